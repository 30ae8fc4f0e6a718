"""The sections of the inspector: duties, what the clause cites, what cites it, corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from index.indicators.indicator import Indicator
from index.references.citation import titled
from store.model.clause import Clause, Reference
from store.model.document import Correction, Document
from store.model.duty import DutyRole
from store.model.typography import typeset
from ui.appearance.theme import ThemeManager
from ui.reader.inspector.link_button import LinkButton
from ui.reader.page.writing.decorations import correction_tip, corrections_by_clause
from ui.runtime.i18n import numbered, sentence
from ui.services.facts.fact_tables import deadline_words, value_of
from ui.services.library.links import Cites, Citing
from ui.widgets.choices.chips import ChipRow
from ui.widgets.clause_list.clause_links import ClauseLinks
from ui.widgets.clause_list.opening import OpeningClicks
from ui.widgets.layouts import clear_layout


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """A related clause as it is listed: what its document is called, where it is in it, what it says."""

    key: str
    clause_id: str
    name: str
    place: str
    words: str


#: Clauses listed as citing; of more, the number is told.
MOST_CITING = 8
#: Indicators that are listed.
MOST_INDICATORS = 8
_ROLES: tuple[DutyRole, ...] = ("lead", "support", "joint")


class Section(QWidget):
    """A part of the inspector that is filled again for each clause, and gone where there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def empty(self) -> None:
        """Take away what is in it."""
        clear_layout(self._column)


class DutiesSection(Section):
    """The organisations of a clause by their roles."""

    organisation_chosen = Signal(str)

    def show_clause(self, clause: Clause) -> None:
        """Show the duties of a clause."""
        self.empty()
        names = {
            "lead": self.tr("Lead"),
            "support": self.tr("Support"),
            "joint": self.tr("Responsible"),
        }
        for role in _ROLES:
            organisations = [duty.organisation for duty in clause.duties if duty.role == role]
            if organisations:
                chips = ChipRow()
                chips.set_texts(list(dict.fromkeys(organisations)))
                chips.chosen.connect(self.organisation_chosen)
                chips.setAccessibleName(names[role])
                self._column.addWidget(caption(names[role]))
                self._column.addWidget(chips)
        self.setVisible(bool(clause.duties))


class IndicatorsSection(Section):
    """The figures that a clause sets: what, how much, by when.

    ``set_right`` puts the user's corrections in the place of what was read.
    """

    set_right: Callable[[Document, Clause, list[Indicator]], list[Indicator]] | None = None
    _shown: tuple[Document, Clause, list[Indicator]] | None = None

    def show_indicators(self, document: Document, clause: Clause, read: list[Indicator]) -> None:
        """Show the indicators of a clause, of which these were ``read``."""
        self.empty()
        self._shown, found = (document, clause, read), read
        if self.set_right is not None:
            found = self.set_right(document, clause, found)
        if found:
            self._column.addWidget(caption(self.tr("Indicators")))
        for one in found[:MOST_INDICATORS]:
            due = sentence(deadline_words(one))
            line = QLabel(f"{one.indicator}　{value_of(one)}" + (f"　{due}" if due else ""))
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line.setToolTip(self.tr("Corrected by hand") if one.correction else one.subject)
            self._column.addWidget(line)
        if len(found) > MOST_INDICATORS:
            more = self.tr("{n} more on the page of indicators").format(n=len(found) - MOST_INDICATORS)
            self._column.addWidget(remark(more))
        self.setVisible(bool(found))

    def clear(self) -> None:
        """Show none: those of the clause are not known yet."""
        self._shown = None
        self.empty()
        self.hide()

    def is_known(self) -> bool:
        """Return whether the indicators of the clause have been read."""
        return self._shown is not None

    def again(self) -> None:
        """Show them again: the user has set some right."""
        if self._shown is not None:
            self.show_indicators(*self._shown)


