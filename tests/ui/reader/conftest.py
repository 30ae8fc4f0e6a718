"""A reader on the five documents that ship, and a long one made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from store.library import Library
from store.model.clause import Clause
from store.model.document import Document
from store.model.table import Table
from ui.appearance.theme import ThemeManager
from ui.reader.reader_view import ReaderView


@pytest.fixture
def documents(library: Library) -> list[Document]:
    return [library.document(summary.key) for summary in library.documents()]


@pytest.fixture
def reader(qtbot: QtBot, themes: ThemeManager) -> ReaderView:
    view = ReaderView(themes)
    qtbot.addWidget(view)
    view.resize(680, 620)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def long_document() -> Document:
    """400 articles with tables now and then; about 120,000 characters."""
    return make_long(400)


@pytest.fixture
def make_document() -> Callable[[int], Document]:
    return make_long


def make_long(articles: int) -> Document:
    words = "县级以上人民政府应当加强对医疗卫生工作的领导,将医疗卫生事业纳入国民经济和社会发展规划。"
    clauses = tuple(
        Clause(
            id=f"长法/第{number}条",
            label=f"第{number}条",
            path=(f"第{number}条",),
            body=(
                f"本条序号{number}。" + words * 3,
                words * 3,
                *([Table((("项目", "目标"), (f"指标{number}", "百分之九十")))] if number % 50 == 0 else []),
            ),
        )
        for number in range(1, articles + 1)
    )
    return Document("长法", "long.txt", "长法", None, (), None, None, "法律", True, "", clauses=clauses)
