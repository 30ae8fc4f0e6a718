"""The corpus of a volume as files, mapped or read when they are asked for; none of them is a pickle."""

from __future__ import annotations

import json
import mmap
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, repeat
from pathlib import Path
from sys import intern
from typing import Any, BinaryIO

from index.corpus.clause_labels import ClauseLabels
from index.corpus.corpus import Corpus, CorpusDocument, DetailLines, DutyEntry, PostedBlocks, TextRun
from index.corpus.corpus_sounds import SoundRun
from index.corpus.file_bytes import FileBytes
from index.corpus.gram_counts import COUNTS_FILE, CountRun, CountsFile
from index.text.phonetic_index import initials_of
from index.text.sound_table import SoundTable

TEXT_FILE = "text.bin"
LINES_FILE = "clauses.bin"
NUMBERS_FILE = "numbers.bin"
INITIALS_FILE = "initials.bin"
SOUNDS_FILE = "sounds.bin"
TABLE_FILE = "corpus.json"
#: The byte order mark in front of the arrays tells a file from a machine of the other kind.
_ORDER = 0x01020304
#: Lines that are written at a time.
_MANY = 4096


def save(corpus: Corpus, folder: Path, grams: Mapping[str, int]) -> None:
    """Write a corpus to a folder, with the sounds of its ``grams`` (the blocks of each)."""
    text = corpus.text
    # A character beyond 16 bits takes two places of UTF-16: then all get 32.
    codec = "utf-16-le" if text.isascii() or max(text) < "\U00010000" else "utf-32-le"
    (folder / TEXT_FILE).write_bytes(text.encode(codec, "surrogatepass"))
    (folder / INITIALS_FILE).write_bytes(initials_of(text))
    table = SoundTable.of(grams)
    with (folder / SOUNDS_FILE).open("wb") as out:
        for numbers in (array("I", [_ORDER, len(table.keys)]), table.keys, table.characters, table.blocks):
            array("I", numbers).tofile(out)
    lengths = array("I")
    with (folder / LINES_FILE).open("wb") as out:
        for first in range(0, len(corpus), _MANY):
            lines = list(map(corpus.lines.__getitem__, range(first, min(first + _MANY, len(corpus)))))
            lengths.extend(map(len, lines))
            out.write(b"".join(lines))
    labels = _labels(corpus)
    with (folder / NUMBERS_FILE).open("wb") as out:
        for numbers in _arrays(corpus, labels):
            numbers.tofile(out)
        out.write(corpus.flags)
        array("Q", accumulate(lengths, initial=0)).tofile(out)
    columns = list(zip(*corpus.entries, strict=True))
    kept: dict[str, Any] = {"entries": columns, "duties": corpus.duties, "labels": labels.names}
    (folder / TABLE_FILE).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def _labels(corpus: Corpus) -> ClauseLabels:
    if isinstance(corpus.labels, ClauseLabels):
        return corpus.labels
    paths = (corpus.path(clause) for clause in range(len(corpus)))
    return ClauseLabels.of([path[-1] if path else "" for path in paths])


def _arrays(corpus: Corpus, labels: ClauseLabels) -> Iterator[array[int]]:
    yield array("I", [_ORDER, len(corpus), len(corpus.blocks), len(labels.names)])
    yield corpus.starts
    yield corpus.blocks
    yield labels.starts
    yield array("I", labels.clauses)
    yield corpus.headings