class ReferencesSection(Section):
    """Citations in a clause; those that the library lacks have a remark."""

    #: A reference, and how it is to be opened.
    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: dict[str, tuple[QPushButton, QLabel]] = {}

    def show_clause(self, clause: Clause) -> None:
        """Show the references of a clause, each once."""
        self.empty()
        self._links.clear()
        if clause.references:
            self._column.addWidget(caption(self.tr("References")))
        for reference in clause.references:
            text = reference_text(reference)
            if text not in self._links:
                self._links[text] = self._link(text, reference)
        self.setVisible(bool(clause.references))

    def show_known(self, missing: Sequence[Reference], itself: Sequence[Reference]) -> None:
        """Say what the library lacks, and leave out the document that is read."""
        lacking = {reference_text(reference) for reference in missing}
        own = {reference_text(reference) for reference in itself}
        for text, (link, below) in self._links.items():
            link.setVisible(text not in own)
            below.setVisible(text in lacking)
        self.setVisible(bool(self._links.keys() - own))

    def _link(self, text: str, reference: Reference) -> tuple[QPushButton, QLabel]:
        link = LinkButton(text)
        below = remark(self.tr("Not in the library"))
        below.hide()
        link.add_label(below)
        OpeningClicks(link).opened.connect(lambda how: self.chosen.emit(reference, how))
        self._column.addWidget(link)
        return link, below


class CitingSection(Section):
    """The clauses that cite this one, and those that cite its whole document."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: The links as clauses.
        self.rows = ClauseLinks(self, themes, self.tr("Cited by"))

    def show_citing(self, cited_by: Cites, citing: Cites) -> None:
        """Show who cites the clause, and who its document as a whole."""
        self.empty()
        for title, cites in (
            (self.tr("Cited by"), cited_by),
            (self.tr("The document is cited by"), citing),
        ):
            by_document: dict[str, list[Citing]] = {}
            for line in cites.lines:
                by_document.setdefault(line.key, []).append(line)
            lines = [found[0] for found in by_document.values()][:MOST_CITING]
            if lines:
                self._column.addWidget(caption(title))
            for line in lines:
                self._column.addWidget(self._link(line, len(by_document[line.key]) - 1))
            shown = sum(len(by_document[line.key]) for line in lines)
            if cites.total > shown:
                self._column.addWidget(remark(self.tr("{n} more").format(n=cites.total - shown)))
        self.setVisible(bool(cited_by.total or citing.total))

    def _link(self, line: Citing, others: int) -> QWidget:
        """Return one line for a document: its first place, and how many others there are."""
        link = LinkButton(line.name, line.place)
        more = numbered(self.tr("and in {n} more place|and in {n} more places"), n=others) if others else ""
        words = remark("　".join(filter(None, (line.words, more))))
        link.add_label(words)
        self.rows.add(link, line.key, line.clause_id)
        return link


class RelatedSection(Section):
    """Clauses of other documents that say much the same."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: The links as clauses.
        self.rows = ClauseLinks(self, themes, self.tr("Related clauses"))

    def show_related(self, lines: Sequence[RelatedLine]) -> None:
        """Show these clauses, each with its first words."""
        self.empty()
        if lines:
            self._column.addWidget(caption(self.tr("Related clauses")))
        for line in lines:
            link = LinkButton(line.name, line.place)
            words = remark(line.words)
            link.add_label(words)
            self.rows.add(link, line.key, line.clause_id)
            self._column.addWidget(link)
        self.setVisible(bool(lines))


class CorrectionsSection(Section):
    """Corrections and doubtful words of a clause."""

    def show_clause(self, document: Document, clause: Clause) -> None:
        """Show the corrections of a clause."""
        self.empty()
        found = corrections_by_clause(document).get(clause.id, [])
        if found:
            self._column.addWidget(caption(self.tr("Corrections")))
        for item in found:
            label = QLabel(correction_line(item))
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("secondary", True)
            self._column.addWidget(label)
        self.setVisible(bool(found))


def correction_line(item: Correction) -> str:
    """Return the reading in the text, then its remark."""
    reading = item.corrected if item.applied else item.printed
    return "\u3000".join(filter(None, (reading, correction_tip(item))))


def remark(text: str) -> QLabel:
    """Quiet words below a link."""
    label = QLabel(text)
    label.setObjectName("quiet")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def caption(text: str) -> QLabel:
    """Return a small heading of a section."""
    label = QLabel(text)
    label.setObjectName("caption")
    return label


def reference_text(reference: Reference) -> str:
    """Return a reference as one reads it: 《题名》（文号）第九条."""
    title = titled(typeset(reference.title)) if reference.title else ""
    number = f"（{reference.number}）" if reference.number and title else (reference.number or "")
    return f"{title}{number}{reference.clause or ''}"
