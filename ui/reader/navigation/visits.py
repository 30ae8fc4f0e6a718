"""Visits: a clause that stayed in view is recorded as read."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import YiceError
from ui.services.display_names import clause_label
from ui.services.library.short_names import short_title
from ui.services.workspace import Workspace

#: A clause that was in view this long has been read.
VISIT_MS = 1500


class Visits(QObject):
    """Waits for a clause to stay in view, and remembers it."""

    failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._clause: tuple[Document, Clause] | None = None
        self._timer = QTimer(self, singleShot=True, interval=VISIT_MS)
        self._timer.timeout.connect(self._remember)

    def come_to(self, document: Document, clause: Clause) -> None:
        """Note that another clause is in view."""
        self._clause = (document, clause)
        self._timer.start()

    def leave(self) -> None:
        """No clause is in view any more."""
        self._timer.stop()

    def _remember(self) -> None:
        if self._clause is None:
            return
        document, clause = self._clause
        title = f"{short_title(document)} {clause_label(clause.label, clause.path)}"
        try:
            self._workspace.notebook.history.add_visit(clause.id, title)
        except YiceError as error:
            self.failed.emit(error)
