"""Current clause: the one of the list that has the focus, else the one in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.clause_rows import Chosen, ClauseRows


class ReaderText(Protocol):
    """Interface of the reader, as far as it is needed here."""

    def document_key(self) -> str | None:
        """Return the document in front."""

    def selected_ids(self) -> list[str]:
        """Return the clauses that the selection touches, else the one in view."""


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
        self._areas: dict[QWidget, ClauseRows | None] = {}
        self._rows: ClauseRows | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def watch(self, area: QWidget, rows: ClauseRows | None = None) -> None:
        """Use the chosen rows of a list while the focus is in ``area``; without a list, the reader."""
        self._areas[area] = rows
        if rows is not None:
            rows.changed.connect(self.changed)

    def is_in_text(self) -> bool:
        """Return whether it is the one in view in the reader, not a row of a list."""
        return self._listed() is None and self._is_reading()

    def clause_ids(self) -> list[str]:
        """Return the clauses by their ids, in the order of the screen; empty where there is none."""
        return [each.clause_id for each in self._chosen() if each.clause_id]

    def clause_id(self) -> str | None:
        """Return the one clause that what can be done to one is done to: that with the frame, else the
        first.
        """
        rows = self._listed()
        framed = rows.current() if rows is not None else None
        if framed is not None and framed.clause_id:
            return framed.clause_id
        return next(iter(self.clause_ids()), None)

    def document_key(self) -> str | None:
        """Return the document of the clause, or that of the row, if it is a document."""
        return next((each.key for each in self._chosen()), None)

    # -- inside ---------------------------------------------------------------------------------------

    def _listed(self) -> ClauseRows | None:
        """Return the list that counts, if it does: it is in sight and has a row that is chosen."""
        rows = self._rows
        return rows if rows is not None and rows.is_shown() and rows.chosen() is not None else None

    def _chosen(self) -> list[Chosen]:
        rows = self._listed()
        if rows is None:
            return self._in_text()
        found = rows.chosen() or []
        if [each.clause_id for each in found] == [""]:
            # A document: the clause that is being read in it, while it is what one reads.
            here = self._in_text()
            return here if here and here[0].key == found[0].key else found
        return found

    def _in_text(self) -> list[Chosen]:
        key = self._text.document_key() if self._is_reading() else None
        return [Chosen(key, each) for each in self._text.selected_ids()] if key else []

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
