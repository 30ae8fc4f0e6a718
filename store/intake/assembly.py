"""Text to a draft of a document: cover, outline and attachments put together."""

from __future__ import annotations

import re
from dataclasses import replace

from store.intake.attachments.forms import is_form
from store.intake.attachments.frame import PaperFrame, take_apart
from store.intake.attachments.markers import SOURCES, take_standing
from store.intake.attachments.papers import EnclosedPaper
from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.cleanup.text_lines import clean_lines
from store.intake.draft import DocumentDraft
from store.intake.layout.paragraphs import SourceParagraph, is_final
from store.intake.layout.torn_labels import mend_labels
from store.intake.layout.width import LineWrapping, measure
from store.intake.metadata.description import describe
from store.intake.metadata.document_kinds import is_complete_title, kind_of
from store.intake.metadata.press import has_interview, press_kind
from store.intake.metadata.standard_cover import read_cover
from store.intake.metadata.title_block import read_head
from store.intake.outline.closing import closing_nodes
from store.intake.outline.tree import PREAMBLE, BodyPart, OutlineNode
from store.intake.sections import (
    PaperSection,
    read_attachment,
    read_form,
    read_plain,
    read_press,
    read_section,
    read_standard,
)
from store.model.message import Message

_QUOTED = re.compile(r"《([^《》]{4,120}(?:《[^《》]{1,80}》[^《》]{0,40})?)》")
#: A text with more articles is a law, even if its first lines look different.
_MAX_ARTICLES = 3
#: A title that issues several papers and names the first: 关于印发《甲制度》等三项制度的通知.
_SEVERAL = re.compile(r"》?等\s*[\d一二两三四五六七八九十]{1,3}\s*[项个种部份件类]")
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]{1,5}条[\s　]")


def assemble(text: str, whole: bool = False, placed: bool = False) -> DocumentDraft:
    """Read a whole text; gives a draft even of one that is no policy (then without labels and title).

    ``whole`` tells that its format says where paragraphs end: each line is one. ``placed`` tells that this
    was found by the places of lines on pages, so that none was broken because it was full.
    """
    lines = mend_labels(clean_lines(text, whole))
    wrapping = LineWrapping(0, whole) if placed else measure(lines, whole)
    if press := _read_press(lines, wrapping):
        return press
    standard = read_cover(lines)
    frame = take_apart(lines[standard.end :] if standard else lines)
    cover = read_standard(frame.body, wrapping, standard) if standard else read_section(frame.body, wrapping)
    names = _names_in(cover)
    attached = [_read_attachment(a, wrapping, names) for a in frame.attachments]
    draft = DocumentDraft(
        copied_to=frame.copied_to,
        provenance="；".join([*cover.head.marks, *frame.sources]) or None,
        publication=frame.publication,
    )
    _put_together(draft, frame, cover, attached)
    describe(draft, frame, cover)
    if standard:
        draft.kind, draft.issuers = "标准", standard.issuers
        draft.date, draft.effective = standard.issued, standard.in_force
    _judge_end(draft, [cover, *(section for _, section in attached)])
    return draft


def _read_press(lines: list[PhysicalLine], wrapping: LineWrapping) -> DocumentDraft | None:
    """Return a newspaper's text or a commentary, read plainly; None for anything with a number or an
    addressee.
    """
    kind = press_kind([line.text for line in lines])
    if not kind:
        return None
    head = read_head(list(lines))
    articles = sum(bool(_ARTICLE.match(line.text)) for line in lines)
    if head.number or head.addressee or articles > _MAX_ARTICLES or _is_official(head.title, lines):
        return None
    section = read_press(lines, wrapping)
    draft = DocumentDraft(title=section.head.title, kind=kind, date=section.head.day, press=True)
    section.preamble.body[:0] = section.head.leftovers
    draft.nodes = ([section.preamble] if section.preamble.body else []) + section.nodes
    draft.labels = section.labels
    draft.warnings = [
        Message("intake.news_report") if kind == "报道" else Message("intake.commentary"),
        *section.warnings,
    ]
    return draft


def _is_official(title: str, lines: list[PhysicalLine]) -> bool:
    """Return whether a title names a kind of paper and nobody is interviewed."""
    named = is_complete_title(title) and kind_of(title) not in ("其他", "解读", "报道")
    return named and not has_interview([line.text for line in lines])


def _read_attachment(
    attachment: EnclosedPaper, wrapping: LineWrapping, names: list[str]
) -> tuple[EnclosedPaper, PaperSection]:
    if attachment.marker == SOURCES:
        return attachment, read_plain(attachment.lines)
    if is_form([line.text for line in attachment.lines]):
        return attachment, read_form(attachment.lines)
    standing, rest = take_standing(attachment.lines[0].text)
    if standing:
        attachment.standing = standing
        attachment.lines[:1] = [replace(attachment.lines[0], text=rest)] if rest else []
    start = squeeze("".join(line.text for line in attachment.lines[:6]))
    known = next((name for name in names if start.startswith(name)), None)
    return attachment, read_attachment(attachment.lines, wrapping, known, titled=attachment.is_titled)


