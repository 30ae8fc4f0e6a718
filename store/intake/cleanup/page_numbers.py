"""Bare figures alone on their lines: page numbers, section numbers, or the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_BARE = re.compile(r"^\d{1,3}$")
_FINAL = "。；;！？：:"
#: Lines of text on a page, at least.
_PAGE = 8
#: A line that long is text, not the cell of a table.
_SENTENCE = 12
_NEAR = 4
_HEADING = 30
_FEWEST = 2
_IS_HEADING = re.compile(rf"^[一-鿿][^，。；：]{{1,{_HEADING}}}$")


def find_page_numbers(texts: Sequence[str]) -> set[int]:
    """Return the places of the bare figures that are page numbers; what else is a figure says something and
    stays.

    ``texts`` are the lines without their blanks, blank lines left out. Page numbers go up by one from page
    to page, or are alone inside a sentence that the page end cut.
    """
    bare = [i for i, text in enumerate(texts) if _BARE.match(text)]
    sections = _sections(texts, bare)
    bare = [i for i in bare if i not in sections]
    found: set[int] = set()
    for at, following in pairwise(bare):
        headed = following + 1 < len(texts) and texts[at + 1] == texts[following + 1]
        ends = following + 1 == len(texts) and texts.count(texts[at + 1]) > 1
        far = following - at >= _PAGE or (following - at > 1 and (headed or ends))
        if int(texts[following]) == int(texts[at]) + 1 and far:
            found |= {at, following}
    for at in bare:
        if at not in found and _cuts_a_sentence(texts, at):
            found.add(at)
    if bare and bare[-1] == len(texts) - 1 and _is_text(texts, len(texts) - 2):
        found.add(bare[-1])
    return found


def _sections(texts: Sequence[str], bare: Sequence[int]) -> set[int]:
    """Return the figures that number sections, as standards set them: from 1 on, each over its heading."""
    found: set[int] = set()
    for at in bare:
        heading = texts[at + 1] if at + 1 < len(texts) else ""
        ended = at == 0 or texts[at - 1][-1] in _FINAL or len(texts[at - 1]) <= _HEADING
        if int(texts[at]) == len(found) + 1 and ended and _IS_HEADING.match(heading):
            found.add(at)
    headings = {texts[at + 1] for at in found}
    return found if len(headings) >= _FEWEST else set()


def _cuts_a_sentence(texts: Sequence[str], at: int) -> bool:
    """Return whether there are long lines of text on both sides, the one before without an end."""
    if not (_is_text(texts, at - 1) and _is_text(texts, at + 1)):
        return False
    return texts[at - 1][-1] not in _FINAL or not any(
        _BARE.match(text) for text in (*texts[max(0, at - _NEAR) : at], *texts[at + 1 : at + _NEAR])
    )


def _is_text(texts: Sequence[str], at: int) -> bool:
    return 0 <= at < len(texts) and len(texts[at]) >= _SENTENCE
