"""Letterheads, red and large or in a table: one line for each issuer, 文件 behind the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from store.formats.lines import Line
from store.intake.metadata.organisations import split_signature

_PAPER = re.compile(r"文\s*件")
_MOST_LINES = 16


def with_letterheads(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the names of a letterhead whole, however it was laid out.

    A name may be broken over lines, 文件 may be beside the one in the middle, and all of it in a table.
    """
    out: list[Line] = []
    for (table, red), group in groupby(lines, key=lambda line: (line.cell and line.cell[0], is_red(line))):
        found = list(group)
        if table is not None:
            out += _from_table(found) if not _has_text(out) else found
        elif red:
            out += _from_lines(found)
        else:
            out += found
    return out


def is_red(line: Line) -> bool:
    """Return whether a line is printed in the red of letterheads."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", line.colour):
        return False
    red, green, blue = (int(line.colour[i : i + 2], 16) for i in (0, 2, 4))
    return red > 150 and green < 90 and blue < 90


def _has_text(lines: list[Line]) -> bool:
    return any(line.text.strip()[-1:] in ("。", "：", "；") for line in lines)


def _from_table(cells: list[Line]) -> list[Line]:
    """Return a table of names and 文件 as lines; any other as it is."""
    filled = [cell for cell in cells if cell.text.strip()]
    names = [cell for cell in filled if not _PAPER.fullmatch(cell.text.strip())]
    if len(filled) != len(names) + 1 or not all(split_signature(cell.text) for cell in names):
        return cells
    return list(_written([name for cell in names for name in split_signature(cell.text)], cells[0], "文件"))


def _from_lines(lines: list[Line]) -> list[Line]:
    """Return red lines with broken names put together; as they are where they are no letterhead."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    whole = "".join(texts)
    papers = len(_PAPER.findall(whole))
    if not 1 < len(texts) <= _MOST_LINES or papers > 1 or all(map(split_signature, texts)):
        return lines
    if papers and _is_in_place(texts):
        return lines
    names = split_signature(_PAPER.sub("", whole))
    return list(_written(names, lines[0], "文件" if papers else "")) if names else lines


def _is_in_place(texts: list[str]) -> bool:
    """Return whether each line has whole names and 文件 is behind the last."""
    *others, last = texts
    return all(map(split_signature, others)) and bool(split_signature(_PAPER.sub("", last)))


def _written(names: list[str], line: Line, ending: str) -> Iterator[Line]:
    for i, name in enumerate(names, 1):
        yield replace(line, text=name + (ending if i == len(names) else ""), cell=None)
