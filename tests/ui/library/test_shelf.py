"""Folders and tags of documents in the library panel: set, grouped by, filtered by, undone."""

from __future__ import annotations

import pytest

from ui.library.model import LibraryRoles, row_value
from ui.shell.main_window import MainWindow

ASKING = "ui.library.shelf_controller"


def metas(window: MainWindow) -> list[str]:
    """What stands below the titles."""
    model = window.library_panel.view.model()
    return [str(row_value(model.index(row, 0), LibraryRoles.META)) for row in range(model.rowCount())]


def headings(window: MainWindow) -> list[str]:
    """The headings of the groups."""
    model = window.library_panel.view.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [
        str(row_value(row, LibraryRoles.HEADING) or "") for row in rows if row_value(row, LibraryRoles.BELOW)
    ]


def test_documents_go_into_a_folder_and_the_list_is_grouped_by_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [one.key for one in window.workspace.library.documents()][:2]
    monkeypatch.setattr(f"{ASKING}.ask_choice", lambda *_, **__: "区域医疗中心")
    window.library_panel.menu.folder_requested.emit(tuple(keys))
    assert sum("区域医疗中心" in meta for meta in metas(window)) == 2
    window.library_panel.set_arranged("library", "folder")
    assert headings(window) == ["区域医疗中心", ""]
    window.menu_actions["undo"].trigger()
    assert not any("区域医疗中心" in meta for meta in metas(window))
    window.library_panel.set_arranged("library")


def test_tags_are_shown_and_found_by_the_filter(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    key = window.workspace.library.documents()[3].key
    monkeypatch.setattr(f"{ASKING}.ask_name", lambda *_, **__: "#年终报送，重点")
    window.library_panel.menu.tags_requested.emit((key,))
    assert window.workspace.notebook.shelf.marks().tags_of(key) == ("年终报送", "重点")
    window.library_panel.set_filter("年终报送")
    model = window.library_panel.view.model()
    assert [row_value(model.index(row, 0), LibraryRoles.KEY) for row in range(model.rowCount())] == [key]
    monkeypatch.setattr(f"{ASKING}.ask_name", lambda *_, **__: None)
    window.library_panel.menu.tags_requested.emit((key,))
    assert window.workspace.notebook.shelf.marks().tags_of(key) == ("年终报送", "重点")
    window.shelf.set_tags([key], [])
    window.library_panel.set_filter("")
    assert not any("年终报送" in meta for meta in metas(window))


def test_an_own_name_is_in_the_open_document_at_once_and_goes_with_undo(window: MainWindow) -> None:
    key = window.workspace.library.documents()[1].key
    window.reading.open(key)
    view = window.reader.current_view()
    assert view is not None
    view.show_clause(list(view.document().walk())[5].id)
    place = view.current_clause_id()
    window.shelf.call(key, "床位办法")
    assert "“床位办法”" in view.page.toPlainText()[:400]
    assert view.current_clause_id() == place
    window.menu_actions["undo"].trigger()
    assert "床位办法" not in view.page.toPlainText()[:400]


def test_of_several_documents_it_is_documents_that_are_counted(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [one.key for one in window.workspace.library.documents()][:3]
    monkeypatch.setattr(f"{ASKING}.ask_name", lambda *_, **__: "年终报送")
    window.library_panel.menu.tags_requested.emit(tuple(keys))
    window.menu_actions["undo"].trigger()
    assert "等（另有 2 份）" in window.banner.text()
    panel = window.library_panel
    window.show_panel("library")
    panel.view.setFocus()
    panel.view.selectAll()
    assert "等（另有 4 份）" in window.status.text()
    head = panel.lists.menu_at(panel.view.model().index(0, 0)).actions()[0]
    assert "等（另有 4 份）" in head.toolTip()


def test_what_cannot_be_done_to_so_many_documents_says_so(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.library.document_menu.MOST_SEARCHED", 3)
    monkeypatch.setattr("ui.shell.current.clause_commands.MOST_PRINTED", 4)
    monkeypatch.setattr("ui.shell.current.clause_commands.MOST_TABS", 2)
    panel = window.library_panel
    window.show_panel("library")
    panel.view.setFocus()
    panel.view.selectAll()
    menu = panel.lists.menu_at(panel.view.model().index(0, 0))
    said = {action.text(): action.isEnabled() for action in menu.actions()}
    assert said["打印…（最多 4 份）"] is False
    assert said["在新标签页打开（前 2 个）"] is True
    assert said["在这些文件中检索（最多 3 份，更多请用文件夹或标签）"] is False