def load(folder: Path, postings: Path | None) -> Corpus:
    """Read a corpus back; ``postings`` is the folder of its posting lists, None where it has none.

    Raises OSError or ValueError where the files are not what :func:`save` wrote.
    """
    table = json.loads((folder / TABLE_FILE).read_bytes())
    # Mapped apart: on Windows mapping a file that is being read takes its reader back to the beginning.
    numbers = _map(folder / NUMBERS_FILE) or b""
    with (folder / NUMBERS_FILE).open("rb") as file:
        order, count, blocks, labels = _read("I", file, 4)
        if order != _ORDER:
            raise ValueError("numbers of another machine")
        starts, block_starts = _read("I", file, count + 1), _read("I", file, blocks)
        label_starts, clauses = _read("I", file, labels + 1), _mapped("I", numbers, file, count)
        headings = _read("H", file, count)
        flags = file.read(count)
        offsets = _mapped("Q", numbers, file, count + 1)
    entries = _entries(table["entries"])
    length = starts[-1]
    return Corpus(
        entries,
        _text(folder / TEXT_FILE, length),
        starts,
        headings,
        flags,
        block_starts,
        [DutyEntry(*duty) for duty in table["duties"]],
        ClauseLabels(table["labels"], label_starts, clauses),
        DetailLines(FileBytes(folder / LINES_FILE), offsets),
        [entry.end for entry in entries],
        (PostedBlocks(postings, blocks - 1 if postings else 0, 0, blocks - 1),),
        (SoundRun(_sounds(folder / SOUNDS_FILE), _map(folder / INITIALS_FILE) or b"", 0, length),),
        (CountRun(_counts(folder / COUNTS_FILE, count), 0, count),),
    )


def _counts(path: Path, clauses: int) -> CountsFile | None:
    return CountsFile(path, clauses) if path.exists() else None


def _entries(columns: Sequence[Sequence[Any]]) -> list[CorpusDocument]:
    """Return the documents of a volume; what many of them have in common is in memory once."""
    if not columns:
        return []
    key, source, title, name, number, date, kind, issuers, *numbers, digest, corrections = columns
    once: dict[Any, Any] = {}
    # The library's lists have the same keys, titles, numbers and checksums.
    rows = zip(
        map(intern, key),
        map(intern, source),
        map(intern, title),
        map(intern, name),
        [one and intern(one) for one in number],
        date,
        map(once.setdefault, kind, kind),
        [once.setdefault(one, one) for one in map(tuple, issuers)],
        *numbers,
        map(intern, digest),
        (tuple(map(tuple, one)) if one else () for one in corrections),
        strict=True,
    )
    # Its _make is a step in Python for each.
    return list(map(tuple.__new__, repeat(CorpusDocument), rows))


def _text(path: Path, length: int) -> tuple[TextRun, ...]:
    data = _map(path)
    if data is None:
        return ()
    width = len(data) // length if length else 0
    if width not in (2, 4) or len(data) != width * length:
        raise ValueError("text of another length")
    return (TextRun(data, 0, length, width),)


def _sounds(path: Path) -> SoundTable:
    """The table of sounds, mapped from its file."""
    data = memoryview(_map(path) or b"").cast("I")
    if len(data) < 2 or data[0] != _ORDER or len(data) != 2 + 4 * data[1]:
        raise ValueError("sounds cut short")
    count = data[1]
    return SoundTable(data[2 : 2 + count], data[2 + count : 2 + 3 * count], data[2 + 3 * count :])


def _read(kind: Any, file: Any, count: int) -> array[int]:
    numbers: array[int] = array(kind)
    try:
        numbers.fromfile(file, count)
    except EOFError as error:
        raise ValueError("numbers cut short") from error
    return numbers


def _mapped(kind: Any, data: bytes | mmap.mmap, file: BinaryIO, count: int) -> memoryview:
    """Return numbers of which few are ever asked for: only their part of the file comes into memory.

    ``data`` is the file as memory; ``file`` goes on behind the numbers.
    """
    begin = file.tell()
    end = file.seek(begin + count * array(kind).itemsize)
    if len(data) < end:
        raise ValueError("numbers cut short")
    return memoryview(data)[begin:end].cast(kind)


def _map(path: Path) -> mmap.mmap | None:
    """Return a file as memory, which stays readable when the file is replaced; None for an empty one."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else None
