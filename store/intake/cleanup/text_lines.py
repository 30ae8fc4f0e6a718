"""Text to lines: what extraction, web pages and vendors left behind is taken off, nothing else."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from store.intake.cleanup.boilerplate import is_page_number, is_vendor_line
from store.intake.cleanup.lost_line_breaks import unfold
from store.intake.cleanup.ocr_errors import mend_misread
from store.intake.cleanup.page_numbers import find_page_numbers
from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.cleanup.repeats import drop_repeated_pages, drop_running_heads
from store.intake.cleanup.web_navigation import is_foot, is_toolbar
from store.intake.cleanup.webpage import strip_page
from store.model.characters import clean
from store.model.stopping import may_stop

_TAG_BREAK = re.compile(r"(?i)<(?:br|/p|/div|/tr|/h[1-6]|/li|/table)\s*/?>")
_TAG_CELL = re.compile(r"(?i)</t[dh]>\s*<t[dh][^<>]*>")
_TAG = re.compile(
    r"(?i)</?(?:p|div|span|b|strong|em|i|u|font|table|tbody|thead|tr|td|th|a|h[1-6]|li|ul|ol|sup|sub|center|img|hr|o:p)"
    r"(?:\s[^<>]{0,300})?/?>"
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]{0,80}\]")
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\((?:https?:|/|#|\.)[^)\n]{0,500}\)")
_HASHES = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_ESCAPE = re.compile(r"\\([.()\[\]#*_\-+!<>~|])")
_RULE = re.compile(r"^\s*(?:[-*_=—─━~～]\s*){3,}$")
#: Set in bold by Markdown; a row of underscores is the blank of a form.
#: Within words the marks are blanks to be filled in: 应在__小时内响应，__小时内到达.
_UNDERLINED = re.compile(r"(?<!\w)__(?=[^\s_])([^_]{1,200}?)(?<=[^\s_])__(?!\w)")
_BULLET = re.compile(r"^\s{0,3}[-*+•●■◆▪]\s+(?=\S)")
#: No gap between the cells of a row is wider: what is, is indentation.
_WIDEST = 40
_LONG_BLANK = re.compile(rf"[ \t　]{{{_WIDEST + 1},}}")
_BARE_FIGURE = re.compile(r"^\d{1,3}$")
_EDGES = "".join((" ", "\t", "\u3000", "\xa0", "`"))


def clean_lines(text: str, whole: bool = False) -> list[PhysicalLine]:
    """Return the lines of a source without debris; page numbers, running heads and repeated pages are gone.

    Where the format tells paragraphs (``whole``), it has told page numbers and running heads as well: nothing
    is taken for them only because it comes back.
    """
    text = _LONG_BLANK.sub(lambda m: "\t" if "\t" in m[0] else m[0][:_WIDEST], _strip_markup(text))
    lines = strip_page(_without_debris(unfold(text), whole))
    return lines if whole else drop_repeated_pages(drop_running_heads(lines))


def _strip_markup(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("", _TAG_CELL.sub(" | ", _TAG_BREAK.sub("\n", text)))
    return clean(_LINK.sub(r"\1", _IMAGE.sub("", _BOOKMARK.sub("", text))))


def _without_debris(text: str, whole: bool) -> list[PhysicalLine]:
    lines: list[PhysicalLine] = []
    gap, new_page = 0, False
    bare = set() if whole else _bare_page_numbers(text)
    place = -1
    for raw in text.split("\n"):
        pages = raw.split("\f")
        for number, piece in enumerate(pages):
            new_page = new_page or number > 0
            if not piece.strip():
                gap += 1
                continue
            line = _line(piece)
            place += 1
            if (
                not line.text
                or is_toolbar(line.text)
                or (is_vendor_line(line.text) and not is_foot(line.text))
            ):
                gap += 1
            elif is_page_number(line.text) or place in bare:
                gap, new_page = gap + 1, True
            else:
                lines.append(replace(line, gap=gap, new_page=new_page))
                gap, new_page = 0, False
    return lines


def _bare_page_numbers(text: str) -> set[int]:
    """Return the places, among the lines that are not blank, of page numbers without any mark."""
    pages = [page.split("\n") for page in text.split("\f")]
    stripped = [[line.strip() for line in page if line.strip()] for page in pages]
    found = find_page_numbers([line for page in stripped for line in page])
    start = 0
    for page in stripped if len(pages) > 1 else ():
        found.update(start + i for i in (0, len(page) - 1) if page and _BARE_FIGURE.match(page[i]))
        start += len(page)
    return found


def _line(raw: str) -> PhysicalLine:
    may_stop()
    text = _ESCAPE.sub(r"\1", _QUOTE.sub("", raw)) if raw.isascii() or "\\" in raw or ">" in raw else raw
    if _RULE.match(text):
        return PhysicalLine("")
    if is_page_number(text.strip()):
        return PhysicalLine(text.strip())
    found = _HASHES.match(text)
    level = len(found[1]) if found else 0
    text = text[found.end() :] if found else text
    text = _BULLET.sub("", text)
    bold = text.strip().startswith("**")
    text = _UNDERLINED.sub(r"\1", text.replace("**", "")).strip(_EDGES)
    return PhysicalLine(mend_misread(text.strip("*") if bold or level else text), 0, level, bold)
