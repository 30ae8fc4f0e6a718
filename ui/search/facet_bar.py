"""Facets of the results: a line of chips with counts, and all the rest in a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from index.duties.duties import DUTY_FIELDS, ROLES
from index.query import edit as narrowing
from index.query.origin import LEVEL_WORDS
from index.results import Answer, Facet
from ui.appearance.theme import ThemeManager
from ui.runtime.i18n import sentence
from ui.search.facet_chip import FacetChip
from ui.services.library.short_names import narrow_form
from ui.services.search_service import narrow_base
from ui.widgets.choices.searched_list import SearchedList
from ui.widgets.flow_layout import FlowLayout

#: How many chips of each field there are; the menu has all.
SHOWN = {"单位": 2, "牵头": 1, "层级": 2, "只看现行": 1, "年": 2, "有批注": 1, "书签": 1}
MOST_IN_MENU = 30
#: Characters of a label on a chip: Chinese ones; of others twice as many have the same room.
LONGEST = 12


def longest(label: str) -> int:
    """Return how many characters of a label a chip shows.

    >>> longest("Normative document"), longest("规范性文件")
    (24, 12)
    """
    return 2 * LONGEST if label.isascii() else LONGEST


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A facet as it is shown; ``active`` if the query is narrowed to it already."""

    facet: Facet
    active: bool


