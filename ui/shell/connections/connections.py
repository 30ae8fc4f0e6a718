"""Connects the signals of all parts of a window that is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.query.edit import within
from ui.shell.comparison.comparison_panel import connect_comparison
from ui.shell.connections.basket_connections import connect_basket, connect_basket_sources
from ui.shell.connections.current_connections import (
    connect_current,
    connect_entering,
    connect_undo,
    connect_walks,
)
from ui.shell.connections.library_connections import (
    connect_home,
    connect_import,
    connect_library,
    connect_validity,
)
from ui.shell.connections.notebook_connections import (
    connect_bookmarks,
    connect_changes,
    connect_notebook_files,
    connect_notes,
)
from ui.shell.connections.reader_connections import (
    connect_messages,
    connect_original,
    connect_places,
    connect_reader,
    connect_split,
    connect_text,
)
from ui.shell.connections.search_connections import connect_index, connect_results, connect_search
from ui.shell.facts.indicator_corrections import connect_corrections
from ui.shell.ledger.ledger_panel import connect_ledger

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.runtime.settings import Settings
    from ui.shell.shell_window import ShellWindow
    from ui.widgets.clause_list.clause_rows import ClauseRows


def connect(window: ShellWindow) -> None:
    """Connect everything."""
    for area in (
        _shell,
        _library,
        _search,
        _reading,
        _notebook,
        _basket,
        _current,
        connect_comparison,
        connect_corrections,
        connect_ledger,
    ):
        area(window)


def _shell(window: ShellWindow) -> None:
    window.rail.panel_requested.connect(window.places.turn_panel)
    window.top_bar.home_requested.connect(window.show_home)
    window.search_box.left.connect(window.pages.setFocus)
    window.places.home_wanted.connect(window.contents.refresh_recent)
    window.places.hits_left.connect(lambda: window.status.show_hit(0, 0))
    gone_on = (window.places.turned, window.places.page_shown, window.columns.side_changed)
    for signal in (*gone_on, window.search_box.line_edit.textEdited):
        signal.connect(window.banner.pass_on)
    window.jobs.failed.connect(window.report)
    window.notes.failed.connect(window.undoing.failed)
    window.basket.editor.failed.connect(window.undoing.failed)
    window.settings.theme_changed.connect(window.themes.set_theme)
    window.settings.text_size_changed.connect(window.themes.set_text_size)
    window.home.tips.guide_wanted.connect(window.menu_actions["guide"].trigger)
    window.settings.language_changed.connect(window.restart_requested)


def _library(window: ShellWindow) -> None:
    connect_library(window.library_panel, window.library_controller, window.open)
    panel, settings = window.library_panel, window.settings
    panel.last_read = window.contents.last_read
    panel.set_arranged(settings.get("library/order", "library"), settings.get("library/groups", ""))
    panel.arranged.connect(lambda order, groups: _remember_arranged(settings, order, groups))
    panel.menu.search_requested.connect(lambda keys: window.results_controller.search(within(keys)))
    connect_import(window.importer, window.status, window.contents.refresh_library)
    connect_home(window.home, window.open, window.open_clause, window.results_controller.search)
    window.library_controller.failed.connect(window.bug)
    window.frame.files_dropped.connect(window.library_controller.add)
    window.frame.text_dropped.connect(window.library_controller.add_text)
    window.library_controller.packs_given.connect(window.packs.open)
    window.ready.connect(window.packs.look)
    window.ready.connect(window.watching.look)
    window.importer.library_changed.connect(window.watching.look)


def _remember_arranged(settings: Settings, order: str, groups: str) -> None:
    settings.set("library/order", order)
    settings.set("library/groups", groups)


def _search(window: ShellWindow) -> None:
    remember = window.contents.remember_search
    connect_results(window.results_controller, lambda: window.show_panel("search"), remember, window.bug.emit)
    connect_search(window.search_controller, window.banner, window.report, window.contents.clear_history)
    window.ready.connect(window.search_controller.warm)
    connect_index(window.importer, window.search_box, window.search_panel, window.results_controller)


def _reading(window: ShellWindow) -> None:
    connect_places(window.reading, window.places, window.library_panel)
    window.notes.changed.connect(window.shelf.refresh)
    window.shelf.renamed.connect(window.reading.rename)
    connect_validity(
        window.validity, window.library_panel, window.reading, window.inspector, window.open_clause
    )
    window.reading.place_changed.connect(lambda _key, _path: window.contents.tell_edition_in_view())
    window.places.turned.connect(window.contents.tell_edition_in_view)
    search = window.results_controller.search
    connect_reader(window.reading, window.library_panel, window.search_panel, window.status, search)
    connect_messages(window.reading, window.banner, window.report)
    connect_text(window.text_controller, window.reading, window.importer, window.banner)
    connect_original(
        window.original, window.reading, window.reader, window.inspector, window.columns, window.importer
    )
    connect_split(
        window.split, window.reader, window.reading, window.original, window.history, window.importer
    )
    window.reader.zoom_wanted.connect(window.settings.step_zoom)
    window.original.told.connect(window.banner.inform)
    window.original.failed.connect(window.report)


def _notebook(window: ShellWindow) -> None:
    connect_bookmarks(
        window.bookmarks_panel,
        window.bookmarks_controller,
        window.notes_controller,
        window.banner,
        window.open,
    )
    actions = window.search_controller.actions
    actions.folder_wanted.connect(window.bookmarks_controller.save_folder)
    for wanted in (
        actions.basket_wanted,
        window.search_panel.basket_wanted,
        window.notes_panel.basket_wanted,
        window.bookmarks_controller.basket_wanted,
    ):
        wanted.connect(window.basket.add)
    connect_notes(window.notes_controller, window.reading, window.banner)
    connect_notebook_files(
        window.notebook_files, window.notes_controller, window.importer, window.reading, window.banner
    )
    window.notebook_files.failed.connect(window.bug)
    window.notebook_files.tended.connect(window.notices.tell)
    connect_changes(window.notes, window.contents.refresh_notebook, window.banner, window.status)
    window.activated.connect(window.notes.reload_if_changed)
    window.notes.changed_elsewhere.connect(window.basket.refresh)
    window.notes.changed_elsewhere.connect(window.contents.refresh_recent)


def _basket(window: ShellWindow) -> None:
    connect_basket(window.basket, window.importer, window.rail.button("basket"), window.banner, window.open)
    connect_basket_sources(window.basket, window.inspector, window.reader, window.reading)


def _current(window: ShellWindow) -> None:
    panels = (window.library_panel, window.bookmarks_panel, window.notes_panel)
    connect_walks(
        (*panels, window.reader.outline), window.search_panel, window.results_controller, window.reading
    )
    listing = (*panels, window.basket.panel, window.search_panel, window.reader.outline)
    lists: dict[QWidget, ClauseRows | None] = {each: each.rows for each in listing}
    texts = (window.reader, window.inspector, window.home)
    connect_current(
        window.current, {**dict.fromkeys(texts), **lists, window.search_box: window.search_panel.rows}
    )
    for section, links in window.inspector.link_lists().items():
        window.current.watch(section, links)
    window.reading.inspecting.clause_shown.connect(lambda *_shown: window.current.changed.emit())
    window.reading.open_changed.connect(lambda _open: window.current.changed.emit())
    window.places.turned.connect(window.current.changed)
    entered = (window.results_controller, window.notes_panel, window.reader.outline)
    connect_entering(entered, window.focus_page)
    window.undoing.offered.connect(window.search_controller.suggestions.dismiss)
    connect_undo(window.undoing, window.notes, window.basket, window.reader, window)
