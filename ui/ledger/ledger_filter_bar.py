"""Bar above the ledger: departments, states and documents that are shown, groups, and words to filter by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.runtime.i18n import sentence
from ui.services.ledger.ledger_entries import (
    NOBODY,
    LedgerFilter,
    LedgerGrouping,
    LedgerView,
    used_departments,
)
from ui.services.ledger.ledger_fields import STATES, STATUSES, Status
from ui.widgets.choices.choice_list import ChoiceList

#: Typing in the filter rests for so long, in milliseconds, before rows are filtered.
REST = 120


class LedgerFilterBar(QWidget):
    """Offers what the ledger has, and says which of it is wanted."""

    #: Another filter or grouping is set.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.departments = ChoiceList(self.tr("Department"), parent=self)
        self.states = ChoiceList(self.tr("State"), parent=self)
        self.documents = ChoiceList(self.tr("Document"), parent=self)
        self.groups = ChoiceList(self.tr("Group by"), parent=self)
        self.groups.fill(
            self.tr("Not grouped"),
            [(self.tr("By department"), "department"), (self.tr("By deadline"), "month")],
        )
        codes: tuple[Status, ...] = (*STATES, "overdue", "changed")
        self.states.fill(self.tr("All states"), [(sentence(STATUSES[code]), code) for code in codes])
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(self.tr("Filter by words"))
        self.words.setAccessibleName(self.tr("Filter by words"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(120)
        self.words.setMaximumWidth(260)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(8)
        for box in (self.departments, self.states, self.documents, self.groups):
            row.addWidget(box)
            box.activated.connect(self.changed)
        row.addWidget(self.words, 1)
        row.addStretch()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.changed)
        self.words.textChanged.connect(self._rest.start)

    def show_choices(self, view: LedgerView, departments: Sequence[str]) -> None:
        """Offer the departments (of all that are known, those in use) and documents of a ledger."""
        rows = [entry.row for entry in view.entries]
        used = set(used_departments(rows))
        names = [(name, name) for name in departments if name in used]
        if any(not row.lead for row in rows):
            names.append((self.tr("No department yet"), NOBODY))
        self.departments.fill(self.tr("All departments"), names)
        keys = dict.fromkeys(row.anchor.document_key for row in rows if row.has_source)
        self.documents.fill(self.tr("All documents"), [(view.names.get(key, key), key) for key in keys])

    def wanted(self) -> LedgerFilter:
        """Return the filter as it is set."""
        self._rest.stop()
        return LedgerFilter(
            self.departments.currentData() or "",
            self.states.currentData() or "",
            self.documents.currentData() or "",
            self.words.text(),
        )

    def grouping(self) -> LedgerGrouping:
        """Return how rows are grouped; empty for not at all."""
        grouping: LedgerGrouping = self.groups.currentData() or ""
        return grouping

    def reset(self) -> None:
        """Let all rows through."""
        for box in (self.departments, self.states, self.documents):
            box.setCurrentIndex(0)
        self.words.clear()
