"""The tags of one item: chips that can be taken off, and a field that completes a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QSizePolicy, QWidget

from ui.widgets.flow_layout import FlowLayout

#: Of what is typed, the tags that may be meant.
Completer = Callable[[str], Sequence[str]]


class TagField(QLineEdit):
    """Field for a new tag; its keys are not passed on, because the parent has its own."""

    entered = Signal()
    cancelled = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is typed, Esc gives it up; no other key reaches the card either."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving is told; the list of tags over the field is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TagRow(QWidget):
    """Emits the new list of tags; a click takes one off, Enter adds one and waits for the next."""

    changed = Signal(list)

    def __init__(self, complete: Completer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._complete = complete
        self._tags: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._flow = FlowLayout(self, spacing=4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._add = QPushButton(self.tr("+ Tag"))
        self._add.setObjectName("tagAdd")
        self._add.setCursor(Qt.CursorShape.PointingHandCursor)
        self._add.setAccessibleName(self.tr("Add a tag"))
        self._add.clicked.connect(self.edit)
        self._field = TagField(self)
        self._field.setObjectName("tagField")
        self._field.setFixedWidth(104)
        self._field.setMaxLength(60)
        self._field.setAccessibleName(self.tr("New tag"))
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        # Queued: the field takes over the chosen word itself, only then is it ready to be read.
        completer.activated.connect(self._field.entered, Qt.ConnectionType.QueuedConnection)
        self._field.setCompleter(completer)
        self._field.textEdited.connect(self._typed)
        self._field.entered.connect(self._enter)
        self._field.cancelled.connect(self._give_up)
        self._field.left.connect(self._leave)
        self._field.hide()
        self.set_tags(())

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        if tuple(tags) == self._tags and self._flow.count():
            return
        self._tags = tuple(tags)
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in self._tags]
        for widget in (*self._chips, self._add, self._field):
            self._flow.addWidget(widget)
        self.updateGeometry()

    def tags(self) -> tuple[str, ...]:
        """Return the tags that are shown."""
        return self._tags

    def edit(self) -> None:
        """Open the field."""
        self._add.hide()
        self._field.clear()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed("")

    def field(self) -> QLineEdit:
        """Return the field for a new tag."""
        return self._field

    def _chip(self, tag: str) -> QPushButton:
        chip = QPushButton(f"#{tag}", self)
        chip.setObjectName("tag")
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setToolTip(self.tr("Click to take the tag off"))
        chip.clicked.connect(lambda: self.changed.emit([each for each in self._tags if each != tag]))
        chip.show()
        return chip

    def _typed(self, text: str) -> None:
        self._words.setStringList([tag for tag in self._complete(text) if tag not in self._tags])
        self._field.completer().complete()

    def _enter(self) -> None:
        """Take what is typed and be ready for the next tag; an empty field is done."""
        if self._field.text().strip():
            self._take()
            self._typed("")
        else:
            self._give_up()

    def _give_up(self) -> None:
        """Close the field with nothing taken; the focus stays here."""
        self._close()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Accept the typed tag when the focus goes elsewhere."""
        if not self._field.isHidden():
            self._take()
            self._close()

    def _take(self) -> None:
        name = " ".join(self._field.text().lstrip("#＃").split())
        self._field.clear()
        if name and name not in self._tags:
            self.changed.emit([*self._tags, name])

    def _close(self) -> None:
        completer = self._field.completer()
        if completer is not None and (popup := completer.popup()) is not None:
            popup.hide()
        self._field.clear()
        self._field.hide()
        self._add.show()
