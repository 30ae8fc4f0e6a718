"""Connects the current clause: lists that feed it, followers, and undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.shell.current.current_clause import CurrentClause
from ui.widgets.clause_list.clause_rows import ClauseRows
from ui.widgets.undo_history import UndoHistory

if TYPE_CHECKING:
    from ui.basket.controller import BasketController
    from ui.notebook.notebook_editor import NotebookEditor
    from ui.reader.controller import ReaderController
    from ui.reader.reader_page import ReaderPage
    from ui.search.panel import SearchPanel
    from ui.search.results_controller import ResultsController


class Entered(Protocol):
    """Interface of a list that opens places by Enter."""

    text_wanted: SignalInstance


class ClauseListPanel(Protocol):
    """A panel with a list of clauses."""

    rows: ClauseRows


def connect_current(current: CurrentClause, areas: Mapping[QWidget, ClauseRows | None]) -> None:
    """Connect the lists of areas with the current clause: the focused area counts, without a list the
    reader.
    """
    for area, rows in areas.items():
        current.watch(area, rows)


def connect_walks(
    panels: Iterable[ClauseListPanel],
    results: SearchPanel,
    search: ResultsController,
    reading: ReaderController,
) -> None:
    """Connect the arrow keys in lists with the reader beside: it shows one clause after the other."""
    for panel in panels:
        panel.rows.walked.connect(reading.pass_by)
    results.rows.walked.connect(search.pass_by)


def connect_entering(sources: Iterable[Entered], go: Callable[[], object]) -> None:
    """Connect Enter in lists with the focus: the keys that follow belong to the text."""
    for source in sources:
        source.text_wanted.connect(go)


def connect_undo(
    undoing: UndoHistory, notes: NotebookEditor, basket: BasketController, reader: ReaderPage, window: QWidget
) -> None:
    """Connect changes with the message that offers undo; the fields share the keys of undo."""
    notes.done.connect(undoing.offer)
    basket.done.connect(undoing.offer)

    def share(part: QWidget) -> None:
        for field in part.findChildren(QLineEdit):
            undoing.share(field)

    share(window)
    reader.view_added.connect(share)
