"""The tree of documents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from store.library import Library
from store.library.library_change import LibraryChange
from ui.appearance.theme import ThemeManager
from ui.library.model import LibraryModel, LibraryRoles, row_value
from ui.library.panel import LibraryPanel


@pytest.fixture
def model(library: Library, qapp: object) -> LibraryModel:
    made = LibraryModel(library.document)
    made.set_documents(library.documents())
    return made


def row_of(model: LibraryModel, words: str) -> int:
    return next(row for row in range(model.rowCount()) if words in model.index(row, 0).data())


def test_model_keeps_qt_s_rules(model: LibraryModel, qtmodeltester: object) -> None:
    for row in range(model.rowCount()):
        model.fetchMore(model.index(row, 0))
    qtmodeltester.check(model, force_py=True)


def test_documents_and_their_chapters(model: LibraryModel) -> None:
    assert model.rowCount() == 5
    index = model.index(row_of(model, "县域医疗卫生一体化办法"), 0)
    assert row_value(index, LibraryRoles.META) == "2020年11月27日 · 32 条"
    assert model.hasChildren(index)
    model.fetchMore(index)
    chapters = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    shown = [
        chapter.data() for chapter in chapters if row_value(chapter, LibraryRoles.LABEL).startswith("第")
    ]
    assert shown[:3] == ["第一章 总则", "第二章 整合优化", "第三章 服务提升"]
    assert model.parent(chapters[0]) == index


def test_a_list_of_measures_has_no_headings_to_open(model: LibraryModel) -> None:
    index = model.index(row_of(model, "政策清单"), 0)
    model.fetchMore(index)
    assert not model.hasChildren(index)


def test_incomplete_sources_say_so(model: LibraryModel) -> None:
    assert "来源不全" in row_value(model.index(row_of(model, "近期重点工作任务"), 0), LibraryRoles.META)


def test_roles_have_names(model: LibraryModel) -> None:
    assert model.roleNames()[LibraryRoles.HEADING] == b"heading"


def test_panel_follows_the_reader(qtbot: QtBot, library: Library, themes: ThemeManager) -> None:
    panel = LibraryPanel(themes, library.document)
    qtbot.addWidget(panel)
    panel.set_documents(library.documents())
    panel.resize(348, 700)
    panel.show()
    told: list[object] = []
    panel.activated.connect(lambda *place: told.append(place))
    act = next(one for one in library.documents() if one.kind == "办法")
    chapter = next(one for one in library.document(act.key).walk() if one.label == "第三章")
    panel.show_place(act.key, [chapter.id, chapter.children[0].id])
    assert row_value(panel.view.currentIndex(), LibraryRoles.CLAUSE) == chapter.id
    assert told == []
    panel.view.activated.emit(panel.view.currentIndex())
    assert told == [(act.key, chapter.id)]
    panel.set_documents(library.documents())
    assert isinstance(panel.view, QTreeView)
    panel.show_place(None)


def test_only_added_documents_can_be_removed(qtbot: QtBot, library: Library, themes: ThemeManager) -> None:
    panel = LibraryPanel(themes, library.document)
    qtbot.addWidget(panel)
    panel.set_documents(library.documents())
    texts = [action.text() for action in panel.lists.menu_at(panel.view.model().index(0, 0)).actions()]
    assert texts == [
        "修改条款与信息…",
        "放入文件夹…",
        "标签…",
        "本院叫法…",
        "文件信息…",
        "效力",
    ]


def test_an_empty_library_says_what_to_do(qtbot: QtBot, themes: ThemeManager, library: Library) -> None:
    panel = LibraryPanel(themes, library.document)
    qtbot.addWidget(panel)
    panel.set_documents([])
    panel.show()
    assert not panel.view.isVisible()
    with qtbot.waitSignal(panel.import_requested):
        panel._add.click()


def test_a_document_that_goes_leaves_the_rows_of_all_others(model: LibraryModel, library: Library) -> None:
    told: list[str] = []
    model.modelReset.connect(lambda: told.append("all"))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(f"{first}-{last}"))
    before = [model.index(row, 0).data() for row in range(model.rowCount())]
    library.remove(library.documents()[1].key)
    model.set_documents(library.documents())
    assert told == ["1-1"]
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == before[:1] + before[2:]


def test_a_document_that_is_called_otherwise_stays_in_its_row(model: LibraryModel, library: Library) -> None:
    told: list[str] = []
    for signal in (model.modelReset, model.rowsRemoved, model.rowsInserted):
        signal.connect(lambda *_where: told.append("rows"))
    key = library.documents()[1].key
    change = library.kept(key)
    renamed = replace(change.document, title="某市医院章程管理办法", attached_title=None)
    library.exchange(LibraryChange(into=(replace(change, document=renamed),)))
    model.set_documents(library.documents())
    assert not told
    assert model.document_index(key).data() == "某市医院章程管理办法"
