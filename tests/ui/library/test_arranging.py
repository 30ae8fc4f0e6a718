"""The library's list with many documents: filtered, ordered, grouped, and several chosen at once."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from index.query.edit import within
from store.model.document import Document, DocumentSummary
from tests.samples import clause, document
from ui.appearance.theme import ThemeManager
from ui.library.document_rows import TreeRow
from ui.library.model import LibraryModel, LibraryRoles, row_value
from ui.library.panel import LibraryPanel
from ui.services.library.document_lists import DocumentLists
from ui.services.library.document_order import ORDERS, grouped, key_of, ordered


def entry(title: str, date: str | None, added: str, issuers: tuple[str, ...] = ()) -> DocumentSummary:
    return DocumentSummary(
        title,
        "",
        title,
        None,
        issuers,
        date,
        None,
        "条例",
        True,
        "",
        added=added,
        shipped=title == "中医药条例",
    )


DOCUMENTS = [
    entry("医疗机构管理条例", "2022-05-01", "3", ("国务院",)),
    entry("上海市医疗保障条例", "2024-01-01", "1", ("上海市人民代表大会常务委员会",)),
    entry("中医药条例", None, "2"),
    entry("山西省医疗保障条例", "2024-06-01", "4", ("山西省人民代表大会常务委员会",)),
]


@pytest.fixture
def panel(qtbot: QtBot, themes: ThemeManager) -> LibraryPanel:
    made = LibraryPanel(themes, lambda key: document(key=key))
    qtbot.addWidget(made)
    made.set_documents(DOCUMENTS)
    return made


def rows(panel: LibraryPanel) -> list[str]:
    model = panel.view.model()
    return [row_value(model.index(row, 0), LibraryRoles.KEY) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("医疗保障", 2), ("ylbz", 2), ("shanghai", 1), ("国务院", 1), ("2024", 0), ("没有", 0), ("", 4)],
)
def test_the_filter_takes_words_pinyin_and_issuers(panel: LibraryPanel, typed: str, found: int) -> None:
    panel.set_filter(typed)
    assert len(rows(panel)) == found
    assert str(found) in panel._header.text()
    assert panel._nothing.isVisibleTo(panel) is (found == 0), "an empty list says what to do"
    assert panel.view.isVisibleTo(panel) is (found > 0)


@pytest.mark.parametrize(
    ("order", "first"), [("library", 0), ("name", 3), ("date", 3), ("added", 3), ("read", 2)]
)
def test_orders(panel: LibraryPanel, order: str, first: int) -> None:
    panel.last_read = lambda: {DOCUMENTS[2].key: "2026-01-01"}
    panel.set_arranged(order)  # type: ignore[arg-type]
    assert rows(panel)[0] == DOCUMENTS[first].key


def test_groups_have_headings_with_counts(panel: LibraryPanel, qtmodeltester: object) -> None:
    panel.set_arranged("library", "year")
    model = panel.view.model()
    headings = [
        (
            row_value(model.index(row, 0), LibraryRoles.HEADING),
            row_value(model.index(row, 0), LibraryRoles.BELOW),
        )
        for row in range(model.rowCount())
        if row_value(model.index(row, 0), LibraryRoles.BELOW)
    ]
    assert headings == [("2024", 2), ("2022", 1), ("", 1)]
    qtmodeltester.check(model, force_py=True)  # type: ignore[attr-defined]


def test_several_documents_are_removed_and_searched_at_once(panel: LibraryPanel) -> None:
    model, selection = panel.view.model(), panel.view.selectionModel()
    for row in range(3):
        selection.select(model.index(row, 0), QItemSelectionModel.SelectionFlag.Select)
    told: list[tuple[str, ...]] = []
    panel.menu.removal_requested.connect(told.append)
    panel.menu.search_requested.connect(told.append)
    for action in panel.lists.menu_at(model.index(0, 0)).actions():
        action.trigger()
    keys = tuple(one.key for one in DOCUMENTS[:3])
    assert told == [keys, keys[:2]], "what ships cannot be removed"
    assert within(keys[:2]) == "(文件:医疗机构管理条例 | 文件:上海市医疗保障条例)"


def test_texts_of_one_title_come_newest_first_by_name() -> None:
    texts = [entry("甲条例", day, "") for day in ("2019-01-01", "2024-01-01", "2021-01-01")]
    assert [one.date for one in ordered(texts, "name", {})] == ["2024-01-01", "2021-01-01", "2019-01-01"]
    assert grouped(texts, None) == [("", texts)]


def test_the_start_page_of_a_large_library_has_what_was_read_and_what_is_new() -> None:
    clauses = [f"{DOCUMENTS[1].key}/第一条", "没有/第一条"]
    assert DocumentLists(DOCUMENTS).foremost(clauses, 4) == DOCUMENTS
    assert [one.added for one in DocumentLists(DOCUMENTS).foremost(clauses, 3)] == ["1", "4", "3"]
    assert key_of("a/b/第一条", {"a/b"}) == "a/b"


def test_a_row_opens_at_once_and_its_headings_come(panel: LibraryPanel) -> None:
    model = panel.view.model()
    asked: list[tuple[str, Callable[[Document | None], None]]] = []
    panel.load_elsewhere(lambda key, then: asked.append((key, then)))
    key = DOCUMENTS[0].key
    index = model.document_index(key)
    panel.view.expand(index)
    model.fetchMore(index)
    assert [one for one, _ in asked] == [key], "it is read once"
    assert [model.index(row, 0, index).data() for row in range(model.rowCount(index))] == ["…"]
    chapter = clause(key, "第一章", heading="总则")
    asked[0][1](document(key, clauses=(chapter,)))
    assert model.rowCount(index) == 1
    assert panel.view.isExpanded(index)
    other = DOCUMENTS[1].key
    chapter = clause(other, "第一章", heading="总则")
    panel.show_place(other, (chapter.id,))
    assert row_value(panel.view.currentIndex(), LibraryRoles.CLAUSE) is None
    asked[1][1](document(other, clauses=(chapter,)))
    assert row_value(panel.view.currentIndex(), LibraryRoles.CLAUSE) == chapter.id, (
        "the place is marked when it is there"
    )


def test_a_document_that_cannot_be_read_is_asked_for_again(panel: LibraryPanel) -> None:
    model = panel.view.model()
    asked: list[Callable[[Document | None], None]] = []
    panel.load_elsewhere(lambda key, then: asked.append(then))
    index = model.document_index(DOCUMENTS[0].key)
    model.fetchMore(index)
    asked[0](None)
    assert [model.index(row, 0, index).data() for row in range(model.rowCount(index))] == ["…"]
    model.fetchMore(index)
    assert len(asked) == 2


def test_rows_that_stay_stay_open_when_others_come_and_go(panel: LibraryPanel) -> None:
    key = DOCUMENTS[1].key
    panel.load_elsewhere(
        lambda _key, then: then(document(key, clauses=(clause(key, "第一章", heading="总则"),)))
    )
    panel.view.expand(panel.view.model().document_index(key))
    gone: list[int] = []
    panel.view.model().modelReset.connect(lambda: gone.append(1))
    panel.set_documents([DOCUMENTS[1], *DOCUMENTS[2:]])
    panel.set_documents(DOCUMENTS)
    index = panel.view.model().document_index(key)
    assert not gone
    assert panel.view.isExpanded(index)
    assert index.model().index(0, 0, index).data() == "第一章 总则"


@given(data=st.data())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_rows_are_those_of_a_list_made_at_once(panel: LibraryPanel, data: st.DataObject) -> None:
    for _ in range(3):
        chosen = data.draw(st.lists(st.sampled_from(DOCUMENTS), unique=True))
        order, group = data.draw(st.sampled_from(ORDERS)), data.draw(st.sampled_from(("", "kind", "year")))
        panel.set_documents(chosen)
        panel.set_arranged(order, group)
        fresh = LibraryModel(lambda _key: document("x"))
        fresh.set_documents(chosen)
        fresh.set_view("", order, group, {})
        assert shown(panel.view.model()) == shown(fresh)
        for one in chosen:
            assert row_value(panel.view.model().document_index(one.key), LibraryRoles.KEY) == one.key


def shown(model: LibraryModel) -> list[tuple[object, ...]]:
    roles = (LibraryRoles.KEY, LibraryRoles.HEADING, LibraryRoles.META, LibraryRoles.BELOW)
    return [tuple(row_value(model.index(row, 0), role) for role in roles) for row in range(model.rowCount())]


def test_rows_that_are_gone_leave_the_memory(panel: LibraryPanel) -> None:
    # A window of another test may have left some.
    before = {id(one): one for one in _rows()}
    for chosen in (DOCUMENTS[1:], DOCUMENTS, [], DOCUMENTS):
        panel.set_documents(chosen)
    gc.collect()
    made = [one for one in _rows() if id(one) not in before]
    assert len(made) >= len(DOCUMENTS)
    assert [one for one in made if not shiboken6.isValid(one)] == []


def _rows() -> list[TreeRow]:
    return [one for one in gc.get_objects() if isinstance(one, TreeRow)]