def _names_in(cover: PaperSection) -> list[str]:
    """Return the names of attachments on the cover: 《…》 in its sentences, and the paper that its title
    issues.
    """
    text = "\n".join(squeeze(p) for p in cover.preamble.paragraphs)
    names = [m[1] for m in _QUOTED.finditer(text)]
    issued = re.search(r"(?:印发|转发|批转|公布|发布)(.{4,100}?)的(?:通知|公告|通告|函)$", cover.head.title)
    if issued:
        names.append(issued[1].strip("《》"))
    return sorted({squeeze(name) for name in names}, key=len, reverse=True)


def _put_together(
    draft: DocumentDraft,
    frame: PaperFrame,
    cover: PaperSection,
    attached: list[tuple[EnclosedPaper, PaperSection]],
) -> None:
    """Choose the outline: the cover's own, or that of the one attachment it is about; others are named
    parts.
    """
    main = _main_attachment(cover, attached)
    preamble = OutlineNode(PREAMBLE, body=[*cover.head.leftovers, *cover.head.history, *cover.preamble.body])
    draft.history = list(cover.head.history)
    closing = [line.text for line in frame.attachment_list]
    nodes = [*cover.nodes, *closing_nodes(cover.nodes)]
    if not cover.labels:
        preamble.body += closing
    if main:
        head = main.head
        preamble.body += [*head.leftovers, *head.history, *main.preamble.body]
        draft.history += head.history
        draft.attached_title = head.title or None
        nodes = [*nodes, *main.nodes, *closing_nodes(main.nodes)]
        nodes += _listed(next(a for a, section in attached if section is main).listed, attached)
    elif cover.labels:
        nodes = [*nodes, *_listed(frame.attachment_list, attached)]
    for attachment, section in attached:
        if section is not main:
            nodes = [*nodes, _attachment_node(attachment, section)]
            if not attachment.marker:
                if draft.own is None:
                    draft.own = bool(preamble.body) + len(nodes) - 1
                draft.warnings.append(Message("intake.second_document", label=nodes[-1].label))
    draft.nodes = ([preamble] if preamble.body else []) + nodes
    draft.labels = cover.labels + sum(section.labels for _, section in attached)
    draft.warnings += cover.warnings + [w for _, section in attached for w in section.warnings]


def _listed(
    lines: list[PhysicalLine], attached: list[tuple[EnclosedPaper, PaperSection]]
) -> list[OutlineNode]:
    """Return the list of attachments that closes a text, unless it only names those that follow."""
    texts = [line.text for line in lines]
    return [OutlineNode("附件", body=[*texts])] if texts and not _lists_only(texts, attached) else []


def _lists_only(closing: list[str], attached: list[tuple[EnclosedPaper, PaperSection]]) -> bool:
    """Return whether the list 附件：1.… says no more than the names of the attachments that follow."""
    listed = squeeze("".join(closing))
    for _, section in attached:
        listed = listed.replace(section.head.title, "")
    return not re.sub(r"附件?|[\d:：.．、;；。\s]", "", listed)


def _main_attachment(
    cover: PaperSection, attached: list[tuple[EnclosedPaper, PaperSection]]
) -> PaperSection | None:
    if cover.labels or not attached:
        return None
    title = cover.head.title
    named = [s for _, s in attached if s.head.title and s.head.title in title]
    if named and len(attached) > 1 and _SEVERAL.search(title):
        return None
    if len(named) == 1:
        return named[0]
    own = attached[0][0].marker == "" and attached[0][1].head.addressee
    return attached[0][1] if (len(attached) == 1 or not named) and not own else None


def _attachment_node(attachment: EnclosedPaper, section: PaperSection) -> OutlineNode:
    head = section.head
    lettered = attachment.marker[-1:].isascii() and attachment.marker[-1:].isalpha()
    name = attachment.marker if lettered else head.title or attachment.marker or "附件"
    body: list[BodyPart] = [
        *filter(None, [attachment.standing]),
        *head.leftovers,
        *head.printed,
        *head.history,
        *section.preamble.body,
    ]
    body += [*section.nodes, *(closing_nodes(section.nodes) if attachment.closing else [])]
    body += [*_listed(attachment.listed, []), *attachment.closing]
    return OutlineNode(name, heading=head.title if lettered and head.title else None, body=body)


def _judge_end(draft: DocumentDraft, sections: list[PaperSection]) -> None:
    """Record whether the text breaks off: its last paragraph is long and ends no sentence."""
    blocks = [block for section in sections for block in section.blocks]
    last = blocks[-1] if blocks else None
    if not isinstance(last, SourceParagraph):
        return
    text = squeeze(last.text)
    if (
        len(text) > 25
        and not is_final(text)
        and re.search(r"[，,。；、]", text)
        and not text.endswith(("）", ")"))
    ):
        draft.complete = False
        draft.warnings.append(Message("intake.cut_off"))
