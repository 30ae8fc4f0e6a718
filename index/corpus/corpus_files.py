"""A corpus as files, which are mapped or read when they are asked for; none of them is a pickle."""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from index.corpus.corpus import Corpus, DutyEntry, Entry, Lines, Posted
from index.text.phonetic_index import Spelled

TEXT_FILE = "text.bin"
LINES_FILE = "clauses.bin"
PATHS_FILE = "paths.bin"
NUMBERS_FILE = "numbers.bin"
SYLLABLES_FILE = "syllables.bin"
INITIALS_FILE = "initials.bin"
TABLE_FILE = "corpus.json"
#: The byte order mark in front of the arrays tells a file from a machine of the other kind.
_ORDER = 0x01020304


def _arrays(corpus: Corpus) -> Iterator[array[int]]:
    posted = corpus.posted or Posted(len(corpus.blocks) - 1, array("i"))
    yield array("I", [_ORDER, len(corpus), len(corpus.blocks), posted.total, len(posted.blocks)])
    yield posted.blocks
    yield array("I", corpus.starts)
    yield corpus.blocks
    yield corpus.headings


def save(corpus: Corpus, folder: Path) -> None:
    """Write a gathered corpus to a folder."""
    (folder / TEXT_FILE).write_bytes(corpus.text.encode("utf-16-le", "surrogatepass"))
    (folder / PATHS_FILE).write_bytes(corpus.path_lines)
    (folder / SYLLABLES_FILE).write_bytes(corpus.spelled.syllables)
    (folder / INITIALS_FILE).write_bytes(corpus.spelled.initials)
    lines = [corpus.lines[clause] for clause in range(len(corpus))]
    (folder / LINES_FILE).write_bytes(b"".join(lines))
    with (folder / NUMBERS_FILE).open("wb") as out:
        for numbers in _arrays(corpus):
            numbers.tofile(out)
        out.write(corpus.flags)
        array("Q", accumulate(map(len, lines), initial=0)).tofile(out)
    table: dict[str, Any] = {
        "entries": corpus.entries,
        "duties": corpus.duties,
    }
    (folder / TABLE_FILE).write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")


def load(folder: Path) -> Corpus:
    """Read a corpus back; raises OSError or ValueError where the files are not what :func:`save` wrote."""
    table = json.loads((folder / TABLE_FILE).read_bytes())
    with (folder / NUMBERS_FILE).open("rb") as file:
        head = _read("I", file, 5)
        if head[0] != _ORDER:
            raise ValueError("numbers of another machine")
        count, blocks = head[1], head[2]
        posted = Posted(head[3], _read("i", file, head[4])) if head[4] else None
        starts, block_starts = _read("I", file, count + 1), _read("I", file, blocks)
        headings = _read("H", file, count)
        flags = file.read(count)
        offsets = _read("Q", file, count + 1)
    entries = [
        Entry._make([*row[:7], tuple(row[7]), *row[8:12], tuple(map(tuple, row[12]))])
        for row in table["entries"]
    ]
    return Corpus(
        entries,
        _map(folder / TEXT_FILE) or "",
        starts.tolist(),
        headings,
        flags,
        block_starts,
        [DutyEntry(*duty) for duty in table["duties"]],
        _map(folder / PATHS_FILE) or b"",
        Lines(_map(folder / LINES_FILE) or b"", offsets),
        [entry.end for entry in entries],
        posted,
        Spelled(_map(folder / SYLLABLES_FILE) or b"", _map(folder / INITIALS_FILE) or b""),
    )


def _read(kind: Any, file: Any, count: int) -> array[int]:
    numbers: array[int] = array(kind)
    try:
        numbers.fromfile(file, count)
    except EOFError as error:
        raise ValueError("numbers cut short") from error
    return numbers


def _map(path: Path) -> mmap.mmap | None:
    """Return a file as memory, which stays readable when the file is replaced; None for an empty one."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else None
