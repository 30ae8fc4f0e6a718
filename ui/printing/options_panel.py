"""Options beside the preview: style, title, what to include."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.printing.content.blocks import Options
from ui.printing.layout.page_styles import StyleName, page_styles
from ui.widgets.choices.segments import Segments

#: How long typing in the title has to rest before the pages are set again.
REST_MS = 250
LONGEST_TITLE = 120


class OptionsPanel(QWidget):
    """Emits :attr:`changed` when anything is chosen; knows nothing of pages."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._caption(self.tr("Style")))
        column.addWidget(self._style_row())
        column.addSpacing(4)
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.textEdited.connect(lambda: self._rest.start())
        self.title.setAccessibleName(self.tr("Title"))
        column.addWidget(self._caption(self.tr("Title")))
        column.addWidget(self.title)
        self.boxes = self._boxes()

    def show_choices(self, title: str, style: StyleName, options: Options) -> None:
        """Show what is chosen for a paper; nothing is emitted."""
        self._rest.stop()
        self.title.setText(title)
        self.title.setCursorPosition(0)
        self._styles.choose(style)
        for name, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(getattr(options, name))
            box.blockSignals(blocked)

    def style_name(self) -> StyleName:
        """Return the chosen style."""
        return next(name for name, button in self.styles.items() if button.isChecked())

    def options(self) -> Options:
        """Return what is to be included."""
        return Options(**{name: box.isChecked() for name, box in self.boxes.items()})

    def offer_notes(self, offered: bool) -> None:
        """Enable the option for notes if there are any."""
        self.boxes["notes"].setEnabled(offered)
        tip = "" if offered else self.tr("There are no notes on these clauses")
        self.boxes["notes"].setToolTip(tip)

    def offer_highlights(self, offered: bool) -> None:
        """Enable the option for highlights if there are any."""
        self.boxes["highlights"].setEnabled(offered)
        tip = "" if offered else self.tr("Nothing is highlighted in these clauses")
        self.boxes["highlights"].setToolTip(tip)

    def keep_to_table(self, table: bool) -> None:
        """Leave out what only clauses have: what is included with them, and booklets; or offer it again."""
        for name, each in page_styles().items():
            self.styles[name].setVisible(not (table and each.sheet.booklet))

    def settle(self) -> bool:
        """Take in what is being typed now; true if that changes anything."""
        waiting = self._rest.isActive()
        self._rest.stop()
        if waiting:
            self.changed.emit()
        return waiting

    def _caption(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("secondary", True)
        return label

    def _style_row(self) -> QWidget:
        translate = QCoreApplication.translate
        found = page_styles()
        titles = [(name, translate("PageStyles", each.title)) for name, each in found.items()]
        self._styles = Segments(titles, self.tr("Page style"), self)
        self.styles = self._styles.buttons
        for name, each in found.items():
            self.styles[name].setToolTip(translate("PageStyles", each.tip))
        self._styles.chosen.connect(self.changed)
        return self._styles

    def _boxes(self) -> dict[str, QCheckBox]:
        texts = {
            "citations": self.tr("Citations"),
            "duties": self.tr("Responsible bodies"),
            "notes": self.tr("My notes"),
            "children": self.tr("Clauses below"),
            "codes": self.tr("Check codes"),
            "highlights": self.tr("Highlights"),
            "as_printed": self.tr("Punctuation as in the source"),
            "contents": self.tr("Contents of long papers"),
        }
        boxes = {}
        for each in fields(Options):
            box = QCheckBox(texts[each.name])
            box.setProperty("included", True)
            box.toggled.connect(self.changed)
            boxes[each.name] = box
        return boxes


class IncludePanel(QWidget):
    """The boxes for what is included, side by side where their words have room."""

    def __init__(self, caption: str, boxes: list[QCheckBox], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes, self._columns = boxes, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        label = QLabel(caption)
        label.setProperty("secondary", True)
        self._grid.addWidget(label, 0, 0, 1, 2)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column or two."""
        super().resizeEvent(event)
        widest = max(box.sizeHint().width() for box in self._boxes)
        self._arrange(2 if 2 * widest + 8 <= event.size().width() else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        rows = -(-len(self._boxes) // columns)
        for number, box in enumerate(self._boxes):
            column, row = divmod(number, rows)
            self._grid.addWidget(box, row + 1, column)
