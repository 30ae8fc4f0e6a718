"""Button over the library's list: the orders and groups that the list can have."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.appearance.theme import ThemeManager
from ui.services.library.document_order import GROUPINGS, ORDERS
from ui.widgets.tinted import IconButton


class ArrangingButton(IconButton):
    """Holds the order and the grouping of the list, and offers the others in a menu."""

    #: Another order, or other groups.
    arranged = Signal(str, str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "arrow-down-up", "", parent, size=18)
        self.setToolTip(self.tr("Order and groups"))
        self.setAccessibleName(self.tr("Order and groups"))
        self.order, self.grouping = ORDERS[0], ""
        self.clicked.connect(lambda: self.choices().popup(self.mapToGlobal(QPoint(0, self.height()))))

    def arrange(self, order: str, grouping: str = "") -> None:
        """List the documents in an order and in groups: a name of :data:`GROUPINGS`, or none."""
        self.order = next((one for one in ORDERS if one == order), ORDERS[0])
        self.grouping = grouping if grouping in GROUPINGS else ""
        self.arranged.emit(self.order, self.grouping)

    def choices(self) -> QMenu:
        """Return the orders and groups that the list can have."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        orders = {
            "library": self.tr("As they came into the library"),
            "name": self.tr("By name"),
            "date": self.tr("By date, the newest first"),
            "added": self.tr("Added last"),
            "read": self.tr("Read last"),
        }
        groups = {
            "": self.tr("Without groups"),
            "issuer": self.tr("By issuer"),
            "region": self.tr("By region"),
            "level": self.tr("By rank"),
            "kind": self.tr("By kind"),
            "year": self.tr("By year"),
            "folder": self.tr("By folder"),
            "tag": self.tr("By tag"),
        }
        for order in ORDERS:
            self._add_choice(
                menu,
                orders[order],
                order == self.order,
                lambda order=order: self.arrange(order, self.grouping),
            )
        menu.addSeparator()
        for group in ("", *GROUPINGS):
            self._add_choice(
                menu,
                groups.get(group, group),
                group == self.grouping,
                lambda group=group: self.arrange(self.order, group),
            )
        return menu

    def _add_choice(self, menu: QMenu, text: str, checked: bool, act: Callable[..., object]) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(checked)
        action.triggered.connect(lambda _on=False: act())
