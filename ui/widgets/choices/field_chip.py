"""A field of the query as a chip with a cross: one click takes it away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.appearance.icons import icon
from ui.appearance.theme import Theme, ThemeManager

LONGEST = 14


class FieldChip(QPushButton):
    """Hidden while it has no field; cannot have the focus by mouse, which belongs to the box."""

    removed = Signal(str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = ""
        self.setProperty("field", True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross follows the words
        self.setIconSize(QSize(18, 12))  # wider than high: the cross keeps its distance from the words
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: self.removed.emit(self._field))
        self.hide()
        themes.changed.connect(self._tint)
        self._tint(themes.theme)

    def show_field(self, field: str) -> None:
        """Show a field as the query language writes it; an empty one hides the chip."""
        from index.query.edit import field_label

        self._field = field
        label = field_label(field)
        self.setText((label if len(label) <= LONGEST else label[: LONGEST - 1] + "…").replace("&", "&&"))
        self.setAccessibleName(self.tr("Take away {field}").format(field=label))
        self.setToolTip(self.accessibleName())
        self.setVisible(bool(field))

    def _tint(self, theme: Theme) -> None:
        self.setIcon(icon("x", theme.accent))
