"""The index folder: built beside and swapped, and never believed when it is not what was built."""

from __future__ import annotations

import json
import mmap
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from index.corpus import index_files as builder
from index.corpus import ngrams as schema
from index.engine import SearchEngine
from index.snapshot import open_index
from store.library import Library
from store.model.errors import Cancelled, CannotWrite
from tests.index.corpus.index_folders import files, ids, right


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


def test_a_copied_index_is_as_good(library: Library, folder: Path, tmp_path: Path):
    shutil.copytree(folder, tmp_path / "copy", copy_function=shutil.copyfile)
    assert open_index(library, tmp_path / "copy").place == tmp_path / "copy"
    assert builder.state(tmp_path / "copy", library) == "fresh"


def test_an_index_is_read_where_mapping_a_file_begins_to_read_it_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    """As CPython does on Windows: mmap takes the file's descriptor back to the beginning."""
    usual = mmap.mmap

    def rewinding(file: int, *arguments: Any, **named: Any) -> mmap.mmap:
        os.lseek(file, 0, os.SEEK_SET)
        return usual(file, *arguments, **named)

    found = ids(SearchEngine(library, folder))
    monkeypatch.setattr(mmap, "mmap", rewinding)
    assert open_index(library, folder).place == folder
    assert ids(SearchEngine(library, folder)) == found


def test_a_copy_is_read_but_once(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, copy_function=shutil.copyfile)
    assert builder.state(copy, library, thorough=False) == "fresh"
    monkeypatch.setattr(builder, "_digest", lambda path: pytest.fail(f"{path} is read again"))
    assert builder.state(copy, library, thorough=False) == "fresh"


def test_a_damaged_copy_is_not_believed_the_second_time(library: Library, folder: Path, tmp_path: Path):
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, copy_function=shutil.copyfile)
    file = next(copy.glob("*/text.bin"))
    file.write_bytes(file.read_bytes()[::-1])
    for _ in range(2):
        assert builder.state(copy, library, thorough=False) == "damaged"


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
