"""Dialogs as this program has them, and what opens them; and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.access.focus_chain import press_focused, step
from ui.widgets.window_size import fitting

#: The area that holds the parts of a dialog which would not fit on the screen.
SCROLLED = "scrolledDialog"


class Dialog(QDialog):
    """A dialog that Tab walks through in the order of its parts, and whose buttons Enter presses."""

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next part that can have the focus, or the one before."""
        return step(self, forwards)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay on the screen: what does not fit is scrolled, the row of buttons stays at the foot."""
        room = fitting(QSize(10_000, 10_000))
        least = self.minimumSizeHint().expandedTo(self.minimumSize())
        if least.width() > room.width() or least.height() > room.height():
            scroll_parts(self)
            self.setMinimumSize(0, 0)
            # Beside the bar that scrolls, the parts still have the width that they want.
            for area in self.findChildren(QScrollArea, SCROLLED):
                bar = area.verticalScrollBar().sizeHint().width()
                layout = self.layout()
                edge = layout.contentsMargins().right() if layout is not None else 0
                self.resize(max(self.width(), least.width() + bar + edge), self.height())
        self.resize(self.size().boundedTo(room))
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; elsewhere the default button, Escape closes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (enter and press_focused(self, choices=False)):
            super().keyPressEvent(event)


def scroll_parts(dialog: QDialog) -> None:
    """Put all parts of a dialog but the last, its row of buttons, into an area that scrolls; once."""
    column = dialog.layout()
    if not isinstance(column, QVBoxLayout) or dialog.findChild(QScrollArea, SCROLLED) is not None:
        return
    margins, last = column.contentsMargins(), column.count() - 1
    inner = QWidget()
    inside = QVBoxLayout(inner)
    inside.setContentsMargins(margins.left(), margins.top(), margins.right(), 0)
    inside.setSpacing(column.spacing())
    stretches = [column.stretch(number) for number in range(last)]
    for stretch in stretches:
        item = column.takeAt(0)
        part, layout = (item.widget(), item.layout()) if item is not None else (None, None)
        if part is not None:
            inside.addWidget(part, stretch)
        elif layout is not None:
            inside.addLayout(layout, stretch)
        elif item is not None:
            inside.addItem(item)
    area = QScrollArea()
    area.setObjectName(SCROLLED)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    column.setContentsMargins(0, 0, margins.right(), margins.bottom())
    column.insertWidget(0, area, 1)


class Popup(QFrame):
    """A frame over the window that closes when one clicks beside it; Tab walks through its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go to the next part that can have the focus, or the one before."""
        return step(self, forwards)


def open_dialog(dialog: QDialog) -> None:
    """Show a dialog over its window; it is deleted when it is closed."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
