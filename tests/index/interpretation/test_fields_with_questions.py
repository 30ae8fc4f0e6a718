"""Fields put to questions about duties, to other questions and to references: understood, then narrowed."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from index.query.parser import parse

WHOLE = ("省医保局负责的措施", "派驻专家有什么补贴", "政策清单第9条", "第九条", "省卫健委牵头的任务")


def clauses(engine: SearchEngine, text: str) -> list[str]:
    return [hit.clause_id for hit in engine.search(text, limit=None).hits if hit.clause_id]


def test_duties_of_a_year(engine: SearchEngine):
    every = clauses(engine, "省医保局负责的措施")
    older, newer = (clauses(engine, f"省医保局负责的措施 年:{year}") for year in (2020, 2021))
    assert len(older) == 3
    assert newer
    assert not set(older) & set(newer)
    assert set(older) | set(newer) <= set(every)
    assert {hit.match for hit in engine.search("省医保局负责的措施 年:2020").hits} == {"duty"}
    documents = [engine.search(f"省医保局负责的措施 年:{year}").documents for year in (2020, 2021)]
    assert [len(one) for one in documents] == [1, 1]


def test_a_question_is_narrowed(engine: SearchEngine):
    every = clauses(engine, "派驻专家有什么补贴")
    narrow = engine.search("派驻专家有什么补贴 年:2020", limit=None)
    assert narrow.total
    assert {hit.match for hit in narrow.hits} == {"question"}
    found = [hit.clause_id for hit in narrow.hits]
    assert found == [one for one in every if one in found]


def test_a_reference_is_found_only_where_its_fields_allow_it(engine: SearchEngine):
    alone = engine.search("政策清单第9条")
    assert engine.search("政策清单第9条 年:2020").hits == alone.hits
    assert engine.search("政策清单第9条 年:1999").total == 0
    assert engine.search("政策清单第9条 -年:2020").total == 0


@pytest.mark.parametrize("text", WHOLE)
def test_a_facet_counts_what_its_field_finds(text: str, engine: SearchEngine, scanner: SearchEngine):
    answer = engine.search(text)
    assert answer.facets
    for facet in answer.facets:
        if facet.field == "单位":
            continue
        narrow = f'{text} {facet.field}:"{facet.value}"'
        assert engine.search(narrow).total == facet.count, narrow
        assert scanner.search(narrow).total == facet.count, narrow


def test_fields_are_told_apart_only_where_they_narrow_everything():
    free, fields = parse("省医保局负责的措施 年:2020 -书签").apart()
    assert free.text == "省医保局负责的措施"
    assert len(fields) == 2
    for text in ("医保 OR 年:2020", "年:2020", "医保", "(医保 年:2020) OR 床位"):
        query = parse(text)
        assert query.apart() == (query, ())
