"""What is printed behind a heading is kept, and stands in the printed text."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.intake import read_bytes
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import parts, printed


def made(mark: str, *paragraphs: str, duty: str | None = None) -> Clause:
    return Clause(
        "k/1.", "1.", ("1.",), heading="病房楼建设", heading_mark=mark, body=paragraphs, duty_note=duty
    )


@pytest.mark.parametrize(
    ("mark", "runs_on", "words"),
    [
        ("。", True, "病房楼建设。\n床位400张"),
        ("。\n", False, "病房楼建设。\n床位400张"),
        ("", False, "病房楼建设\n床位400张"),
    ],
)
def test_a_mark_stands_between_heading_and_text(mark: str, runs_on: bool, words: str) -> None:
    clause = made(mark, "床位400张")
    assert clause.heading_runs_on is runs_on
    assert printed(clause) == words
    heading, paragraph = parts(clause)
    assert words[heading.start : heading.end] == "病房楼建设"
    assert words[paragraph.start :] == "床位400张"


def test_a_duty_note_behind_a_bare_heading_keeps_the_mark() -> None:
    assert printed(made("。\n", duty="（责任单位：省卫健委）")) == "病房楼建设。\n（责任单位：省卫健委）"


def test_every_heading_of_a_shipped_plan_keeps_its_mark(seeds: list[Path]) -> None:
    marks = set()
    for source in seeds:
        document: Document = read_bytes(source.read_bytes(), source.parent.name)
        marks |= {clause.heading_mark for clause in document.walk() if clause.heading}
    assert "。\n" in marks
    assert marks <= {"", "。", "。\n", "：\n", ":\n"}
