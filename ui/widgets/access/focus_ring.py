"""Shows which list or page has the focus after a key has moved it there: a ring inside its edge.

Buttons and fields show it by their style. A list shows its row, but has none when it is empty, and a page of
text has nothing to show; so the ring, which goes when the mouse is used or the focus leaves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPlainTextEdit, QTextEdit, QWidget

WIDTH = 2


class FocusRing(QWidget):
    """The ring over one widget, for as long as it has the focus."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched = [widget]
        if isinstance(widget, QAbstractScrollArea):
            self._watched.append(widget.viewport())
        for one in self._watched:
            one.installEventFilter(self)
        self.setGeometry(widget.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size; go when the focus leaves or the mouse is pressed."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._watched[0]:
            self.setGeometry(self._watched[0].rect())
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress) and self.isVisible():
            self.hide()
            for one in self._watched:
                one.removeEventFilter(self)
            self.deleteLater()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ring in the accent."""
        painter = QPainter(self)
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        inset = WIDTH / 2
        painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.end()


def ring(widget: QWidget) -> None:
    """Show the ring over ``widget``, unless its style shows the focus or it does not have it."""
    field = isinstance(widget, (QTextEdit, QPlainTextEdit)) and not widget.isReadOnly()
    shown = any(isinstance(child, FocusRing) and child.isVisible() for child in widget.children())
    bare = isinstance(widget, (QAbstractScrollArea, QLabel))
    if bare and widget.hasFocus() and not field and not shown:
        FocusRing(widget)
