"""What may go wrong with an index or a query: right answers, or one clear sentence, and never for long."""

from __future__ import annotations

import itertools
import os
import shutil
import threading
from pathlib import Path

import pytest

from index.corpus import index_files as builder
from index.corpus.postings import VolumePostings
from index.engine import SearchEngine
from index.text.thesaurus import MOST_REWRITINGS, rewritings
from store.library import Library
from store.model.errors import Cancelled, CannotWrite
from store.model.wording import sentences

#: One of each kind.
KINDS = [
    *("医保", "医", "医保 -药品 -基金", "(床位 OR 编制) 科研", "晋政发17号", "第28条", "36项第13条"),
    *("卫计委", "yibao", "yb", "醫保", "百分之二十", "职称凭审", "派驻专家有什么补贴"),
    *("省医保局负责的措施", "单位:省卫健委 职称", "疫苗", "第三章 服务提升"),
]


@pytest.fixture
def folder(library: Library, tmp_path: Path) -> Path:
    builder.build(library, tmp_path / "index")
    return tmp_path / "index"


def answers(engine: SearchEngine) -> list[object]:
    return [engine.search(query, limit=None).took(0) for query in KINDS]


def test_a_folder_that_goes_away_while_it_is_open(library: Library, folder: Path):
    expected = answers(SearchEngine(library, folder / "nothing"))
    warm, cold = SearchEngine(library, folder), SearchEngine(library, folder)
    warm.warm()
    cold.search("医保")
    shutil.rmtree(folder)
    assert answers(warm) == expected
    cold.warm()
    assert answers(cold) == expected


def test_posting_lists_that_cannot_be_read_any_more(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> int:
        raise OSError(5, "Input/output error")

    engine = SearchEngine(library, folder)
    engine.warm()
    monkeypatch.setattr(VolumePostings, "_frequency", broken)
    assert answers(engine) == answers(SearchEngine(library, folder / "nothing"))


def test_a_folder_that_may_only_be_read(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    expected = answers(SearchEngine(library, folder / "nothing"))
    monkeypatch.setattr(Path, "mkdir", refused)
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(CannotWrite):
        builder.build(library, folder)
    assert answers(SearchEngine(library, folder)) == expected
    assert builder.state(folder, library) == "fresh"


def test_half_written_files_beside_the_index(library: Library, folder: Path):
    expected = answers(SearchEngine(library, folder))
    (folder / "g-halfdone" / "whoosh").mkdir(parents=True)
    (folder / "g-halfdone" / "text.bin").write_bytes(b"x")
    (folder / "stamp.json.g-halfdone").write_bytes(b'{"schema"')
    assert builder.state(folder, library) == "fresh"
    assert answers(SearchEngine(library, folder)) == expected
    builder.build(library, folder)
    assert not (folder / "g-halfdone").exists()
    assert not (folder / "stamp.json.g-halfdone").exists()


def test_searching_while_the_index_is_built(library: Library, folder: Path):
    engine = SearchEngine(library, folder)
    engine.warm()
    expected = answers(engine)
    wrong: list[object] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            wrong.extend(one for one, right in zip(answers(engine), expected, strict=True) if one != right)

    seeker = threading.Thread(target=search)
    seeker.start()
    try:
        for _ in range(3):
            builder.build(library, folder)
            engine.reopen()
    finally:
        done.set()
        seeker.join()
    assert not wrong
    assert answers(engine) == expected


@pytest.mark.parametrize("query", KINDS)
def test_a_search_of_any_kind_can_be_cancelled_at_any_time(query: str, engine: SearchEngine):
    whole = engine.search(query).took(0)
    for patience in itertools.count():
        left = iter(range(patience))
        try:
            answer = engine.search(query, cancelled=lambda left=left: next(left, None) is None)
        except Cancelled:
            continue
        assert answer.took(0) == whole
        break
    assert patience, "nobody asked whether the answer is still wanted"


@pytest.mark.parametrize(
    "typed",
    [
        "疫" * 10_000,
        "\x00\x1b[31m疫苗",
        "😀👩‍⚕️",
        "𠮷野家",
        "\ud800苗",
        "疫苗\n\n\t核酸",
        "y" * 10_000,
        "\u202e疫苗",
    ],
)
def test_what_is_said_about_strange_input_is_short_and_plain(typed: str, engine: SearchEngine):
    answer = engine.search(typed)
    assert answer.total == 0
    assert "没有条款包含" in sentences(answer.remarks)
    assert len(sentences(answer.remarks)) < 100
    assert sentences(answer.remarks).isprintable()


@pytest.mark.parametrize("query", ["单位:省外办", "文件:没有的文件 医保", "年:1999", "医保 养老"])
def test_nothing_found_is_always_said(query: str, engine: SearchEngine):
    answer = engine.search(query)
    assert (answer.said, bool(sentences(answer.remarks))) == ((), True)


def test_took_is_the_search_alone(library: Library, folder: Path):
    answer = SearchEngine(library, folder).search("医保")
    assert 0 < answer.took_ms < 60_000
    assert answer.took(1).took_ms == 1


@pytest.mark.parametrize(
    "query",
    [
        *("医保" * 5_000, "医保" * 30, "省医保局负责" * 1_500, "医保怎么" * 2_500, "~" + "医保" * 100),
        *("1" * 40 + "号", "一" * 40 + "号", "二" * 39 + "年级", "1" * 10_000, "第一条" * 30, "(" * 300),
    ],
)
def test_what_repeats_without_end_costs_no_more_than_it_is_long(query: str, engine: SearchEngine):
    # Each of these once took minutes, or all the memory there was.
    assert not engine.search(query).said


def test_a_term_has_only_so_many_rewritings():
    for text in ("医保卫健委" * 6, "医保" * 30, "省医保局和省卫健委会同省财政厅"):
        for related in (False, True):
            assert len(rewritings(text, related)) <= MOST_REWRITINGS
    assert rewritings("医保" * 31) == []
