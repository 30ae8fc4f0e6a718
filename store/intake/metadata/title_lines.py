"""The lines of a title: which belong to it, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from store.intake.cleanup.physical_line import SET_AS_TITLE, PhysicalLine, squeeze
from store.intake.layout.paragraphs import begins_clause, is_final
from store.intake.metadata.document_kinds import is_complete_title
from store.intake.metadata.head import ANY_LINES, PaperHead
from store.intake.metadata.organisations import split_signature
from store.model.numbers import canonical_number

_BODY = re.compile(
    r"^(?:《[^《》]{4,60}》(?:已|经|业|是)|为了?(?:贯彻|落实|进一步|加强|规范|推进|深入|加快|切实|全面)|根据|按照|现将|现就)"
)
_TITLE_WITH_NUMBER = re.compile(
    r"[（(](?P<number>[一-鿿]{2,12}[〔\[［【（(]\d{4}[〕\]］】）)]第?\d+号)[)）]$"
)
#: The part of a standard that a paper is, the second half of its title.
_PART = re.compile(r"^第\s*[\d０-９]{1,2}\s*部\s*分\s*[:：]?\s*[^，。；]{0,30}$")
_CONTENTS = re.compile(r"^目\s*[录次]$")
_BRACKETED = re.compile(r"^[（(〔\[][^（）()]{1,30}[)）〕\]]$")
_CONTINUES = re.compile(r"^(?:的|和|与|及|、|暨|（|\()|^[一-鿿]{2,10}编$")
_MAX_TITLE_LINE = 60
#: What a title does not have outside of the title that it names.
_SENTENCE = re.compile(r"[，；。：:！？](?![^《]*》)")
_MAX_TITLE = 160
_MAX_TITLE_LINES = 5
_SHORTEST_LINE = 4
_CAPTION = re.compile(r"^表\s*[\dA-H]")
#: The second line of an attachment's title is no longer than that, or it is the text.
_LONGEST_SECOND = 25


@dataclass(frozen=True, slots=True)
class _Place:
    """A line of a head that may be of its title; ``known`` is what a cover calls the paper."""

    lines: list[PhysicalLine]
    number: int
    head: PaperHead
    known: str | None

    @property
    def line(self) -> PhysicalLine:
        """The line itself."""
        return self.lines[self.number]

    @property
    def text(self) -> str:
        """Text of the line."""
        return self.line.text


def read_title_line(lines: list[PhysicalLine], i: int, head: PaperHead, known: str | None) -> int:
    """Take line ``i`` into the title: 1, or 0 where the head is over."""
    place = _Place(lines, i, head, known)
    for rule in _RULES:
        used = rule(place)
        if used is not None:
            return used
    head.title_lines.append(place.line)
    return 1


def title_again(lines: list[PhysicalLine], i: int, head: PaperHead) -> int:
    """Return the number of lines that say the title once more, as pages do under their title bar."""
    joined = ""
    for used, line in enumerate(lines[i : i + _MAX_TITLE_LINES], start=1):
        joined += squeeze(line.text)
        if not head.title or not head.title.startswith(joined):
            return 0
        if joined == head.title:
            return used
    return 0


def number_behind(title: str) -> tuple[str, str] | None:
    """Split a title from the number in brackets after it, 关于……的意见（国办发〔2019〕4号）."""
    found = _TITLE_WITH_NUMBER.search(title)
    number = canonical_number(found["number"]) if found else None
    return (title[: found.start()], number) if found and number else None


def _in_brackets(at: _Place) -> int | None:
    """（试行） under a title."""
    head = at.head
    if not head.title_lines or head.addressee or not _BRACKETED.match(at.text) or begins_clause(at.text):
        return None
    head.title_lines.append(at.line)
    return 1


def _part_of_standard(at: _Place) -> int | None:
    if not at.head.title_lines or not _PART.match(at.text):
        return None
    if any(_PART.match(other.text) for other in at.lines[at.number + 1 :]):
        return None
    at.head.title_lines.append(at.line)
    return 1


def _behind_title(at: _Place) -> int | None:
    """Accept, behind a finished title at a label or at the contents, only text that plainly continues it."""
    labelled = begins_clause(at.text) and not at.line.level
    if not (_CONTENTS.match(at.text) or labelled or _is_done(at.head, at.line, at.known)):
        return None
    return _read_tail(at.line, at.head)


def _is_text(at: _Place) -> int | None:
    if at.head.addressee or is_final(at.text) or _BODY.match(at.text):
        return 0
    return 0 if len(at.text) > _MAX_TITLE_LINE and (at.head.title_lines or not _is_long(at.text)) else None


def _with_number(at: _Place) -> int | None:
    found = number_behind(at.text)
    if not found:
        return None
    title, number = found
    at.head.number = at.head.number or number
    if title.strip():
        at.head.title_lines.append(replace(at.line, text=title.strip()))
    return 1


def _over_attachment(at: _Place) -> int | None:
    """Return whether an attachment's title is over: where the first cells of its table or a long line of text
    follow.
    """
    head = at.head
    if head.most_lines == ANY_LINES or not head.title_lines:
        return None
    if at.known and at.known.startswith(squeeze(head.title + at.text)):
        return None
    shortest = 1 if split_signature(head.title) else _SHORTEST_LINE
    fits = shortest <= len(at.text) <= _LONGEST_SECOND and "，" not in at.text
    return 0 if not fits or _CAPTION.match(head.title_lines[0].text) else None


def _too_long(at: _Place) -> int | None:
    head = at.head
    return (
        0 if len(head.title) + len(at.text) > _MAX_TITLE or len(head.title_lines) >= head.most_lines else None
    )


_RULES = (
    _in_brackets,
    _part_of_standard,
    _behind_title,
    _is_text,
    _with_number,
    _over_attachment,
    _too_long,
)


def _is_long(text: str) -> bool:
    """Return whether a separate line is a title of any length: it ends as titles do and is no sentence."""
    return is_complete_title(squeeze(text)) and not _SENTENCE.search(text)


def _is_done(head: PaperHead, line: PhysicalLine, known: str | None) -> bool:
    if not head.title_lines:
        return False
    if head.title_lines[-1].level == SET_AS_TITLE and line.level != SET_AS_TITLE:
        return True  # what follows a marked title is not of it
    if known and known.startswith(head.title) and head.title != known:
        return False
    return head.title == known or is_complete_title(head.title)


def _read_tail(line: PhysicalLine, head: PaperHead) -> int:
    text = line.text
    continues = bool(_BRACKETED.match(text) or _CONTINUES.match(text)) and len(text) <= _MAX_TITLE_LINE
    if not head.title_lines or head.addressee or not continues or is_final(text) or begins_clause(text):
        return 0
    head.title_lines.append(line)
    return 1
