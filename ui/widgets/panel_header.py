"""Head of all side panels: a title with a count beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget


class PanelHeader(QWidget):
    """Title in bold, count or remark in small beside it.

    A remark that is too long is said in fewer words; where there are none, it is cut in its middle.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title)
        self._title.setObjectName("panelTitle")
        self._remark = QLabel()
        self._remark.setObjectName("panelRemark")
        self._remark.setMinimumWidth(1)
        self._whole = ""
        self._shorter: Sequence[str] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self._remark, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch()
        self._row = row

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_remark(self, text: str, shorter: Sequence[str] = ()) -> None:
        """Change the remark beside the title; ``shorter`` are others for less room, the longest first.

        A number must not be cut: 2–85771 for 85672–85771 is another one.
        """
        self._whole, self._shorter = text, tuple(shorter)
        self._remark.setText(text)
        self._fit()

    def text(self) -> str:
        """Return title and remark, for tests."""
        return f"{self._title.text()} {self._whole}".strip()

    def add_widget(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def showEvent(self, event: QShowEvent) -> None:
        """Cut a remark that came while the panel was hidden."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the remark to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Cut the remark again where something else in the row has come, gone or grown."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _fit(self) -> None:
        if not self.isVisible():
            return
        margins, others = self._row.contentsMargins(), 0
        for number in range(self._row.count()):
            item = self._row.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self._remark and not widget.isHidden():
                others += widget.sizeHint().width() + self._row.spacing()
        room = self.width() - margins.left() - margins.right() - others - self._row.spacing()
        metrics = self._remark.fontMetrics()
        said = (self._whole, *self._shorter)
        fitting = next((text for text in said if metrics.horizontalAdvance(text) <= room), said[-1])
        cut = fitting if metrics.horizontalAdvance(fitting) <= room else _cut(fitting, metrics, max(0, room))
        if cut != self._remark.text():
            self._remark.setText(cut)
            self._remark.setToolTip(self._whole if cut != self._whole else "")


def _cut(remark: str, metrics: QFontMetrics, room: int) -> str:
    """Return a remark for so many pixels; where it begins with a document's name, that gives way."""
    # What knows the names of documents is not loaded before the first paint.
    from ui.widgets.document_line import cut_words

    return cut_words(remark, metrics, room)
