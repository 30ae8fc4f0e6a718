"""Word files from 2007 on (.docx): WordprocessingML in a zip file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from store.formats.lines import Align, FileContent, LineRole, SourceLine
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.formats.struck_out import told_struck
from store.formats.symbols import symbol_of
from store.formats.word_numbers import ListNumbering, read_numbering
from store.formats.word_styles import TextFormat, WordStyles, child, value, w
from store.formats.zipped import ZipPackage, parse_xml
from store.model.message import Message

_ALIGN: dict[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "left": "left",
    "start": "left",
}
_NOTE_TYPES = ("separator", "continuationSeparator", "continuationNotice")
#: Elements whose content is gone, or is not for readers.
_GONE = (w("del"), w("moveFrom"), w("instrText"), w("delText"), w("delInstrText"), w("rubyPr"), w("rt"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
#: The longest law has some thousands; more would take longer to take apart than anybody waits.
_MOST_PARAGRAPHS = 60_000
_TOO_LONG = Message("reader.too_long")
_EMPTY = Message("reader.word_empty")
_DAMAGED = Message("reader.docx_damaged")


def _symbol(code: str, font: str) -> str:
    try:
        return symbol_of(int(code, 16) | 0xF000, font) or "□"
    except ValueError:
        return "□"


def matches(data: bytes) -> bool:
    """Return whether a zip file has a Word document in it."""
    return data[:2] == b"PK" and b"word/document" in data


def read(data: bytes, progress: Progress) -> FileContent:
    """Return paragraphs and cells with automatic numbers, changes as accepted; notes, heads and feet
    apart.

    Raises:
        UnreadableError: the file is damaged or has no text.
    """
    package = ZipPackage(data)
    name = next((n for n in package.names() if re.fullmatch(r"/?word/document\d*\.xml", n, re.I)), "")
    text = package.read(name)
    if text.count(b"<w:p>") + text.count(b"<w:p ") > _MOST_PARAGRAPHS:
        raise UnreadableError(_TOO_LONG)
    root = parse_xml(text)
    body = None if root is None else child(root, "body")
    if body is None:
        raise UnreadableError(_DAMAGED)
    reader = _Reader(
        WordStyles(parse_xml(package.read("word/styles.xml"))),
        read_numbering(parse_xml(package.read("word/numbering.xml"))),
        progress,
    )
    lines = list(reader.blocks(body))
    for kind in ("footnote", "endnote"):
        lines += reader.notes(parse_xml(package.read(f"word/{kind}s.xml")), kind)
    for part in sorted(package.names()):
        if found := re.fullmatch(r"/?word/(header|footer)\d*\.xml", part, re.I):
            role: LineRole = "header" if found[1].lower() == "header" else "footer"
            lines += [replace(line, role=role) for line in reader.part(package.read(part))]
    if not any(line.text.strip() for line in lines if line.role == "text"):
        raise UnreadableError(_EMPTY)
    hints = _hints(parse_xml(package.read("docProps/core.xml")))
    warnings = told_struck(reader.struck)
    return FileContent(tuple(lines), hints=hints, images=reader.images, warnings=warnings, whole=True)


def _hints(core: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in core if core is not None else ():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in ("title", "creator", "created", "modified") and (element.text or "").strip():
            found[name] = element.text.strip()
    return found


class _Reader:
    """Walks through the blocks of a document; numbers count on from paragraph to paragraph."""

    def __init__(self, styles: WordStyles, numbering: ListNumbering, progress: Progress) -> None:
        self.images = 0
        self._styles, self._numbering, self._progress = styles, numbering, progress
        self._tables = 0
        self._done = 0
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.struck: list[str] = []
        self._struck_at: tuple[Any, int] = (None, 0)

    def part(self, data: bytes) -> list[SourceLine]:
        """Return the lines of another part, a header for example."""
        root = parse_xml(data)
        return list(self.blocks(root)) if root is not None else []

    def notes(self, root: Any, kind: str) -> list[SourceLine]:
        """Return the footnotes or endnotes that the text refers to, each with its number."""
        lines: list[SourceLine] = []
        for note in root if root is not None else ():
            number = value(note, "id")
            if number not in self._notes[kind] or value(note, "type") in _NOTE_TYPES:
                continue
            mark = f"[{self._notes[kind].index(number) + 1}]"
            texts = [line.text.strip() for line in self.blocks(note)]
            lines.append(SourceLine(f"{mark} {''.join(texts)}", role="footnote"))
        return lines

    def blocks(self, parent: Any, cell: tuple[int, int, int] | None = None) -> Iterator[SourceLine]:
        """Yield the lines of all elements below an element, in order."""
        carried = ""
        for element in parent:
            tag = element.tag
            if tag == w("p"):
                self._done += 1
                if self._done % 200 == 0:
                    self._progress(self._done, 0)
                if self._joins_next(element):
                    carried += self._text(element)[0]
                    continue
                yield from self._paragraph(element, cell, carried)
                carried = ""
            elif tag == w("tbl"):
                yield from self._table(element, cell)
            elif tag not in _GONE and tag not in (w("sectPr"), w("tcPr")) and isinstance(tag, str):
                yield from self.blocks(element, cell)  # w:sdt, w:ins, w:customXml …
        if carried:
            yield SourceLine(carried, cell=cell)

    @staticmethod
    def _joins_next(paragraph: Any) -> bool:
        """Return whether the mark that ends a paragraph was deleted: it is one with the next."""
        mark = child(child(paragraph, "pPr"), "rPr")
        return mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None)

    def _paragraph(
        self, element: Any, cell: tuple[int, int, int] | None, before: str
    ) -> Iterator[SourceLine]:
        properties = child(element, "pPr")
        text_format = self._styles.paragraph(properties)
        text, boxes, runs = self._text(element, text_format)
        text = before + text
        number = self._numbering.next(text_format.list_id, text_format.list_level) if text.strip() else ""
        level = text_format.outline if text.strip() else 0
        main = max(runs, key=lambda run: run[0], default=(0, text_format))[1]
        for part, piece in enumerate(text.split("\n")):
            yield SourceLine(
                (number if part == 0 else "") + piece,
                size=main.size,
                bold=main.bold,
                colour=main.colour,
                align=_ALIGN.get(text_format.align, ""),
                number=number if part == 0 else "",
                level=level if part == 0 else 0,
                cell=cell,
            )
        for box in boxes:
            yield from self.blocks(box, cell)

    def _text(
        self, paragraph: Any, text_format: TextFormat | None = None
    ) -> tuple[str, list[Any], list[tuple[int, TextFormat]]]:
        """Return the words of a paragraph as accepted, its text boxes, and how long which format is."""
        parts: list[str] = []
        boxes: list[Any] = []
        runs: list[tuple[int, TextFormat]] = []
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            tag = element.tag
            if not isinstance(tag, str) or tag in _GONE or tag == _FALLBACK or tag == w("pPr"):
                continue
            if tag == w("txbxContent"):
                boxes.append(element)
                continue
            if tag == w("r"):
                if text_format is not None:
                    mine = self._styles.run(child(element, "rPr"), text_format)
                    if mine.hidden:
                        continue
                    if _is_struck(child(element, "rPr")):
                        self._strike(
                            "".join(t.text or "" for t in element.iter(w("t"))), paragraph, len(parts)
                        )
                        continue
                    runs.append((sum(len(t.text or "") for t in element.iter(w("t"))), mine))
                stack.extend(reversed(element))
            elif (piece := self._piece(element, tag)) is not None:
                parts.append(piece)
            else:
                stack.extend(reversed(element))
        return "".join(parts), boxes, runs

    def _strike(self, text: str, paragraph: Any, at: int) -> None:
        """Keep words that are struck out; runs that follow each other are one passage."""
        if self._struck_at == (paragraph, at) and self.struck:
            self.struck[-1] += text
        else:
            self.struck.append(text)
        self._struck_at = (paragraph, at)

    def _piece(self, element: Any, tag: str) -> str | None:
        """Return the text of an element inside a run; None where its children have it."""
        if tag == w("t") or tag.endswith("}t"):
            return element.text or ""
        if tag in (w("br"), w("cr")):
            return "" if value(element, "type") in ("page", "column") else "\n"
        if tag in (w("tab"), w("ptab")):
            return "\t" if tag == w("tab") and value(element, "val") is None else ""
        if tag == w("noBreakHyphen"):
            return "-"
        if tag == w("sym"):
            return _symbol(value(element, "char") or "", value(element, "font") or "")
        for kind in ("footnote", "endnote"):
            if tag == w(f"{kind}Reference"):
                known = self._notes[kind]
                known.append(value(element, "id") or "")
                return f"[{len(known)}]"
        if tag.endswith("}blip") and element.get(_EMBED):
            self.images += 1
            return ""
        return None

    def _table(self, element: Any, outer: tuple[int, int, int] | None) -> Iterator[SourceLine]:
        """Yield the cells of a table; those of a table inside a cell belong to the cell."""
        table = self._tables
        if outer is None:
            self._tables += 1
        rows = list(_through(element, w("tr")))
        for number, row in enumerate(rows):
            if child(child(row, "trPr"), "del") is not None:
                continue
            column = _int(value(child(child(row, "trPr"), "gridBefore"), "val"), 0)
            for cell in _through(row, w("tc")):
                properties = child(cell, "tcPr")
                place = outer or (table, number, column)
                lines = list(self.blocks(cell, place))
                merged = child(properties, "vMerge")
                if outer is not None:
                    yield from lines
                elif not (merged is not None and value(merged, "val") != "restart"):
                    texts = [line.text.strip() for line in lines if line.text.strip()]
                    first = lines[0] if lines else SourceLine("", cell=place)
                    yield replace(first, text="\n".join(texts))
                column += max(1, min(_int(value(child(properties, "gridSpan"), "val"), 1), 200))


def _is_struck(properties: Any) -> bool:
    """Return whether a run has a line drawn through it, once or twice."""
    marks = (child(properties, name) for name in ("strike", "dstrike"))
    return any(mark is not None and value(mark, "val") not in ("0", "false", "off") for mark in marks)


def _through(parent: Any, wanted: str) -> Iterator[Any]:
    """Yield the elements of a name below one, also inside of content controls and insertions."""
    for element in parent:
        if element.tag == wanted:
            yield element
        elif element.tag in (w("sdt"), w("sdtContent"), w("ins"), w("customXml"), w("moveTo")):
            yield from _through(element, wanted)


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() else default


register(FileFormat("Word 文件", ("docx", "docm", "dotx"), matches, read, rank=20))
