"""Menus for highlights: one for each at a place, and the styles for selected words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu

from ui.appearance.theme import Theme
from ui.reader.highlighting.controller import HighlightController
from ui.reader.page.highlight_map import Streak, highlight_colour, strong

DOT = 14
#: So many characters of a highlight stand in the menu.
MOST_WORDS = 14


class StyleMenu(QMenu):
    """A menu that offers the styles, and to call them otherwise."""

    def __init__(self, marking: HighlightController, theme: Theme, parent: QMenu) -> None:
        super().__init__(parent)
        self._marking, self._theme = marking, theme

    def add_styles(self, chosen: Callable[[str], object], current: str = "") -> None:
        """Add an entry for each style; that of a highlight is checked, and its dot has a ring as in the
        bar.
        """
        for style in self._marking.bar.styles():
            action = self.addAction(dot(self._theme, style.key, style.key == current), style.name)
            action.triggered.connect(lambda _checked=False, key=style.key: chosen(key))
            if style.key == current:
                action.setCheckable(True)
                action.setChecked(True)

    def add_naming(self, key: str, name: str, menu: QMenu | None = None) -> None:
        """Add the entry that renames a style."""
        action = (menu or self).addAction(self.tr("Call “{name}” Otherwise…").format(name=name))
        action.triggered.connect(lambda _checked=False: self._marking.bar.style_name_wanted.emit(key))


class HighlightMenu(StyleMenu):
    """Menu of one highlight: another style, a note on it, deleting it."""

    def __init__(
        self, streak: Streak, words: str, marking: HighlightController, theme: Theme, parent: QMenu
    ) -> None:
        """``words`` are those that are marked."""
        super().__init__(marking, theme, parent)
        names = {style.key: style.name for style in marking.bar.styles()}
        name = names.get(streak.style, streak.style)
        shown = words if len(words) <= MOST_WORDS else words[:MOST_WORDS] + "…"
        title = self.tr("Highlight “{name}”: {words}").format(name=name, words=shown)
        self.setTitle(title.replace("&", "&&"))
        self.setIcon(dot(theme, streak.style))
        self.add_styles(lambda key: marking.recolour_wanted.emit([streak.id], key), streak.style)
        self.addSeparator()
        note = self.addAction(self.tr("Turn into a Note"))
        note.triggered.connect(lambda _checked=False: marking.note_on_highlight_wanted.emit(streak.id))
        delete = self.addAction(self.tr("Delete the Highlight"))
        delete.triggered.connect(lambda _checked=False: marking.delete_wanted.emit([streak.id]))
        self.addSeparator()
        self.add_naming(streak.style, name)


class MarkingMenu(StyleMenu):
    """The styles that the selected words can be marked in, and what they are called."""

    def __init__(self, marking: HighlightController, theme: Theme, parent: QMenu) -> None:
        super().__init__(marking, theme, parent)
        self.setTitle(self.tr("Highlight as"))
        self.add_styles(marking.highlight)
        self.addSeparator()
        naming = self.addMenu(self.tr("Names of the Styles"))
        for style in marking.bar.styles():
            self.add_naming(style.key, style.name, naming)


def dot(theme: Theme, style: str, ring: bool = False) -> QIcon:
    """Return the colour of a style as an icon; the one in use has a ring."""
    pixmap = QPixmap(DOT * 2, DOT * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(strong(theme, style)), 1.2))
    painter.setBrush(highlight_colour(theme, style))
    inner = 3 if ring else 1
    painter.drawEllipse(QRectF(0, 0, DOT, DOT).adjusted(inner, inner, -inner, -inner))
    if ring:
        painter.setPen(QPen(QColor(theme.accent), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(0, 0, DOT, DOT).adjusted(1, 1, -1, -1))
    painter.end()
    return QIcon(pixmap)
