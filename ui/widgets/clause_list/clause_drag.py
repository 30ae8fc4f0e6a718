"""Clauses that are dragged: from the results or the reader, to the basket."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

#: Clause ids, a line each, in UTF-8.
CLAUSES = "application/x-yice-clauses"


def clause_mime(ids: Iterable[str], text: str = "") -> QMimeData:
    """Return the dragged data: clauses by their ids, and the words for other programs."""
    data = QMimeData()
    put_clauses(data, ids)
    if text:
        data.setText(text)
    return data


def put_clauses(data: QMimeData, ids: Iterable[str]) -> None:
    """Add clauses to what is dragged."""
    data.setData(CLAUSES, "\n".join(ids).encode("utf-8"))


def clause_ids(data: QMimeData) -> list[str]:
    """Return the clauses in what is dragged; empty where there are none."""
    return [each for each in bytes(data.data(CLAUSES).data()).decode("utf-8").split("\n") if each]


class ClauseDrop(QObject):
    """Lets a widget take clauses that are dropped on it."""

    #: The ids of the clauses.
    dropped = Signal(list)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what carries clauses, leave everything else."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent) and clause_ids(event.mimeData()):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(clause_ids(event.mimeData()))
            return True
        return super().eventFilter(watched, event)
