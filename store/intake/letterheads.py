"""Letterheads and imprints as lines, however they were laid out: in red over lines, in a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from store.formats.lines import SourceLine
from store.intake.metadata.organisations import split_signature

_PAPER = re.compile(r"文\s*件")
_MOST_LINES = 16
#: The imprint at a paper's end, which has few rows.
_IMPRINT = re.compile(
    r"^抄\s*[送报发]\s*[:：]|^分\s*送\s*[:：]|\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*印发\s*$"
)
_MOST_ROWS = 5


def with_letterheads(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the names of a letterhead whole and an imprint without its table.

    A name may be broken over lines, 文件 may be beside the one in the middle, and all of it in a table.
    """
    out: list[SourceLine] = []
    for (table, red), group in groupby(lines, key=lambda line: (line.cell and line.cell[0], is_red(line))):
        found = list(group)
        if table is not None:
            out += _from_imprint(found) if _has_text(out) else _from_table(found)
        elif red:
            out += _from_lines(found)
        else:
            out += found
    return out


def is_red(line: SourceLine) -> bool:
    """Return whether a line is printed in the red of letterheads."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", line.colour):
        return False
    red, green, blue = (int(line.colour[i : i + 2], 16) for i in (0, 2, 4))
    return red > 150 and green < 90 and blue < 90


def _has_text(lines: list[SourceLine]) -> bool:
    return any(line.text.strip()[-1:] in ("。", "：", "；") for line in lines)


def _from_table(cells: list[SourceLine]) -> list[SourceLine]:
    """Return a table of names and 文件 as lines; any other as it is."""
    filled = [cell for cell in cells if cell.text.strip()]
    names = [cell for cell in filled if not _PAPER.fullmatch(cell.text.strip())]
    if len(filled) != len(names) + 1 or not all(split_signature(cell.text) for cell in names):
        return cells
    return list(_written([name for cell in names for name in split_signature(cell.text)], cells[0], "文件"))


def _from_imprint(cells: list[SourceLine]) -> list[SourceLine]:
    """Return the rows of an imprint as lines; any other table as it is."""
    rows = [list(row) for _, row in groupby(cells, key=lambda line: line.cell and line.cell[1])]
    if len(rows) > _MOST_ROWS or not any(_IMPRINT.search(cell.text.strip()) for cell in cells):
        return cells
    texts = ["  ".join(cell.text.strip() for cell in row if cell.text.strip()) for row in rows]
    return [replace(row[0], text=text, cell=None) for row, text in zip(rows, texts, strict=True) if text]


def _from_lines(lines: list[SourceLine]) -> list[SourceLine]:
    """Return red lines with broken names put together; as they are where they are no letterhead."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    whole = "".join(texts)
    papers = len(_PAPER.findall(whole))
    if not 1 < len(texts) <= _MOST_LINES or papers > 1 or all(map(split_signature, texts)):
        return lines
    if papers and _is_in_place(texts):
        return lines
    if texts[-1] == "件" and texts[-2].endswith("文"):
        texts = [*texts[:-2], texts[-2][:-1]]
    names = _put_together([_PAPER.sub("", text).strip() for text in texts])
    return list(_written(names, lines[0], "文件" if papers else "")) if names else lines


def _is_in_place(texts: list[str]) -> bool:
    """Return whether each line has whole names and 文件 is behind the last."""
    *others, last = texts
    return all(map(split_signature, others)) and bool(split_signature(_PAPER.sub("", last)))


def _put_together(parts: list[str]) -> list[str]:
    """Return the names that the parts make one after another; [] where something is left."""
    names: list[str] = []
    open_ = ""
    for part in parts:
        open_ += part
        if found := split_signature(open_):
            names, open_ = [*names, *found], ""
    return [] if open_ else names


def _written(names: list[str], line: SourceLine, ending: str) -> Iterator[SourceLine]:
    for i, name in enumerate(names, 1):
        yield replace(line, text=name + (ending if i == len(names) else ""), cell=None)
