"""The index folder: built beside and swapped, and never believed when it is not what was built."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import re
import shutil
from array import array
from pathlib import Path

import pytest

from index.corpus import corpus_builder, segment
from index.corpus import index_files as builder
from index.corpus import ngrams as schema
from index.corpus.volumes import WHOOSH_FOLDER
from index.engine import SearchEngine
from index.snapshot import open_index
from store.library import Library
from store.model.errors import Cancelled, CannotWrite
from tests.looping import some


@pytest.fixture(scope="module")
def built(shipped_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the five documents, made once; only to be copied."""
    opened, made = Library.open(shipped_library), tmp_path_factory.mktemp("built") / "index"
    builder.build(opened, made)
    opened.close()
    return made


@pytest.fixture
def folder(library: Library, built: Path, tmp_path: Path) -> Path:
    """An index of one's own; the library, a copy as well, says that it is of it."""
    shutil.copytree(built, tmp_path / "index")
    return tmp_path / "index"


def ids(engine: SearchEngine, query: str = "医保") -> list[str | None]:
    return [hit.clause_id for hit in engine.search(query, limit=None).hits]


def right(library: Library, folder: Path) -> bool:
    """The engine on a folder gives the same as a scan."""
    engine = SearchEngine(library, folder)
    engine.warm()
    return ids(engine) == ids(SearchEngine(library, folder / "nothing")) != []


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_states(library: Library, folder: Path):
    assert builder.state(folder / "nothing", library) == "missing"
    assert builder.state(folder, library) == "fresh"
    library.remove(library.documents()[0].key)
    assert builder.state(folder, library) == "stale"
    assert open_index(library, folder).place == folder, "what it has of the library is used"
    assert right(library, folder)


def test_a_rebuild_swaps_and_leaves_nothing_behind(library: Library, folder: Path):
    before = builder.read_stamp(folder)
    engine = SearchEngine(library, folder)
    engine.warm()
    found = ids(engine)
    builder.build(library, folder)
    after = builder.read_stamp(folder)
    assert before
    assert after
    assert not set(before.volumes) & set(after.volumes)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*after.volumes, builder.STAMP_FILE])
    assert ids(engine) == found, "the old one is still good for whoever has it open"
    engine.reopen()
    assert ids(engine) == found
    assert open_index(library, folder).place == folder


def test_other_schema_is_stale(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    assert builder.state(folder, library) == "stale"


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


def test_a_copied_index_is_as_good(library: Library, folder: Path, tmp_path: Path):
    shutil.copytree(folder, tmp_path / "copy", copy_function=shutil.copyfile)
    assert open_index(library, tmp_path / "copy").place == tmp_path / "copy"
    assert builder.state(tmp_path / "copy", library) == "fresh"


def test_volumes_that_another_program_has_swept(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    write = builder.write_documents

    def swept(library: Library, wanted: list[tuple[str, str]], place: Path, step: object) -> object:
        written = write(library, wanted, place, step)  # type: ignore[arg-type]
        shutil.rmtree(place / written[0].name)
        return written

    monkeypatch.setattr(builder, "write_documents", swept)
    with pytest.raises(CannotWrite):
        builder.build(library, folder)
    assert builder.state(folder, library) == "fresh"
    stamp = json.loads((folder / builder.STAMP_FILE).read_text())
    stamp["files"] = {}
    (folder / builder.STAMP_FILE).write_text(json.dumps(stamp))
    assert builder.state(folder, library) == "damaged"


def test_cancelling_leaves_the_old_one(library: Library, folder: Path):
    before = files(folder)
    steps: list[int] = []

    def cancelled() -> bool:
        return len(steps) > 3

    with pytest.raises(Cancelled):
        builder.build(library, folder, lambda done, _total: steps.append(done), cancelled)
    assert files(folder) == before
    assert builder.state(folder, library) == "fresh"


def test_progress_rises_to_the_end(library: Library, tmp_path: Path):
    seen: list[tuple[int, int]] = []
    builder.build(library, tmp_path / "index", lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (builder.STEPS, builder.STEPS)


def test_a_folder_that_cannot_be_written(library: Library, tmp_path: Path):
    (tmp_path / "index").write_text("a file, not a folder")
    with pytest.raises(CannotWrite):
        builder.build(library, tmp_path / "index")
    assert builder.state(tmp_path / "index", library) == "missing"
    assert right(library, tmp_path / "index")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_read_only_folder(library: Library, folder: Path):
    folder.chmod(0o555)
    try:
        with pytest.raises(CannotWrite):
            builder.build(library, folder)
        assert right(library, folder)
    finally:
        folder.chmod(0o755)


def test_a_full_disk_leaves_the_old_one(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = files(folder)
    monkeypatch.setattr("index.corpus.corpus_files.save", full)
    with pytest.raises(CannotWrite):
        builder.build(library, folder)
    assert files(folder) == before


def test_an_empty_library(tmp_path: Path):
    library = Library.open(tmp_path / "library.db")
    builder.build(library, tmp_path / "index")
    engine = SearchEngine(library, tmp_path / "index")
    engine.warm()
    assert open_index(library, tmp_path / "index").place == tmp_path / "index"
    for query in ("医保", "第九条", "36项", "yibao", "省医保局负责什么", "晋政发17号", "怎么办"):
        assert engine.search(query).total == 0
    library.close()


def test_the_stamp_lists_every_file(folder: Path):
    stamp = json.loads((folder / builder.STAMP_FILE).read_text())
    own = {path.relative_to(folder).as_posix() for path in files(folder)} - {builder.STAMP_FILE}
    assert set(stamp["files"]) == own


def test_search_from_many_threads(library: Library, folder: Path):
    from concurrent.futures import ThreadPoolExecutor

    engine = SearchEngine(library, folder)
    queries = ["医保", "床位", "区域医疗中心", "省卫健委", "的", "yibao", "第九条", "医保 药品"] * 8
    expected = [ids(SearchEngine(library, folder / "nothing"), query) for query in queries]
    with ThreadPoolExecutor(6) as pool:
        warm = pool.submit(engine.warm)
        found = list(pool.map(lambda query: ids(engine, query), queries))
        swaps = [pool.submit(engine.reopen) for _ in range(3)]
        again = list(pool.map(lambda query: ids(engine, query), queries))
        for job in (warm, *swaps):
            job.result()
    assert found == again == expected


def test_a_cancelled_search_stops(library: Library, folder: Path):
    with pytest.raises(Cancelled):
        SearchEngine(library, folder).search("医保", cancelled=lambda: True)
