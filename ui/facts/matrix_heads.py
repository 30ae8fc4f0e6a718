"""Heads of the matrix of duties: organisations read from top to bottom, matters line by line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.facts.matrix_model import MatrixModel
from ui.widgets.painting import ui_font

CELL, ROW = 44, 34
#: Characters of a name that are shown below each other in the head; a longer one has columns beside.
MOST_CHARACTERS, LEAST_CHARACTERS, LINE = 9, 2, 15
#: So many columns a cell has room for; what does not fit into them is in the tip.
MOST_COLUMNS, COLUMN = 3, 14
#: Names in fewer lines than this are written from left to right: columns so low nobody reads.
LEAST_COLUMN = 4
#: Of a low window the head takes no more than so much.
HEAD_SHARE = 0.6
LEAST_SIDE, SIDE_SHARE = 220, 0.42


class OrganisationsHead(QHeaderView):
    """The head with organisations: names read from top to bottom, the count below."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self.setSectionsClickable(True)
        themes.changed.connect(self._repaint)

    def _repaint(self, _theme: object = None) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of the longest name, within bounds; called while the sections are being
        rebuilt.
        """
        model = self.model()
        names = (
            [model.name(at) for at in range(model.columnCount())] if isinstance(model, MatrixModel) else []
        )
        most = self._most()
        longest = max((len(lines_of(name, most)) for name in names), default=0)
        return QSize(px(CELL), px((longest + 1) * LINE + 18))

    def _most(self) -> int:
        """Return how many characters of a name are shown: fewer where the rows would have no room."""
        view = self.parentWidget()
        room = (view.height() if view is not None else 0) * HEAD_SHARE / px(LINE)
        return max(LEAST_CHARACTERS, min(MOST_CHARACTERS, int(room) - 3))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one character below the other, and the columns of a long name from left to right."""
        model = self.model()
        if not isinstance(model, MatrixModel):
            return
        theme = self._themes.theme
        painter.save()
        lines = lines_of(model.name(section), self._most())
        line, width = px(LINE), px(COLUMN)
        painter.setFont(ui_font(px(12)))
        painter.setPen(QColor(theme.ink))
        top = rect.bottom() - line - px(10) - len(lines) * line
        left = rect.center().x() - (max(map(len, lines), default=0) * width) // 2
        for number, characters in enumerate(lines):
            for place, character in enumerate(characters):
                cell = QRect(left + place * width, top + number * line, width, line)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, character)
        painter.setPen(QColor(theme.ink2))
        count = QRect(rect.left(), rect.bottom() - line - px(6), rect.width(), line)
        painter.drawText(count, Qt.AlignmentFlag.AlignCenter, str(model.count(section)))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def columns_of(name: str, most: int, columns: int = MOST_COLUMNS) -> list[str]:
    """Return a name in columns of at most so many characters and about equal length, the first one first.

    What the last has no room for is left out, and told by ⋮.
    """
    count = min(columns, -(-len(name) // most))
    if len(name) > count * most:
        name = name[: count * most - 1] + "⋮"
    length = -(-len(name) // count) if count else 0
    return [name[at * length : (at + 1) * length] for at in range(count)]


def lines_of(name: str, most: int) -> list[str]:
    """Return the characters of a name as they are painted, line by line."""
    if most < LEAST_COLUMN:
        rows = columns_of(name, MOST_COLUMNS, most)
        return [row.ljust(MOST_COLUMNS) for row in rows] if len(rows) > 1 else rows
    columns = [[_upright(character) for character in column] for column in columns_of(name, most)]
    length = max(map(len, columns), default=0)
    return ["".join(column[at] if at < len(column) else " " for column in columns) for at in range(length)]


def _upright(character: str) -> str:
    """Return a bracket in its form for vertical text."""
    return {"（": "︵", "）": "︶", "(": "︵", ")": "︶", "、": "︑"}.get(character, character)


class MattersHead(QHeaderView):
    """The head with matters: one line each, cut at the end."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._themes = themes
        self.setSectionsClickable(True)
        self.resize_rows()

    def resize_rows(self) -> None:
        """Make the rows as high as the size of text wants them."""
        self.setMinimumSectionSize(px(ROW))
        self.setDefaultSectionSize(px(ROW))

    def sizeHint(self) -> QSize:
        """Return the height only; the width is set by the view."""
        return QSize(LEAST_SIDE, px(ROW))

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: ARG002
        """Return the height that all rows share."""
        return QSize(LEAST_SIDE, px(ROW))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Place and matter."""
        theme = self._themes.theme
        painter.save()
        text = str(self.model().headerData(section, Qt.Orientation.Vertical) or "")
        font = ui_font(px(13))
        inner = rect.adjusted(16, 0, -8, 0)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()
