"""款: what follows items is the next one; one that is not there is not answered by its neighbour."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engine import SearchEngine
from index.references.citation import cite_paragraph, place
from index.references.resolver import resolve
from store.intake import read_bytes
from store.library import Library

LAW = """某市医院安全管理规定

第一条 公安机关应当履行下列职责：
（一）指导医院制定制度；
（二）开展巡逻防控。
公安机关会同卫生健康部门制定禁止携带物品名录。
医院应当公示下列内容：
（一）收费标准；
（二）投诉电话。
第二条 本规定自2024年1月1日起施行。
"""
FIRST, SECOND = "某市医院安全管理规定/第一条", "某市医院安全管理规定/第二条"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    opened.add(read_bytes(LAW.encode(), "规定.txt"), LAW.encode())
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "clause", "paragraph"),
    [
        ("第一条", FIRST, None),
        ("第一条第一款", FIRST, 1),
        ("第1条第2款", FIRST, 2),
        ("医院安全管理规定第一条第三款", FIRST, 3),
        ("第一条第一款第二项", f"{FIRST}/（二）", None),
        ("第一条第三款第二项", f"{FIRST}/（二）~2", None),
        ("第一条第三款第（二）项", f"{FIRST}/（二）~2", None),
        ("第二条第一款", SECOND, 1),
    ],
)
def test_a_paragraph_is_found(
    library: Library, tmp_path: Path, typed: str, clause: str, paragraph: int | None
):
    found = resolve(library, typed)[0]
    assert (found.clause_id, found.paragraph) == (clause, paragraph)
    assert SearchEngine(library, tmp_path).search(typed).hits[0].clause_id == clause


@pytest.mark.parametrize("typed", ["第一条第四款", "第一条第二款第一项", "第二条第二款", "第一条第○款"])
def test_what_is_not_there_is_not_answered_by_its_neighbour(library: Library, tmp_path: Path, typed: str):
    assert resolve(library, typed) == []
    assert SearchEngine(library, tmp_path).search(typed).total == 0


def test_the_hit_shows_the_paragraph_that_is_meant(library: Library, tmp_path: Path):
    (hit,) = SearchEngine(library, tmp_path).search("医院安全管理规定第一条第二款").hits
    ((start, end),) = hit.spans
    assert hit.snippet[start:end] == "公安机关会同卫生健康部门制定禁止携带物品名录。"


def test_citations_count_paragraphs_as_they_stand(library: Library):
    document, article = library.clause(FIRST)
    assert cite_paragraph(document, article, 2) == "《某市医院安全管理规定》第一条第二款"
    assert cite_paragraph(document, article, None) == "《某市医院安全管理规定》第一条"
    assert cite_paragraph(*library.clause(SECOND), 1) == "《某市医院安全管理规定》第二条"
    items = [clause for clause in document.walk() if clause.label == "（一）"]
    assert [place(document, item) for item in items] == ["第一条第一款第一项", "第一条第三款第一项"]
