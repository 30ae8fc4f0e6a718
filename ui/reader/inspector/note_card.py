"""One note on a card: read, edited in place by a click, saved by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.appearance.theme import ThemeManager
from ui.reader.inspector.note_editor import NoteEditor
from ui.reader.inspector.note_markdown import to_html
from ui.reader.inspector.tag_row import Completer, TagRow
from ui.runtime.localized_text import when_text
from ui.widgets.tinted import IconButton

#: Characters of the words that a note is on.
QUOTE = 48


class NoteCard(QFrame):
    """Shows one note; :attr:`saved` carries its id and text each time it is to be kept.

    A card that is new and stays empty says :attr:`dropped`; one that is emptied asks to be deleted.
    """

    saved = Signal(str, str)
    delete_requested = Signal(str)
    dropped = Signal(str)
    finished = Signal(str)
    #: The new tags of the note.
    tags_changed = Signal(str, list)

    def __init__(
        self,
        themes: ThemeManager,
        note_id: str,
        body: str = "",
        updated: str = "",
        complete: Completer = lambda _typed: (),
    ) -> None:
        super().__init__()
        self.setObjectName("noteCard")
        self.note_id = note_id
        self.is_new = not updated
        self._kept = body
        self._failed = False
        self._themes = themes
        self._quote = QLabel(self)
        self._quote.setObjectName("noteQuote")
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setWordWrap(True)
        self._quote.hide()
        self._copy = QLabel(self.tr("Other version of the same note"), self)
        self._copy.setObjectName("noteCopy")
        self._copy.setToolTip(
            self.tr(
                "The note was changed here and on another computer; this is what the other one says. "
                "Delete what is not needed; what is edited becomes a note of its own."
            )
        )
        self._copy.hide()
        self._tags = TagRow(complete, self)
        self._tags.changed.connect(lambda tags: self.tags_changed.emit(self.note_id, tags))
        self._body = QLabel(self)
        self._body.setObjectName("noteBody")
        self._body.setWordWrap(True)
        self._body.setTextFormat(Qt.TextFormat.RichText)
        self._time = QLabel(self)
        self._time.setObjectName("noteTime")
        self._editor = NoteEditor(self)
        self._editor.setAccessibleName(self.tr("Note"))
        self._editor.setPlaceholderText(self.tr("Write a note; it is saved as you type"))
        self._delete = IconButton(themes, "trash-2", self.tr("Delete note"), self, size=14, role="ink3")
        self._arrange()
        self._connect()
        self.show_note(body, updated)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._time, 1)
        foot.addWidget(self._delete)
        self._delete.setFixedSize(24, 24)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 8, 4, 3)
        column.setSpacing(2)
        column.addWidget(self._copy)
        column.addWidget(self._quote)
        column.addWidget(self._body)
        column.addWidget(self._editor)
        column.addWidget(self._tags)
        column.addLayout(foot)
        self._editor.hide()
        self._body.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._delete.setCursor(Qt.CursorShape.PointingHandCursor)

    def _connect(self) -> None:
        self._editor.paused.connect(self.flush)
        self._editor.left.connect(self.finish)
        self._editor.finished.connect(self.finish)
        self._delete.clicked.connect(self._ask_delete)

    # -- showing --------------------------------------------------------------------------------------

    def show_note(
        self, body: str, updated: str, tags: Sequence[str] = (), quote: str = "", copy: bool = False
    ) -> None:
        """Show what is in the notebook; words that are not saved yet stay in the editor.

        ``quote`` are the words that the note is on, where it is not on the whole clause; ``copy`` is whether
        it is another version of a note that was changed elsewhere.
        """
        self._copy.setVisible(copy)
        self._tags.set_tags(tags)
        self._tags.setVisible(bool(updated))
        self._quote.setText(quote if len(quote) <= QUOTE else quote[:QUOTE] + "…")
        self._quote.setVisible(bool(quote))
        if updated:
            self.is_new = False
            self._time.setText(note_time(updated))
        if self.is_editing() and self._editor.toPlainText() == body:
            # Written after all, by another try.
            self._kept, self._failed = body, False
        if self.is_unsaved():
            return
        self._kept = body
        self._body.setText(to_html(body))
        self.setAccessibleName(self.tr("Note: {text}").format(text=body[:80]))
        if self.is_editing() and self._editor.toPlainText() != body:
            self._editor.setPlainText(body)
            self._editor.stop()

    def edit(self) -> None:
        """Open the editor with the cursor behind the last word."""
        if not self.is_editing():
            self._editor.setPlainText(self._kept)
            self._editor.stop()
            self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)
        self._body.hide()
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_draft(self, body: str) -> None:
        """Open the editor with words that could not be saved before."""
        self._editor.setPlainText(body)
        self._editor.stop()
        self._body.hide()
        self._editor.show()
        self.mark_failed()

    def is_editing(self) -> bool:
        """Return whether the editor is open."""
        return not self._editor.isHidden()

    def text(self) -> str:
        """Return the present text of the card, saved or not."""
        return self._editor.toPlainText() if self.is_editing() else self._kept

    def editor(self) -> NoteEditor:
        """Return the field."""
        return self._editor

    def is_unsaved(self) -> bool:
        """Return whether there are words that the notebook does not have."""
        return self.is_editing() and self._editor.toPlainText() != self._kept

    # -- saving ---------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Hand over what is not saved yet; an empty text is kept back until the editor closes."""
        self._editor.stop()
        text = self._editor.toPlainText()
        if not self.is_unsaved() or not text.strip():
            return
        before, self._kept, self._failed = self._kept, text, False
        self.saved.emit(self.note_id, text)
        if self._failed:
            self._kept = before

    def mark_failed(self) -> None:
        """Keep the words that could not be written in the editor, and say so."""
        self._failed = True
        self._time.setText(self.tr("Not saved yet"))

    def finish(self) -> None:
        """Save and close the editor; an empty card goes."""
        if not self.is_editing():
            return
        self.flush()
        if not self._editor.toPlainText().strip():
            self._close()
            (self.dropped if self.is_new else self.delete_requested).emit(self.note_id)
        elif not self._failed:
            self._close()
            self.finished.emit(self.note_id)

    def _close(self) -> None:
        # Hiding the field would hand its focus on to what comes next: the button that deletes.
        if self._editor.hasFocus():
            with QSignalBlocker(self._editor):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.setText(to_html(self._kept))
        self._body.show()
        self._editor.stop()
        self._editor.hide()

    def _ask_delete(self) -> None:
        self._editor.stop()
        self.flush()
        self._close()
        (self.dropped if self.is_new and not self._kept.strip() else self.delete_requested).emit(self.note_id)

    # -- events ---------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Start editing on a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or F2 edits, Del deletes, while the card has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        elif event.key() == Qt.Key.Key_Delete:
            self._ask_delete()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass a click on the words on to the card."""
        if watched is self._body and event.type() == QEvent.Type.MouseButtonRelease:
            self.edit()
            return True
        return super().eventFilter(watched, event)


def note_time(iso: str) -> str:
    """Return when a note was last changed: 今天 15:02, 11月20日 15:02."""
    try:
        moment = datetime.fromisoformat(iso.replace("Z", "+00:00")).astimezone()
    except ValueError:
        return ""
    return f"{when_text(iso)} {moment:%H:%M}"
