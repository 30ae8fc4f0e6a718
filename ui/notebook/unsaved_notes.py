"""Notes that could not be written, tried again until they are: a lock goes, a disk gets room."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from store.model.clause import Clause
from store.model.document import Document
from ui.reader.inspector.inspector import Inspector

RETRY_MS = 2000
_AT_LEAST_SECONDS = 0.5

#: Writes a note's text: document, clause, the note's id, text; False if it was not written.
SaveNote = Callable[[Document, Clause, str, str], bool]


class UnsavedNotes(QObject):
    """Writes what an inspector hands over, and keeps what was not written until it is.

    ``retry`` is ``save`` that neither waits nor complains. The words stay in the inspector too.
    """

    #: So many notes wait to be written.
    waiting_changed = Signal(int)

    def __init__(self, inspector: Inspector, save: SaveNote, retry: SaveNote, parent: QObject) -> None:
        super().__init__(parent)
        self._inspector, self._save, self._retry = inspector, save, retry
        self._waiting: dict[str, tuple[Document, Clause, str]] = {}
        self._tried = 0.0
        self._timer = QTimer(self, interval=RETRY_MS)
        self._timer.timeout.connect(self.retry)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._look_again)
        inspector.note_saved.connect(self._take)
        inspector.note_deleted.connect(self._forget)

    def waiting(self) -> int:
        """Return how many notes wait to be written."""
        return len(self._waiting)

    def retry(self) -> None:
        """Try again to write everything that waits."""
        self._tried = monotonic()
        for note_id, (document, clause, body) in list(self._waiting.items()):
            if not self._retry(document, clause, note_id, body):
                break
            self._forget(note_id)
            self._inspector.note_written(note_id, body)
            self.waiting_changed.emit(len(self._waiting))

    def _take(self, note_id: str, body: str) -> None:
        # Words that failed before belong to where they were typed, not to the clause in view by now.
        place = self._waiting.get(note_id, (self._inspector.document(), self._inspector.clause()))
        document, clause = place[0], place[1]
        if document is None or clause is None:
            self._inspector.save_failed(note_id)
        elif self._save(document, clause, note_id, body):
            if self._forget(note_id):
                self.waiting_changed.emit(len(self._waiting))
        else:
            self._inspector.save_failed(note_id)
            self._waiting[note_id] = document, clause, body
            self._tried = monotonic()
            self._timer.start()
            self.waiting_changed.emit(len(self._waiting))

    def _forget(self, note_id: str) -> bool:
        known = self._waiting.pop(note_id, None) is not None
        if not self._waiting:
            self._timer.stop()
        return known

    def _look_again(self) -> None:
        """Try to save again when the focus moves, perhaps because the user freed the file."""
        if self._waiting and monotonic() - self._tried > _AT_LEAST_SECONDS:
            self.retry()
