"""What the user set right in indicators and duties: kept, put in place, found again, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.duties.duty_records import DutyRecord
from index.indicators.indicator import Indicator
from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.wording import text
from store.notebook import Notebook
from store.notebook.fact_corrections import FactCorrection
from ui.services.facts.corrected_facts import CorrectedFacts, addition, corrected, correction_of
from ui.services.facts.correction_words import correction_note, words_of_duty, words_of_indicator
from ui.services.facts.fact_collection import Facts, gather

PLAN = "晋政发〔2020〕17号"


class OneDocument:
    """A library of one document, whose text may be another one later."""

    def __init__(self, document: Document) -> None:
        self.held = document

    def document(self, _key: str) -> Document:
        return self.held


@pytest.fixture
def plan(library: Library) -> Document:
    return library.document(PLAN)


def beds(facts: Facts) -> Indicator:
    return next(one for one in facts.indicators if one.indicator == "床位数")


def changed(plan: Document, **said: str) -> FactCorrection:
    one = beds(gather([plan]))
    return correction_of(one, plan, "changed", words_of_indicator(one) | said, {}, {})


def put(plan: Document, made: Sequence[FactCorrection], now: Document | None = None) -> CorrectedFacts:
    document = now or plan
    return corrected(gather([document]), made, OneDocument(document))


def test_a_correction_is_kept_merged_and_undone(plan: Document, notebook: Notebook) -> None:
    made = changed(plan, subject="某医院", high="3200")
    change = notebook.corrections.put([made])
    (held,) = notebook.corrections.all()
    assert held == made
    notebook.revert(change)
    assert notebook.corrections.all() == []
    notebook.redo(change)
    assert notebook.corrections.all() == [made]


def test_it_stands_in_the_place_of_what_was_read(plan: Document) -> None:
    known = put(plan, [changed(plan, subject="某医院", high="3200", deadline="2025", kind="milestone")])
    one = beds(known.facts)
    assert (one.subject, one.high, one.deadline, one.kind) == ("某医院", 3200, 2025, "milestone")
    assert known.printed[one.correction].subject == "山西白求恩医院"  # type: ignore[union-attr]
    note = text(correction_note(one, known.printed))
    assert note == "人工更正；原读：主体“山西白求恩医院”，上限“3000”，时限“2024”，类别“目标”"
    assert len(known.facts.indicators) == len(gather([plan]).indicators)


def test_what_is_none_is_gone_and_what_was_missed_is_there(plan: Document) -> None:
    raw = gather([plan])
    none = correction_of(beds(raw), plan, "none", {}, {}, {})
    words = words_of_indicator(beds(raw)) | {
        "indicator": "托管期",
        "value_text": "用5年时间",
        "low": "5",
        "unit": "年",
    }
    added = addition(plan, f"{PLAN}/二、", words)
    known = put(plan, [none, added])
    assert not any(one.indicator == "床位数" for one in known.facts.indicators)
    (mine,) = [one for one in known.facts.indicators if one.indicator == "托管期"]
    printed = next(clause for clause in plan.walk() if clause.id == f"{PLAN}/二、").text
    assert printed[mine.start : mine.end] == "用5年时间" or mine.end > mine.start
    assert text(correction_note(mine, known.printed)) == "人工增补"
    assert known.facts.source(mine.clause).place


def test_it_is_found_again_when_clauses_move(plan: Document) -> None:
    made = changed(plan, subject="某医院")
    first = Clause(f"{PLAN}/新", "新", ("新",), body=("新增的一条说明。",))
    moved = replace(plan, clauses=(first, *plan.clauses))
    assert beds(put(plan, [made], moved).facts).subject == "某医院"


def test_it_does_not_hold_for_another_value(plan: Document) -> None:
    def other(clause: Clause) -> Clause:
        body = tuple(
            other(part)
            if isinstance(part, Clause)
            else replace(
                part, rows=tuple(tuple(cell.replace("3000张", "3500张") for cell in row) for row in part.rows)
            )
            if not isinstance(part, str)
            else part
            for part in clause.body
        )
        return replace(clause, body=body)

    made = changed(plan, subject="某医院")
    known = put(plan, [made], replace(plan, clauses=tuple(map(other, plan.clauses))))
    assert known.lost == (made,)
    assert beds(known.facts).subject == "山西白求恩医院"


def test_a_correction_is_corrected_again(plan: Document) -> None:
    made = changed(plan, subject="某医院")
    known = put(plan, [made])
    again = correction_of(
        beds(known.facts), plan, "changed", words_of_indicator(beds(known.facts)) | {"unit": "床"},
        {made.id: made}, known.printed,
    )  # fmt: skip
    assert again.id == made.id
    one = beds(put(plan, [again]).facts)
    assert (one.subject, one.unit) == ("某医院", "床")


def test_duties_are_set_right(library: Library) -> None:
    document = library.document("晋政办函〔2020〕28号")
    raw = gather([document])
    one: DutyRecord = raw.duties[0]
    made = correction_of(
        one,
        document,
        "changed",
        words_of_duty(one) | {"lead": "省自然资源厅、太原市政府", "joint": ""},
        {},
        {},
    )
    known = corrected(raw, [made], OneDocument(document))
    assert known.facts.duties[0].lead == ("省自然资源厅", "太原市政府")
    none = correction_of(known.facts.duties[0], document, "none", {}, {made.id: made}, known.printed)
    assert len(corrected(raw, [none], OneDocument(document)).facts.duties) == len(raw.duties) - 1
