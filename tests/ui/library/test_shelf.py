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
