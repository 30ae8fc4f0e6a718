"""An index that was damaged or tampered with is noticed and never used."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import re
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from index.corpus import corpus_builder, segment
from index.corpus import index_files as builder
from index.corpus import ngrams as schema
from index.corpus.volumes import WHOOSH_FOLDER
from index.engine import SearchEngine
from store.library import Library
from tests.index.corpus.index_folders import files, right
from tests.looping import some


@pytest.mark.parametrize("damage", ["cut", "flip", "gone", "empty", "more"])
def test_damage_to_any_file_is_noticed(damage: str, library: Library, folder: Path):
    originals = {path: path.read_bytes() for path in files(folder)}
    for path, data in some(originals.items()):
        if damage == "cut":
            path.write_bytes(data[: len(data) // 2])
        elif damage == "flip" and data:
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        elif damage == "gone":
            path.unlink()
        elif damage == "empty":
            path.write_bytes(b"")
        elif damage == "more":
            path.write_bytes(data + b"\0")
        if path.exists() and path.read_bytes() == data:
            continue
        expected = "missing" if damage == "gone" and path.name == builder.STAMP_FILE else "damaged"
        assert builder.state(folder, library) == expected, path.name
        assert right(library, folder), path.name
        path.write_bytes(data)


class Bomb:
    """A pickle that makes a file when it is read by anything that runs what it reads."""

    def __init__(self, traces: Path):
        self.traces = traces

    def __reduce__(self):
        return (Path.touch, (self.traces,))


def stamped_again(folder: Path) -> None:
    """Make the stamp match what the folder holds now, as whoever plants a file would."""
    stamp = json.loads((folder / builder.STAMP_FILE).read_text())
    stamp["files"] = builder._manifest(folder, list({name for name, *_ in stamp["extents"]}), {})
    (folder / builder.STAMP_FILE).write_text(json.dumps(stamp))


def payloads(data: bytes, bomb: bytes) -> dict[str, bytes]:
    """Ways to put a pickle into a file: instead of it, behind it, and where Whoosh has pickles of its own."""
    found = {"whole": bomb, "behind": data + bomb}
    if data[:4] == b"HSH3":  # what stands at the end of a table of terms, with its length behind it
        extras = int.from_bytes(data[-4:], "big")
        found["extras"] = data[: -4 - extras] + bomb + len(bomb).to_bytes(4, "big")
    spots = [match.start() for match in re.finditer(rb"\x80[\x02\x05]", data)]
    for at in spots[:: max(1, len(spots) // 7)]:
        found[f"at {at}"] = data[:at] + bomb + data[at + len(bomb) :]
    return found


def read_everything(library: Library, folder: Path, grams: set[str]) -> None:
    """Search, and read every list that there is."""
    with contextlib.suppress(Exception):  # what comes of it is not the matter
        engine = SearchEngine(library, folder)
        engine.warm()
        engine.search("医保")
    count = len(corpus_builder.gather(library).blocks) - 1
    with contextlib.suppress(Exception):
        reader = segment.SegmentReader(next(folder.glob("v-*")) / WHOOSH_FOLDER, count)
        for gram in grams:
            with contextlib.suppress(Exception):
                reader.blocks(gram)
        reader.close()


def test_a_pickle_in_any_file_with_a_stamp_to_match_runs_nothing(
    library: Library, folder: Path, tmp_path: Path
):
    traces = tmp_path / "ran"
    bomb = pickle.dumps(Bomb(traces), 2)
    pickle.loads(bomb)
    assert traces.exists(), "or the bomb is none"
    traces.unlink()
    grams = schema.grams(corpus_builder.gather(library).text)
    planted, held = 0, [each for each in files(folder) if each.name != builder.STAMP_FILE]
    for path in held:
        data, time = path.read_bytes(), path.stat().st_mtime_ns
        for way, payload in payloads(data, bomb).items():
            path.write_bytes(payload)
            stamped_again(folder)
            assert builder.state(folder, library) == "fresh", "the stamp says that all is well"
            read_everything(library, folder, grams)
            assert not traces.exists(), (path.name, way)
            planted += 1
        path.write_bytes(data)
        os.utime(path, ns=(time, time))
    assert planted > 2 * len(held), "and where Whoosh has pickles"
    stamped_again(folder)
    assert right(library, folder)


def test_lists_with_a_planted_pickle_are_not_used(library: Library, folder: Path, tmp_path: Path):
    bomb = pickle.dumps(Bomb(tmp_path / "ran"), 2)
    for path in [each for each in files(folder) if each.parent.name == WHOOSH_FOLDER]:
        data = path.read_bytes()
        for payload in (bomb, bomb + data[len(bomb) :]):
            path.write_bytes(payload)
            stamped_again(folder)
            assert right(library, folder), "the text itself answers"
        path.write_bytes(data)
    assert not (tmp_path / "ran").exists()


def test_the_reader_of_lists_knows_no_function(tmp_path: Path):
    assert segment.plain(pickle.dumps(((1, 2), None, "词"), 2)) == ((1, 2), None, "词")
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(pickle.UnpicklingError):
            segment.plain(pickle.dumps(Bomb(tmp_path / "ran"), protocol))
    with pytest.raises(pickle.UnpicklingError):
        segment.plain(b"cbuiltins\nexec\n(S'1'\ntR.")
    assert not (tmp_path / "ran").exists()


def test_lists_of_other_blocks_are_refused(tmp_path: Path):
    segment.write(tmp_path, 3, {"医": array("I", [0, 2]), "药": array("I", [1])}, lambda _share: None)
    reader = segment.SegmentReader(tmp_path, 3)
    assert (list(reader.blocks("医")), reader.frequency("医")) == ([0, 2], 2)
    assert (list(reader.blocks("药")), list(reader.blocks("床")), reader.frequency("床")) == ([1], [], 0)
    reader.close()
    with pytest.raises(OSError, match="blocks_4"):
        segment.SegmentReader(tmp_path, 4)
    for path in list(tmp_path.iterdir()):
        path.rename(path.with_name(path.name.replace("_3", "_2")))
    reader = segment.SegmentReader(tmp_path, 2)
    with pytest.raises(ValueError, match="other blocks"):
        reader.blocks("医")
    reader.close()


def test_reading_lists_loads_nothing_of_whoosh_that_writes_them(tmp_path: Path):
    segment.write(tmp_path, 3, {"医": array("I", [0, 2])}, lambda _share: None)
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from index.corpus.segment import SegmentReader\n"
        "assert list(SegmentReader(Path(sys.argv[1]), 3).blocks('医')) == [0, 2]\n"
        "unused = ('whoosh.codec', 'whoosh.analysis', 'whoosh.fields', 'whoosh.reading', 'whoosh.index')\n"
        "print([name for name in sys.modules if name.startswith(unused)])\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr


def stamped(rest: bytes) -> bytes:
    """A stamp of this version that goes on so."""
    return b'{"schema":' + str(schema.VERSION).encode() + rest


@pytest.mark.parametrize(
    "stamp",
    [
        b"", b"[]", b"null", b"[" * 20_000, b"{}", b"\xff\xfe", b'{"schema": "x"}', b'{"files": 3}',
        stamped(b',"library":"","extents":[["../..",0,1]],"files":{}}'),
        stamped(b',"library":"","extents":[["v-1",0,1]],"files":{"/etc/passwd":[1,1,"x"]}}'),
        stamped(b',"library":"","extents":[["",0,1]],"files":{}}'),
        stamped(b',"library":"","extents":[["v-1"]],"files":{}}'),
    ],
)  # fmt: skip
def test_a_stamp_that_is_none(stamp: bytes, library: Library, folder: Path):
    (folder / builder.STAMP_FILE).write_bytes(stamp)
    assert builder.state(folder, library) == "damaged"
    assert right(library, folder)
