"""Keeps of compiled modules which line each step is of, and not which columns.

A bundle has no source whose columns a fault could show; they are a sixth of what its modules take in memory.
"""

from __future__ import annotations

from types import CodeType

#: Kinds of entries of a table: a line without columns, and no place at all.
_LINE, _NOWHERE = 13, 15
#: So many steps has an entry at most.
_MOST = 8


def lines_only(code: CodeType) -> CodeType:
    """Return a module's code without columns, that of its functions and classes too."""
    consts = [lines_only(const) if isinstance(const, CodeType) else const for const in code.co_consts]
    return code.replace(co_consts=tuple(consts), co_linetable=_table(code))


def _table(code: CodeType) -> bytes:
    """Return the table of lines in the form of Python 3.11 and later (Objects/locations.md)."""
    table, before = bytearray(), code.co_firstlineno
    for line, steps in _runs(code):
        left = steps
        while left:
            taken = min(left, _MOST)
            left -= taken
            kind = _NOWHERE if line is None else _LINE
            table.append(0x80 | kind << 3 | (taken - 1))
            if line is not None:
                table += _signed(line - before)
                before = line
    return bytes(table)


def _runs(code: CodeType) -> list[tuple[int | None, int]]:
    """Return the lines with the number of steps (of two bytes) that follow each other in them."""
    runs: list[tuple[int | None, int]] = []
    for begin, end, line in code.co_lines():
        steps = (end - begin) // 2
        if runs and runs[-1][0] == line:
            steps += runs.pop()[1]
        runs.append((line, steps))
    return runs


def _signed(number: int) -> bytes:
    """Return a number in groups of six bits, the lowest first, its sign in the lowest bit."""
    rest = -number << 1 | 1 if number < 0 else number << 1
    groups = bytearray()
    while rest >= 0x40:
        groups.append(0x40 | rest & 0x3F)
        rest >>= 6
    groups.append(rest)
    return bytes(groups)
