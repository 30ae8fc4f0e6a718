"""Result of an import: which files are in the library now, which are not and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from store.model.document import Document
from ui.appearance.theme import ThemeManager
from ui.library.import_report import Listed, placing_sentence, why
from ui.runtime.i18n import numbered, sentence
from ui.services.document_size import document_size
from ui.services.library.arriving.arrival_plan import ArrivalPlan, SkippedFile
from ui.services.library.short_names import full_title
from ui.services.workspace import ImportResult
from ui.widgets.dialogs import Dialog
from ui.widgets.tinted import IconLabel

#: New documents of which there is nothing to say that are listed; of more, the number is told.
MOST_PLAIN = 12


class ImportDialog(Dialog):
    """A list with a mark, a name and a sentence for each file."""

    def __init__(
        self,
        themes: ThemeManager,
        result: ImportResult,
        parent: QWidget | None = None,
        listed_as: Listed = lambda document: document,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Files added"))
        self.setMinimumSize(520, 320)
        self._themes, self._listed_as = themes, listed_as
        self._grid = QGridLayout()
        self._grid.setContentsMargins(24, 20, 24, 20)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._fill(result)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        sheet = QWidget()
        sheet.setLayout(self._grid)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 16)
        column.addWidget(area, 1)
        column.addWidget(buttons)

    def _fill(self, result: ImportResult) -> None:
        """Say first what took the place of something, then what went wrong, is doubtful, and the rest."""
        plans = {plan.document.key: plan for plan in result.plans}
        for document in result.imported:
            plan = plans.get(document.key)
            if plan is not None and plan.action == "replaced":
                told = self.tr("Replaced {title}").format(title=plan.other) + " · "
                self._add("circle-alert", "red", self._name(document), told + self._sentence(document, plan))
        placing = placing_sentence(result.placing)
        if placing:
            self._add("circle-alert", "red", self.tr("Your notes"), placing)
        for rejected in result.rejected:
            self._add("circle-alert", "red", rejected.source, sentence(rejected.reason))
        self._fill_skipped(result.skipped)
        self._fill_new([one for one in result.imported if one.key not in result.replaced], plans)

    def _fill_skipped(self, skipped: Sequence[SkippedFile]) -> None:
        """Say what was left out: first what is only alike, then what is there already."""
        same = [each for each in skipped if each.alike == 1]
        for each in [*(each for each in skipped if each.alike < 1), *same[:MOST_PLAIN]]:
            self._add("info", "ink2", each.source, self.tr("Left out: {why}").format(why=why(each)))
        if len(same) > MOST_PLAIN:
            text = numbered(
                self.tr("{n} more file is in the library already|{n} more files are in the library already"),
                n=len(same) - MOST_PLAIN,
            )
            self._add("info", "ink2", text, "")

    def _fill_new(self, documents: Sequence[Document], plans: Mapping[str, ArrivalPlan]) -> None:
        """Say what was added: first that of which there is something to say."""

        def remarkable(document: Document) -> bool:
            plan = plans.get(document.key)
            return bool(not document.complete or document.warnings or (plan is not None and plan.beside))

        plain = [document for document in documents if not remarkable(document)]
        for document in [*filter(remarkable, documents), *plain[:MOST_PLAIN]]:
            told = self._sentence(document, plans.get(document.key))
            self._add("circle-check", "accent", self._name(document), told)
        if len(plain) > MOST_PLAIN:
            text = numbered(
                self.tr("{n} more document added without a remark|{n} more documents added without a remark"),
                n=len(plain) - MOST_PLAIN,
            )
            self._add("circle-check", "accent", text, "")

    def _name(self, document: Document) -> str:
        return full_title(self._listed_as(document))

    def _sentence(self, document: Document, plan: ArrivalPlan | None) -> str:
        parts = [document.number or "", sentence(document_size(document))]
        if plan is not None and plan.beside:
            parts.append(self._beside(plan))
        if not document.complete:
            parts.append(self.tr("the source breaks off"))
        if document.warnings:
            parts.append(
                numbered(self.tr("{n} doubtful place|{n} doubtful places"), n=len(document.warnings))
            )
        return " · ".join(part for part in parts if part)

    def _beside(self, plan: ArrivalPlan) -> str:
        """Return the relation of a document to one of the same name that was there."""
        texts = {
            "replaced": self.tr("in place of the older text"),
            "new_edition": self.tr("as another edition of {title}"),
            "kept_both": self.tr("kept beside {title}"),
            "added": self.tr("another document than {title}, kept beside it"),
        }
        return texts[plan.action].format(title=plan.other)

    def _add(self, icon_name: str, role: str, name: str, sentence: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(
            IconLabel(self._themes, icon_name, 16, role), row, 0, Qt.AlignmentFlag.AlignCenter
        )
        title, text = QLabel(name), QLabel(sentence)
        text.setProperty("secondary", True)
        for label in (title, text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(title, row, 1)
        self._grid.addWidget(text, row + 1, 1)
        self._grid.setRowMinimumHeight(row + 2, 12)
