"""A library that changes: the index takes up what is new, and answers as one that was built anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from index.corpus import index_files as builder
from index.corpus import volumes
from index.engine import SearchEngine
from index.snapshot import open_index
from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.duty import Duty
from store.model.errors import Cancelled, CannotWrite
from tests.effort import share_of

CHARACTERS = "医保床位编制人才办法的、。12"


class Changing:
    """Documents in memory that come, go and change places."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, Document]] = {}

    def put(self, key: str, texts: list[str]) -> None:
        clauses = tuple(
            Clause(
                f"{key}/{i}.",
                f"{i}.",
                (f"{i}.",),
                heading="床位" if i % 3 == 1 else None,
                body=(text,),
                duties=(Duty("省卫健委", "lead"),) if i % 2 else (),
            )
            for i, text in enumerate(texts)
        )
        made = Document(key, f"{key}.txt", key, None, (), None, None, "其他", True, "", clauses=clauses)
        self.kept[key] = (str(hash(tuple(texts))), made)

    def document(self, key: str) -> Document:
        return self.kept[key][1]

    def checksums(self) -> list[tuple[str, str]]:
        return [(key, digest) for key, (digest, _) in self.kept.items()]

    def stamp(self) -> str:
        return str(self.checksums())


def texts(rng: random.Random) -> list[str]:
    return [
        "".join(rng.choices(CHARACTERS, k=rng.randrange(1, 3000))) for _ in range(rng.choice((0, 1, 3, 9)))
    ]


def change(library: Changing, rng: random.Random) -> None:
    how = rng.random()
    if how < 0.5 or not library.kept:
        library.put(f"文件{rng.randrange(12)}", texts(rng))
    elif how < 0.75:
        library.kept.pop(rng.choice(list(library.kept)))
    else:
        rows = list(library.kept.items())
        rng.shuffle(rows)
        library.kept = dict(rows)


def same(library: Changing, one: Path, other: Path, rng: random.Random, open_before: SearchEngine) -> None:
    """Two folders, and an engine that was open before, answer alike, hit for hit."""
    engines = [*(SearchEngine(library, folder) for folder in (one, other)), open_before]
    assert all(open_index(library, folder).place == folder for folder in (one, other))
    for engine in engines:
        engine.warm()
    runs = ["".join(rng.choices(CHARACTERS, k=rng.choice((1, 2, 3, 4)))) for _ in range(12)]
    for query in (*runs, "床位 -医保", "单位:省卫健委", "第1条", "yibao", "省卫健委负责什么"):
        answers = [engine.search(query, limit=None).took(0) for engine in engines]
        assert answers[0] == answers[1] == answers[2], query


