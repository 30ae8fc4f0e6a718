"""Going to a clause by what people write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from store.model.clause import Clause, Reference
from store.model.document import Document
from store.model.printed import printed
from ui.appearance.theme import ThemeManager
from ui.reader.navigation.goto_popup import GotoPopup
from ui.services.library.clause_search import matching_clauses
from ui.services.library.links import Links


@pytest.mark.parametrize(
    ("index", "text", "path"),
    [
        (0, "9", ("9.",)),
        (0, "第九项", ("9.",)),
        (0, "第 9 项", ("9.",)),
        (0, "９.", ("9.",)),
        (0, "第9条", ("9.",)),
        (0, "9条", ("9.",)),
        (0, "第九条", ("9.",)),
        (1, "第9条", ("36项保障措施", "9.")),
        (1, "第9项", ("36项保障措施", "9.")),
        (2, "二（三）2", ("二、", "（三）", "2.")),
        (2, "二(三)2", ("二、", "（三）", "2.")),
        (2, "三（三）", ("三、", "（三）")),
        (2, "二（四）1（2）", ("二、", "（四）", "1.", "（2）")),
        (4, "第九条", ("第三章", "第九条")),
        (4, "9", ("第三章", "第九条")),
        (4, "第28条", ("第四章", "第二十八条")),
        (4, "二十八", ("第四章", "第二十八条")),
        (4, "第五章", ("第五章",)),
        (4, "第九条第二款", ("第三章", "第九条")),
        (4, "第九条第一款", ("第三章", "第九条")),
        (4, "监督管理", ("第五章",)),
    ],
)
def test_the_first_match_is_what_is_meant(
    documents: list[Document], index: int, text: str, path: tuple[str, ...]
) -> None:
    found = matching_clauses(documents[index], text)
    assert found
    assert found[0].path == path


def test_a_citation_of_an_article_is_no_measure(documents: list[Document]) -> None:
    assert matching_clauses(documents[0], "第九条", as_printed=True) == []
    assert Links(None).target(Reference(0, 3, clause="第九条"), documents[0]).clause_id is None  # type: ignore[arg-type, union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "第九十九条",
        "999",
        "第九条第八款",
        "第28条之一",
        "第九项之一",
        "第九条第〇款",
        "（（（",
        "第条",
        "1." * 40 + "x",
        "(1)" * 40,
    ],
)
def test_what_is_not_there_is_not_found(documents: list[Document], text: str) -> None:
    assert matching_clauses(documents[4], text) == []


@given(st.text(max_size=60) | st.text(alphabet="第一二三十百条章项、（）()0123456789. ", max_size=60))
def test_anything_may_be_typed(text: str) -> None:
    clause = Clause("d/第一条", "第一条", ("第一条",), body=("内容",))
    document = Document("d", "d", "题", None, (), None, None, "办法", True, "", clauses=(clause,))
    assert matching_clauses(document, text) in ([], [clause])


def test_arrows_choose_and_enter_goes(qtbot: QtBot, themes: ThemeManager, documents: list[Document]) -> None:
    popup = GotoPopup(documents[2])
    qtbot.addWidget(popup)
    popup._field.setText("（三）")
    assert len(popup.clauses()) > 1
    wanted = popup.clauses()[1]
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.chosen) as caught:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert caught.args == [wanted, 0, 0]


def test_a_paragraph_is_gone_to_where_it_is(
    qtbot: QtBot, themes: ThemeManager, documents: list[Document]
) -> None:
    article = next(clause for clause in documents[4].walk() if clause.label == "第二十八条")
    assert matching_clauses(documents[4], "第二十八条第二款") == [article]
    assert matching_clauses(documents[4], "第二十八条第九款") == []
    popup = GotoPopup(documents[4])
    qtbot.addWidget(popup)
    popup._field.setText("28条第2款")
    with qtbot.waitSignal(popup.chosen) as caught:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    clause_id, start, end = caught.args
    assert (clause_id, printed(article)[start:end]) == (article.id, article.paragraphs[1])


def test_long_entries_end_in_an_ellipsis(
    qtbot: QtBot, themes: ThemeManager, documents: list[Document]
) -> None:
    popup = GotoPopup(documents[2])
    qtbot.addWidget(popup)
    popup.setFixedWidth(420)
    popup.show()
    popup._field.setText("1")
    bars = popup._list.horizontalScrollBar(), popup._list.verticalScrollBar()
    assert popup._list.count() > 4
    assert not any(bar.isVisible() for bar in bars)
    assert popup._list.visualItemRect(popup._list.item(0)).right() <= popup._list.viewport().width()
    last = popup._list.visualItemRect(popup._list.item(popup._list.count() - 1))
    assert last.bottom() <= popup._list.viewport().height()


def test_no_match_is_said(qtbot: QtBot, themes: ThemeManager, documents: list[Document]) -> None:
    popup = GotoPopup(documents[0])
    qtbot.addWidget(popup)
    popup.show()
    popup._field.setText("第九十九条")
    assert popup._none.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert popup.clauses() == []
