"""Paragraphs and accepted labels to a tree of nodes: drafts of clauses, their text still as laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from store.intake.layout.paragraphs import SourceBlock, SourceParagraph, is_final
from store.intake.outline.label_styles import LabelStyle
from store.intake.outline.numbering import AcceptedLabel, find_outline
from store.model.message import Message
from store.model.table import Table

PREAMBLE = "前言"
CLOSING = "结语"
#: What the body of a node is made of.
BodyPart: TypeAlias = "str | Table | OutlineNode"


@dataclass(slots=True)
class OutlineNode:
    """A clause in the making; ``body`` has its paragraphs, tables and nodes below it as they follow."""

    label: str
    style: LabelStyle | None = None
    heading: str | None = None
    heading_mark: str = ""
    bold: bool = False
    body: list[BodyPart] = field(default_factory=list)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the body."""
        return tuple(part for part in self.body if isinstance(part, str))

    @property
    def children(self) -> tuple[OutlineNode, ...]:
        """The nodes right below this one."""
        return tuple(part for part in self.body if isinstance(part, OutlineNode))

    @property
    def opening(self) -> str:
        """The paragraph right after the label, which may be a heading; empty where there is none."""
        first = self.body[0] if self.body else None
        return first if isinstance(first, str) else ""

    @property
    def last_paragraph(self) -> str:
        """The last paragraph; empty where there is none."""
        return next((part for part in reversed(self.body) if isinstance(part, str)), "")

    def take_opening(self, rest: str = "") -> str:
        """Take the opening paragraph, which must be there, out of the body; ``rest`` of it stays there."""
        opening = self.opening
        self.body[:1] = [rest] if rest else []
        return opening

    def walk(self) -> Iterator[OutlineNode]:
        """Yield this node and all below it, in document order."""
        yield self
        for part in self.body:
            if isinstance(part, OutlineNode):
                yield from part.walk()


@dataclass(slots=True)
class OutlineTree:
    """The nodes of one part, its text before the first label, and warnings on its numbering."""

    preamble: OutlineNode
    nodes: list[OutlineNode]
    warnings: list[Message]
    labels: int


def build_tree(blocks: list[SourceBlock]) -> OutlineTree:
    """Cut the paragraphs at the labels that :func:`find_outline` accepts and nests them."""
    outline = find_outline(blocks)
    builder = _Builder()
    by_block: dict[int, list[AcceptedLabel]] = {}
    for accepted in outline.labels:
        by_block.setdefault(accepted.block, []).append(accepted)
    for number, block in enumerate(blocks):
        builder.add(block, by_block.get(number, []), next(iter(by_block.get(number + 1, [])), None))
    return OutlineTree(builder.preamble, builder.top, outline.warnings, len(outline.labels))


class _Builder:
    def __init__(self) -> None:
        self.preamble = OutlineNode(PREAMBLE)
        self.top: list[OutlineNode] = []
        self.open: list[OutlineNode] = []

    def add(
        self, block: SourceBlock, labels: list[AcceptedLabel], following: AcceptedLabel | None = None
    ) -> None:
        if isinstance(block, Table):
            self._add_table(block)
            return
        if not labels and following and self._leads_list(block.text, following):
            self.open.pop()
        start = labels[0].position if labels else len(block.text)
        self._add_text(block.text[:start], starts_paragraph=True)
        for accepted, following in zip(labels, [*labels[1:], None], strict=False):
            end = following.position if following else len(block.text)
            self._open(accepted, block)
            text = block.text[accepted.position + accepted.label.length : end].strip(" \t　")
            if text:
                self.open[-1].body.append(text)

    def _add_text(self, text: str, *, starts_paragraph: bool) -> None:
        text = text.strip(" \t　")
        if not text:
            return
        node = self._owner(text) if starts_paragraph else self.open[-1]
        node.body.append(text)

    def _leads_list(self, text: str, following: AcceptedLabel) -> bool:
        """Return whether a line over a list that begins again at 1 follows the items of the list before
        it.
        """
        last = self.open[-1] if len(self.open) > 1 else None
        again = following.label.ordinal == 1 and following.position == 0
        return bool(last and again and last.style == following.label.style and text.rstrip()[-1:] in "：:")

    def _owner(self, text: str) -> OutlineNode:
        """Return the node of an unlabelled paragraph: behind an article's items it is the article's own
        款.
        """
        if not self.open:
            return self.preamble
        last = self.open[-1]
        article = next((n for n in reversed(self.open) if n.style == "条"), None)
        words = last.last_paragraph
        ended = bool(words) and is_final(words) and words[-1] not in "：:"
        if article and article is not last and ended and not _is_note(text):
            del self.open[self.open.index(article) + 1 :]
            return article
        return last

    def _add_table(self, table: Table) -> None:
        node = self.open[-1] if self.open else self.preamble
        node.body.append(table)

    def _open(self, accepted: AcceptedLabel, block: SourceParagraph) -> None:
        node = OutlineNode(accepted.label.canonical, accepted.label.style, bold=block.bold)
        del self.open[accepted.depth :]
        if self.open:
            self.open[-1].body.append(node)
        else:
            self.top.append(node)
        self.open.append(node)


def _is_note(text: str) -> bool:
    return text.startswith(("注：", "注:"))
