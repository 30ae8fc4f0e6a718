"""Text to lines: what extraction, web pages and vendors left behind is taken off, nothing else."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from store.intake.cleanup.collapsed import unfold
from store.intake.cleanup.debris import is_page_number, is_vendor_line
from store.intake.cleanup.ocr_errors import mend_misread
from store.intake.cleanup.webpage import is_toolbar, strip_page
from store.intake.metadata.kinds import names_kind

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
_BULLET = re.compile(r"^\s{0,3}[-*+•●■◆▪]\s+(?=\S)")
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0xFFFC, 0xFFFD))
_BLANK = re.compile(r"[ \t　 ]+")
#: Characters between which a blank is never meant: ideographs, full-width forms, CJK marks, bullets.
_CJK = (
    r"\u2010-\u203b\u2460-\u24ff\u2500-\u25ff\u2e80-\u303e\u3041-\u9fff"
    r"\uf900-\ufaff\uff01-\uffee\U00020000-\U0003ffff"
)
_INNER = re.compile(rf"(?<=[{_CJK}])\s+|\s+(?=[{_CJK}])")
_EDGES = "".join((" ", "\t", "\u3000", "\xa0", "`"))
#: What stands over each page of a gazette or under a letterhead; behind the cover it is never text.
_RUNNING = re.compile(
    r"^(?:[一-鿿]{4,24}(?:人民政府|办公厅|办公室|委员会|[局厅])文件|[一-鿿]{2,16}公报\s*(?:[（(]?\d{4}\s*年.{0,14}|.{0,6}期.{0,8}))$"
)
_MIN_REPEATS = 2
_MAX_HEAD = 40
_MIN_COPY = 45
_MIN_PAGED = 3
_NUMBERED = re.compile(r"第[零〇一二三四五六七八九十百\d]+[条章]|[一二三四五六七八九十]+、")


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line: its text without blanks at the ends, and the marks of its place.

    ``gap`` is the number of blank lines before it, ``level`` the depth of a Markdown heading (0: none),
    ``bold`` whether Markdown set it in bold, ``new_page`` whether a page number or form feed precedes it.
    """

    text: str
    gap: int = 0
    level: int = 0
    bold: bool = False
    new_page: bool = False


def squeeze(text: str) -> str:
    """The text without the blanks that layout put between Chinese characters, digits and marks.

    A blank between two Latin words or numbers stays one blank.
    """
    return _INNER.sub("", _BLANK.sub(" ", text.replace("\n", " ")).strip())


def clean_lines(text: str) -> list[Line]:
    """The lines of a source without debris; page numbers, running heads and repeated pages are gone."""
    lines = strip_page(_without_debris(unfold(_strip_markup(text))))
    return _without_repeated_pages(_without_running_heads(lines))


