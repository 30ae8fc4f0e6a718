"""All values of one field among the hits, with their counts: a list that can be searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.services.list_filter import ListFilter
from ui.widgets.dialogs import Popup

WIDTH, HEIGHT = 340, 420


class FacetList(Popup):
    """Shows labels and counts under the place where it is opened; emits the number of the chosen one."""

    chosen = Signal(int)

    def __init__(
        self, title: str, rows: Sequence[tuple[str, int, bool]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFixedSize(WIDTH, HEIGHT)
        self._total, self._found = len(rows), ListFilter([label for label, _, _ in rows])
        self._title, self._count = title, QLabel()
        self._count.setProperty("secondary", True)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("Part of the name, or pinyin"))
        self._line.setAccessibleName(self.tr("Search in the list"))
        self._line.setClearButtonEnabled(True)
        self._line.textChanged.connect(self._filter)
        self._line.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        self._list.setUniformItemSizes(True)
        for label, count, active in rows:
            item = QListWidgetItem(f"{'✓ ' if active else ''}{label}　{count}", self._list)
            item.setToolTip(label)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._line)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        self._filter("")

    def open_at(self, where: QPoint) -> None:
        """Show it with its corner at a point of the screen."""
        self.move(where)
        self.show()
        self._line.setFocus()

    def filter(self, text: str) -> None:
        """Show only what has these words, or sounds like them."""
        self._line.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Let arrows and Enter in the line act on the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._list.setFocus()
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                row = next((row for row in range(self._total) if not self._list.isRowHidden(row)), -1)
                if row >= 0:
                    self._choose(self._list.item(row))
                return True
        return False

    def _filter(self, text: str) -> None:
        found = self._found.matching(text)
        for row, kept in enumerate(found):
            self._list.setRowHidden(row, not kept)
        said = self.tr("{title}: {n} of {total}")
        self._count.setText(said.format(title=self._title, n=sum(found), total=self._total))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._list.row(item))
        self.close()
