"""The signature under a text: who signs, on one line or several, and the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.intake.attachments.markers import parse_marker
from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.layout.paragraphs import is_final
from store.intake.metadata.dates import date_line
from store.intake.metadata.organisations import is_organisation, split_signature

_LIST = re.compile(r"^附\s*[件表]?\s*[:：]\s*\S")
_LIST_ITEM = re.compile(r"^(?:附件\s*)?[\d０-９]{1,2}\s*[.．、]\s*\S{2,}")
_CONTACT = re.compile(r"联系|电话|传真|邮箱|邮编|地址|\d$|@")
_PERSON = re.compile(
    r"^(?:[一-鿿]{2,16})?(?:主\s*任|部\s*长|省\s*长|市\s*长|局\s*长|厅\s*长|署\s*长|院\s*长|主\s*席|总\s*理)"
    r"[\s　]*[:：]?[\s　]*[一-鿿·][一-鿿·\s]{1,6}$"
)
_ISSUING = re.compile(
    r"印发给你们|转发给你们|(?:遵照|贯彻|参照)执行|特此|此[复函令]|现予(?:公布|发布)|组织实施|起(?:施行|实施|执行|生效)"
)
#: Another name of the signing body, and the word 代章, on its own line under the name.
_ALIAS = re.compile(
    r"^[（(]\s*(?P<name>[一-鿿]{4,40}?)\s*(?P<for>代\s*章)?\s*[)）]"
    r"\s*(?:[（(]\s*(?:印章|盖章|公章|章|代章)\s*[)）])?$"
)
_ENDED = "。！；：:"
_MIN_TEXT = 4
_MAX_SIGNERS = 30
_MAX_UNDATED = 3
_WRAPPED = 18


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature on the lines ``start`` to ``end``: who signs, and the day (ISO) or None.

    ``persons`` are the lines that name who signs for them: 省长 林涛.
    """

    start: int
    end: int
    signers: tuple[str, ...]
    day: str | None
    persons: tuple[str, ...] = ()


def find_signature(lines: Sequence[PhysicalLine]) -> Signature | None:
    """Return the first signature with a date behind a text, else organisations alone on the last lines."""
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
        return Signature(start, i + 1, tuple(signers), day, _persons(lines[start:i]))
    return _undated(lines, first_text)


def _undated(lines: Sequence[PhysicalLine], first_text: int) -> Signature | None:
    if first_text >= len(lines) - 1:
        return None
    start, signers = _signers(lines, len(lines), "")
    marker = parse_marker(lines[start - 1].text)
    if not signers or start <= 1 or len(signers) > _MAX_UNDATED or (marker and not marker.title):
        return None
    if lines[start].level:
        return None
    return Signature(start, len(lines), tuple(signers), None, _persons(lines[start:]))


def _persons(lines: Sequence[PhysicalLine]) -> tuple[str, ...]:
    return tuple(squeeze(line.text) for line in lines if _PERSON.match(line.text))


def _is_text(line: PhysicalLine) -> bool:
    return line.text.rstrip()[-1:] in _ENDED and len(line.text) > _MIN_TEXT


def _signers(lines: Sequence[PhysicalLine], date_at: int, before: str) -> tuple[int, list[str]]:
    start = date_at
    groups = [split_signature(before)] if before else []
    alias = ""
    while start > 0 and date_at - start < _MAX_SIGNERS:
        text = lines[start - 1].text
        other = _ALIAS.match(text)
        if _PERSON.match(text) or (other and is_organisation(other["name"])):
            alias = f"（{other['name']}）" if other and not other["for"] else alias
            start -= 1
            continue
        names = split_signature(text) if not is_final(text) else []
        if not names or (start - 2 >= 0 and _wraps_into(lines[start - 2].text)):
            break
        names[-1] += alias
        alias = ""
        groups.insert(0, names)
        start -= 1
    return start, [squeeze(name) for group in groups for name in group]


def _wraps_into(before: str) -> bool:
    """Return whether a line that looks like an organisation is the tail of a sentence above it."""
    if is_final(before) or _CONTACT.search(before) or _LIST.match(before) or _LIST_ITEM.match(before):
        return False
    return len(before) > _WRAPPED and not split_signature(before)


def _stands_as_signature(lines: Sequence[PhysicalLine], i: int) -> bool:
    """Return a date alone: at the very end, or with an attachment behind it."""
    behind = lines[i + 1].text if i + 1 < len(lines) else ""
    last = lines[i - 1].text if i else ""
    if is_final(last) and _ISSUING.search("".join(line.text for line in lines[max(0, i - 3) : i])):
        return True
    if i and not (is_final(last) or _LIST_ITEM.match(last) or _LIST.match(last)):
        return False
    return not behind or parse_marker(behind) is not None
