"""The small bar over selected words: colours, a note, a copy, a bookmark; over a highlight: other colours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from store.notebook import STYLES, HighlightStyle
from ui.appearance.theme import Theme, ThemeManager
from ui.reader.page.highlight_map import highlight_colour, strong
from ui.runtime.i18n import sentence
from ui.widgets.tinted import IconButton

DOT = 18
GAP = 8


class Swatch(QToolButton):
    """One style as a dot of its colour."""

    def __init__(self, themes: ThemeManager, style: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.style_key = themes, style
        self.setFixedSize(DOT + 10, DOT + 10)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a filled circle; the one in use has a ring."""
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(self.rect())
        dot = QRectF(0, 0, DOT, DOT)
        dot.moveCenter(middle.center())
        painter.setPen(QPen(QColor(strong(theme, self.style_key)), 1.2))
        painter.setBrush(highlight_colour(theme, self.style_key))
        painter.drawEllipse(dot)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent if self.isChecked() else theme.ink3), 1.4))
            painter.drawEllipse(dot.adjusted(-3, -3, 3, 3))


class SelectionBar(QFrame):
    """Emits the wanted action; its owner knows the selected words or highlights."""

    style_chosen = Signal(str)
    #: A style is to be called otherwise.
    style_name_wanted = Signal(str)
    note_wanted = Signal()
    copy_wanted = Signal()
    bookmark_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Selected words"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        self._swatches: dict[str, Swatch] = {}
        self._styles: list[HighlightStyle] = []
        for key in STYLES:
            swatch = Swatch(themes, key, self)
            swatch.clicked.connect(lambda _checked=False, key=key: self.style_chosen.emit(key))
            swatch.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            swatch.customContextMenuRequested.connect(lambda _at, key=key: self.style_name_wanted.emit(key))
            self._swatches[key] = swatch
            row.addWidget(swatch)
        row.addSpacing(6)
        self._note = IconButton(themes, "message-square-plus", self.tr("Note (Ctrl+M)"), self, role="ink")
        self._copy = IconButton(themes, "copy", self.tr("Copy (Ctrl+C)"), self, role="ink")
        self._bookmark = IconButton(themes, "bookmark", self.tr("Bookmark (Ctrl+D)"), self, role="ink")
        self._delete = IconButton(themes, "trash-2", self.tr("Delete the highlight"), self, role="ink")
        for button, signal in (
            (self._note, self.note_wanted),
            (self._copy, self.copy_wanted),
            (self._bookmark, self.bookmark_wanted),
            (self._delete, self.delete_wanted),
        ):
            button.setFixedSize(30, 30)
            button.clicked.connect(signal)
            row.addWidget(button)
        themes.changed.connect(self._restyle)
        self._restyle(themes.theme)
        self.set_styles([HighlightStyle(key, "") for key in STYLES])
        self.hide()

    def set_styles(self, styles: Sequence[HighlightStyle]) -> None:
        """Take what the user calls the styles."""
        self._styles = [HighlightStyle(style.key, sentence(style.words)) for style in styles]
        for style in self._styles:
            tip = self.tr("{name}; right click to call it otherwise").format(name=style.name)
            self._swatches[style.key].setToolTip(tip)
            self._swatches[style.key].setAccessibleName(style.name)

    def styles(self) -> list[HighlightStyle]:
        """Return the styles as the user calls them."""
        return list(self._styles)

    def swatch(self, style: str) -> Swatch:
        """Return the button of a style."""
        return self._swatches[style]

    def offer_selection(self, words: QRect, room: QRect) -> None:
        """Show over selected words."""
        self._show(words, room, None)

    def offer_highlight(self, style: str, words: QRect, room: QRect) -> None:
        """Show over a highlight of a style."""
        self._show(words, room, style)

    def _show(self, words: QRect, room: QRect, style: str | None) -> None:
        for key, swatch in self._swatches.items():
            swatch.setChecked(key == style)
        self._delete.setVisible(style is not None)
        self._copy.setVisible(style is None)
        self._bookmark.setVisible(style is None)
        self.adjustSize()
        size: QSize = self.sizeHint()
        left = min(words.center().x() - size.width() // 2, room.right() - size.width() - 4)
        left = max(room.left() + 4, left)
        top = words.top() - size.height() - GAP
        if top < room.top() + 2:
            top = min(words.bottom() + GAP, room.bottom() - size.height() - 4)
        self.setGeometry(left, top, size.width(), size.height())
        self.raise_()
        self.show()

    def _restyle(self, _theme: Theme) -> None:
        self.update()
