"""Connects search box and results with library and index."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.widgets.banner import Banner
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from ui.library.import_controller import ImportController
    from ui.search.controller import SearchController
    from ui.search.panel import SearchPanel
    from ui.search.results_controller import ResultsController


def connect_results(
    controller: ResultsController,
    show_panel: Callable[[], object],
    remember: Callable[[str, int], object],
    failed: Callable[[Exception], object],
) -> None:
    """Connect the results with the reader, and useful queries with the history."""
    controller.panel_wanted.connect(show_panel)
    controller.used.connect(remember)
    controller.failed.connect(failed)


def connect_search(
    area: SearchController,
    banner: Banner,
    report: Callable[[Exception], object],
    clear_history: Callable[[], object],
) -> None:
    """Connect the reports of copying and saving results, and of clearing the history."""
    area.told.connect(banner.inform)
    area.failed.connect(report)
    area.clear_requested.connect(clear_history)


def connect_index(
    importer: ImportController, box: SearchBox, panel: SearchPanel, controller: ResultsController
) -> None:
    """Search again when library or index are other ones; say so while the index is being rebuilt."""

    def again() -> None:
        if box.text().strip():
            controller.runner.again()

    importer.rebuilding.connect(panel.show_rebuilding)
    importer.idle.connect(again)
