"""The parts of a paper: cover, signature, attachments, imprint; told apart by their form and place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from store.intake.cleanup.debris import is_public_notice, is_source_line
from store.intake.cleanup.line import Line, squeeze
from store.intake.layout.paragraphs import is_final
from store.intake.metadata.dates import date_line
from store.intake.metadata.organisations import is_organisation, split_signature

_COPIES = re.compile(r"^(?:抄\s*送|抄\s*报|抄\s*发|分\s*送|主\s*送|主\s*题\s*词)\s*[:：]")
_PRINTED = re.compile(r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发\s*$")
_MARKER = re.compile(r"^附\s*件?\s*[一二三四五六七八九十\d０-９]{0,3}\s*[:：、.．]?$")
_MARKER_WITH_TITLE = re.compile(
    r"^附\s*件\s*[一二三四五六七八九十\d０-９]{1,3}\s*[:：]?\s*(?P<title>\S.{1,60})$"
)
_LIST = re.compile(r"^附\s*[件表]?\s*[:：]\s*\S")
_LIST_ITEM = re.compile(r"^(?:附件\s*)?[\d０-９]{1,2}\s*[.．、]\s*\S{2,}")
_CONTACT = re.compile(r"联系|电话|传真|邮箱|邮编|地址|\d$|@")
_PERSON = re.compile(
    r"^(?:[一-鿿]{2,16})?(?:主\s*任|部\s*长|省\s*长|市\s*长|局\s*长|厅\s*长|署\s*长|院\s*长|主\s*席|总\s*理)"
    r"[\s　]*[:：]?[\s　]*[一-鿿·][一-鿿·\s]{1,6}$"
)
_ISSUING = re.compile(
    r"印发给你们|转发给你们|(?:遵照|贯彻|参照)执行|特此通知|现予(?:公布|发布)|组织实施|起施行"
)
_ENDED = "。！；："
_MAX_COPY_LINES = 8
_MAX_SIGNERS = 30
_MIN_REST = 2


@dataclass(slots=True)
class Attachment:
    """An attachment: its mark (附件1) as printed, its lines, title first, the list of its own."""

    marker: str
    lines: list[Line] = field(default_factory=list)
    listed: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Frame:
    """The lines of a paper by their part; what stands in none of them is the ``body``."""

    body: list[Line] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    signed_on: str | None = None
    attachment_list: list[Line] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    copied_to: str | None = None
    sources: list[str] = field(default_factory=list)


def take_apart(lines: list[Line]) -> Frame:
    """Sorts the lines of a paper into its parts; nothing is lost but the remark 此件公开发布."""
    frame = Frame()
    rest = []
    for i, line in enumerate(lines):
        if is_source_line(line.text) and (i < 8 or i >= len(lines) - 4):  # noqa: PLR2004
            frame.sources.append(squeeze(line.text))
        elif not is_public_notice(line.text):
            rest.append(line)
    rest = _take_imprint(rest, frame)
    cover, after = _split_at_signature(rest, frame)
    cover, marked = _split_at_marker(cover) if not after else (cover, [])
    frame.body, frame.attachment_list = _part_list(cover)
    frame.attachments = _attachments(marked or after)
    for attachment in frame.attachments:
        attachment.lines, attachment.listed = _part_list(attachment.lines)
    return frame


def _take_imprint(lines: list[Line], frame: Frame) -> list[Line]:
    """Takes off 抄送 with the lines it runs on over, 主题词 and the printer's line."""
    kept: list[Line] = []
    copies: list[str] = []
    i = 0
    while i < len(lines):
        if not _COPIES.match(lines[i].text):
            if not (_PRINTED.search(lines[i].text) and len(lines[i].text) < 60 and i > len(lines) // 2):  # noqa: PLR2004
                kept.append(lines[i])
            i += 1
            continue
        if i < len(lines) // 2 and re.match(r"^主\s*题\s*词", lines[i].text):
            i += 1
            continue
        end = _imprint_end(lines, i)
        text = "".join(line.text for line in lines[i:end] if not _PRINTED.search(line.text))
        if not text.replace(" ", "").startswith(("主送", "主题词")):
            copies.append(re.sub(r"^抄\s*[送报发]\s*[:：]\s*|^分\s*送\s*[:：]\s*", "", text))
        elif text.replace(" ", "").startswith("主送"):
            kept.append(Line(re.sub(r"^主\s*送\s*[:：]\s*", "", text).rstrip("。：:") + "：", lines[i].gap))
        i = end
    frame.copied_to = squeeze("；".join(copies)) or None
    return kept


def _imprint_end(lines: list[Line], start: int) -> int:
    """Behind the imprint that begins at ``start``: at the printer's line, the end, or its last 。."""
    stop = min(len(lines), start + _MAX_COPY_LINES)
    for i in range(start + 1, stop):
        text = lines[i].text
        if _MARKER.match(text) or _MARKER_WITH_TITLE.match(text) or _COPIES.match(text):
            return i
        if _PRINTED.search(text):
            return i + 1
    if stop == len(lines):
        return stop
    for i in range(start, stop):
        if lines[i].text.rstrip()[-1:] == "。":
            return i + 1
    return start + 1


def _split_at_signature(lines: list[Line], frame: Frame) -> tuple[list[Line], list[Line]]:
    """Takes off the first signature with its date behind a text; (what is before, what is behind)."""
    first_text = next((i for i, line in enumerate(lines) if _is_text(line)), len(lines))
    for i, line in enumerate(lines[first_text + 1 :], start=first_text + 1):
        found = date_line(line.text)
        if not found or line.text[:1] in "（(":
            continue
        before, day = found
        start, signers = _signers(lines, i, before)
        if not signers and start == i and not _stands_as_signature(lines, i):
            continue
        if before and not split_signature(before):
            continue
        frame.signers, frame.signed_on = signers, day
        return lines[:start], lines[i + 1 :]
    return _split_at_bare_signature(lines, frame)


def _split_at_bare_signature(lines: list[Line], frame: Frame) -> tuple[list[Line], list[Line]]:
    """A signature without a date: organisations alone on the last lines."""
    if lines and _has_text(lines[:-1]):
        start, signers = _signers(lines, len(lines), "")
        if (
            signers
            and start > 1
            and not _MARKER.match(lines[start - 1].text)
            and len(signers) <= 3
            and not lines[start].level
        ):  # noqa: PLR2004
            frame.signers = signers
            return lines[:start], []
    return lines, []


def _has_text(lines: list[Line]) -> bool:
    """Whether a sentence or an addressee stands in the lines, so that what follows may be a signature."""
    return any(_is_text(line) for line in lines)


def _is_text(line: Line) -> bool:
    return line.text.rstrip()[-1:] in _ENDED + ":" and len(line.text) > 4  # noqa: PLR2004


def _signers(lines: list[Line], date_at: int, before: str) -> tuple[int, list[str]]:
    start = date_at
    groups = [split_signature(before)] if before else []
    while start > 0 and date_at - start < _MAX_SIGNERS:
        text = lines[start - 1].text
        names = split_signature(text) if not is_final(text) else []
        if _PERSON.match(text):
            start -= 1
            continue
        if not names or (start - 2 >= 0 and _wraps_into(lines[start - 2].text)):
            break
        groups.insert(0, names)
        start -= 1
    return start, [name for group in groups for name in group]


def _wraps_into(before: str) -> bool:
    """Whether a line that looks like an organisation is the tail of a sentence above it."""
    if is_final(before) or _CONTACT.search(before) or _LIST.match(before) or _LIST_ITEM.match(before):
        return False
    return len(before) > 18 and not split_signature(before)  # noqa: PLR2004


def _stands_as_signature(lines: list[Line], i: int) -> bool:
    """A date alone: at the very end, or with an attachment behind it."""
    behind = lines[i + 1 : i + 2]
    if (
        i
        and is_final(lines[i - 1].text)
        and _ISSUING.search("".join(line.text for line in lines[max(0, i - 3) : i]))
    ):
        return True
    if i and not (
        is_final(lines[i - 1].text) or _LIST_ITEM.match(lines[i - 1].text) or _LIST.match(lines[i - 1].text)
    ):
        return False
    return not behind or bool(_MARKER.match(behind[0].text) or _MARKER_WITH_TITLE.match(behind[0].text))


def _split_at_marker(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    first_text = next((i for i, line in enumerate(lines) if _is_text(line)), len(lines))
    for i, line in enumerate(lines):
        if _MARKER.match(line.text) and i > max(1, first_text) and len(lines) - i > _MIN_REST:
            return lines[:i], lines[i:]
    return lines, []


def _part_list(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Parts the list 附件：1.… 2.… from the end of a text: (text, list)."""
    for i in range(len(lines) - 1, max(-1, len(lines) - 25), -1):
        text = lines[i].text
        if not (
            _LIST.match(text)
            or (_MARKER.match(text) and i + 1 < len(lines) and _LIST_ITEM.match(lines[i + 1].text))
        ):
            continue
        if all(not is_final(line.text) or _LIST_ITEM.match(line.text) for line in lines[i + 1 :]):
            return lines[:i], lines[i:]
    return lines, []


def _attachments(lines: list[Line]) -> list[Attachment]:
    """The attachments behind a cover; lines before the first mark are one without a mark."""
    found: list[Attachment] = []
    for i, line in enumerate(lines):
        titled = _MARKER_WITH_TITLE.match(line.text)
        if _MARKER.match(line.text) or (
            titled and not is_final(line.text) and (i == 0 or is_final(lines[i - 1].text))
        ):
            found.append(Attachment(squeeze(line.text if not titled else line.text[: titled.start("title")])))
            if titled:
                found[-1].lines.append(Line(titled["title"], line.gap, line.level, line.bold))
        elif found:
            found[-1].lines.append(line)
        else:
            found.append(Attachment("", [line]))
    return [a for a in found if a.lines]


__all__ = ["Attachment", "Frame", "is_organisation", "take_apart"]
