"""Menu of the orders in which the notes panel lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.services.notebook.note_orders import note_orders


class OrderMenu(QMenu):
    """Ticks the order that holds; ``take`` gets the one that is chosen."""

    def __init__(self, sort: str, take: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        for order in note_orders():
            action = self.addAction(QCoreApplication.translate("NoteOrders", order.title))
            action.setCheckable(True)
            action.setChecked(order.name == sort)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, name=order.name: take(name))
