"""A list of choices in a bar of filters: its first entry means all; names that are cut are whole in tips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

from ui.widgets.choices.searched_list import SearchedList
from ui.widgets.document_line import cut_name

#: A list is usually no wider than so many characters and what is beside them.
WIDEST = 16
#: A character of full width.
WIDE = "\N{IDEOGRAPHIC SPACE}"
#: What the style leaves free within the field on both sides, in pixels (QCommonStyle, CE_ComboBoxLabel).
_INSET = 2
#: More choices than these are shown as a list that can be searched.
MANY = 20


class ChoiceList(QComboBox):
    """A field of choices; the choice stays when they are made again, where it is still among them."""

    def __init__(self, name: str, widest: int = WIDEST, parent: QWidget | None = None) -> None:
        """``name`` is what is chosen here, for screen readers and as a tip; it is at most ``widest``
        characters wide.
        """
        super().__init__(parent)
        self._name, self._widest = name, widest
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(self._say_all)

    def fill(self, all_of: str, choices: Sequence[tuple[str, object]]) -> None:
        """Offer choices, as texts and what they mean, below ``all_of``, which means None; tells nobody."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            self.addItem(all_of, None)
            for text, data in choices:
                self.addItem(text, data)
                self.setItemData(self.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
            self.setCurrentIndex(max(0, self.findData(chosen)) if chosen is not None else 0)
        by_contents = QComboBox.SizeAdjustPolicy.AdjustToContents
        by_length = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        # Thousands are not measured.
        self.setSizeAdjustPolicy(by_length if self.count() > MANY else by_contents)
        self.setMinimumContentsLength(self._widest if self.count() > MANY else 0)
        self._say_all()
        self._set_widths()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Cut what is chosen where it tells least: it may be the name of a document."""
        super().initStyleOption(option)
        room = option.rect.width() - self._sides(option)
        option.currentText = cut_name(option.currentText, self.fontMetrics(), room)

    def showPopup(self) -> None:
        """Open the choices; many of them below a field that searches them."""
        if self.count() <= MANY:
            super().showPopup()
            return
        labels = [self.itemText(at) for at in range(self.count())]
        popup = SearchedList(self._name, labels, current=self.currentIndex(), parent=self)
        popup.chosen.connect(self._choose)
        popup.open_under(self)

    def _choose(self, at: int) -> None:
        self.setCurrentIndex(at)
        self.activated.emit(at)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_widths()

    def _set_widths(self) -> None:
        measure, option = self.fontMetrics(), QStyleOptionComboBox()
        super().initStyleOption(option)
        sides = self._sides(option)
        # The head of the choices is read whole; longer ones may be cut.
        head = measure.horizontalAdvance(self.itemText(0)) + sides
        self.setMinimumWidth(head)
        self.setMaximumWidth(max(head, measure.horizontalAdvance(WIDE) * self._widest + sides))

    def _sides(self, option: QStyleOptionComboBox) -> int:
        """Return what frame, padding and arrow take beside the words, in pixels."""
        edit = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self)
        return option.rect.width() - field.width() + _INSET

    def _say_all(self) -> None:
        """Say the whole of what is chosen in the tip: the list may cut it."""
        chosen = self.currentText() if self.currentIndex() > 0 else ""
        self.setToolTip(f"{self._name}: {chosen}" if chosen else self._name)
