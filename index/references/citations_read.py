"""Citations as papers print them, read back: 《题名》（文号）第九项, WS/T 367—2012 4.2.2, “某表”部分.

What the program itself writes under an excerpt leads back to the clause.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from index.text.normalize import fold_query

#: 《题名》（文号）: the title in its brackets, then the number in its own; a number may have brackets itself.
_TITLED = re.compile(r"《(?P<title>.+)》(?:\((?P<number>.+)\))?")
#: The number of a standard, with or without its year, as :func:`fold_query` leaves it.
_STANDARD = re.compile(r"(?P<serial>[a-z]{2,5}(?:/[a-z]{1,3})?\d{1,6}(?:\.\d{1,2})?)(?:-(?P<year>\d{4}))?")
_SECTION = re.compile(
    r"(?P<head>.*?)(?P<gap>\s*)"
    r"(?:(?P<mark>第?)(?P<section>(?:\d{1,3}|[A-Ha-h])(?:\.\d{1,3}){1,5})[章节条]?"
    r"|附\s*录\s*(?P<appendix>[A-Ha-h])|第(?P<chapter>\d{1,2})章|(?P<preamble>前言))",
    re.DOTALL,
)
_NAMED = re.compile(r"(?P<head>.+?)[“\"](?P<name>[^“”\"]{1,80})[”\"](?P<rest>.{1,40})")


class SectionCitation(NamedTuple):
    """The document's name in a citation, and the label of the clause there.

    ``of_standard`` where only a standard has what is cited: 第4章 is 4. nowhere else.
    """

    head: str
    label: str
    of_standard: bool = False


class PartCitation(NamedTuple):
    """The document's name, what an unnumbered part is called, and the place in that (empty: all of it)."""

    head: str
    name: str
    place: str


def section_cited(text: str) -> SectionCitation | None:
    """Return the section that a text ends in: 4.2.2, A.1, 附录A, 第4章 or 前言 behind a name; else None."""
    found = _SECTION.fullmatch(text.strip())
    if not found or not found["head"].strip():
        return None
    head = found["head"]
    if found["section"]:
        # 1.5 behind a figure or a letter is a part of that number or name, not a section.
        if (
            not (found["gap"] or found["mark"])
            and head[-1].isascii()
            and (head[-1].isalnum() or head[-1] in ".-%<>=/")
        ):
            return None
        return SectionCitation(head, found["section"].upper())
    if found["appendix"]:
        return SectionCitation(head, f"附录{found['appendix'].upper()}")
    if found["preamble"]:
        return SectionCitation(head, found["preamble"])
    return SectionCitation(head, f"{int(found['chapter'])}.", of_standard=True)


def part_cited(text: str) -> PartCitation | None:
    """Find the unnumbered part that a text names in quotes: 规划“保障措施”部分; else None."""
    found = _NAMED.fullmatch(text.strip())
    if not found:
        return None
    return PartCitation(found["head"], found["name"], "" if found["rest"] == "部分" else found["rest"])


def title_and_number(name: str) -> tuple[str, str] | None:
    """Return title and number ("" for none) of 《题名》（文号）, in normal form; None for any other name."""
    found = _TITLED.fullmatch(name)
    return (found["title"], found["number"] or "") if found else None


def is_standard(wanted: str) -> bool:
    """Return whether what was typed may be the number of a standard."""
    return _STANDARD.fullmatch(wanted) is not None


def fits_standard(number: str, wanted: str) -> float:
    """Return how well a typed number fits a standard's: 2 whole, 1.5 without its year, 0 not at all."""
    typed = _STANDARD.fullmatch(wanted)
    known = _STANDARD.fullmatch(fold_query(number)) if typed else None
    if not typed or not known or typed["serial"] != known["serial"]:
        return 0.0
    if typed["year"] == known["year"]:
        return 2.0
    return 0.0 if typed["year"] else 1.5
