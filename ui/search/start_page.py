"""The page of results before anything is typed: searches that are kept, asked often, and asked last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.choices.chips import ChipRow

#: A chip is no longer than this; the whole query is asked all the same.
LONGEST = 20


class StartPage(QWidget):
    """Groups of chips under a sentence on what can be typed; a group without chips is not shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queries: dict[str, str] = {}
        title = QLabel(self.tr("Type to search"))
        title.setObjectName("emptyTitle")
        text = QLabel(
            self.tr(
                "Any characters, a question in your own words, a document number, or a clause by its number."
            )
        )
        text.setObjectName("emptyText")
        text.setWordWrap(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(text)
        self.kept, self.usual, self.recent = ChipRow(), ChipRow(), ChipRow()
        self._groups = (
            (QLabel(self.tr("Kept searches")), self.kept),
            (QLabel(self.tr("Asked often")), self.usual),
            (QLabel(self.tr("Asked last")), self.recent),
        )
        for caption, row in self._groups:
            caption.setObjectName("caption")
            row.chosen.connect(lambda shown: self.chosen.emit(self._queries.get(shown, shown)))
            column.addSpacing(8)
            column.addWidget(caption)
            column.addWidget(row)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its chips have the focus
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_searches(self, kept: Sequence[str], recent: Sequence[str], usual: Sequence[str] = ()) -> None:
        """Show these queries, each in the first group that has it: kept, asked often, asked last."""
        self._queries = {}
        often = [query for query in usual if query not in kept]
        last = [query for query in recent if query not in kept and query not in often]
        for (caption, row), queries in zip(self._groups, (kept, often, last), strict=True):
            shown = {shortened(query): query for query in queries}
            self._queries |= shown
            row.set_texts(list(shown))
            for visible in (caption, row):
                visible.setVisible(bool(shown))

    def has_searches(self) -> bool:
        """Return whether there is anything to choose."""
        return bool(self._queries)


def shortened(query: str) -> str:
    """Return a query as a chip shows it."""
    line = " ".join(query.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
