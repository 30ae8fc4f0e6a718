"""Connects library panel, start page, imports and rebuilding of the index."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.home.home_page import HomePage
from ui.shell.frame.status_bar import StatusBar

if TYPE_CHECKING:
    from ui.library.controller import LibraryController
    from ui.library.import_controller import ImportController
    from ui.library.panel import LibraryPanel
    from ui.library.validity_controller import ValidityController
    from ui.reader.controller import ReaderController
    from ui.reader.inspector.inspector import Inspector

Open = Callable[..., object]


def connect_library(panel: LibraryPanel, controller: LibraryController, open_place: Open) -> None:
    """Connect the requests of the document tree."""
    panel.activated.connect(lambda key, clause: open_place(key, clause))
    panel.menu.remove_requested.connect(controller.remove)
    panel.menu.removal_requested.connect(controller.remove_all)
    panel.menu.restore_requested.connect(controller.restore)
    panel.menu.edition_requested.connect(controller.set_edition)
    panel.import_requested.connect(controller.choose_files)
    panel.paste_requested.connect(controller.paste)
    panel.menu.review_requested.connect(controller.review)
    controller.open_requested.connect(lambda key: open_place(key))


def connect_validity(
    validity: ValidityController,
    panel: LibraryPanel,
    reading: ReaderController,
    inspector: Inspector,
    open_clause: Open,
) -> None:
    """Connect the validity of the open document: offered, and set in the tree."""
    reading.place_changed.connect(lambda key, _way: validity.look(key))
    reading.open_changed.connect(validity.leave)
    panel.menu.validity_requested.connect(lambda key, state: validity.set_state(key, state or None))
    validity.place_wanted.connect(open_clause)
    validity.basis_found.connect(inspector.set_basis)
    inspector.basis_activated.connect(open_clause)


def connect_import(importer: ImportController, status: StatusBar, refresh: Callable[[], object]) -> None:
    """Connect the progress and the results of imports and rebuilds."""
    importer.progressed.connect(status.show_work)
    importer.idle.connect(status.work_done)
    importer.library_changed.connect(refresh)
    status.cancel_requested.connect(importer.cancel)


def connect_home(home: HomePage, open_place: Open, open_clause: Open, search: Open) -> None:
    """Connect the choices of the start page."""
    home.document_chosen.connect(lambda key, how: open_place(key, None, how))
    home.clause_chosen.connect(open_clause)
    home.query_chosen.connect(search)
