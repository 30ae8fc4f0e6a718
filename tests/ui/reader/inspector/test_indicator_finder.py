"""Indicators of the clause in the inspector, which are read in the background."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from index.indicators.indicator import Indicator
from store.model.clause import Clause
from store.model.document import Document
from ui.appearance.theme import ThemeManager
from ui.reader.inspector.indicator_finder import IndicatorFinder
from ui.reader.inspector.inspector import Inspector
from ui.runtime.jobs import Jobs

BEDS, NURSES = "到2025年，床位达到3000张。", "到2024年，护士达到500人。"


@pytest.fixture
def document() -> Document:
    clauses = tuple(
        Clause(f"d/{label}", label, (label,), body=(words,))
        for label, words in (("1.", BEDS), ("2.", NURSES), ("3.", "加强领导。"))
    )
    return Document("d", "d.txt", "某清单", None, (), "2020-01-01", None, "清单", True, "", clauses=clauses)


@pytest.fixture
def inspector(qtbot: QtBot, themes: ThemeManager) -> Inspector:
    made = Inspector(themes)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def finder(inspector: Inspector, jobs: Jobs) -> Iterator[IndicatorFinder]:
    yield IndicatorFinder(inspector, jobs)
    jobs.close()


def show(inspector: Inspector, finder: IndicatorFinder, document: Document, number: int) -> None:
    clause = document.clauses[number - 1]
    inspector.show_clause(document, clause, "", False, ())
    finder.show_clause(document, clause)


def words(inspector: Inspector) -> str:
    return " ".join(label.text() for label in inspector.findChildren(QLabel) if label.isVisible())


def test_they_are_shown_when_they_have_been_read(
    qtbot: QtBot, inspector: Inspector, finder: IndicatorFinder, document: Document
) -> None:
    show(inspector, finder, document, 1)
    qtbot.waitUntil(lambda: "3000" in words(inspector))
    show(inspector, finder, document, 3)
    assert "3000" not in words(inspector)
    qtbot.waitUntil(inspector.knows_indicators)


def test_those_of_a_clause_that_was_left_are_dropped(
    qtbot: QtBot, inspector: Inspector, finder: IndicatorFinder, document: Document, jobs: Jobs
) -> None:
    show(inspector, finder, document, 1)
    show(inspector, finder, document, 2)
    qtbot.waitUntil(lambda: "500" in words(inspector))
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert "3000" not in words(inspector)


def test_they_come_back_with_their_clause(
    qtbot: QtBot, inspector: Inspector, finder: IndicatorFinder, document: Document
) -> None:
    show(inspector, finder, document, 1)
    qtbot.waitUntil(lambda: "3000" in words(inspector))
    inspector.clear()
    show(inspector, finder, document, 1)
    qtbot.waitUntil(lambda: "3000" in words(inspector))


def test_what_the_user_set_right_takes_their_place(
    qtbot: QtBot, inspector: Inspector, finder: IndicatorFinder, document: Document
) -> None:
    taken_away: list[str] = []

    def set_right(_document: Document, clause: Clause, found: list[Indicator]) -> list[Indicator]:
        return [] if clause.id in taken_away else found

    inspector.set_right_indicators(set_right)
    show(inspector, finder, document, 1)
    qtbot.waitUntil(lambda: "3000" in words(inspector))
    taken_away.append("d/1.")
    inspector.refresh_indicators()
    assert "3000" not in words(inspector)
    taken_away.clear()
    inspector.refresh_indicators()
    assert "3000" in words(inspector)
