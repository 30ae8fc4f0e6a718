"""Text to a draft of a document: cover, outline and attachments put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.intake.attachments.forms import is_form
from store.intake.attachments.frame import Frame, take_apart
from store.intake.attachments.papers import Paper
from store.intake.cleanup.line import Line, squeeze
from store.intake.cleanup.lines import clean_lines
from store.intake.cleanup.table_of_contents import drop_contents
from store.intake.layout.joining import join_lines
from store.intake.layout.named_parts import split_parts
from store.intake.layout.paragraphs import Block, Paragraph, is_final
from store.intake.layout.tables import find_tables
from store.intake.layout.torn_labels import mend_labels
from store.intake.layout.width import Layout, measure
from store.intake.metadata.dates import date_line
from store.intake.metadata.kinds import is_complete_title, kind_of
from store.intake.metadata.metadata import (
    date_of_history,
    issuer_of_order,
    issuers_of_history,
    issuers_of_line,
    issuers_of_title,
    number_of_history,
)
from store.intake.metadata.title_block import Head, read_head
from store.intake.outline.headings import is_closing
from store.intake.outline.labels import STRUCTURE
from store.intake.outline.tree import CLOSING, PREAMBLE, BodyPart, Node, Tree, build_tree
from store.model.document import Kind
from store.model.numbers import canonical_number
from store.model.table import Table

_QUOTED = re.compile(r"《([^《》]{4,120}(?:《[^《》]{1,80}》[^《》]{0,40})?)》")
_ISSUED = re.compile(
    r"现(?:将)?[^。]{0,60}?(?:印发|转发|公布|发布|予以)|印发给你们|请(?:认真)?(?:遵照|贯彻|组织)"
)
_CUT = "正文在此中断，来源文件不完整。"


@dataclass(slots=True)
class Draft:
    """What was read of a document, before its nodes become clauses."""

    title: str = ""
    attached_title: str | None = None
    number: str | None = None
    issuers: list[str] = field(default_factory=list)
    date: str | None = None
    kind: Kind = "其他"
    addressee: str | None = None
    copied_to: str | None = None
    provenance: str | None = None
    history: list[str] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    labels: int = 0
    complete: bool = True
    titled: bool = False


@dataclass(slots=True)
class _Section:
    """A body or an attachment, read: its head and its tree, with the parts that have names of their own."""

    head: Head
    nodes: list[Node]
    preamble: Node
    labels: int
    warnings: list[str]
    blocks: list[Block]


def assemble(text: str) -> Draft:
    """Reads a whole text; gives a draft even of one that is no policy (then without labels and title)."""
    lines = mend_labels(clean_lines(text))
    layout = measure(lines)
    frame = take_apart(lines)
    cover = _read_section(frame.body, layout, None)
    names = _names_in(cover)
    attached = [_read_attachment(a, layout, names) for a in frame.attachments]
    draft = Draft(copied_to=frame.copied_to, provenance="；".join(frame.sources) or None)
    _put_together(draft, frame, cover, attached)
    _describe(draft, frame, cover)
    _judge_end(draft, [cover, *(section for _, section in attached)])
    return draft


def _read_form(lines: list[Line]) -> _Section:
    """A form: its title, and every line as it stands; nothing in it is a clause."""
    head = Head(title_lines=lines[:1], begin=1)
    preamble = Node(PREAMBLE)
    for item in find_tables(lines[1:]):
        preamble.body.append(item if isinstance(item, Table) else item.text)
    return _Section(head, [], preamble, 0, [], [])


def _read_section(lines: list[Line], layout: Layout, known: str | None) -> _Section:
    head = read_head(lines, known)
    body = drop_contents(lines[head.begin :])
    blocks = join_lines(find_tables(body), layout)
    preamble, nodes, labels, warnings = Node(PREAMBLE), [], 0, []
    for name, part in split_parts(blocks):
        tree = build_tree(part)
        labels += tree.labels
        warnings.extend(tree.warnings)
        if name is None:
            preamble, nodes = tree.preamble, list(tree.nodes)
        else:
            nodes.append(_part_node(name, tree))
    return _Section(head, nodes, preamble, labels, warnings, blocks)


def _part_node(name: str, tree: Tree) -> Node:
    return Node(name, body=[*tree.preamble.body, *tree.nodes])


def _read_attachment(attachment: Paper, layout: Layout, names: list[str]) -> tuple[Paper, _Section]:
    if is_form([line.text for line in attachment.lines]):
        return attachment, _read_form(attachment.lines)
    start = squeeze("".join(line.text for line in attachment.lines[:6]))
    known = next((name for name in names if start.startswith(name)), None)
    return attachment, _read_section(attachment.lines, layout, known)


def _names_in(cover: _Section) -> list[str]:
    """What the cover calls its attachments: 《…》 in its sentences, and what its title says it issues."""
    text = "\n".join(squeeze(p) for p in cover.preamble.paragraphs)
    names = [m[1] for m in _QUOTED.finditer(text)]
    issued = re.search(r"(?:印发|转发|批转|公布|发布)(.{4,100}?)的(?:通知|公告|通告|函)$", cover.head.title)
    if issued:
        names.append(issued[1].strip("《》"))
    return sorted({squeeze(name) for name in names}, key=len, reverse=True)


def _put_together(
    draft: Draft, frame: Frame, cover: _Section, attached: list[tuple[Paper, _Section]]
) -> None:
    """The outline: the cover's own, or that of the one attachment it is about; others are named parts."""
    main = _main_attachment(cover, attached)
    preamble = Node(PREAMBLE, body=[*cover.head.leftovers, *cover.head.history, *cover.preamble.body])
    draft.history = list(cover.head.history)
    closing = [line.text for line in frame.attachment_list]
    nodes = [*cover.nodes, *_closing_node(cover.nodes)]
    if not cover.labels:
        preamble.body += closing
    if main:
        head = main.head
        preamble.body += [*head.leftovers, *head.history, *main.preamble.body]
        draft.history += head.history
        draft.attached_title = head.title or None
        nodes = [*nodes, *main.nodes, *_closing_node(main.nodes)]
        nodes += _listed(next(a for a, section in attached if section is main).listed, attached)
    elif cover.labels:
        nodes = [*nodes, *_listed(frame.attachment_list, attached)]
    for attachment, section in attached:
        if section is not main:
            nodes = [*nodes, _attachment_node(attachment, section)]
    draft.nodes = ([preamble] if preamble.body else []) + nodes
    draft.labels = cover.labels + sum(section.labels for _, section in attached)
    draft.warnings += cover.warnings + [w for _, section in attached for w in section.warnings]