def _strip_markup(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")
    text = text.replace("\u0085", "\n").replace("\u2029", "\n")
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("", _TAG_CELL.sub(" | ", _TAG_BREAK.sub("\n", text)))
    text = _LINK.sub(r"\1", _IMAGE.sub("", _BOOKMARK.sub("", text)))
    return "".join(_plain(c) for c in text.translate(_INVISIBLE)) if not text.isascii() else text


def _plain(character: str) -> str:
    """Radicals that some PDF fonts put for ideographs become them; control characters vanish."""
    if "\u2e80" <= character <= "\u2fd5":
        return unicodedata.normalize("NFKC", character)
    if character < " " and character not in "\n\t\f":
        return ""
    return character


def _without_debris(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, new_page = 0, False
    for raw in text.split("\n"):
        pages = raw.split("\f")
        for number, piece in enumerate(pages):
            new_page = new_page or number > 0
            line = _line(piece)
            if not line.text or is_vendor_line(line.text) or is_toolbar(line.text):
                gap += 1
            elif is_page_number(line.text):
                gap, new_page = gap + 1, True
            else:
                lines.append(replace(line, gap=gap, new_page=new_page))
                gap, new_page = 0, False
    return lines


def _line(raw: str) -> Line:
    text = _ESCAPE.sub(r"\1", _QUOTE.sub("", raw)) if raw.isascii() or "\\" in raw or ">" in raw else raw
    if _RULE.match(text):
        return Line("")
    if is_page_number(text.strip()):
        return Line(text.strip())
    found = _HASHES.match(text)
    level = len(found[1]) if found else 0
    text = text[found.end() :] if found else text
    text = _BULLET.sub("", text)
    bold = text.strip().startswith("**")
    text = text.replace("**", "").replace("__", "").strip(_EDGES)
    return Line(mend_misread(text.strip("*") if bold or level else text), 0, level, bold)


def _without_running_heads(lines: list[Line]) -> list[Line]:
    """Drops short lines that come back page after page; the first stays where it may be the title."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        key = re.sub(r"[\s\d—\-－·]+", "", line.text)
        if 3 < len(key) <= _MAX_HEAD and line.text[-1] not in "。；，、：,;:）)":  # noqa: PLR2004
            places[key].append(i)
    begun = next((i for i, line in enumerate(lines) if line.text[-1] in "：:。"), len(lines))
    drop = {i for i, line in enumerate(lines) if i > begun and _RUNNING.match(line.text)}
    for key, at in places.items():
        if len(at) < _MIN_REPEATS or key.startswith(("第", "（", "(", "附件")):
            continue
        steps = [after - before for before, after in pairwise(at)]
        edges = sum(1 for i in at[1:] if lines[i].new_page or (i + 1 < len(lines) and lines[i + 1].new_page))
        enough = edges == len(at) - 1 or (len(at) > _MIN_REPEATS and edges * 2 >= len(at) - 1)
        if enough and min(steps) >= 4:  # noqa: PLR2004
            first = lines[at[0]]
            title = names_kind(first.text) or first.text.endswith("文件")
            drop.update(at[1:] if title and not first.new_page else at)
    return [line for i, line in enumerate(lines) if i not in drop]


def _without_repeated_pages(lines: list[Line]) -> list[Line]:
    """Drops a run of lines that repeats an earlier run word for word: a page that was scanned twice."""
    first: dict[str, int] = {}
    kept: list[Line] = []
    i = 0
    while i < len(lines):
        key = squeeze(lines[i].text)
        start = first.get(key) if len(key) >= 12 else None  # noqa: PLR2004
        length = _common_run(lines, start, i) if start is not None else 0
        if length:
            _drop_same_lead(kept, lines, start or 0)
            i += length
            continue
        if len(key) >= 12:  # noqa: PLR2004
            first.setdefault(key, i)
        kept.append(lines[i])
        i += 1
    return kept


def _drop_same_lead(kept: list[Line], lines: list[Line], start: int) -> None:
    """Takes off the short lines (第二章 监管职责) over a repeated run, as they stood over the first."""
    while start > 0 and len(kept) > start and squeeze(kept[-1].text) == squeeze(lines[start - 1].text):
        kept.pop()
        start -= 1


def _common_run(lines: list[Line], start: int, again: int) -> int:
    """The number of lines from ``again`` on that repeat those from ``start`` on; 0 where that may be meant.

    A law may say the same of two offices, item for item, but never gives two articles one number: a short
    run counts only with such a label, a long one only at the edge of a page.
    """
    length = size = 0
    numbered = paged = False
    while start + length < again and again + length < len(lines):
        a, b = squeeze(lines[start + length].text), squeeze(lines[again + length].text)
        if a != b:
            break
        size += len(a)
        numbered = numbered or bool(_NUMBERED.match(a))
        paged = paged or lines[again + length].new_page
        length += 1
    if numbered and length > 1 and size >= _MIN_COPY:
        return length
    return length if paged and length > _MIN_PAGED and size >= 2 * _MIN_COPY else 0
