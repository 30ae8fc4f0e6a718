"""Earlier editions are searched where that is asked for; where only they have the words, that is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.corpus.index_files import build, state
from index.edition_scope import editions_asked
from index.engine import SearchEngine
from index.references.citation import cite
from index.references.resolver import resolve
from store.intake.importer import read_bytes
from store.library import Library
from store.library.edition_views import EditionView
from store.model.wording import sentences

LAW = """某省优化营商环境条例

（{date}某省人民代表大会常务委员会通过）

第一条　为了优化营商环境，制定本条例。
第二条　各级人民政府应当{duty}，营造公平竞争的市场环境。
第三条　本条例自公布之日起施行。
"""


@pytest.fixture
def editions(tmp_path: Path) -> Iterator[Library]:
    """A law of 2024, and its edition of 2020."""
    library = Library.open(tmp_path / "library.db")
    family = None
    for day, duty in (("2020年4月10日", "改进窗口服务"), ("2024年5月20日", "推行一网通办")):
        text = LAW.format(date=day, duty=duty).encode()
        document = read_bytes(text, f"{day}.txt")
        library.add(document, text, edition_of=family)
        family = document.key
    yield library
    library.close()


@pytest.fixture(params=["index", "library"])
def engine(editions: Library, tmp_path: Path, request: pytest.FixtureRequest) -> SearchEngine:
    current = EditionView(editions)
    if request.param == "index":
        build(current, tmp_path / "index")
    return SearchEngine(current, tmp_path / "index", None, EditionView(editions, earlier=True))


def years(engine: SearchEngine, query: str) -> list[str]:
    hits = engine.search(query).hits
    return [hit.document_key.rpartition("（")[2][:4] for hit in hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("公平竞争", ["2024"]),
        ("公平竞争 版本:全部", ["2024", "2020"]),
        ("版本：以前 公平竞争", ["2020"]),
        ("公平竞争 版本:现行", ["2024"]),
        ("窗口服务", []),
        ("窗口服务 版本:全部", ["2020"]),
    ],
)
def test_what_is_searched(engine: SearchEngine, query: str, found: list[str]) -> None:
    assert years(engine, query) == found
    assert engine.search(query).total == len(found)


def test_what_only_earlier_editions_have_is_said(engine: SearchEngine) -> None:
    assert "以前的版本中有 1 处" in sentences(engine.search("窗口服务").remarks)
    assert "以前的版本" not in sentences(engine.search("公平竞争").remarks)
    assert "以前的版本" not in sentences(engine.search("从来没有的话").remarks)


def test_a_reference_leads_to_the_current_edition(editions: Library) -> None:
    for text in ("某省优化营商环境条例第二条", "优化营商环境条例"):
        assert {each.document_key[-11:-7] for each in resolve(EditionView(editions), text)} == {"2024"}


def test_an_index_follows_what_is_current(editions: Library, tmp_path: Path) -> None:
    current = EditionView(editions)
    build(current, tmp_path / "index")
    assert state(tmp_path / "index", current) == "fresh"
    older = next(iter(editions.earlier_keys()))
    newest = next(entry.key for entry in editions.documents() if entry.current)
    editions.remove(newest)
    assert state(tmp_path / "index", current) == "stale"
    assert [key for key, _ in current.checksums()] == [older]


@pytest.mark.parametrize(
    ("text", "left", "which"),
    [
        ("床位", "床位", "current"),
        ("床位 版本:全部", "床位", "all"),
        ("版本： 旧版 床位", "床位", "earlier"),
        ("版本:最好", "版本:最好", "current"),
        ("软件版本:全部", "软件版本:全部", "current"),
    ],
)
def test_how_it_is_asked(text: str, left: str, which: str) -> None:
    assert editions_asked(text) == (left, which)


def test_a_citation_tells_the_edition_where_there_are_several(editions: Library) -> None:
    cited = []
    for entry in editions.documents():
        document = editions.document(entry.key)
        clause = next(clause for clause in document.walk() if clause.label == "第二条")
        cited.append(cite(document, clause))
    assert cited == [
        "《某省优化营商环境条例》（2020年文本）第二条",
        "《某省优化营商环境条例》（2024年文本）第二条",
    ]
    older = next(iter(editions.earlier_keys()))
    editions.remove(older)
    left = editions.document(editions.documents()[0].key)
    assert left.edition is None
