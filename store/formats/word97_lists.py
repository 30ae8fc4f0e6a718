"""Lists of the Word 97 binary format: the levels that number paragraphs, and where they begin again."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from store.formats.word_numbers import ListLevel

#: Places of the lists and of their overrides in the file information block: offset and length.
_LISTS, _OVERRIDES = 0x2E2, 0x2EA
_FORMS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    18: "decimalEnclosedCircle",
    22: "decimalZero",
    23: "bullet",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    35: "taiwaneseCountingThousand",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}
_LEVELS = 9
_MOST_LISTS = 4000


@dataclass(slots=True)
class ListOverride:
    """Use of a list: the list that counts with it, its levels, and the first number of levels that begin
    again.
    """

    list_id: int
    levels: list[ListLevel]
    restarts: dict[int, int] = field(default_factory=dict)


def read_lists(document: bytes, table: bytes) -> dict[int, ListOverride]:
    """Return the overrides of lists by the number, from 1, that paragraphs name them by.

    As many as can be read: where a structure is damaged, the words are still there without their numbers.
    """
    found: dict[int, ListOverride] = {}
    # What is damaged ends the reading: without numbers the words are still there.
    with contextlib.suppress(struct.error, IndexError, ValueError):
        if levels := _read_levels(document, table):
            for number, override in enumerate(_overrides(document, table, levels), 1):
                found[number] = override
    return found


def _read_levels(document: bytes, table: bytes) -> dict[int, list[ListLevel]]:
    """Return the levels of each list by its id."""
    levels: dict[int, list[ListLevel]] = {}
    start, length = struct.unpack_from("<II", document, _LISTS)
    if not length:
        return levels
    (count,) = struct.unpack_from("<H", table, start)
    at = start + length
    for i in range(min(count, _MOST_LISTS)):
        place = start + 2 + 28 * i
        (list_id,) = struct.unpack_from("<i", table, place)
        depth = 1 if table[place + 26] & 1 else _LEVELS
        levels[list_id] = []
        for _ in range(depth):
            level, at = _level(table, at)
            levels[list_id].append(level)
    return levels


def _overrides(document: bytes, table: bytes, levels: dict[int, list[ListLevel]]) -> Iterator[ListOverride]:
    start, length = struct.unpack_from("<II", document, _OVERRIDES)
    if not length:
        return
    (count,) = struct.unpack_from("<I", table, start)
    count = min(count, _MOST_LISTS)
    at = start + 4 + 16 * count
    for i in range(count):
        list_id, changed = struct.unpack_from("<i8xB", table, start + 4 + 16 * i)
        override = ListOverride(list_id, list(levels.get(list_id, [])))
        at += 4
        for _ in range(changed):
            first, flags = struct.unpack_from("<iI", table, at)
            at += 8
            depth = flags & 15
            if flags & 32:
                level, at = _level(table, at)
                if depth < len(override.levels):
                    override.levels[depth] = level
                    override.restarts[depth] = level.start
            elif flags & 16:
                override.restarts[depth] = first
        yield override


#: fNoRestart of a LVLF ([MS-DOC] 2.9.150): the level begins again only under the levels that it names.
_NO_RESTART = 8


def _level(table: bytes, at: int) -> tuple[ListLevel, int]:
    """Return the level whose record begins at ``at``, and where the next one begins."""
    first, form, flags = struct.unpack_from("<iBB", table, at)
    follow = table[at + 15]
    characters, paragraph, again = table[at + 24], table[at + 25], table[at + 26]
    at += 28 + characters + paragraph
    (length,) = struct.unpack_from("<H", table, at)
    raw = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(c) + 1}" if ord(c) < _LEVELS else c for c in raw)
    suffix = "nothing" if follow == 2 else "tab"
    again_under = again if flags & _NO_RESTART else None
    level = ListLevel(pattern, _FORMS.get(form, "decimal"), first, suffix, bool(flags & 4), again_under)
    return level, at + 2 + 2 * length
