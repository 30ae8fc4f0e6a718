"""An excerpt as one HTML file that needs nothing else: styles and logo are in it; no Qt."""

from __future__ import annotations

import base64
from collections.abc import Generator, Iterator
from html import escape
from pathlib import Path

from ui.printing.content.blocks import Footnote, Grid, Paragraph, Run
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt import Excerpt
from ui.printing.content.footer import footer_text
from ui.printing.content.printable import clean
from ui.printing.content.printed_highlights import mark_colour
from ui.printing.layout.column_widths import column_widths
from ui.printing.layout.page_styles import UNITS_PER_INCH, Face, Level, Sheet, sheet_for
from ui.printing.layout.paper_setup import Setting
from ui.printing.output.line_ends import title_parts

_HEADINGS: dict[Level, str] = {
    "title": "h1", "document": "h2", "part": "h2", "first": "h3", "second": "h4", "third": "h5",
}  # fmt: skip
_FAMILIES = {
    "title": '"方正小标宋简体","FZXiaoBiaoSong-B05S","Noto Serif CJK SC","Songti SC",SimSun,serif',
    "song": '"Noto Serif CJK SC","Songti SC",SimSun,serif',
    "fangsong": '"仿宋_GB2312",FangSong,"STFangsong","Noto Serif CJK SC",serif',
    "kai": '"楷体_GB2312",KaiTi,"STKaiti","Noto Serif CJK SC",serif',
    "hei": '"Noto Sans CJK SC","Heiti SC",SimHei,"Microsoft YaHei",sans-serif',
}
_TYPES = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
#: The elements of changed words in a comparison.
_CHANGES = {"deleted": "del", "inserted": "ins"}


def html_steps(excerpt: Excerpt, setting: Setting) -> Generator[float, None, bytes]:
    """Yield the file, made in small steps."""
    parts: list[str] = []
    for part in _Html(excerpt, setting).parts():
        parts.append(part)
        yield 0.0
    return "\n".join(parts).encode("utf-8")


class _Html:
    """Writes one excerpt."""

    def __init__(self, excerpt: Excerpt, setting: Setting) -> None:
        self._excerpt, self._setting = excerpt, setting
        self._sheet = sheet_for(setting.style, setting.paper)
        self._notes: list[Footnote] = []
        self._anchors = {""}

    def parts(self) -> Iterator[str]:
        """Yield the lines of the file."""
        title = escape(clean(self._excerpt.title))
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="viewport" content="width=device-width">\n<meta name="generator" content="Yice">'
        yield f"<title>{title}</title>\n<style>\n{style_sheet(self._sheet)}</style>\n</head>\n<body>"
        yield from self._head()
        for block in blocks(self._excerpt, self._setting.options, self._sheet, self._setting.template):
            yield from self._grid(block) if isinstance(block, Grid) else self._paragraph(block)
        yield from self._footnotes()
        yield f"<footer>{escape(footer_text(self._excerpt))}</footer>\n</body>\n</html>\n"

    def _head(self) -> Iterator[str]:
        template = self._setting.template
        if template.has_head:
            yield f"<header>{_picture(template.logo)}{escape(clean(template.header))}</header>"

    def _paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        self._notes += paragraph.footnotes
        if not paragraph.runs:
            return
        level = paragraph.level
        tag = _HEADINGS.get(level, "p")
        kinds: list[str] = [level, paragraph.align]
        kinds += ["indent"] if paragraph.indent else []
        kinds += ["bar"] if paragraph.bar else []
        # A clause has several paragraphs, an id is there once: it is where the clause begins.
        anchor = "" if paragraph.anchor in self._anchors else paragraph.anchor
        self._anchors.add(anchor)
        mark = f' id="{escape(anchor, quote=True)}"' if anchor else ""
        words = "".join(self._run(run, None if run.level == level else run.level) for run in paragraph.runs)
        lines = title_parts(paragraph, self._sheet)
        if len(lines) > 1:
            # A line stays whole where there is room for it.
            words = "".join(f'<span class="line">{escape(line)}</span>' for line in lines)
        aside = f'<span class="code aside">{escape(paragraph.aside.text)}</span>' if paragraph.aside else ""
        yield f'<{tag} class="{" ".join(kinds)}"{mark}>{aside}{words}</{tag}>'

    def _run(self, run: Run, level: Level | None) -> str:
        if run.level == "footmark":
            number = run.text.strip("〔〕")
            return f'<sup><a href="#note{number}" id="mark{number}">{escape(run.text)}</a></sup>'
        words = _lines(run.text)
        if run.mark in _CHANGES:
            words = f"<{_CHANGES[run.mark]}>{words}</{_CHANGES[run.mark]}>"
        elif run.mark:
            # In the element itself, so that the colour is still there when it is pasted elsewhere.
            words = f'<mark style="background:{mark_colour(run.mark)}">{words}</mark>'
        return words if level is None else f'<span class="{level}">{words}</span>'

    def _grid(self, grid: Grid) -> Iterator[str]:
        """Yield a table with the columns that it has on the pages."""
        self._notes += grid.footnotes
        columns = column_widths(grid.table, self._sheet)
        if not columns.widths:
            return
        rows, shares = grid.table.rows, columns.shares
        yield f'<table class="{columns.level}">'
        cols = "".join(f'<col style="width:{100 * share:.2f}%">' for share in shares)
        yield f"<colgroup>{cols}</colgroup>"
        for number in range(len(rows)):
            head = number == 0 and len(rows) > 1
            tag = f'th class="{columns.head_level}"' if head else "td"
            cells = "".join(
                f"<{tag}>{self._cell(grid, number, column)}</{tag[:2]}>" for column in range(len(shares))
            )
            yield f"<thead><tr>{cells}</tr></thead>" if head else f"<tr>{cells}</tr>"
        yield "</table>"

    def _cell(self, grid: Grid, row: int, column: int) -> str:
        return "".join(self._run(run, None) for run in grid.runs(row, column))

    def _footnotes(self) -> Iterator[str]:
        if self._notes:
            yield "<hr>"
        for note in self._notes:
            number = note.mark.strip("〔〕")
            back = f'<a href="#mark{number}">{escape(note.mark)}</a>'
            yield f'<p class="footnote" id="note{number}">{back}{escape(note.text)}</p>'


