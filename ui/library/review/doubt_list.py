"""Doubts about a document, each with its remedies as buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from store.intake.decisions.doubts import Doubt, DoubtResolution
from ui.runtime.i18n import sentence
from ui.widgets.flow_layout import FlowLayout

#: More are not shown at once: those behind them come when the first are done.
_MOST = 30


class DoubtList(QWidget):
    """A button for each doubt, which leads to its place, and below it its ways out."""

    #: The number of a doubt that is to be shown.
    chosen = Signal(int)
    #: The number of a doubt, and the way out that was taken.
    solved = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._shown: list[QWidget] = []

    def show_doubts(self, doubts: Sequence[Doubt]) -> None:
        """Show these doubts."""
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()  # it is gone only when the event is over
            widget.deleteLater()
        self._shown = [self._entry(number, doubt) for number, doubt in enumerate(doubts[:_MOST])]
        if len(doubts) > _MOST:
            more = QLabel(self.tr("{n} more").format(n=len(doubts) - _MOST))
            more.setProperty("secondary", True)
            self._shown.append(more)
        for widget in self._shown:
            self._column.addWidget(widget)
            widget.show()

    def _entry(self, number: int, doubt: Doubt) -> QWidget:
        entry = QFrame()
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        told = QLabel(sentence(doubt.message))
        told.setWordWrap(True)
        told.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(told)
        if doubt.page is not None:
            page = QLabel(self.tr("Page {n}").format(n=doubt.page.number))
            page.setProperty("secondary", True)
            column.addWidget(page)
        line = QWidget()
        flow = FlowLayout(line, 4)
        if doubt.row is not None or doubt.field:
            text = self.tr("Show") if doubt.row is not None else self.tr("Fill in")
            flow.addWidget(self._button(text, told.text(), lambda: self.chosen.emit(number)))
        for resolution in doubt.resolutions or (DoubtResolution("keep"),):
            button = self._button(
                self._way(resolution),
                told.text(),
                lambda _on=False, resolution=resolution: self.solved.emit(number, resolution),
            )
            flow.addWidget(button)
        holder = QHBoxLayout()
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(line, 1)
        column.addLayout(holder)
        return entry

    def _button(self, text: str, about: str, run: object) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("link", True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"{text} · {about}")
        button.clicked.connect(run)
        return button

    def _way(self, resolution: DoubtResolution) -> str:
        if resolution.name == "relabel":
            return self.tr("Change to {label}").format(label=resolution.decisions[0].value)
        return {
            "keep": self.tr("The original says so"),
            "text": self.tr("It is text"),
            "heading": self.tr("Make it a heading"),
            "correct": self.tr("Correct…"),
        }[resolution.name]
