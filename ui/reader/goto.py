"""Go to a clause of the document by what people write: 第九条, 9, 二（三）2."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from store.model.clause import Clause
from store.model.document import Document
from store.model.measures import measures
from store.model.numbers import NUMERAL, to_int
from store.model.paragraph_numbers import numbers_above, paragraph_parts
from store.model.printed import printed
from store.model.typography import typeset
from ui.appearance.theme import Theme

SHOWN = 8
MOST_TOKENS = 9
#: Characters of a line in the list, which shows as many as it has room for.
LONGEST_LINE = 80
_RANGE = Qt.ItemDataRole.UserRole + 1
_TOKEN = re.compile(
    rf"[(\[〔/\-]*第?[(\[〔]?([{NUMERAL}\d]+)[)\]〕]?(编|章|节|条|款|项|部分|篇|、|\.)?(?:之([{NUMERAL}\d]+))?[/\-]*"
)
#: 第二款 behind something else.
_PARAGRAPH = re.compile(
    r"(?<=[^第〇零一二三四五六七八九十百千两\d])第?([〇零一二三四五六七八九十百千两\d]+)款"
)


class Token(NamedTuple):
    """A number of a reference with its unit, and the number behind 之 (第九条之一), 0 without."""

    value: int
    unit: str
    sub: int = 0


def matching_clauses(
    document: Document, text: str, limit: int = SHOWN, as_printed: bool = False
) -> list[Clause]:
    """The clauses that a short reference names in this document, the most exact first.

    Numerals of both kinds are the same; a unit such as 条 must agree where it is given; the numbers must
    stand in the clause's path in this order and end with its own. Anything else is looked for in headings.
    In a document without articles 第9条 is its measure 9., unless units are to be taken ``as_printed``. A
    paragraph (款) that is named must be there; ``as_printed`` the clause is given without it, too.
    """
    tokens = _tokens(text)
    if not tokens:
        return _by_heading(document, text, limit)
    found = _ending_in(document.walk(), tokens)
    value, unit, sub = tokens[-1]
    if not found and unit == "条" and not as_printed and not _has_articles(document):
        found = _ending_in(measures(document), [*tokens[:-1], Token(value, "", sub)])
    number, last = named_paragraph(text)
    if number is not None:
        above = {} if last else numbers_above(document)
        fitting = [
            clause
            for clause in found
            if (0 < number <= max(1, len(clause.paragraphs)) if last else above[clause.id] == number)
        ]
        found = fitting or (found if as_printed else [])
    return found[:limit]


def named_paragraph(text: str) -> tuple[int | None, bool]:
    """The number of the paragraph (款) that a reference names behind a clause, and whether it ends in it."""
    plain = _plain(text)
    found = _PARAGRAPH.search(plain)
    return (to_int(found[1]), found.end() == len(plain)) if found else (None, False)


def _ending_in(clauses: Iterable[Clause], tokens: list[Token]) -> list[Clause]:
    """The clauses whose paths end in the numbers, those with fewest other labels first."""
    found: list[tuple[int, int, Clause]] = []
    for order, clause in enumerate(clauses):
        spare = _spare_labels(clause, tokens)
        if spare is not None:
            found.append((spare, order, clause))
    return [clause for _spare, _order, clause in sorted(found, key=lambda item: item[:2])]


def _has_articles(document: Document) -> bool:
    return any(
        _tokens(clause.label)[-1:] and _tokens(clause.label)[-1].unit == "条" for clause in document.walk()
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _number(match: re.Match[str]) -> int:
    return to_int(match.group(1)) or 0


def _tokens(text: str) -> list[Token]:
    """The numbers of a reference with their units; none if there is anything else in it."""
    plain = _plain(text)
    tokens: list[Token] = []
    at = 0
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        value = to_int(match.group(1)) if match else None
        if match is None or value is None or len(tokens) > MOST_TOKENS:
            return []
        unit = match.group(2) or ""
        if unit != "款" or not tokens:
            sub = to_int(match.group(3) or "") or 0
            tokens.append(Token(value, unit if unit in "编章节条部分篇" else "", sub))
        at = match.end()
    return tokens


def _spare_labels(clause: Clause, tokens: list[Token]) -> int | None:
    """How many labels of the path the tokens leave unnamed; None if they do not fit."""
    numbers = [_tokens(label) for label in clause.path]
    wanted = len(tokens) - 1
    for index, label in enumerate(reversed(numbers)):
        fits = wanted >= 0 and len(label) == 1 and label[0].value == tokens[wanted].value
        # 第九条之一 is another article than 第九条.
        fits = fits and label[0].sub == tokens[wanted].sub
        fits = fits and (not tokens[wanted].unit or tokens[wanted].unit == label[0].unit)
        if fits:
            wanted -= 1
        elif index == 0:
            return None
    if wanted >= 0:
        return None
    return 0 if numbers[-1] and numbers[-1][0].unit == "条" else len(numbers) - len(tokens)


def _by_heading(document: Document, text: str, limit: int) -> list[Clause]:
    wanted = text.strip()
    named = (clause for clause in document.walk() if wanted and wanted in (clause.heading or clause.label))
    return [clause for clause, _count in zip(named, range(limit), strict=False)]


def _range(clause: Clause, text: str) -> tuple[int, int]:
    """Where the paragraph that a reference ends in stands in the printed text; 0 and 0 for none."""
    number, last = named_paragraph(text)
    found = paragraph_parts(clause)[number - 1 : number] if number and last else ()
    return (found[0].start, found[0].end) if found else (0, 0)


class GotoPopup(QFrame):
    """A field over the page; clauses that fit are listed as one types, Enter goes to the first."""

    #: A clause, and the range of its printed text that is meant; 0 and 0 for all of it.
    chosen = Signal(str, int, int)

    def __init__(self, document: Document, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("gotoPopup")
        self._document = document
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(self.tr("Article or item, such as 9 or 2(3)2"))
        self._field.setAccessibleName(self.tr("Go to clause"))
        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("Clauses that fit"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._none = QLabel(self.tr("No such clause in this document"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._field, self._list, self._none):
            column.addWidget(widget)
        self._field.textChanged.connect(self._typed)
        self._list.itemClicked.connect(self._choose)
        self._style(theme)
        self._typed("")

    def _style(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"#gotoPopup {{ background: {theme.paper}; border: 1px solid {theme.line}; border-radius: 8px; }}"
            f"QLabel {{ color: {theme.ink2}; font-size: 13px; }}"
            f"QListWidget {{ border: none; background: transparent; font-size: 13px; outline: 0; }}"
            f"QListWidget::item {{ color: {theme.ink}; padding: 5px 8px; border-radius: 6px; }}"
            f"QListWidget::item:selected {{ background: {theme.accentbg}; color: {theme.ink}; }}"
        )

    def open_over(self, page: QWidget) -> None:
        """Show in the upper middle of ``page`` and take the keyboard."""
        width = min(420, page.width() - 48)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(page.mapToGlobal(QPoint((page.width() - width) // 2, 24)))
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def clauses(self) -> list[str]:
        """The ids that are listed."""
        return [self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count())]

    def _typed(self, text: str) -> None:
        self._list.clear()
        for clause in matching_clauses(self._document, text) if text.strip() else ():
            # As many words as fit: what is too long for the list ends in an ellipsis.
            item = QListWidgetItem(clause_line(clause, LONGEST_LINE), self._list)
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, clause.id)
            item.setData(_RANGE, _range(clause, text))
        count = self._list.count()
        self._list.setCurrentRow(0 if count else -1)
        self._list.setVisible(count > 0)
        self._list.setFixedHeight(max(1, count) * max(32, self._list.sizeHintForRow(0)) + 4)
        self._none.setVisible(bool(text.strip()) and not count)
        self.adjustSize()

    def _choose(self, item: QListWidgetItem) -> None:
        clause_id, place = item.data(Qt.ItemDataRole.UserRole), item.data(_RANGE)
        self.close()
        self.chosen.emit(clause_id, *place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes, Up and Down choose, Esc closes."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self._list.currentItem()
            if item is not None:
                self._choose(item)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            row = max(0, min(self._list.count() - 1, self._list.currentRow() + step))
            self._list.setCurrentRow(row)
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its content."""
        return super().sizeHint()


def clause_line(clause: Clause, length: int = 24) -> str:
    """A clause in one line: its labels from the top, then its heading or first words."""
    path = " ".join(label.split("~")[0] for label in clause.path)
    words = typeset(clause.heading or printed(clause).split("\n")[0])
    shown = words if len(words) <= length else words[:length] + "…"
    return path if shown in path else f"{path}\u3000{shown}"