def style_sheet(sheet: Sheet) -> str:
    """Return the sheet's faces and measures in CSS, for the screen and for paper."""
    width, height = sheet.paper.measures
    pitch = sheet.pitch * 72 / UNITS_PER_INCH
    rules = [
        f"@page {{ size: {width}mm {height}mm; margin: {_mm(sheet.top)}mm {_mm(sheet.left)}mm; }}",
        f"body {{ max-width: {_mm(sheet.measure)}mm; margin: 2em auto; padding: 0 1em; color: #000;"
        f" background: #fff; line-height: {pitch:.2f}pt; }}",
        "p, h1, h2, h3, h4, h5 { margin: 0; font-weight: normal; }",
        "@media print { body { margin: 0; padding: 0; max-width: none; } }",
        ".justify { text-align: justify; } .center { text-align: center; } .right { text-align: right; }",
        ".indent { text-indent: 2em; }",
        ".bar { margin-left: 2em; padding-left: .6em; border-left: 2px solid #aaa; }",
        ".line { display: inline-block; }",
        ".aside { float: left; } h1 { margin-bottom: .6em; }",
        "h1, h2, h3, h4, h5 { break-after: avoid; } tr { break-inside: avoid; }",
        "table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .5em 0; }",
        "th, td { border: 1px solid #000; padding: .2em .4em; line-height: 1.5; }",
        "body { overflow-wrap: anywhere; } thead { display: table-header-group; }",
        "header { border-bottom: 1px solid #999; margin-bottom: 2em; }",
        "header img { height: 9mm; margin-right: 3mm; }",
        "footer { border-top: 1px solid #999; margin-top: 2em; }",
        "sup { line-height: 0; } a { color: inherit; } mark { color: inherit; }",
    ]
    names: list[tuple[str, Level]] = [(f".{level}", level) for level in sheet.faces]
    names += [("header", "head"), ("footer", "footer")]
    rules += [f"{name} {{ {_face(sheet.faces[level])} }}" for name, level in names]
    return "\n".join(rules) + "\n"


def _face(face: Face) -> str:
    size = face.size * 72 / UNITS_PER_INCH
    bold = " font-weight: bold;" if face.bold or face.stress else ""
    grey = f" color: rgb({face.grey},{face.grey},{face.grey});" if face.grey else ""
    return f"font-family: {_FAMILIES[face.family]}; font-size: {size:g}pt;{bold}{grey}"


def _mm(units: float) -> str:
    return f"{units * 25.4 / UNITS_PER_INCH:g}"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def _picture(logo: Path | None) -> str:
    if logo is None:
        return ""
    try:
        data = base64.b64encode(logo.read_bytes()).decode("ascii")
    except OSError:
        return ""
    return f'<img alt="" src="data:image/{_TYPES[logo.suffix.lower()]};base64,{data}">'
