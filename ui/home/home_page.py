"""The start page: what the program is for, the documents, and where one left off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.home.recent_items import RecentItem
from ui.home.tiles import RecentLine
from ui.home.tips import Tips
from ui.runtime.i18n import numbered
from ui.widgets.clause_list.opening import Opening, OpeningClicks
from ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from store.model.document import DocumentSummary
    from ui.home.document_card import DocumentCard
    from ui.services.facts.counted_contents import DocumentContents

#: What is left free beside the page, and below which width of it less is.
MARGIN, NARROW = 56, 640
CARD_WIDTH = 248
MAX_WIDTH = 1136
#: More cards than this are not a start page; the library panel has them all.
MAX_CARDS = 24


class HomePage(QScrollArea):
    """Emits what is chosen: a document, a clause, or a past search."""

    #: The key of a document or the id of a clause, and how it is to be opened.
    document_chosen = Signal(str, object)
    clause_chosen = Signal(str, object)
    query_chosen = Signal(str)
    ledger_chosen = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._cards: list[DocumentCard] = []
        # What the cards say.
        self._shown: list[tuple[DocumentSummary, str, str, str]] | None = None
        self._columns = 0
        self._room = self.width()
        self.setObjectName("home")
        self.setAccessibleName(self.tr("Start page"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._documents = self._caption(self.tr("Documents"))
        self._recent_caption = self._caption(self.tr("Where you left off"))
        self._lines = QHBoxLayout()
        self._lines.setSpacing(36)
        self._sides = (self._side(), self._side())
        self.tips = Tips()
        self._ledger = QVBoxLayout()
        self._ledger.setSpacing(0)
        self._build()

    def _build(self) -> None:
        title = QLabel(self.tr("Find policy, see duty, print excerpts"))
        title.setObjectName("homeTitle")
        title.setWordWrap(True)
        text = QLabel(
            self.tr("Everything is on this machine. Type any words, a document number or a clause.")
        )
        text.setObjectName("homeText")
        text.setWordWrap(True)
        sheet = QWidget()
        sheet.setObjectName("homeSheet")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.setContentsMargins(0, 40, 0, 40)
        column.addWidget(title)
        column.addSpacing(8)
        column.addWidget(text)
        column.addSpacing(14)
        column.addWidget(self.tips)
        column.addSpacing(14)
        column.addLayout(self._ledger)
        column.addSpacing(14)
        column.addWidget(self._documents)
        column.addSpacing(10)
        column.addLayout(self._grid)
        column.addSpacing(24)
        column.addWidget(self._recent_caption)
        column.addSpacing(4)
        column.addLayout(self._lines)
        column.addStretch()
        inner = QWidget()
        inner.setMaximumWidth(MAX_WIDTH)
        inner.setLayout(column)
        self._row = QHBoxLayout(sheet)
        self._row.addWidget(inner, 1)
        self.setWidget(sheet)

    def _caption(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("caption")
        return label

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(0)
        self._lines.addLayout(side, 1)
        return side

    def cards(self) -> list[DocumentCard]:
        """Return the cards, for tests and the keyboard."""
        return self._cards

    def lines(self) -> list[RecentLine]:
        """Return the lines under 接着上次."""
        return self.findChildren(RecentLine)

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show these documents as cards; those that are shown already stay as they are."""
        # These need the library, which is not there at the start.
        from ui.home.document_card import DocumentCard
        from ui.services.library.short_names import newer_mark, short_title, warning_mark

        shown = [
            (one, short_title(one), newer_mark(one.key), warning_mark(one.key))
            for one in summaries[:MAX_CARDS]
        ]
        if shown == self._shown:
            return
        before = zip(self._shown or (), self._cards, strict=True)
        known = {said[0].key: (said, card) for said, card in before}
        kept = {key: card for key, (said, card) in known.items() if said in shown}
        for card in self._cards:
            if card.key not in kept:
                self._grid.removeWidget(card)
                card.deleteLater()
        self._shown, self._cards = shown, []
        for summary in summaries[:MAX_CARDS]:
            if (old := kept.get(summary.key)) is not None:
                self._cards.append(old)
                continue
            card = DocumentCard(self._themes, summary)
            OpeningClicks(card).opened.connect(
                lambda how, key=summary.key: self.document_chosen.emit(key, how)
            )
            self._cards.append(card)
        self._documents.setVisible(bool(self._cards))
        self._columns = 0
        self._arrange()

    def set_contents(self, found: Mapping[str, DocumentContents]) -> None:
        """Say on the cards what is in their documents."""
        for card in self._cards:
            counted = found.get(card.key)
            if counted is not None:
                said = (
                    numbered(self.tr("{n} body|{n} bodies"), n=counted.organisations)
                    if counted.organisations
                    else "",
                    numbered(self.tr("{n} indicator|{n} indicators"), n=counted.indicators)
                    if counted.indicators
                    else "",
                    numbered(self.tr("{n} chapter|{n} chapters"), n=counted.chapters)
                    if counted.chapters
                    else "",
                )
                card.set_contents(self.tr(", ").join(filter(None, said)))

    def fit_titles(self) -> None:
        """Cut the titles that are too long for their cards; when the narrow names are known."""
        for card in self._cards:
            card.fit_title()

    def keys(self) -> list[str]:
        """Return the documents that have a card."""
        return [card.key for card in self._cards]

    def set_recent(self, columns: tuple[Sequence[RecentItem], Sequence[RecentItem]]) -> None:
        """Show where the user left off; nothing at all when there is nothing yet."""
        for side in self._sides:
            clear_layout(side)
        for side, recents in zip(self._sides, columns, strict=True):
            for recent in recents:
                line = RecentLine(self._themes, recent)
                OpeningClicks(line).opened.connect(lambda how, one=recent: self._choose(one, how))
                side.addWidget(line)
            side.addStretch()
        self._recent_caption.setVisible(any(columns))

    def set_ledger(
        self, total: int, done: int, overdue: int, due_this_month: int, due: Sequence[RecentItem] = ()
    ) -> None:
        """Say in a line how far the ledger is: numbers of its rows; nothing while it has none.

        ``due`` are the rows that come next, each in its own line below.
        """
        clear_layout(self._ledger)
        if not total:
            return
        said = []
        if overdue:
            said.append(self.tr("{n} overdue").format(n=overdue))
        if due_this_month:
            said.append(self.tr("{n} due this month").format(n=due_this_month))
        text = self.tr("Ledger: {what}").format(
            what=self.tr(", ").join(said) or self.tr("nothing is due this month")
        )
        remark = self.tr("{done} of {total} done").format(done=done, total=total)
        for one in (RecentItem("ledger", text, remark, ""), *due):
            line = RecentLine(self._themes, one)
            line.clicked.connect(lambda _checked=False: self.ledger_chosen.emit())
            self._ledger.addWidget(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        # The viewport is not asked: for what it makes itself, Qt for Python makes the classes of all widgets.
        self._room = event.size().width()
        self._arrange()

    def _choose(self, recent: RecentItem, how: Opening) -> None:
        if recent.kind == "search":
            self.query_chosen.emit(recent.target)
        else:
            self.clause_chosen.emit(recent.target, how)

    def _arrange(self) -> None:
        width = self._room
        side = MARGIN if width >= NARROW else MARGIN // 3
        self._row.setContentsMargins(side, 0, side, 0)
        room = min(MAX_WIDTH, width - 2 * side)
        columns = max(1, min(4, (room + 12) // (CARD_WIDTH + 12)))
        if columns == self._columns:
            return
        for old in range(self._grid.columnCount()):
            self._grid.setColumnStretch(old, 0)
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
