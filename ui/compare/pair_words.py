"""Names of pairs of a comparison in the language of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from index.comparison.compared_units import ComparedUnit
from index.comparison.comparison import Comparison, MeasurePair, is_extract
from store.model.document import Document
from store.model.typography import typeset
from ui.compare.model import PairRow
from ui.compare.page import SideName
from ui.compare.text_writer import MissingTexts
from ui.services.comparison_words import is_report, label_of, labels_of
from ui.services.language import listed
from ui.services.library.short_names import edition_text

_TONES = {"added": "added", "dropped": "dropped", "split": "parted", "merged": "parted", "same": "same"}
_LONGEST = 60


class PairNames(QObject):
    """Names pairs for list and page."""

    def kinds(self) -> dict[str, str]:
        """Return the names of the kinds of pairs."""
        return {
            "same": self.tr("Same"),
            "restated": self.tr("Reworded"),
            "revised": self.tr("Revised"),
            "extended": self.tr("Extended"),
            "reduced": self.tr("Reduced"),
            "split": self.tr("Split"),
            "merged": self.tr("Merged"),
            "added": self.tr("Added"),
            "dropped": self.tr("Dropped"),
        }

    def badge(self, comparison: Comparison, pair: MeasurePair) -> str:
        """Return the badge of a pair; measures that an extract leaves out are not called dropped."""
        if pair.kind == "dropped" and comparison.extracts[1]:
            return self._not_in(comparison.second)
        if pair.kind == "added" and comparison.extracts[0]:
            return self._not_in(comparison.first)
        return self.kinds()[pair.kind]

    def _not_in(self, document: Document) -> str:
        if is_report(document):
            return self.tr("Not in the report")
        return self.tr("Not in the source")

    def row(self, comparison: Comparison, number: int) -> PairRow:
        """Return a pair as the list shows it."""
        pair = comparison.pairs[number]
        nothing = self.tr("none")
        places = " → ".join(_short_labels(side) or nothing for side in (pair.first, pair.second))
        tone = _TONES.get(pair.kind, "changed")
        unit = (pair.first or pair.second)[0]
        text = unit.clause.heading or unit.clause.text or unit.words
        words = typeset(" ".join(text.split()))[:_LONGEST]
        document = comparison.second if pair.second else comparison.first
        clause_id = (pair.second or pair.first)[0].id
        badge = self.badge(comparison, pair)
        return PairRow(number, places, words, badge, tone, pair.settled, document.key, clause_id)

    def missing(self, comparison: Comparison, pair: MeasurePair) -> MissingTexts:
        """Return the texts for a side that has no clause."""
        left = self.tr("Nothing here answers to {what} at the right")
        right = self.tr("Nothing here answers to {what} at the left")
        if comparison.extracts[1]:
            right = self.tr("This source does not have {what} of the left; it may be an extract")
        if comparison.extracts[0]:
            left = self.tr("This source does not have {what} of the right; it may be an extract")
        return MissingTexts(
            left.format(what=labels_of(pair.second)), right.format(what=labels_of(pair.first))
        )

    def side(self, document: Document) -> SideName:
        """Return what the head of a column says: a title, and a number or that it may be an extract."""
        facts = (self.extract(document), document.number or "", edition_text(document.edition))
        return SideName(document.name, next(filter(None, facts), ""))

    def remark(self, made: Comparison) -> str:
        """Return what is to be known of two documents of which one may be an extract; empty otherwise."""
        if self.extract(made.second):
            return self.tr("The newer source may be an extract: what it does not have is not dropped.")
        if self.extract(made.first):
            return self.tr("The older source may be an extract: what only the newer has need not be new.")
        return ""

    def extract(self, document: Document) -> str:
        """Return the note that a document may be an extract; empty for any other."""
        if not is_extract(document):
            return ""
        if not document.complete:
            return self.tr("The source breaks off")
        return self.tr("Report, may be an extract")


def _short_labels(units: Sequence[ComparedUnit]) -> str:
    labels = [label_of(unit) for unit in units]
    numbers = [label.removeprefix("第").removesuffix("项") for label in labels]
    plain = all(number.isdigit() for number in numbers)
    return listed(numbers if plain else labels)
