"""Indicators that belong together: bars of a chart, and pairs of two documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.indicators.indicator import Indicator
from store.library import Library
from store.model.wording import ENGLISH, text
from ui.services.facts.fact_collection import documents_of, gather
from ui.services.facts.indicator_groups import charts, in_two_documents, same_subject

ONE = Indicator(
    "甲文件", "甲文件/1.", "某医院", "床位数", "300张", 300, 300, "张", None, 2025, "target", 0, 4
)


def test_the_four_hospitals_stand_in_one_chart(library: Library):
    facts = gather(documents_of(library))
    visits = next(one for one in charts(facts.indicators) if text(one.title) == "年门诊量")
    assert len(visits.bars) == 4
    assert visits.unit == "万人次"
    assert visits.top == 200
    assert "山西白求恩医院" in text(visits.bars[0].label)
    assert "2026年" in text(visits.bars[1].label)


def test_the_plan_and_the_report_on_one_hospital(library: Library):
    pairs = in_two_documents(gather(documents_of(library)).indicators)
    by_name = {pair.first.indicator: pair for pair in pairs}
    assert {"年门诊量", "省级重点实验室", "省级临床医学研究中心"} <= set(by_name)
    assert not by_name["年门诊量"].differs
    assert all(pair.first.document != pair.second.document for pair in pairs)


@pytest.mark.parametrize(
    ("change", "differs"),
    [
        ({}, False),
        ({"low": 3, "high": 3, "unit": "百张"}, False),
        ({"low": 400, "high": 400}, True),
        ({"deadline": 2026}, True),
        ({"deadline": None}, False),
    ],
)
def test_what_differs_in_two_documents(change, differs):
    other = replace(ONE, document="乙文件", indicator="床位", **change)
    (pair,) = in_two_documents([ONE, other])
    assert pair.differs is differs


def test_other_subjects_and_years_of_one_document_are_bars():
    later = replace(ONE, deadline=2030, low=500, high=500)
    (chart,) = charts([ONE, later])
    assert [text(bar.label) for bar in chart.bars] == ["2025年", "2030年"]
    assert [text(bar.label, ENGLISH) for bar in chart.bars] == ["2025", "2030"]
    assert charts([ONE]) == []
    assert in_two_documents([ONE, later]) == []
    assert in_two_documents([ONE, replace(ONE, document="乙文件", subject="另一医院")]) == []


def test_names_in_brackets_mean_the_same():
    assert same_subject("华中大同济医院山西医院(山西白求恩医院)", "山西白求恩医院")
    assert not same_subject("省肿瘤医院", "山西白求恩医院")
