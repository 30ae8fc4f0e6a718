"""Breadcrumb of the current place: document, the clauses above, the clause in view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from store.model.clause import Clause
from store.model.document import Document
from ui.appearance import icons
from ui.appearance.text_size import px
from ui.appearance.theme import Theme, ThemeManager
from ui.services.display_names import clause_label
from ui.services.library.short_names import narrow_title
from ui.widgets.layouts import clear_layout

SHOWN = 14
#: What an arrow and the room about it take beside a name, in pixels.
_BETWEEN = 26


class Breadcrumb(QWidget):
    """A line of names; those above the clause in view can be gone to."""

    clause_chosen = Signal(str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._clause: Clause | None = None
        self._document: Document | None = None
        self._ids: dict[tuple[str, ...], str] = {}
        self._names: list[str] = []
        # What is in the row: names, and where each leads to.
        self._filled: list[tuple[str, str]] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 6, 20, 2)
        self._row.setSpacing(4)
        self.setObjectName("breadcrumb")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Place in the document"))
        themes.changed.connect(self._restyle)
        self._restyle(themes.theme)

    def show_place(self, document: Document, clause_id: str) -> None:
        """Show the position of a clause in its document."""
        if document is not self._document:
            self._document = document
            self._ids = {}
            for clause in document.walk():
                self._ids.setdefault(clause.path, clause.id)
        self._clause = next((clause for clause in document.walk() if clause.id == clause_id), None)
        self._fill()

    def text(self) -> str:
        """Return the names, for tests and screen readers."""
        return " › ".join(self._names)

    def minimumSizeHint(self) -> QSize:
        """Return no width: names give way to the width, not the width to names."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many names as there is room for now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill()

    def _fill(self) -> None:
        places = self._places()
        self._names = [name for name, _target in places]
        shown = self._shown(places)
        if shown == self._filled:
            return
        self._filled = shown
        clear_layout(self._row)
        for number, (name, target) in enumerate(shown):
            if number:
                self._add_arrow()
            self._add(name, target)
        self._row.addStretch()

    def _places(self) -> list[tuple[str, str]]:
        """Return the names from the document to the clause in view, each with the clause it leads to."""
        if self._document is None:
            return []
        first = next(self._document.walk(), None)
        places = [(narrow_title(self._document), first.id if first else "")]
        path = self._clause.path if self._clause else ()
        for depth in range(1, len(path) + 1):
            above = path[:depth]
            target = "" if depth == len(path) else self._ids.get(above, "")
            heading = self._heading(target or self._clause.id if self._clause else "")
            places.append((clause_label(above[-1]) + heading, target))
        return places

    def _shown(self, places: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return the names that have room, those next to the clause in view first.

        In place of those left out is an ellipsis that leads to the last of them.
        """
        font = QFont(self.font())
        font.setPixelSize(px(12))
        measure = QFontMetrics(font)
        room = self.width() - 40
        widths = [measure.horizontalAdvance(name) + _BETWEEN for name, _target in places]
        if sum(widths) <= room:
            return places
        room -= _BETWEEN if len(places) == 1 else measure.horizontalAdvance("…") + 2 * _BETWEEN
        kept = len(places) - 1
        used = widths[kept]
        while kept > 1 and used + widths[kept - 1] <= room:
            kept -= 1
            used += widths[kept]
        last, target = places[-1]
        shown = [*places[kept:-1], (measure.elidedText(last, Qt.TextElideMode.ElideRight, room), target)]
        return [("…", places[kept - 1][1]), *shown] if kept else shown

    def _heading(self, clause_id: str) -> str:
        for clause in self._document.walk() if self._document else ():
            if clause.id == clause_id and clause.heading:
                gap = "" if clause.label.endswith(("、", "）")) else " "
                return gap + _shortened(clause.heading)
        return ""

    def _add(self, text: str, target: str) -> None:
        if not target:
            label = QLabel(text)
            label.setObjectName("here")
            self._row.addWidget(label)
            return
        button = QPushButton(text)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.clause_chosen.emit(target))
        self._row.addWidget(button)

    def _add_arrow(self) -> None:
        arrow = QLabel()
        arrow.setPixmap(icons.pixmap("chevron-right", self._themes.theme.ink3, 12, self.devicePixelRatioF()))
        self._row.addWidget(arrow)

    def _restyle(self, _theme: Theme) -> None:
        self.setFixedHeight(px(30))
        self._filled = []  # the arrows have the colour of a theme
        self._fill()


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
