"""Menu of the orders in which the notes panel lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.services.notebook.note_list import ORDERS


class OrderMenu(QMenu):
    """Ticks the order that holds; ``take`` gets the one that is chosen."""

    def __init__(self, sort: str, take: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        names = (
            self.tr("By document"),
            self.tr("Changed last"),
            self.tr("Made last"),
            self.tr("By style"),
            self.tr("By words"),
        )
        for name, title in zip(ORDERS, names, strict=True):
            action = self.addAction(title)
            action.setCheckable(True)
            action.setChecked(name == sort)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, name=name: take(name))
