"""The sentences that answer a question, and the hits that are only near, in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from index.query.parser import parse
from index.results import Answer, AnswerSentence, Hit, SuggestedQuery
from store.model.message import verbatim
from ui.appearance.theme import ThemeManager
from ui.runtime.theme_files import theme_names
from ui.search.answer_card import MOST, AnswerCard
from ui.search.model import ResultsModel
from ui.search.panel import SearchPanel
from ui.search.result_data import ResultRoles
from ui.search.results_controller import hit_map
from ui.shell.main_window import MainWindow

ASKED = "村医每年免费培训几次"


def hit(key: str, number: int, match: str = "exact", why: tuple[str, ...] = ()) -> Hit:
    label = f"{number}."
    place = (label,)
    return Hit(
        key,
        key,
        f"{key}/{label}",
        place,
        label,
        None,
        "由省医保局",
        ((0, 1),),
        ((0, 1),),
        1.0,
        match,
        tuple(map(verbatim, why)),
    )


def sentence(
    key: str, text: str = "病历资料保存不得少于三十年。", span: tuple[int, int] = (6, 13)
) -> AnswerSentence:
    return AnswerSentence(key, f"{key}/1.", ("1.",), 10, 10 + len(text), text, span, "2018-04-27")


def answer(*hits: Hit, **more: object) -> Answer:
    return Answer(parse("医保"), len(hits), 2.0, hits, (), **more)


def titles(model: ResultsModel) -> list[str]:
    return [model.index(row).data(ResultRoles.TITLE) for row in range(model.rowCount())]


@pytest.fixture
def model(qtbot: QtBot) -> ResultsModel:
    return ResultsModel(str)


def test_near_hits_stand_under_a_heading_of_their_own_by_rank(
    model: ResultsModel, qtmodeltester: object
) -> None:
    near = [hit("乙", 2, "near", ("报销 = 医保支付",)), hit("甲", 7, "near"), hit("乙", 9, "near")]
    model.show_answer(answer(hit("甲", 1), *near, near=3))
    assert titles(model) == ["甲", "第1项", "相关", "第2项", "第7项", "第9项"]
    heading = model.index(2)
    assert heading.data(ResultRoles.HEADER)
    assert heading.data(ResultRoles.COUNT) == 3
    assert model.index(3).data(ResultRoles.WHY) == "报销 = 医保支付"
    assert model.index(3).data(ResultRoles.REMARK) == "乙"
    qtmodeltester.check(model, force_py=True)


def test_only_near_hits_say_that_no_clause_says_so(model: ResultsModel) -> None:
    model.show_answer(answer(hit("甲", 1, "near"), near=1))
    assert titles(model) == ["没有条款这样写，最接近的是", "第1项"]


def test_more_hits_keep_what_is_near_behind(model: ResultsModel, qtmodeltester: object) -> None:
    first = (hit("甲", 1),)
    model.show_answer(replace(answer(*first, near=2), total=5))
    model.add_page(1, (hit("乙", 2), hit("甲", 3), hit("丙", 4, "near"), hit("甲", 5, "near")))
    assert titles(model) == ["甲", "第1项", "第3项", "乙", "第2项", "相关", "第4项", "第5项"]
    qtmodeltester.check(model, force_py=True)


def test_answers_to_a_question_are_listed_by_rank(model: ResultsModel) -> None:
    hits = (hit("乙", 1, "question"), hit("甲", 2, "question"), hit("乙", 3, "question"))
    model.show_answer(answer(*hits))
    assert titles(model) == ["第1项", "第2项", "第3项"]
    model.show_answer(answer(hit("乙", 1), hit("甲", 2), hit("乙", 3)))
    assert titles(model) == ["乙", "第1项", "第3项", "甲", "第2项"]


def test_a_duty_tells_the_role(model: ResultsModel) -> None:
    model.show_answer(answer(hit("甲", 1, "duty", ("牵头",))))
    assert model.index(1).data(ResultRoles.REMARK) == "牵头"


def test_the_counts_say_how_many_are_only_near(qtbot: QtBot, themes: ThemeManager) -> None:
    panel = SearchPanel(themes, str)
    qtbot.addWidget(panel)
    panel.show_answer(answer(hit("甲", 1), hit("乙", 2, "near"), near=1))
    assert panel.head.header.text().startswith("1 条")
    assert "另有 1 条相近" in panel.head.header.text()
    panel.show_answer(answer(hit("乙", 2, "near"), near=1))
    assert panel.head.header.text().startswith("1 条相近")


def test_what_the_fields_leave_out_is_one_click_away(qtbot: QtBot, themes: ThemeManager) -> None:
    panel = SearchPanel(themes, str)
    qtbot.addWidget(panel)
    wider = SuggestedQuery(verbatim("全部文件"), "总会计师", 3)
    panel.show_answer(answer(remarks=(verbatim("在“省药监局”范围内没有，全部文件中有 3 条"),), wider=wider))
    assert panel.empty.choices() == ["在全部文件中查找（3）"]
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        panel.empty.chosen.emit("在全部文件中查找（3）")
    assert chosen.args == ["总会计师"]


def test_the_card_sets_documents_side_by_side(qtbot: QtBot, themes: ThemeManager) -> None:
    card = AnswerCard(themes, str)
    qtbot.addWidget(card)
    card.show_answer(answer(sentences=tuple(sentence(key) for key in "甲乙丙丁戊")))
    assert [one.document_key for one in card.sentences()] == list("甲乙丙丁戊")[:MOST]
    assert card.entries[1].source() == "乙 第1项 · 2018-04-27"
    card.show_answer(answer(sentences=(sentence("甲"),)))
    assert len(card.sentences()) == 1
    card.show_answer(answer())
    assert card.isHidden()
    assert not card.sentences()


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("text", ["三十年。", "长" * 300, "a\tb\nc\x0bd 三十年", "😀𠮷三十年"])
def test_every_sentence_can_be_painted(qtbot: QtBot, theme: str, text: str) -> None:
    card = AnswerCard(ThemeManager(theme), str)
    qtbot.addWidget(card)
    card.show_answer(answer(sentences=(sentence("甲", text, (len(text) - 2, len(text))),)))
    card.resize(330, 200)
    card.show()
    assert not card.grab().isNull()


def test_keys_open_and_copy_a_sentence(qtbot: QtBot, themes: ThemeManager) -> None:
    card = AnswerCard(themes, str)
    qtbot.addWidget(card)
    card.show_answer(answer(sentences=(sentence("甲"), sentence("乙"))))
    card.show()
    with qtbot.waitSignal(card.opened) as opened:
        QTest.keyClick(card.entries[1], Qt.Key.Key_Return)
    assert opened.args[0].document_key == "乙"
    with qtbot.waitSignal(card.copy_requested) as copied:
        QTest.keyClick(card.entries[0], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args[0].document_key == "甲"


def test_the_answer_itself_is_marked_in_the_text() -> None:
    found = hit_map(answer(hit("甲", 1), sentences=(sentence("甲"),)))
    assert found["甲"]["甲/1."] == [(0, 1), (16, 23)]


def test_a_question_is_answered_in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.results_controller.runner.answered):
        window.results_controller.search(ASKED)
    card = window.search_panel.head.card
    (shown,) = card.sentences()
    assert shown.text[slice(*shown.span)] == "不少于两次"
    card.entries[0].click()
    qtbot.waitUntil(lambda: window.reading.clause_id() == shown.clause_id)
    card.copy_requested.emit(shown)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(shown.text)
    assert "第十五条" in copied


def test_before_anything_is_typed_earlier_searches_are_offered(qtbot: QtBot, themes: ThemeManager) -> None:
    panel = SearchPanel(themes, str)
    qtbot.addWidget(panel)
    assert not panel.start.has_searches()
    long = "派驻专家在住房保障、子女入学、配偶工作等方面有什么补贴"
    panel.offer_searches(["医保"], ["床位", "医保", long])
    assert panel.start.kept.texts() == ["医保"]
    assert panel.start.recent.texts()[0] == "床位"
    with qtbot.waitSignal(panel.query_chosen) as chosen:
        panel.start.recent.chosen.emit(panel.start.recent.texts()[1])
    assert chosen.args == [long]
    panel.offer_searches(["医保"], ["床位", "职称"], ["医保", "职称", "编制"])
    assert panel.start.usual.texts() == ["职称", "编制"]
    assert panel.start.recent.texts() == ["床位"]
    panel.show_answer(answer(hit("甲", 1)))
    panel.offer_searches(["医保"], [])
    assert not panel.is_empty()
    panel.clear()
    assert panel.is_empty()
    assert panel.start.kept.texts() == ["医保"]


def test_the_last_search_is_offered_when_the_box_is_empty(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.notebook.history.keep_search("医保 年:2020", 3)
    for _time in range(2):
        window.workspace.notebook.history.add_search("编制", 5)
    window.results_controller.search("床位")
    with qtbot.waitSignal(window.results_controller.runner.cleared):
        window.search_box.clear()
    start = window.search_panel.start
    qtbot.waitUntil(lambda: start.kept.texts() == ["医保 年:2020"])
    assert start.usual.texts() == ["编制"]
