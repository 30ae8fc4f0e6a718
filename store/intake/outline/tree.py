"""Paragraphs and accepted labels to a tree of nodes: drafts of clauses, their text still as laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from store.intake.layout.paragraphs import Block, Paragraph, is_final
from store.intake.outline.labels import DIVISIONS, Style
from store.intake.outline.numbering import Accepted, find_outline
from store.model.table import Table

PREAMBLE = "前言"
CLOSING = "结语"


@dataclass(slots=True)
class Node:
    """A clause in the making; ``after`` is how many of its parent's paragraphs stand before it."""

    label: str
    style: Style | None = None
    heading: str | None = None
    heading_mark: str = ""
    bold: bool = False
    paragraphs: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    after: int | None = None

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Tree:
    """The nodes of one part, its text before the first label, and warnings on its numbering."""

    preamble: Node
    nodes: list[Node]
    warnings: list[str]
    labels: int


def build_tree(blocks: list[Block]) -> Tree:
    """Cuts the paragraphs at the labels that :func:`find_outline` accepts and nests them."""
    outline = find_outline(blocks)
    builder = _Builder()
    by_block: dict[int, list[Accepted]] = {}
    for accepted in outline.labels:
        by_block.setdefault(accepted.block, []).append(accepted)
    for number, block in enumerate(blocks):
        builder.add(block, by_block.get(number, []))
    return Tree(builder.preamble, builder.top, outline.warnings, len(outline.labels))


class _Builder:
    def __init__(self) -> None:
        self.preamble = Node(PREAMBLE)
        self.top: list[Node] = []
        self.open: list[Node] = []

    def add(self, block: Block, labels: list[Accepted]) -> None:
        if isinstance(block, Table):
            self._add_table(block)
            return
        start = labels[0].position if labels else len(block.text)
        self._add_text(block.text[:start], starts_paragraph=True)
        for accepted, following in zip(labels, [*labels[1:], None], strict=False):
            end = following.position if following else len(block.text)
            self._open(accepted, block)
            text = block.text[accepted.position + accepted.label.length : end].strip(" \t　")
            if text:
                self.open[-1].paragraphs.append(text)

    def _add_text(self, text: str, *, starts_paragraph: bool) -> None:
        text = text.strip(" \t　")
        if not text:
            return
        node = self._owner(text) if starts_paragraph else self.open[-1]
        node.paragraphs.append(text)

    def _owner(self, text: str) -> Node:
        """Where an unlabelled paragraph belongs: behind an article's items it is the article's own 款."""
        if not self.open:
            return self.preamble
        last = self.open[-1]
        article = next((n for n in reversed(self.open) if n.style == "条"), None)
        ended = (
            bool(last.paragraphs) and is_final(last.paragraphs[-1]) and last.paragraphs[-1][-1] not in "：:"
        )
        if article and article is not last and ended and not _is_note(text):
            del self.open[self.open.index(article) + 1 :]
            return article
        return last

    def _add_table(self, table: Table) -> None:
        node = self.open[-1] if self.open else self.preamble
        node.tables.append(Table(table.rows, table.caption, table.note, len(node.paragraphs)))

    def _open(self, accepted: Accepted, block: Paragraph) -> None:
        node = Node(accepted.label.canonical, accepted.label.style, bold=block.bold)
        del self.open[accepted.depth :]
        parent = self.open[-1] if self.open else None
        (parent.children if parent else self.top).append(node)
        if parent and parent.style not in DIVISIONS:
            node.after = len(parent.paragraphs)
        self.open.append(node)


def _is_note(text: str) -> bool:
    return text.startswith(("注：", "注:"))