class FacetBar(QWidget):
    """Chips are kept and filled again with each answer, as that is with each key."""

    query_chosen = Signal(str)

    def __init__(
        self, themes: ThemeManager, document_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._document_name = document_name
        self._text = ""
        self._choices: list[FacetChoice] = []
        self._shown: list[FacetChoice] = []
        inside = QWidget()
        self._flow = FlowLayout(inside, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 8)
        column.addWidget(inside)
        self._inside = inside
        self._chips: list[FacetChip] = []
        self._more = self._make_chip()
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More to narrow the results to"))
        self._more.clicked.connect(self._open_menu)

    def show_answer(self, answer: Answer) -> None:
        """Show what the hits of an answer have; nothing where all have the same."""
        self._choices = self._all(answer)
        self._shown = self._first()
        while len(self._chips) < len(self._shown):
            self._chips.append(self._chip(len(self._chips)))
        for number, chip in enumerate(self._chips):
            shown = number < len(self._shown)
            if shown:
                self._fill(chip, self._shown[number])
            chip.setVisible(shown)
        self._more.setVisible(len(self._choices) > len(self._shown))
        self.setVisible(bool(self._choices))
        self._flow.invalidate()
        self.updateGeometry()

    def warm(self) -> None:
        """Make the chips before they are needed."""
        while len(self._chips) < sum(SHOWN.values()):
            self._chips.append(self._chip(len(self._chips)))
        for chip in (*self._chips, self._more):
            chip.ensurePolished()
            chip.hide()

    def menu(self) -> QMenu:
        """Return everything that the results can be narrowed to, by field."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = {
            "文件": self.tr("Document"),
            "单位": self.tr("Department"),
            "牵头": self.tr("Leading department"),
            "配合": self.tr("Supporting department"),
            "共同负责": self.tr("Jointly responsible"),
            "发文机关": self.tr("Issuer"),
            "地区": self.tr("Region"),
            "层级": self.tr("Rank"),
            "年": self.tr("Year"),
            "文种": self.tr("Kind"),
        }
        for name, title in titles.items():
            of_field = [choice for choice in self._choices if choice.facet.field == name]
            if name == "年":
                of_field.sort(key=lambda choice: choice.facet.value, reverse=True)
            if len(of_field) > MOST_IN_MENU:
                text = self.tr("{title} ({n})…").format(title=title, n=len(of_field))
                menu.addAction(text).triggered.connect(
                    lambda _checked=False, title=title, some=of_field: self.list_all(title, some)
                )
            elif of_field:
                self._put(menu.addMenu(title), of_field)
        own = [choice for choice in self._choices if choice.facet.field not in titles]
        if own:
            menu.addSeparator()
            self._put(menu, own)
        return menu

    def list_all(self, title: str, choices: Sequence[FacetChoice]) -> SearchedList:
        """Open the list of all values of a field, which can be searched."""
        labels = [self._in_list(choice) for choice in choices]
        lines = [
            f"{'✓ ' if choice.active else ''}{label}　{choice.facet.count}"
            for label, choice in zip(labels, choices, strict=True)
        ]
        popup = SearchedList(title, labels, lines, parent=self)
        popup.chosen.connect(lambda row: self._take(choices[row]))
        popup.open_under(self._more)
        return popup

    def _in_list(self, choice: FacetChoice) -> str:
        """Return a choice below the name of its field, which tells the role."""
        return choice.facet.label if choice.facet.field in DUTY_FIELDS else self._label(choice.facet)

    def _put(self, menu: QMenu, choices: Sequence[FacetChoice]) -> None:
        for choice in choices:
            label = self._in_list(choice).replace("&", "&&")
            action = menu.addAction(f"{label}\t{choice.facet.count}")
            action.setCheckable(True)
            action.setChecked(choice.active)
            action.triggered.connect(lambda _on=False, choice=choice: self._take(choice))

    def _all(self, answer: Answer) -> list[FacetChoice]:
        self._text = narrow_base(answer.query.text) if answer.literal else answer.query.text
        fields = narrowing.split(self._text).fields
        found = []
        for facet in answer.facets:
            active = bool(fields) and narrowing.field_text(facet.field, facet.value) in fields
            if active or facet.count < answer.total:
                found.append(FacetChoice(facet, active))
        return found

    def _take(self, choice: FacetChoice) -> None:
        name, value = choice.facet.field, choice.facet.value
        if choice.active:
            self.query_chosen.emit(narrowing.widened(self._text, name, value))
            return
        text = self._text
        # One role of an organisation takes the place of another, and of being responsible at all.
        for other in DUTY_FIELDS if name in DUTY_FIELDS else ():
            text = narrowing.widened(text, other, value)
        self.query_chosen.emit(narrowing.narrowed(text, name, value))

    def _first(self) -> list[FacetChoice]:
        """Return those in use, the roles of an organisation in use, then the commonest of each field."""
        active = [choice for choice in self._choices if choice.active]
        chosen = {choice.facet.value for choice in active if choice.facet.field in DUTY_FIELDS}
        roles = [
            choice
            for choice in self._choices
            if choice.facet.field in DUTY_FIELDS and choice.facet.value in chosen and not choice.active
        ]
        others = []
        for name, most in SHOWN.items():
            of_field = [c for c in self._choices if c.facet.field == name and c not in (*active, *roles)]
            others += of_field[:most]
        return active + roles + others

    def _label(self, facet: Facet) -> str:
        own = {
            "有批注": self.tr("With notes"),
            "书签": self.tr("Bookmarked"),
            "只看现行": self.tr("Only what holds"),
        }
        if facet.field in own:
            return own[facet.field]
        role = DUTY_FIELDS.get(facet.field)
        if role:
            return f"{sentence(ROLES[role])} {facet.label}"
        if facet.field == "层级" and facet.value in LEVEL_WORDS:
            return sentence(LEVEL_WORDS[facet.value])
        return self._document_name(facet.value) if facet.field == "文件" else facet.label

    def _make_chip(self) -> FacetChip:
        chip = FacetChip(self._themes, self._inside)
        self._flow.addWidget(chip)
        return chip

    def _chip(self, number: int) -> FacetChip:
        """Return a new chip in front of the last one, which opens the menu."""
        self._flow.removeWidget(self._more)
        chip = self._make_chip()
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._take(self._shown[number]))
        self._flow.addWidget(self._more)
        return chip

    def _fill(self, chip: FacetChip, choice: FacetChoice) -> None:
        label = whole = self._label(choice.facet)
        if len(label) > (most := longest(label)):
            label = narrow_form(label) if choice.facet.field == "文件" else label[: most - 1] + "…"
        text = f"{label} {choice.facet.count}".replace("&", "&&")
        if chip.text() != text:
            chip.set_value(label, choice.facet.count)
            chip.setToolTip(whole)
            chip.setAccessibleName(f"{whole} {choice.facet.count}")
        chip.setChecked(choice.active)

    def _open_menu(self) -> None:
        self.menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))