def _closing_node(nodes: list[Node]) -> list[Node]:
    """The document's own last words behind its last item (本意见自…起施行, 特此通知), as a clause 结语."""
    last = nodes[-1] if nodes else None
    while last and last.body and isinstance(last.body[-1], Node):
        last = last.body[-1]
    if not last or not last.style or last.style in STRUCTURE:
        return []
    closing: list[BodyPart] = []
    while len(last.paragraphs) > 1 and last.body[-1] == last.paragraphs[-1]:
        before, text = last.paragraphs[-2:]
        if not is_closing(text) or not is_final(squeeze(before)):
            break
        closing.insert(0, last.body.pop())
    return [Node(CLOSING, body=closing)] if closing else []


def _listed(lines: list[Line], attached: list[tuple[Paper, _Section]]) -> list[Node]:
    """The list of attachments that closes a text, unless it only names those that follow."""
    texts = [line.text for line in lines]
    return [Node("附件", body=[*texts])] if texts and not _lists_only(texts, attached) else []


def _lists_only(closing: list[str], attached: list[tuple[Paper, _Section]]) -> bool:
    """Whether the list 附件：1.… says no more than the names of the attachments that follow."""
    listed = squeeze("".join(closing))
    for _, section in attached:
        listed = listed.replace(section.head.title, "")
    return not re.sub(r"附件?|[\d:：.．、;；。\s]", "", listed)


def _main_attachment(cover: _Section, attached: list[tuple[Paper, _Section]]) -> _Section | None:
    if cover.labels or not attached:
        return None
    title = cover.head.title
    named = [s for _, s in attached if s.head.title and s.head.title in title]
    if len(named) == 1:
        return named[0]
    return attached[0][1] if len(attached) == 1 or not named else None


def _attachment_node(attachment: Paper, section: _Section) -> Node:
    name = section.head.title or attachment.marker or "附件"
    head = section.head
    body: list[BodyPart] = [*head.leftovers, *head.printed, *head.history, *section.preamble.body]
    body += [*section.nodes, *(_closing_node(section.nodes) if attachment.closing else [])]
    body += [*_listed(attachment.listed, []), *attachment.closing]
    return Node(name, body=body)


def _describe(draft: Draft, frame: Frame, cover: _Section) -> None:
    head = cover.head
    first_text = next((p for node in draft.nodes for n in node.walk() for p in n.paragraphs), "")
    draft.title = head.title or draft.attached_title or squeeze(first_text)[:60]
    draft.titled = is_complete_title(head.title) or is_complete_title(draft.attached_title or "")
    draft.number = head.number or canonical_number(head.field("发文字号", "文号", "文件编号"))
    draft.number = draft.number or number_of_history(draft.history)
    draft.addressee = head.addressee
    draft.issuers = _issuers(draft, frame, head)
    draft.date = frame.signed_on or date_of_history(draft.history) or head.day or _date_of_page(head)
    draft.kind = kind_of(head.title) if head.title else _kind_of_cover(draft, head)


def _date_of_page(head: Head) -> str | None:
    """The day that a page's metadata give: when the text was made, else when it was published."""
    day = head.field(
        "成文日期", "成文时间", "发文日期", "发文时间", "公布日期", "发布日期", "发布时间", "公开日期"
    )
    found = date_line(re.sub(r"\s*\d{1,2}:\d\d(?::\d\d)?$", "", day)) if day else None
    return found[1] if found else None


def _kind_of_cover(draft: Draft, head: Head) -> Kind:
    """A cover without a title line that says 现印发给你们 to an addressee is a notice."""
    text = "".join(draft.nodes[0].paragraphs[:3]) if draft.nodes else ""
    if head.addressee and _ISSUED.search(squeeze(text)):
        return "通知"
    return kind_of(draft.attached_title or draft.title)


def _issuers(draft: Draft, frame: Frame, head: Head) -> list[str]:
    raw_title = " ".join(line.text for line in head.title_lines)
    of_title = issuers_of_title(raw_title) or issuers_of_title(head.title)
    field_names = issuers_of_line(
        head.field("发文机关", "发布机构", "发文机构", "发文单位", "制定机关", "公布机关", "发布单位")
    )
    if len(frame.signers) > len(of_title):
        return frame.signers
    return (
        of_title
        or frame.signers
        or issuer_of_order(draft.number)
        or issuers_of_history(draft.history)
        or field_names
        or head.letterhead
    )


def _judge_end(draft: Draft, sections: list[_Section]) -> None:
    """Whether the text breaks off: its last paragraph is long and ends no sentence."""
    blocks = [block for section in sections for block in section.blocks]
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph):
        return
    text = squeeze(last.text)
    if (
        len(text) > 25
        and not is_final(text)
        and re.search(r"[，,。；、]", text)
        and not text.endswith(("）", ")"))
    ):  # noqa: PLR2004
        draft.complete = False
        draft.warnings.append(_CUT)
