"""Wires all areas of a window that is built: each gets the parts that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.basket_wiring import wire_basket, wire_gathering
from ui.shell.current_wiring import wire_current, wire_entering, wire_undo, wire_walks
from ui.shell.library_wiring import wire_home, wire_import, wire_library
from ui.shell.notebook_wiring import wire_bookmarks, wire_changes, wire_notes, wire_workbook
from ui.shell.reading_wiring import wire_flow, wire_messages, wire_places, wire_reading
from ui.shell.search_wiring import wire_area, wire_index, wire_search

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


def wire(window: MainWindow) -> None:
    """Connect everything."""
    for area in (_shell, _library, _search, _reading, _notebook, _basket, _current):
        area(window)


def _shell(window: MainWindow) -> None:
    window.rail.panel_requested.connect(window.places.turn_panel)
    window.top_bar.home_requested.connect(window.show_home)
    window.search_box.left.connect(window.pages.setFocus)
    window.places.home_wanted.connect(window.contents.refresh_recent)
    window.places.hits_left.connect(lambda: window.status.show_hit(0, 0))
    window.jobs.failed.connect(window.report)
    window.notes.failed.connect(window.undoing.failed)
    window.basket.controller.failed.connect(window.undoing.failed)
    window.settings.theme_changed.connect(window.themes.set_theme)
    window.settings.language_changed.connect(window.restart_requested)


def _library(window: MainWindow) -> None:
    wire_library(window.library_panel, window.library_flow, window.open)
    wire_import(window.importer, window.status, window.contents.refresh_library)
    wire_home(window.home, window.open, window.open_clause, window.search_flow.search)
    window.library_flow.failed.connect(window.bug)
    window.frame.files_dropped.connect(window.library_flow.add)


def _search(window: MainWindow) -> None:
    remember = window.contents.remember_search
    wire_search(window.search_flow, lambda: window.show_panel("search"), remember, window.bug.emit)
    wire_area(window.search_area, window.banner, window.report, window.contents.clear_history)
    window.ready.connect(window.search_area.warm)
    wire_index(window.importer, window.search_box, window.search_panel, window.search_flow)


def _reading(window: MainWindow) -> None:
    wire_places(window.reading, window.places, window.library_panel)
    window.reading.place_changed.connect(lambda key, _path: window.contents.tell_edition(key))
    search = window.search_flow.search
    wire_reading(window.reading, window.library_panel, window.search_panel, window.status, search)
    wire_messages(window.reading, window.banner, window.report)
    wire_flow(window.reader_flow, window.reading, window.importer, window.banner)


def _notebook(window: MainWindow) -> None:
    wire_bookmarks(
        window.bookmarks_panel, window.bookmarks_flow, window.notes_flow, window.banner, window.open
    )
    window.search_area.uses.folder_wanted.connect(window.bookmarks_flow.save_folder)
    wire_notes(window.notes_flow, window.reading, window.banner)
    wire_workbook(window.workbook, window.notes_flow, window.importer, window.reading, window.banner)
    window.workbook.failed.connect(window.bug)
    window.workbook.tended.connect(window.notices.tell)
    wire_changes(window.notes, window.contents.refresh_notebook, window.banner, window.status)


def _basket(window: MainWindow) -> None:
    wire_basket(window.basket, window.importer, window.rail.button("basket"), window.banner, window.open)
    wire_gathering(window.basket, window.inspector, window.reader, window.reading)


def _current(window: MainWindow) -> None:
    panels = (window.library_panel, window.bookmarks_panel, window.notes_panel, window.basket.panel)
    wire_walks((*panels, window.reader.outline), window.search_panel, window.search_flow, window.reading)
    lists = {panel: panel.rows for panel in (*panels, window.search_panel, window.reader.outline)}
    texts = (window.reader, window.inspector, window.home)
    wire_current(
        window.current, {**dict.fromkeys(texts), **lists, window.search_box: window.search_panel.rows}
    )
    window.reading.clause_shown.connect(lambda *_shown: window.current.changed.emit())
    window.reading.open_changed.connect(lambda _open: window.current.changed.emit())
    window.places.turned.connect(window.current.changed)
    entered = (window.search_flow, window.notes_panel, window.reader.outline)
    wire_entering(entered, lambda: window.pages.currentWidget().setFocus())
    window.undoing.offered.connect(window.search_area.suggestions.dismiss)
    wire_undo(window.undoing, window.notes, window.basket, window.reader, window)
