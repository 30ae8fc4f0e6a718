"""Popup of the reading settings; each choice shows at once and is remembered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.fonts import TypeStyle
from ui.appearance.theme import Theme, ThemeManager
from ui.reader.comfort import COLUMN_STEP, COLUMNS, LINE_STEP, LINES, Comfort, ReadingStyle
from ui.runtime.i18n import numbered
from ui.runtime.settings import ZOOM_MAX, ZOOM_MIN, ZOOM_STEP, Settings
from ui.runtime.theme_files import theme_files
from ui.widgets.choices.segments import Segments
from ui.widgets.dialogs import Popup
from ui.widgets.step_slider import StepSlider

WIDTH = 340


class ComfortPopup(Popup):
    """Face, size, line height, width of the column, colours."""

    def __init__(
        self, style: ReadingStyle, settings: Settings, themes: ThemeManager, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("comfortPopup")
        self.setAccessibleName(self.tr("How the text is set"))
        self.setFixedWidth(WIDTH)
        self._style, self._settings, self._themes = style, settings, themes
        self._sliders: dict[str, tuple[QSlider, QLabel]] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(self._grid)
        column.addWidget(self._reset(), 0, Qt.AlignmentFlag.AlignRight)
        style.changed.connect(self._show)
        themes.changed.connect(self._restyle)
        self._show(style.comfort)
        self._restyle(themes.theme)

    def open_below(self, button: QWidget) -> None:
        """Show under the right end of a button, or in the upper right of any other widget."""
        self.adjustSize()
        right = button.mapToGlobal(QPoint(button.width(), button.height() if button.height() < 60 else 40))
        self.move(max(0, right.x() - self.width()), right.y() + 4)
        self.show()

    def slider(self, name: str) -> QSlider:
        """Return the slider for ``size``, ``line`` or ``columns``."""
        return self._sliders[name][0]

    # -- building -------------------------------------------------------------------------------------

    def _fill(self) -> None:
        style = self._style
        self._add(self.tr("Face"), self._face_row())
        self._slide("size", self.tr("Size"), (ZOOM_MIN, ZOOM_MAX), ZOOM_STEP, style.set_size)
        self._slide("line", self.tr("Line height"), LINES, LINE_STEP, style.set_line)
        self._slide("columns", self.tr("Line width"), COLUMNS, COLUMN_STEP, style.set_columns)
        self._add(self.tr("Colours"), self._theme_row())

    def _add(self, text: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        label = QLabel(text)
        label.setProperty("secondary", True)
        label.setBuddy(widget)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(widget, row, 1)

    def _face_row(self) -> QWidget:
        names: dict[TypeStyle, str] = {
            "song": self.tr("Song"),
            "fangsong": self.tr("Fangsong"),
            "hei": self.tr("Hei"),
            "kai": self.tr("Kai"),
        }
        self._faces = Segments([(face, names[face]) for face in self._style.faces()], self.tr("Face"))
        self._faces.chosen.connect(self._style.set_face)
        return self._faces

    def _theme_row(self) -> QWidget:
        self._colours = Segments([(file.name, file.title()) for file in theme_files()], self.tr("Colours"))
        self._colours.chosen.connect(lambda name: setattr(self._settings, "theme", name))
        return self._colours

    def _slide(
        self, name: str, text: str, limits: tuple[int, int], step: int, take: Callable[[int], None]
    ) -> None:
        slider = StepSlider(*limits, step)
        slider.setAccessibleName(text)
        value = QLabel()
        value.setProperty("secondary", True)
        value.setMinimumWidth(52)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(slider, 1)
        row.addWidget(value)
        slider.stepped.connect(take)
        self._sliders[name] = (slider, value)
        self._add(text, box)

    def _reset(self) -> QPushButton:
        button = QPushButton(self.tr("As at first"))
        button.setProperty("link", True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(self._style.reset)
        return button

    # -- showing --------------------------------------------------------------------------------------

    def _show(self, comfort: Comfort) -> None:
        self._faces.choose(comfort.face)
        columns = numbered(self.tr("{n} char|{n} chars"), n=comfort.columns)
        for name, value, text in (
            ("size", comfort.size, f"{comfort.size} %"),
            ("line", comfort.line, f"{comfort.line / 100:g}"),
            ("columns", comfort.columns, columns),
        ):
            slider, label = self._sliders[name]
            blocked = slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(blocked)
            label.setText(text)

    def _restyle(self, theme: Theme) -> None:
        self._colours.choose(theme.name)
