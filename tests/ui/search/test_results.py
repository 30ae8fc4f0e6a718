"""The list of results: model, delegate, and the panel's empty states."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from index.query.parser import parse
from index.results import Answer, Hit, SuggestedQuery
from store.model.message import verbatim
from ui.appearance.theme import ThemeManager
from ui.search.delegate import ResultsDelegate, from_first_mark
from ui.search.model import ResultsModel
from ui.search.panel import SearchPanel
from ui.search.result_data import ResultRoles

NAMES = {"甲": "甲办法", "乙": "乙规划"}


def hit(key: str, number: int, match: str = "exact", snippet: str = "由省医保局会同") -> Hit:
    label = f"{number}."
    return Hit(
        key, f"{key}.txt", f"{key}/{label}", (label,), label, None, snippet, ((2, 4),), ((2, 4),), 1.0, match
    )


def answer(*hits: Hit, total: int | None = None, **more: object) -> Answer:
    counts: dict[str, int] = {}
    for one in hits:
        counts[one.document_key] = counts.get(one.document_key, 0) + 1
    return Answer(parse("医保"), total or len(hits), 2.0, hits, tuple(counts.items()), **more)


@pytest.fixture
def model(qtbot: QtBot, qtmodeltester: object) -> ResultsModel:
    made = ResultsModel(lambda key: NAMES.get(key, key))
    qtmodeltester.check(made, force_py=True)
    return made


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeManager) -> SearchPanel:
    made = SearchPanel(themes, lambda key: NAMES.get(key, key))
    qtbot.addWidget(made)
    made.resize(348, 600)
    made.show()
    return made


def titles(model: ResultsModel) -> list[str]:
    return [model.index(row).data(ResultRoles.TITLE) for row in range(model.rowCount())]


def test_hits_are_grouped_by_document_best_document_first(model: ResultsModel, qtmodeltester: object) -> None:
    model.show_answer(answer(hit("乙", 3), hit("甲", 1), hit("乙", 7)))
    assert titles(model) == ["乙规划", "第3项", "第7项", "甲办法", "第1项"]
    header = model.index(0)
    assert header.data(ResultRoles.HEADER)
    assert header.data(ResultRoles.COUNT) == 2
    assert not header.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).flags() & Qt.ItemFlag.ItemIsSelectable
    qtmodeltester.check(model, force_py=True)


def test_more_hits_go_to_their_documents(qtbot: QtBot, qtmodeltester: object) -> None:
    model = ResultsModel(lambda key: NAMES.get(key, key))
    first = (hit("乙", 3), hit("甲", 1))
    model.show_answer(answer(*first, total=4))
    assert model.canFetchMore(model.index(-1))
    asked: list[int] = []
    model.page_wanted.connect(asked.append)
    model.fetchMore(model.index(-1))
    model.fetchMore(model.index(-1))
    assert asked == [2]
    model.add_page(2, (hit("乙", 9), hit("丙", 2)))
    assert titles(model) == ["乙规划", "第3项", "第9项", "甲办法", "第1项", "丙", "第2项"]
    assert model.shown() == 4
    assert not model.canFetchMore(model.index(-1))
    qtmodeltester.check(model, force_py=True)


def test_how_a_hit_came_to_be_stands_beside_it(model: ResultsModel) -> None:
    model.show_answer(answer(hit("甲", 1, "synonym"), hit("甲", 2, "duty"), hit("甲", 3)))
    model.set_notes({"甲/3.": 1, "甲/2.": 2})
    remarks = [model.index(row).data(ResultRoles.REMARK) for row in (1, 2, 3)]
    assert remarks == ["近义", "责任单位 · 批注 2", "批注 1"]


def test_a_hit_on_the_document_itself(model: ResultsModel) -> None:
    whole = Hit("甲", "甲.txt", None, (), "", None, "甲办法", ((0, 1),), ((0, 1),), 1.0, "title")
    model.show_answer(answer(whole))
    assert titles(model) == ["甲办法", "整份文件"]


def test_marks_are_brought_into_view() -> None:
    text = "字" * 80 + "医保" + "字" * 20
    shown, spans = from_first_mark(text, ((80, 82),), 44)
    assert spans[0][1] <= 44
    assert shown[spans[0][0] : spans[0][1]] == "医保"
    assert from_first_mark("医保", ((0, 2),), 44) == ("医保", ((0, 2),))


@pytest.mark.parametrize("snippet", ["由省医保局会同", "长" * 300, "a\tb\nc\x0bd 医保", "😀𠮷医保"])
def test_every_snippet_can_be_painted(
    qtbot: QtBot, themes: ThemeManager, model: ResultsModel, snippet: str
) -> None:
    model.show_answer(answer(hit("甲", 1, snippet=snippet)))
    delegate = ResultsDelegate(themes)
    image = QImage(348, 120, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    for row in (0, 1):
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 348, 100)
        assert delegate.sizeHint(option, model.index(row)).height() < 120
        delegate.paint(painter, option, model.index(row))
    painter.end()


def test_matched_words_are_painted_on_their_ground(
    qtbot: QtBot, themes: ThemeManager, model: ResultsModel
) -> None:
    wanted = QColor(themes.theme.hit)

    def marked(spans: tuple[tuple[int, int], ...]) -> list[int]:
        """The columns that have the colour of a match."""
        model.show_answer(answer(replace(hit("甲", 1, snippet="由省医保局会同有关部门"), spans=spans)))
        image = QImage(348, 120, QImage.Format.Format_ARGB32)
        image.fill(QColor(themes.theme.paper))
        painter = QPainter(image)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 348, 100)
        ResultsDelegate(themes).paint(painter, option, model.index(1))
        painter.end()
        return [x for x in range(348) if any(image.pixelColor(x, y) == wanted for y in range(120))]

    first, second, longer = marked(((0, 1),)), marked(((2, 4),)), marked(((2, 5),))
    assert marked(()) == []
    assert 8 < len(first) < len(second) < len(longer)
    assert max(first) < min(second) == min(longer)


def test_panel_says_how_many_and_how_understood(panel: SearchPanel) -> None:
    offers = (SuggestedQuery(verbatim("含近义：医疗保险"), "医保~", 5),)
    panel.show_answer(
        answer(hit("甲", 1), hit("乙", 2), remarks=(verbatim("含近义：医疗保险"),), related=offers)
    )
    assert panel.head.header.text() == "2 条 2 份文件 · 2 毫秒"
    assert panel.current_hit() == hit("甲", 1)
    chosen: list[str] = []
    panel.query_chosen.connect(chosen.append)
    panel.head.related.chosen.emit("含近义：医疗保险 5")
    assert chosen == ["医保~"]
    literal: list[bool] = []
    panel.literal_wanted.connect(literal.append)
    panel.head.literal.click()
    assert literal == [True]


def test_moving_skips_headers_and_stops_at_the_ends(panel: SearchPanel) -> None:
    panel.show_answer(answer(hit("甲", 1), hit("乙", 2)))
    panel.step(1)
    assert panel.current_hit() == hit("乙", 2)
    panel.step(1)
    assert panel.current_hit() == hit("乙", 2)
    panel.step(-1)
    panel.step(-1)
    assert panel.current_hit() == hit("甲", 1)


def test_an_answer_chooses_its_first_hit_and_tells_so_once(panel: SearchPanel) -> None:
    told: list[str | None] = []
    panel.rows.changed.connect(lambda: told.append(panel.rows.value().clause_id if panel.hits() else None))
    panel.show_answer(answer(hit("甲", 1), hit("甲", 2)))
    panel.show_answer(answer(hit("乙", 3)))
    panel.show_answer(answer())
    assert told == ["甲/1.", "乙/3.", None]


def test_a_row_that_comes_again_is_painted_with_its_new_marks(qtbot: QtBot, panel: SearchPanel) -> None:
    """Layouts are kept while one types."""

    def picture() -> QImage:
        return panel.view.grab().toImage()

    panel.show_answer(answer(hit("甲", 1)))
    before = picture()
    panel.show_answer(answer(replace(hit("甲", 1), spans=((0, 3),))))
    assert picture() != before
    panel.show_answer(answer(hit("甲", 1)))
    assert picture() == before


def test_empty_states(panel: SearchPanel) -> None:
    assert panel.is_empty()
    assert panel.empty.title() == "输入即检索"
    panel.show_answer(answer(did_you_mean=("医保", "医疗")))
    assert panel.empty.title() == "没有找到“医保”"
    assert panel.empty.choices() == ["医保", "医疗"]
    panel.show_failure("索引正被占用。")
    assert panel.is_empty()
    panel.show_answer(answer(hit("甲", 1)))
    assert not panel.is_empty()
    panel.show_rebuilding(True)
    assert not panel.is_empty()
    panel.clear()
    assert panel.is_empty()


def test_what_is_read_stays_in_place_when_more_comes(qtbot: QtBot, panel: SearchPanel) -> None:
    first = [hit("甲", n) for n in range(10)] + [hit("乙", n) for n in range(10)]
    panel.show_answer(answer(*first, total=40))
    bar = panel.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    top = panel.view.indexAt(panel.view.viewport().rect().topLeft())
    seen = top.data(ResultRoles.HIT)
    place = panel.view.visualRect(top).top()
    panel.add_page(20, [hit("甲", n) for n in range(10, 30)])
    rows = [panel.view.model().index(row, 0) for row in range(panel.view.model().rowCount())]
    same = [row for row in rows if row.data(ResultRoles.HIT) == seen]
    assert len(same) == 1
    assert panel.view.visualRect(same[0]).top() == place
