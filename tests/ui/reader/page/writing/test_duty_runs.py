"""Duty notes: roles in front, every word kept."""

from __future__ import annotations

import pytest

from store.model.document import Document
from store.model.duty import Duty
from tests.looping import some
from ui.reader.page.writing.duty_runs import DutyRun, duty_runs


def words(runs: list[DutyRun]) -> list[str]:
    return [run.text for run in runs]


@pytest.mark.parametrize(
    ("note", "duties", "shown"),
    [
        (
            "(责任单位:省医保局、省卫健委)",
            (Duty("省医保局"), Duty("省卫健委")),
            ["责任单位", "省医保局", "省卫健委"],
        ),
        (
            "（省医保局、省卫健委等按职责分工负责）",
            (Duty("省医保局"), Duty("省卫健委")),
            ["责任单位", "省医保局", "省卫健委", "等按职责分工负责"],
        ),
        (
            "（省发展改革委、省财政厅牵头，省卫健委配合）",
            (Duty("省发展改革委", "lead"), Duty("省财政厅", "lead"), Duty("省卫健委", "support")),
            ["牵头", "省发展改革委", "省财政厅", "配合", "省卫健委"],
        ),
        ("（有关部门负责）", (), ["责任单位", "有关部门负责"]),
        ("（甲局负责）", (Duty("乙局"),), ["责任单位", "甲局负责"]),
    ],
)
def test_runs(note: str, duties: tuple[Duty, ...], shown: list[str]) -> None:
    assert words(duty_runs(note, duties, "责任单位")) == shown


def test_every_run_stands_where_it_says(documents: list[Document]) -> None:
    noted = [clause for document in documents for clause in document.walk() if clause.duty_note]
    for clause in some(noted):
        runs = duty_runs(clause.duty_note, clause.duties, "责任单位")
        placed = [run for run in runs if run.at is not None]
        for run in some(placed):
            assert clause.duty_note[run.at : run.at + len(run.text)] == run.text
        assert {duty.organisation for duty in clause.duties} <= {run.text for run in placed}
        covered = {offset for run in placed for offset in range(run.at or 0, (run.at or 0) + len(run.text))}
        left = {sign for offset, sign in enumerate(clause.duty_note) if offset not in covered}
        assert left <= set("（）():：、，,；; 。"), clause.duty_note
