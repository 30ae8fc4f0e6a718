"""Connects the reader with what follows the place that is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.shell.frame.page_switcher import PageSwitcher
from ui.shell.frame.status_bar import StatusBar
from ui.shell.frame.window_columns import WindowColumns
from ui.widgets.banner import Banner
from ui.widgets.clause_list.opening import Opening

if TYPE_CHECKING:
    from ui.library.import_controller import ImportController
    from ui.library.panel import LibraryPanel
    from ui.reader.controller import ReaderController
    from ui.reader.inspector.inspector import Inspector
    from ui.reader.navigation.navigation_history import NavigationHistory
    from ui.reader.original.controller import OriginalController
    from ui.reader.reader_page import ReaderPage
    from ui.reader.split.split_controller import SplitController
    from ui.reader.text_controller import TextController
    from ui.search.panel import SearchPanel


def connect_places(reading: ReaderController, places: PageSwitcher, library: LibraryPanel) -> None:
    """Connect the reader with the pages: in front with a document, the start page when the last one is
    closed.
    """

    def follow(is_open: bool) -> None:
        if is_open:
            places.show_reader()
        else:
            library.show_place(None)
            places.show_home()

    reading.opening.connect(places.show_reader)
    reading.open_changed.connect(follow)


def connect_reader(
    reading: ReaderController,
    library: LibraryPanel,
    results: SearchPanel,
    status: StatusBar,
    search: Callable[[str], object],
) -> None:
    """Tree, results and status line follow the place; what is asked for in the text is searched."""

    def follow(key: str, way: list[str]) -> None:
        library.show_place(key, way)
        if way:
            results.select_clause(way[-1])

    reading.place_changed.connect(follow)
    reading.hit_changed.connect(status.show_hit)
    reading.search_requested.connect(search)


def connect_text(
    controller: TextController, reading: ReaderController, importer: ImportController, banner: Banner
) -> None:
    """Connect links with places; citing clauses follow the clause in view and the library."""
    controller.open_requested.connect(lambda key, clause, how: reading.open(key, clause or None, how))
    controller.told.connect(banner.inform)
    controller.missed.connect(banner.tell)
    reading.inspecting.clause_shown.connect(controller.show_clause)
    reading.copy_requested.connect(controller.copy_with_citation)
    importer.library_changed.connect(reading.renew)
    importer.library_changed.connect(controller.library_changed)


def connect_original(
    original: OriginalController,
    reading: ReaderController,
    page: ReaderPage,
    inspector: Inspector,
    columns: WindowColumns,
    importer: ImportController,
) -> None:
    """Connect the original with the text, and with the room for it."""
    reading.inspecting.clause_shown.connect(original.show_clause)
    reading.open_changed.connect(original.leave)
    importer.library_changed.connect(original.library_changed)
    for asks in (page.original_requested, inspector.original_requested):
        asks.connect(original.go)
    original.shown_changed.connect(columns.show_original)


def connect_split(
    split: SplitController,
    page: ReaderPage,
    reading: ReaderController,
    original: OriginalController,
    history: NavigationHistory,
    importer: ImportController,
) -> None:
    """Connect two texts with what follows them; the original takes the place of the second one."""

    def follow(is_split: bool) -> None:
        if is_split:
            original.show(False)
        else:
            history.join_sides()

    page.split_changed.connect(follow)
    page.swapped.connect(history.swap_sides)
    page.beside_wanted.connect(lambda key, clause: reading.open(key, clause or None, Opening.BESIDE))
    original.shown_changed.connect(lambda shown: page.close_side() if shown else None)
    importer.library_changed.connect(split.library_changed)


def connect_messages(
    reading: ReaderController, banner: Banner, report: Callable[[Exception], object]
) -> None:
    """Connect the messages of the reader."""
    reading.told.connect(banner.inform)
    reading.failed.connect(report)
