"""A library that changes: the index takes up what is new, and answers as one that was built anew."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from index.corpus import corpus_files, postings
from index.corpus import index_files as builder
from index.engine import SearchEngine
from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.duty import Duty
from store.model.errors import Cancelled, CannotWrite

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


def same(library: Changing, one: Path, other: Path, rng: random.Random) -> None:
    """Two folders answer alike, hit for hit."""
    engines = [SearchEngine(library, folder) for folder in (one, other)]
    for engine in engines:
        engine.warm()
        assert not engine.scanning()
    runs = ["".join(rng.choices(CHARACTERS, k=rng.choice((1, 2, 3, 4)))) for _ in range(12)]
    for query in (*runs, "床位 -医保", "单位:省卫健委", "第1条", "yibao", "省卫健委负责什么"):
        answers = [engine.search(query, limit=None).took(0) for engine in engines]
        assert answers[0] == answers[1], query


@pytest.mark.parametrize("seed", range(8))
def test_changes_give_what_a_rebuild_gives(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rng = random.Random(seed)
    library = Changing()
    for number in range(4):
        library.put(f"文件{number}", texts(rng))
    builder.build(library, tmp_path / "changed")
    written: list[int] = []
    write = postings.write
    monkeypatch.setattr(postings, "write", lambda *how: (written.append(1), write(*how)))
    for step in range(6):
        for _ in range(rng.randrange(1, 4)):
            change(library, rng)
        written.clear()
        stale = SearchEngine(library, tmp_path / "changed")
        was_stale = builder.state(tmp_path / "changed", library) == "stale"
        builder.build(library, tmp_path / "whole" / str(step))
        if was_stale:
            stale.warm()
            assert not stale.scanning()
            assert stale.search("医保", limit=None).took(0) == SearchEngine(
                library, tmp_path / "whole" / str(step)
            ).search("医保", limit=None).took(0)
            written.clear()
            builder.build(library, tmp_path / "changed")
            assert not written, "a few documents are no reason to write all posting lists"
        assert builder.state(tmp_path / "changed", library) == "fresh"
        same(library, tmp_path / "changed", tmp_path / "whole" / str(step), rng)


def test_too_much_that_is_new_is_built_anew(tmp_path: Path):
    library = Changing()
    library.put("文件", ["医保"])
    builder.build(library, tmp_path / "index")
    rng = random.Random(1)
    for number in range(80):
        library.put(f"长文件{number}", ["".join(rng.choices(CHARACTERS, k=5000))])
    builder.build(library, tmp_path / "index")
    stamp = builder.read_stamp(tmp_path / "index")
    assert stamp
    assert corpus_files.load(stamp.folder(tmp_path / "index")).posted is None


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
    builder.build(library, tmp_path / "index")
    library.remove(library.documents()[0].key)
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


def test_where_files_cannot_be_shared_they_are_copied(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refused(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    builder.build(library, tmp_path / "index")
    library.remove(library.documents()[0].key)
    monkeypatch.setattr("os.link", refused)
    builder.build(library, tmp_path / "index")
    assert builder.state(tmp_path / "index", library) == "fresh"
    engine = SearchEngine(library, tmp_path / "index")
    engine.warm()
    assert not engine.scanning()
