"""A physical line of a source, and its text without the blanks of the layout."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLANK = re.compile(r"[ \t　 ]+")
#: Characters between which a blank is never meant: ideographs, full-width forms, CJK marks, bullets.
_CJK = (
    r"\u2010-\u203b\u2460-\u24ff\u2500-\u25ff\u2e80-\u303e\u3041-\u9fff"
    r"\uf900-\ufaff\uff01-\uffee\ufffc\ufffd\U00020000-\U0003ffff"
)
_INNER = re.compile(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")

#: The level of a line that its type sets apart as a title.
SET_AS_TITLE = 6


@dataclass(frozen=True, slots=True)
class PhysicalLine:
    """A physical line: its text without blanks at the ends, and the marks of its place.

    ``gap`` is the number of blank lines before it, ``level`` the depth of a Markdown heading (0: none,
    6: a title by its type),
    ``bold`` whether Markdown set it in bold, ``new_page`` whether a page number or form feed precedes it,
    ``section`` the number of the section that it heads, as standards number them (0: none).
    """

    text: str
    gap: int = 0
    level: int = 0
    bold: bool = False
    new_page: bool = False
    section: int = 0


def squeeze(text: str) -> str:
    """Return the text without the blanks that layout put between Chinese characters, digits and marks.

    A blank between two Latin words or numbers stays one blank.
    """
    return _INNER.sub("", _BLANK.sub(" ", text.replace("\n", " ")).strip())
