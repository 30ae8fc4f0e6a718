"""Related clauses: the same measure in another document is found, boilerplate and strangers are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.engine import SearchEngine
from store.library import Library
from store.model.errors import Cancelled
from store.model.printed import printed
from tests.looping import some

LIST = "晋政办函〔2020〕28号"
REPORT = "36项措施支持国家区域医疗中心建设/36项保障措施"


@pytest.mark.parametrize(
    ("clause", "other"), [("14.", "7."), ("11.", "18."), ("4.", "15."), ("15.", "10."), ("2.", "12.")]
)
def test_the_same_measure_in_a_later_list(
    clause: str, other: str, engine: SearchEngine, scanner: SearchEngine
):
    for each in (engine, scanner):
        found = each.related(f"{LIST}/{clause}")
        assert found[0].clause_id == f"{REPORT}/{other}"
        back = each.related(found[0].clause_id)
        assert f"{LIST}/{clause}" in {one.clause_id for one in back}


def test_all_are_of_other_documents_and_the_likest_come_first(engine: SearchEngine, shared_library: Library):
    for entry in some(shared_library.documents()):
        for clause in some(shared_library.document(entry.key).walk()):
            found = engine.related(clause.id, limit=5)
            assert len(found) <= 5
            assert entry.key not in {one.document_key for one in found}
            prefaces = {one.document_key for one in found if one.path[-1] == "前言"}
            assert prefaces <= {"36项措施支持国家区域医疗中心建设"}, (
                "only that one says more than whence it comes"
            )
            assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
            assert all(0 < one.score <= 1 and one.words for one in found)


def test_what_resembles_nothing_has_no_relatives(engine: SearchEngine):
    for clause in (f"{LIST}/前言", "晋政办发〔2021〕85号/一、", f"{LIST}/99.", "", "nothing/1."):
        assert engine.related(clause) == ()


def test_an_answer_that_is_not_wanted_any_more_stops(engine: SearchEngine):
    with pytest.raises(Cancelled):
        engine.related(f"{LIST}/14.", cancelled=lambda: True)


GOLD = json.loads((Path(__file__).parents[2] / "gold/related.json").read_text(encoding="utf-8"))


def test_clauses_on_the_same_matter_are_among_the_first_ten(engine: SearchEngine):
    found: dict[str, set[str]] = {}
    for one in {clause for pair in GOLD for clause in pair}:
        found[one] = {each.clause_id for each in engine.related(one, limit=10)}
    there = sum(other in found[one] for one, other in GOLD)
    back = sum(one in found[other] for one, other in GOLD)
    assert (there + back) / (2 * len(GOLD)) >= 0.83
    assert sum(o in found[one] or one in found[o] for one, o in GOLD) / len(GOLD) >= 0.88


def test_the_reasons_stand_in_both(engine: SearchEngine, shared_library: Library):
    for one in engine.related(f"{LIST}/15.", limit=10):
        for clause_id in (f"{LIST}/15.", one.clause_id):
            assert all(word in printed(shared_library.clause(clause_id)[1]) for word in one.why)
    assert "年薪制" in "".join(engine.related(f"{LIST}/15.", limit=1)[0].why)


def test_a_large_library_is_looked_through_by_the_rarest_words(engine: SearchEngine, monkeypatch):
    monkeypatch.setattr("index.matching.related.SMALL", 0)
    for clause, other in (("14.", "7."), ("11.", "18."), ("15.", "10."), ("2.", "12.")):
        assert engine.related(f"{LIST}/{clause}", 3)[0].clause_id == f"{REPORT}/{other}"
