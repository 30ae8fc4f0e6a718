"""Corrections of indicators and duties as the user makes them: written at once, undone, taken back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from index.duties.duty_records import DutyRecord
from index.indicators.indicator import Indicator
from store.library import Library
from store.model.document import Document
from store.model.errors import YiceError
from store.model.printed import printed
from store.notebook import Notebook
from store.notebook.fact_corrections import FactCorrection
from ui.facts.correction_dialog import CorrectionDialog, DutyForm, IndicatorForm
from ui.facts.fact_loader import FactLoader
from ui.services.facts.corrected_facts import addition, correction_of
from ui.services.facts.correction_words import words_of_duty, words_of_indicator
from ui.services.notebook.change_writer import ChangeWriter
from ui.widgets.dialogs import open_dialog

Fact = Indicator | DutyRecord
_NAMED = 20


class FactEditor(QObject):
    """Asks what a record says in truth, and writes that into the notebook through its editor."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        notes: ChangeWriter,
        notebook: Notebook,
        library: Library,
        loader: FactLoader,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._notes, self._notebook, self._library, self._loader = notes, notebook, library, loader
        self._window = parent

    def correct(self, one: Fact) -> None:
        """Open the form of a record."""
        document = self._document(one.document)
        if document is None:
            return
        said = words_of_indicator(one) if isinstance(one, Indicator) else words_of_duty(one)
        read = self._loader.known.printed.get(one.correction)
        before = (
            (words_of_indicator(read) if isinstance(read, Indicator) else words_of_duty(read))
            if read
            else None
        )
        form = IndicatorForm(said, before) if isinstance(one, Indicator) else DutyForm(said, before)
        title = (
            self.tr("Correct the indicator") if isinstance(one, Indicator) else self.tr("Correct the duty")
        )
        dialog = CorrectionDialog(title, _source(document, one), form, self._window)
        dialog.saved.connect(lambda words: self.set_fields(one, words))
        dialog.taken_back.connect(lambda: self.take_back(one))
        open_dialog(dialog)

    def set_fields(self, one: Fact, said: Mapping[str, str]) -> bool:
        """Write what a record says; nothing where that is what it says already."""
        document = self._document(one.document)
        known = words_of_indicator(one) if isinstance(one, Indicator) else words_of_duty(one)
        if document is None or dict(said) == known:
            return False
        read = self._loader.known.printed.get(one.correction)
        was = (
            None
            if read is None
            else words_of_indicator(read)
            if isinstance(read, Indicator)
            else words_of_duty(read)
        )
        if was is not None and dict(said) == was:
            return self.take_back(one)
        made = correction_of(
            one, document, "changed", said, self._loader.corrections(), self._loader.known.printed
        )
        return self._write(
            self.tr("Correct Indicator") if isinstance(one, Indicator) else self.tr("Correct Duty"), made, one
        )

    def drop(self, one: Fact) -> bool:
        """Say that a record is none; an own addition is taken back."""
        document = self._document(one.document)
        if document is None:
            return False
        known = self._loader.corrections()
        if one.correction in known and known[one.correction].verdict == "added":
            return self.take_back(one)
        made = correction_of(one, document, "none", {}, known, self._loader.known.printed)
        text = self.tr("Not an Indicator") if isinstance(one, Indicator) else self.tr("Not a Duty")
        return self._write(text, made, one, self.tr("Taken off the list: {what}"))

    def take_back(self, one: Fact) -> bool:
        """Let what was read hold again."""
        if not one.correction:
            return False
        done = self._notes.change(
            self.tr("Take Correction Back"), lambda: self._notebook.corrections.delete([one.correction])
        )
        self._loader.follow()
        return done

    def add(self, document_key: str, clause_id: str) -> None:
        """Ask for an indicator of a clause that was not read."""
        document = self._document(document_key)
        if document is None:
            return
        blank = dict.fromkeys(
            ("subject", "indicator", "value_text", "low", "high", "unit", "per", "deadline"), ""
        )
        form = IndicatorForm({**blank, "kind": "target"}, None)
        clause = next((each for each in document.walk() if each.id == clause_id), None)
        if clause is None:
            return
        dialog = CorrectionDialog(self.tr("Add an indicator"), printed(clause), form, self._window)
        dialog.saved.connect(lambda words: self.add_fields(document, clause_id, words))
        open_dialog(dialog)

    def add_fields(self, document: Document, clause_id: str, said: Mapping[str, str]) -> bool:
        """Write an indicator that was not read."""
        made = addition(document, clause_id, said)
        done = self._notes.change(
            self.tr("Add Indicator"),
            lambda: self._notebook.corrections.put([made]),
            what=said["indicator"][:_NAMED],
        )
        self._loader.follow()
        return done

    def _write(self, text: str, made: FactCorrection, one: Fact, said: str = "") -> bool:
        name = (one.indicator if isinstance(one, Indicator) else one.matter)[:_NAMED]
        done = self._notes.change(text, lambda: self._notebook.corrections.put([made]), said=said, what=name)
        self._loader.follow()
        return done

    def _document(self, key: str) -> Document | None:
        try:
            return self._library.document(key)
        except YiceError as error:
            self.failed.emit(error)
            return None


def _source(document: Document, one: Indicator | DutyRecord) -> str:
    """Return the words of the clause round what was read."""
    clause = next((each for each in document.walk() if each.id == one.clause), None)
    text = printed(clause) if clause is not None else ""
    if not isinstance(one, Indicator):
        return text
    begin = max(text.rfind(mark, 0, one.start) for mark in "。；\n") + 1
    ends = [at for mark in "。；\n" if (at := text.find(mark, one.end)) >= 0]
    return text[begin : min(ends, default=len(text)) + 1].strip()
