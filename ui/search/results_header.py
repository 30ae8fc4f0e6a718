"""The head of the results: how many, how understood, what to narrow them to, how they are arranged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from index.results import Answer, Order
from store.model.message import Message
from ui.appearance.theme import ThemeManager
from ui.runtime.i18n import numbered, sentence, sentences
from ui.search.answer_card import AnswerCard
from ui.search.facet_bar import FacetBar
from ui.services.search_service import ORDERS
from ui.widgets.choices.chips import ChipRow
from ui.widgets.panel_header import PanelHeader
from ui.widgets.tinted import IconButton


class ResultsHeader(QWidget):
    """Shows an answer's numbers; emits what is wanted instead or of it."""

    query_chosen = Signal(str)
    #: The query is to be taken literally, or to be understood again.
    literal_turned = Signal()
    order_chosen = Signal(str)
    grouping_chosen = Signal(bool)
    #: What is to be done with the list: copy, basket, print, csv, docx, save, folder.
    use_requested = Signal(str)

    def __init__(
        self, themes: ThemeManager, document_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._order: Order = "relevance"
        self._grouped = True
        self._ranked = False
        self._offers: dict[str, str] = {}
        self.header = PanelHeader("")
        self._arrange = IconButton(themes, "arrow-down-up", self.tr("Order and grouping"), size=16)
        self._arrange.clicked.connect(lambda: self._popup(self.arrange_menu(), self._arrange))
        self._more = IconButton(themes, "ellipsis", self.tr("Copy, print or save the results"), size=16)
        self._more.clicked.connect(lambda: self._popup(self.use_menu(), self._more))
        self._understood = QLabel()
        self._understood.setObjectName("understood")
        self._understood.setWordWrap(True)
        self._understood.setTextFormat(Qt.TextFormat.PlainText)
        self.literal = QPushButton()
        self.literal.setProperty("link", True)
        self.literal.setCursor(Qt.CursorShape.PointingHandCursor)
        self.literal.clicked.connect(self.literal_turned)
        self.related = ChipRow()
        self.related.chosen.connect(lambda text: self.query_chosen.emit(self._offers.get(text, text)))
        self.facets = FacetBar(themes, document_name)
        self.facets.query_chosen.connect(self.query_chosen)
        self.card = AnswerCard(themes, document_name)
        self._build()

    def _build(self) -> None:
        self.header.add_widget(self._arrange)
        self.header.add_widget(self._more)
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 8)
        line.setSpacing(12)
        line.addWidget(self._understood)
        line.addWidget(self.literal, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch()
        self._line = QWidget()
        self._line.setLayout(line)
        related = QHBoxLayout()
        related.setContentsMargins(16, 0, 16, 8)
        related.addWidget(self.related)
        self._related_box = QWidget()
        self._related_box.setLayout(related)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.card, self._line, self._related_box, self.facets):
            column.addWidget(widget)

    def show_answer(self, answer: Answer, stretch: tuple[int, int], notes: int) -> None:
        """Show the number of hits, the ``stretch`` of them in the list, and the number of own ``notes``."""
        self._ranked = answer.ranked
        said = answer.total - answer.near
        title = (
            numbered(self.tr("{n} hit|{n} hits"), n=said)
            if said
            else self.tr("{n} near").format(n=answer.near)
        )
        self.header.set_title(title)
        took = self.tr("{ms} ms").format(ms=max(1, round(answer.took_ms)))
        parts = [numbered(self.tr("{n} document|{n} documents"), n=len(answer.documents))]
        if said and answer.near:
            parts.append(self.tr("{n} only near").format(n=answer.near))
        if notes:
            parts.append(numbered(self.tr("{n} own note|{n} own notes"), n=notes))
        first, end = stretch
        if first:
            parts.append(self.tr("{first}–{last} shown").format(first=first + 1, last=end))
        elif end < answer.total:
            parts.append(self.tr("first {n} shown").format(n=end))
        # The panel is narrow: the time goes first, then what comes before the stretch that is listed.
        shorter = [" · ".join(parts[place:]) for place in range(len(parts))]
        self.header.set_remark(" · ".join((*parts, took)), shorter)
        # The heading in the list says the same of the hits that are only near.
        understood = sentences(_remarks(answer.remarks))
        self._understood.setText(understood)
        self._understood.setVisible(bool(understood))
        self._line.setVisible(bool(answer.remarks) or answer.literal)
        self.literal.setText(self.tr("Understand again") if answer.literal else self.tr("As typed only"))
        self._offers = {f"{sentence(offer.label)} {offer.total}": offer.query for offer in answer.related}
        if self.related.texts() != list(self._offers):
            self.related.set_texts(list(self._offers))
        self._related_box.setVisible(bool(self._offers))
        self.facets.show_answer(answer)
        self.card.show_answer(answer)

    def arranged(self) -> tuple[Order, bool]:
        """Return the order and whether hits are grouped by document."""
        return self._order, self._grouped

    def set_arranged(self, order: str, grouped: bool) -> None:
        """Remember what is chosen, for the menu."""
        self._order = next((one for one in ORDERS if one == order), ORDERS[0])
        self._grouped = grouped

    def arrange_menu(self) -> QMenu:
        """Return the menu of orders and of grouping."""
        menu = self._menu()
        texts = (self.tr("By relevance"), self.tr("As in the documents"), self.tr("Newest first"))
        rows = [(text, order == self._order, order) for text, order in zip(texts, ORDERS, strict=True)]
        self._group(menu, rows, self.order_chosen.emit)
        menu.addSeparator()
        grouped = self._grouped and not self._ranked
        grouping = [
            (self.tr("Grouped by document"), grouped, True),
            (self.tr("One list"), not grouped, False),
        ]
        for action in self._group(menu, grouping, self.grouping_chosen.emit):
            # The answers to a question are read by rank.
            action.setEnabled(not self._ranked)
        return menu

    def use_menu(self) -> QMenu:
        """Return the menu of actions on the list."""
        menu = self._menu()
        for name, text in (
            ("copy", self.tr("Copy the results")),
            ("basket", self.tr("Put all hits into the basket")),
            ("print", self.tr("Print the hits…")),
            ("csv", self.tr("Save as a table (.csv)…")),
            ("docx", self.tr("Save as a Word document…")),
            ("", ""),
            ("save", self.tr("Keep this search")),
            ("folder", self.tr("Bookmark the hits in a folder")),
        ):
            if name:
                action = menu.addAction(text)
                action.triggered.connect(lambda _checked=False, name=name: self.use_requested.emit(name))
            else:
                menu.addSeparator()
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _group(
        self, menu: QMenu, rows: Sequence[tuple[str, bool, object]], chosen: Callable[..., object]
    ) -> list[QAction]:
        group = QActionGroup(menu)
        for text, checked, value in rows:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(checked)
            action.triggered.connect(lambda _on=False, value=value: chosen(value))
            group.addAction(action)
        return group.actions()

    def _popup(self, menu: QMenu, button: QWidget) -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _remarks(remarks: tuple[Message, ...]) -> list[Message]:
    """Return how a query was read; of the nearest clauses only why, as the list announces them itself."""
    found: list[Message] = []
    for remark in remarks:
        why = remark.details["why"] if remark.code == "search.nearest" else (remark,)
        found += [each for each in why if isinstance(each, Message)] if isinstance(why, tuple) else []
    return found
