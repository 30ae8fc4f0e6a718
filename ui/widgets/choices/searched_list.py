"""A list of any length that can be searched, under the place where it is opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.services.list_filter import ListFilter
from ui.widgets.dialogs import Popup

WIDTH, HEIGHT = 340, 420


class SearchedList(Popup):
    """Shows lines and how many there are; emits the number of the chosen one."""

    chosen = Signal(int)

    def __init__(
        self,
        title: str,
        labels: Sequence[str],
        shown: Sequence[str] = (),
        current: int = -1,
        parent: QWidget | None = None,
    ) -> None:
        """``labels`` are searched and are the tips; ``shown`` are the lines where they say more."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFixedSize(WIDTH, HEIGHT)
        self._total, self._found = len(labels), ListFilter(labels)
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
        for label, line in zip(labels, shown or labels, strict=True):
            QListWidgetItem(line, self._list).setToolTip(label)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._line)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        self._filter("")
        if current >= 0:
            self._list.setCurrentRow(current)
            self._list.scrollToItem(self._list.item(current), QListWidget.ScrollHint.PositionAtCenter)

    def open_under(self, widget: QWidget) -> None:
        """Show it under a widget; above or beside where the screen ends."""
        room = widget.screen().availableGeometry()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        self.move(
            max(room.left(), min(corner.x(), room.right() - WIDTH)),
            max(room.top(), min(corner.y(), room.bottom() - HEIGHT)),
        )
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
