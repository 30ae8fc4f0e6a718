"""Connects the current clause: lists that feed it, followers, and undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shell.current_clause import CurrentClause
from ui.widgets.clause_rows import ClauseRows
from ui.widgets.undo_history import UndoHistory

if TYPE_CHECKING:
    from ui.basket.controller import BasketController
    from ui.notebook.notebook_editor import NotebookEditor
    from ui.reader.controller import ReaderController
    from ui.reader.reader_page import ReaderPage
    from ui.search.panel import SearchPanel
    from ui.search.results_controller import ResultsController


class Entered(Protocol):
    """What opens places by Enter."""

    text_wanted: SignalInstance


class Listing(Protocol):
    """A panel with a list of clauses."""

    rows: ClauseRows


def connect_current(current: CurrentClause, areas: Mapping[QWidget, ClauseRows | None]) -> None:
    """While the focus is in an area, its list is asked; without a list, the reader."""
    for area, rows in areas.items():
        current.watch(area, rows)


def connect_walks(
    panels: Iterable[Listing], results: SearchPanel, search: ResultsController, reading: ReaderController
) -> None:
    """The arrow keys in a list show its clauses in the reader beside, one after the other."""
    for panel in panels:
        panel.rows.walked.connect(reading.pass_by)
    results.rows.walked.connect(search.pass_by)


def connect_entering(sources: Iterable[Entered], go: Callable[[], object]) -> None:
    """What is opened by Enter is gone to: the keys that follow are the text's."""
    for source in sources:
        source.text_wanted.connect(go)


def connect_undo(
    undoing: UndoHistory, notes: NotebookEditor, basket: BasketController, reader: ReaderPage, window: QWidget
) -> None:
    """What was done is told with the way back; the fields share the keys of undo."""
    notes.done.connect(undoing.offer)
    basket.done.connect(undoing.offer)

    def share(part: QWidget) -> None:
        for field in part.findChildren(QLineEdit):
            undoing.share(field)

    share(window)
    reader.view_added.connect(share)
