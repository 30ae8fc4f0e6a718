"""Related clauses: the same measure in another document is found, boilerplate and strangers are not."""

from __future__ import annotations

import pytest

from index.engine import SearchEngine
from store.library import Library
from store.model.errors import Cancelled

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
    for entry in shared_library.documents():
        for clause in shared_library.document(entry.key).walk():
            found = engine.related(clause.id, limit=5)
            assert len(found) <= 5
            assert entry.key not in {one.document_key for one in found}
            assert "前言" not in {one.path[-1] for one in found}
            assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
            assert all(0 < one.score <= 1 and one.words for one in found)


def test_what_resembles_nothing_has_no_relatives(engine: SearchEngine):
    for clause in (f"{LIST}/前言", "晋政办发〔2021〕85号/一、", f"{LIST}/99.", "", "nothing/1."):
        assert engine.related(clause) == ()


def test_an_answer_that_is_not_wanted_any_more_stops(engine: SearchEngine):
    with pytest.raises(Cancelled):
        engine.related(f"{LIST}/14.", cancelled=lambda: True)
