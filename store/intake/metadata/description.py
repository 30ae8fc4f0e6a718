"""Description of a document, assembled from head, signature, history and the metadata of a page."""

from __future__ import annotations

import re

from store.intake.attachments.frame import PaperFrame
from store.intake.cleanup.physical_line import squeeze
from store.intake.draft import DocumentDraft
from store.intake.metadata.dates import date_line, find_day
from store.intake.metadata.document_kinds import is_complete_title, kind_of, kind_of_text
from store.intake.metadata.head import PaperHead
from store.intake.metadata.metadata import (
    date_of_history,
    issuer_of_order,
    issuers_of_history,
    issuers_of_line,
    issuers_of_title,
    number_of_history,
)
from store.intake.metadata.organisations import split_signature
from store.intake.sections import PaperSection
from store.model.document import DocumentKind
from store.model.numbers import canonical_number

_ISSUED = re.compile(
    r"现(?:将)?[^。]{0,60}?(?:印发|转发|公布|发布|予以)|印发给你们|请(?:认真)?(?:遵照|贯彻|组织)"
)
#: Letters of a hospital and its department, then figures.
_OWN_NUMBER = re.compile(r"[A-Z][\w./—–-]{2,30}\d[\w./—–-]*")


def describe(draft: DocumentDraft, frame: PaperFrame, cover: PaperSection) -> None:
    """Fill in what the document says of itself, from its head, its signature and its history."""
    head = cover.head
    first_text = next((p for node in draft.nodes for n in node.walk() for p in n.paragraphs), "")
    draft.title = head.title or draft.attached_title or squeeze(first_text)[:60]
    draft.titled = is_complete_title(head.title) or is_complete_title(draft.attached_title or "")
    draft.number = head.number or canonical_number(head.field("发文字号", "文号", "文件编号"))
    draft.number = draft.number or number_of_history(draft.history) or _own_number(head)
    draft.addressee = head.addressee
    draft.issuers = _issuers(draft, frame, head)
    draft.date = frame.signed_on or date_of_history(draft.history) or head.day or _date_of_page(head)
    draft.effective = find_day(head.field("生效日期", "生效时间", "实施日期", "施行日期"))
    draft.kind = kind_of(head.title) if head.title else _kind_of_cover(draft, head)
    if draft.kind == "其他":
        draft.kind = kind_of_text(p for node in draft.nodes for n in node.walk() for p in n.paragraphs)


def _own_number(head: PaperHead) -> str | None:
    """Return the number that a hospital gave a rule by its own order: LFY-HL-023."""
    number = squeeze(head.field("文件编号"))
    return number if _OWN_NUMBER.fullmatch(number) else None


def _date_of_page(head: PaperHead) -> str | None:
    """Return the day that a page's metadata give: when the text was made, else when it was published."""
    day = head.field(
        "成文日期", "成文时间", "发文日期", "发文时间", "公布日期", "发布日期", "发布时间", "公开日期"
    )
    found = date_line(re.sub(r"\s*\d{1,2}:\d\d(?::\d\d)?$", "", day)) if day else None
    return found[1] if found else None


def _kind_of_cover(draft: DocumentDraft, head: PaperHead) -> DocumentKind:
    """Return a cover without a title line that says 现印发给你们 to an addressee is a notice."""
    text = "".join(draft.nodes[0].paragraphs[:3]) if draft.nodes else ""
    if head.addressee and _ISSUED.search(squeeze(text)):
        return "通知"
    return kind_of(draft.attached_title or draft.title)


def _issuers(draft: DocumentDraft, frame: PaperFrame, head: PaperHead) -> list[str]:
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
        or _over_title(head)
        or head.writers
    )


def _over_title(head: PaperHead) -> list[str]:
    """Return the organisations that a title begins with on separate lines: a hospital over its rules."""
    names: list[str] = []
    parts = [part for line in head.title_lines for part in re.split(r"\s{2,}", line.text.strip())]
    for part in parts[:-1]:
        own = split_signature(part)
        if not own:
            break
        names += own
    return names