@pytest.mark.parametrize("seed", range(share_of(12)))
def test_changes_give_what_a_rebuild_gives(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # All that depends on the size of a library happens in a small one.
    monkeypatch.setattr(volumes, "FEW_BLOCKS", 1)
    monkeypatch.setattr(volumes, "SMALL_BLOCKS", 3)
    monkeypatch.setattr(volumes, "MANY_SMALL", 3)
    monkeypatch.setattr(volumes, "MANY_VOLUMES", 4)
    monkeypatch.setattr(volumes, "MOST_CHARACTERS", 30_000)
    rng = random.Random(seed)
    library = Changing()
    for number in range(4):
        library.put(f"文件{number}", texts(rng))
    builder.build(library, tmp_path / "changed")
    open_all_the_time = SearchEngine(library, tmp_path / "changed")
    open_all_the_time.warm()
    for step in range(6):
        for _ in range(rng.randrange(1, 4)):
            change(library, rng)
        stale = SearchEngine(library, tmp_path / "changed")
        was_stale = builder.state(tmp_path / "changed", library) == "stale"
        builder.build(library, tmp_path / "whole" / str(step))
        if was_stale:
            stale.warm()
            assert open_index(library, tmp_path / "changed").place == tmp_path / "changed"
            whole = SearchEngine(library, tmp_path / "whole" / str(step))
            for query in ("医保", "yibao", "yb", "第2条"):
                assert stale.search(query, limit=None).took(0) == whole.search(query, limit=None).took(0)
            builder.build(library, tmp_path / "changed")
            open_all_the_time.reopen()
        assert builder.state(tmp_path / "changed", library) == "fresh"
        same(library, tmp_path / "changed", tmp_path / "whole" / str(step), rng, open_all_the_time)


def sizes(folder: Path) -> dict[str, int]:
    """The number of documents of each volume."""
    stamp = builder.read_stamp(folder)
    assert stamp
    return {name: len(volumes.open_volume(folder / name).entries) for name in stamp.volumes}


def written(documents: int, seed: int = 1) -> Changing:
    library, rng = Changing(), random.Random(seed)
    for number in range(documents):
        library.put(f"长文件{number}", ["".join(rng.choices(CHARACTERS, k=5000))])
    return library


def test_only_what_is_new_is_written(tmp_path: Path):
    library = written(80)
    builder.build(library, tmp_path / "index")
    (first,) = sizes(tmp_path / "index")
    library.put("文件", ["医保"])
    del library.kept["长文件3"]
    builder.build(library, tmp_path / "index")
    found = sizes(tmp_path / "index")
    assert found.pop(first) == 80
    assert list(found.values()) == [1]
    keys = {hit.document_key for hit in SearchEngine(library, tmp_path / "index").search("文件").hits}
    assert "文件" in keys
    assert "长文件3" not in keys


def test_small_volumes_become_one(tmp_path: Path):
    library = written(80)
    builder.build(library, tmp_path / "index")
    for number in range(volumes.MANY_SMALL + 1):
        library.put(f"文件{number}", ["医保"])
        builder.build(library, tmp_path / "index")
    assert list(sizes(tmp_path / "index").values()) == [80, volumes.MANY_SMALL, 1]
    assert SearchEngine(library, tmp_path / "index").search("医保").total == sum(
        "医保" in document.clauses[0].body[0] for _, document in library.kept.values()
    )


def test_when_most_is_gone_all_is_written_anew(tmp_path: Path):
    library = written(80)
    builder.build(library, tmp_path / "index")
    for number in range(60):
        del library.kept[f"长文件{number}"]
    builder.build(library, tmp_path / "index")
    assert list(sizes(tmp_path / "index").values()) == [20]


def test_characters_beyond_sixteen_bits(tmp_path: Path):
    library = Changing()
    library.put("甲", ["医保\U0002b7bd床位", "床位"])
    library.put("乙", ["𬭁医保", "人才"])
    builder.build(library, tmp_path / "index")
    library.put("丙", ["医保\U0002b7bd"])
    del library.kept["甲"]
    builder.build(library, tmp_path / "index")
    engine = SearchEngine(library, tmp_path / "index")
    assert [hit.document_key for hit in engine.search("\U0002b7bd").hits] == ["丙"]
    assert {hit.document_key for hit in engine.search("医保").hits} == {"乙", "丙"}
    assert [hit.document_key for hit in engine.search("人才").hits] == ["乙"]


def test_one_document_more_in_the_library(library: Library, tmp_path: Path):
    removed = library.document(library.documents()[1].key)
    data = library.source(removed.key)
    library.remove(removed.key)
    builder.build(library, tmp_path / "index")
    library.add(removed, data)
    engine = SearchEngine(library, tmp_path / "index")
    engine.warm()
    before = engine.search("36项第13条").hits
    builder.build(library, tmp_path / "index")
    engine.reopen()
    assert engine.search("36项第13条").hits == before
    assert before[0].document_key == removed.key
    assert builder.state(tmp_path / "index", library) == "fresh"


def test_cancelled_or_full_the_old_one_stays(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = library.documents()[0].key
    data = library.source(first)
    removed = library.remove(first).document
    builder.build(library, tmp_path / "index")
    library.add(removed, data)
    files = sorted(tmp_path.rglob("*"))
    with pytest.raises(Cancelled):
        builder.build(library, tmp_path / "index", cancelled=lambda: True)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.corpus.corpus_files.save", full)
    with pytest.raises(CannotWrite):
        builder.build(library, tmp_path / "index")
    assert sorted(tmp_path.rglob("*")) == files
    assert SearchEngine(library, tmp_path / "index").search("医保").total
