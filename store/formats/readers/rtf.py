"""Rich text (.rtf), as old office programs and document systems save it."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.formats.lines import FileContent, SourceLine
from store.formats.registry import FileFormat, Progress, UnreadableError, register
from store.model.message import Message

_ROW = re.compile(r"^(?:[^\n|]*\|)+$")
_EMPTY = Message("reader.rtf_empty")
_LIST_TEXT = re.compile(r"\{\\(?:listtext|pntext)\b((?:[^{}]|\{[^{}]*\})*)\}")
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def matches(data: bytes) -> bool:
    """Return whether the bytes are rich text."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:5] == b"{\\rtf"


def read(data: bytes, _progress: Progress) -> FileContent:
    """Return paragraphs with their numbers, and the cells of tables.

    Raises:
        UnreadableError: the file has no text.
    """
    from striprtf import striprtf

    rtf_to_text: Callable[..., str] = striprtf.rtf_to_text

    stated = _CODEPAGE.search(data[:2000])
    encoding = (
        {"936": "gb18030", "0": "gb18030"}.get(stated[1].decode(), f"cp{stated[1].decode()}")
        if stated
        else "gb18030"
    )
    source = _LIST_TEXT.sub(lambda m: "{" + m[1] + "}", data.decode("latin-1"))
    try:
        text = rtf_to_text(source, encoding=encoding, errors="replace")
    except LookupError:
        text = rtf_to_text(source, encoding="gb18030", errors="replace")
    lines = _lines(text)
    if not any(line.text.strip() for line in lines):
        raise UnreadableError(_EMPTY)
    return FileContent(tuple(lines), whole=True)


def _lines(text: str) -> list[SourceLine]:
    """Return the lines of a text in which each cell of a row ends with a bar."""
    lines: list[SourceLine] = []
    table, row = -1, 0
    for raw in text.split("\n"):
        if not (_ROW.match(raw.strip()) and raw.count("|") > 1):
            lines.append(SourceLine(raw))
            continue
        if not lines or lines[-1].cell is None:
            table, row = table + 1, 0
        cells = raw.strip().removesuffix("|").split("|")
        lines += [SourceLine(cell.strip(), cell=(table, row, column)) for column, cell in enumerate(cells)]
        row += 1
    return lines


register(FileFormat("RTF 文件", ("rtf",), matches, read, rank=40))
