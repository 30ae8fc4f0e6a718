"""The words of a web page as lines, without tags, scripts and navigation; its tables as rows."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from store.formats.decoding import decode
from store.formats.lines import SourceLine
from store.model.errors import BadInput

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.I)
_IS_PAGE = re.compile(
    r"^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
#: What is inside these is no text of the page.
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "svg", "select", "button", "iframe", "title", "nav")
)
#: Words that the page strikes out.
_STRUCK = ("del", "s", "strike")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "table",
        "tbody",
        "thead",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "center",
        "hr",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "td",
        "th",
    ]
)
#: Elements that are never skipped as a whole, whatever their class or id.
_WHOLE = frozenset(("html", "body", "main", "article", "table", "tr", "td"))
#: A cell with more lines or characters is a part of a page that is laid out by a table.
_CELL_LINES, _CELL_LENGTH = 6, 600
#: No cell takes more columns or rows.
_MOST_SPANNED = 200
#: The title of a page is among so many lines, and so long; entries of a menu are no longer than that.
_MENU, _SHORTEST_TITLE, _LONGEST_ENTRY = 60, 8, 12
#: So long a line that begins or ends the title of the window is the title of the page.
_TELLING = 14
_SITE_BEHIND = re.compile(r"\s*[_|｜–—-]\s*(?=[^_|｜–—-]*$)")
_SPEAKING = re.compile(r"[|。；:：〔〕]|\d{4}|.{5}文\s*件$|.{3}令$|.{3}公\s*告$")
_NO_BAR = str.maketrans("|｜│", "∣∣∣")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb|crumbs|share|toolbar|footer|sidebar)(?:$|[\s_-])", re.I
)


def is_web_page(text: str) -> bool:
    """Return whether a text is the source of a web page."""
    return bool(_IS_PAGE.match(text[:4000]))


def as_characters(data: bytes, charset: str = "") -> str:
    """Return the source of a page in the encoding that it states, else in the one that is found out."""
    stated = _CHARSET.search(data[:4096])
    name = charset or (stated[1].decode("ascii") if stated else "")
    if name.lower() in ("gb2312", "gbk"):
        name = "gb18030"
    try:
        return decode(data, "") if not name or data[:3] == b"\xef\xbb\xbf" else data.decode(name, "replace")
    except (BadInput, LookupError):
        return data.decode("gb18030", "replace")


def page_lines(source: str) -> tuple[list[SourceLine], str, list[str]]:
    """Return the words of a page, a line for each block and cells for the tables; its title; what it strikes
    out.
    """
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return _without_menu(reader.lines(), reader.title), reader.title, reader.struck


def _without_menu(lines: list[SourceLine], title: str) -> list[SourceLine]:
    """Return the lines without the short ones over the page's title: a menu at the side, the site's name.

    The title is that of its window, less the name of the site behind it; fields and sentences stay.
    """
    name = _SITE_BEHIND.split(title)[0].replace(" ", "")
    if len(name) < _SHORTEST_TITLE:
        return lines
    for i, line in enumerate(lines[:_MENU]):
        text = line.text.replace(" ", "")
        if text == name if len(text) < _TELLING else name.endswith(text) or name.startswith(text):
            return [over for over in lines[:i] if _says(over.text)] + lines[i:]
    return lines


def _says(text: str) -> bool:
    """Return whether a line over a title is more than an entry of a menu."""
    bar = "首页" in text and not _SPEAKING.search(text)
    return (len(text) > _LONGEST_ENTRY and not bar) or bool(_SPEAKING.search(text))


class _Reader(HTMLParser):
    """Collects lines; the cells of a row wait until it ends, for pages are also laid out by tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.struck: list[str] = []
        self._lines: list[str] = []
        self._rows: list[list[list[str]]] = []
        #: Of each open row how many columns and rows its cells take; of each table what hangs down into it.
        self._spans: list[list[tuple[int, int]]] = []
        self._hanging: list[dict[int, int]] = [{}]
        self._words: list[str] = []
        self._silent: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Ends the line before a block; what is navigation by its tag or name is passed over."""
        self._in_title = self._in_title or tag == "title"
        if self._silent:
            if tag == self._silent[0]:
                self._silent.append(tag)
            return
        names = " ".join(value or "" for name, value in attrs if name in ("class", "id", "role"))
        if tag not in _VOID | _WHOLE and (tag in _SILENT or tag in _STRUCK or _NAVIGATION.search(names)):
            self._silent.append(tag)
            if tag in _STRUCK:
                self.struck.append("")
            return
        if tag in _BLOCKS:
            self._end_line()
        if tag == "table":
            self._hanging.append({})
        elif tag == "tr":
            self._rows.append([])
            self._spans.append([])
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append([])
            stated = dict(attrs)
            self._spans[-1].append((_span(stated.get("colspan")), _span(stated.get("rowspan"))))

    def handle_endtag(self, tag: str) -> None:
        """Ends a line or a row."""
        self._in_title = self._in_title and tag != "title"
        if self._silent:
            if tag == self._silent[0]:
                self._silent.pop()
        elif tag in _BLOCKS:
            self._end_line()
            if tag == "tr" and self._rows:
                self._end_row()
            elif tag == "table" and len(self._hanging) > 1:
                self._hanging.pop()

    def handle_data(self, data: str) -> None:
        """Keep words; line feeds in the source are blanks."""
        if self._in_title:
            self.title += data.strip()
        if self._silent and self._silent[0] in _STRUCK:
            self.struck[-1] += data
        if not self._silent:
            self._words.append(re.sub(r"[\r\n\t ]+", " ", data))

    def lines(self) -> list[SourceLine]:
        """Return all lines."""
        self._end_line()
        while self._rows:
            self._end_row()
        return [SourceLine(text) for text in self._lines]

    def _end_line(self) -> None:
        line = "".join(self._words).strip(" ")
        self._words = []
        if line:
            self._sink().append(line)

    def _sink(self) -> list[str]:
        """Return where a line goes: into the open cell, else on the page."""
        return self._rows[-1][-1] if self._rows and self._rows[-1] else self._lines

    def _end_row(self) -> None:
        cells = self._even(self._rows.pop(), self._spans.pop())
        filled = [cell for cell in cells if cell]
        is_row = len(filled) > 1 and all(len(cell) <= _CELL_LINES for cell in cells)
        if is_row and all(len(line) <= _CELL_LENGTH for cell in cells for line in cell):
            self._sink().append("| " + " | ".join(" ".join(cell).translate(_NO_BAR) for cell in cells) + " |")
        else:
            self._sink().extend(line for cell in cells for line in cell)

    def _even(self, cells: list[list[str]], spans: list[tuple[int, int]]) -> list[list[str]]:
        """Return the cells of a row with empty ones where a cell is wide, or one of a row above hangs
        down.
        """
        hanging = self._hanging[-1]
        out: list[list[str]] = []
        for cell, (width, height) in zip(cells, spans, strict=True):
            while hanging.get(len(out), 0):
                hanging[len(out)] -= 1
                out.append([])
            for column in range(width):
                hanging[len(out)] = height - 1
                out.append([] if column else cell)
        while hanging.get(len(out), 0):
            hanging[len(out)] -= 1
            out.append([])
        return out


def _span(stated: str | None) -> int:
    """Return how many columns or rows a cell takes."""
    return min(int(stated), _MOST_SPANNED) if stated and stated.strip().isdecimal() and int(stated) else 1
