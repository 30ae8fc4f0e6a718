"""Current clause: the one of the list that has the focus, else the one in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.clause_list.clause_rows import ClauseHost
from ui.widgets.clause_list.current import NOTHING, ChosenPlace, CurrentPlaces


class ReaderText(Protocol):
    """Interface of the reader, as far as it is needed here."""

    def document_key(self) -> str | None:
        """Return the document in front."""

    def selected_ids(self) -> list[str]:
        """Return the clauses that the selection touches, else the one in view."""


class ClauseListing(Protocol):
    """A list of clauses, whatever it is made of."""

    host: ClauseHost | None

    @property
    def changed(self) -> SignalInstance:
        """Emitted when something else is chosen."""

    def is_shown(self) -> bool:
        """Return whether the user can see it."""

    def value(self) -> CurrentPlaces | None:
        """Return what is chosen; None where nothing is."""


class CurrentClause(QObject):
    """The one notion of the clause that actions, keys, menus and messages are about.

    It is the chosen row (or rows) of the list that has the focus; without such a row, the clause in view in
    the reader, or those that the selection touches; on the start page, none. What takes the focus for a
    moment only – a menu, a button, a dialog, a message – leaves it as it was.
    """

    #: Another clause, another document, or none.
    changed = Signal()

    def __init__(self, text: ReaderText, is_reading: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._text, self._is_reading = text, is_reading
        self._areas: dict[QWidget, ClauseListing | None] = {}
        self._rows: ClauseListing | None = None
        self._host: ClauseHost | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def serve(self, host: ClauseHost) -> None:
        """Let this do the actions of every list, of those that are watched already and later."""
        self._host = host
        for rows in self._areas.values():
            if rows is not None:
                rows.host = host

    def watch(self, area: QWidget, rows: ClauseListing | None = None) -> None:
        """While the focus is in ``area``, the chosen rows of this list count; without a list, the reader."""
        known = rows in self._areas.values()
        self._areas[area] = rows
        if rows is not None:
            rows.host = self._host
            if not known:  # several areas may have one list: the search box and its results
                rows.changed.connect(self.changed)

    def value(self) -> CurrentPlaces:
        """Return what is current now: every action takes this, and nothing else."""
        rows = self._rows
        listed = rows.value() if rows is not None and rows.is_shown() else None
        if listed is not None:
            return listed
        key = self._text.document_key() if self._is_reading() else None
        chosen = tuple(ChosenPlace(key, each) for each in self._text.selected_ids()) if key else ()
        return CurrentPlaces(chosen, chosen[0], in_text=True) if chosen else NOTHING

    def clause_ids(self) -> list[str]:
        """Return the clauses by their ids, in the order of the screen; empty where there is none."""
        return self.value().clause_ids

    def clause_id(self) -> str | None:
        """Return the one clause for actions on one clause: that with the frame, else the first."""
        return self.value().clause_id

    def document_key(self) -> str | None:
        """Return the document of the clause, or that of the row, if it is a document."""
        return self.value().document_key

    # -- inside ---------------------------------------------------------------------------------------

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Use the nearest area around ``new``, the widget with the focus, if it is in one."""
        widget = new
        while widget is not None:
            if widget in self._areas:
                if self._areas[widget] is not self._rows:
                    self._rows = self._areas[widget]
                    self.changed.emit()
                return
            widget = widget.parentWidget()
