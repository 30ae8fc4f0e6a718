"""The files of an import with what can be done with each: a model and how its rows are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from store.model.document import Document
from ui.appearance.icons import pixmap
from ui.appearance.theme import Theme, ThemeManager
from ui.library.import_report import why
from ui.runtime.i18n import sentence
from ui.services.document_size import document_size
from ui.services.library.arriving.arrival_plan import EditionQuestion, SkippedFile, likeness_percent
from ui.services.library.arriving.candidates import Candidate, CandidateState
from ui.widgets.document_line import cut_file_name
from ui.widgets.enlarged import enlarged, view_width
from ui.widgets.painting import card, draw_line, ui_font

Index = QModelIndex | QPersistentModelIndex
_HEIGHT, _LINE, _ICON = 32, 20, 16
#: Where the name of a file begins in its row, and how far from the right edge it ends.
_LEFT, _RIGHT = 42, 16
#: States of files by how much they want of the user.
_MATTER: tuple[CandidateState, ...] = ("update", "check", "scan", "unreadable", "ready", "known", "added")


def state_name(state: CandidateState) -> str:
    """Return the name of a state."""
    names: dict[CandidateState, str] = {
        "ready": QCoreApplication.translate("Review", "Can be added"),
        "check": QCoreApplication.translate("Review", "To check"),
        "scan": QCoreApplication.translate("Review", "Needs recognition"),
        "known": QCoreApplication.translate("Review", "In the library"),
        "update": QCoreApplication.translate("Review", "Update?"),
        "unreadable": QCoreApplication.translate("Review", "Cannot be read"),
        "added": QCoreApplication.translate("Review", "Added"),
    }
    return names[state]


def remark(candidate: Candidate) -> str:
    """Return the remark about a file, shown below its name."""
    if candidate.reason is not None:
        return sentence(candidate.reason)
    if isinstance(candidate.outcome, SkippedFile) and not candidate.added:
        return why(candidate.outcome)
    parts = [size_text(candidate.document)] if candidate.document else []
    if isinstance(candidate.outcome, EditionQuestion) and not candidate.added:
        text = QCoreApplication.translate("Review", "{alike} like a text in the library")
        parts.append(text.format(alike=likeness_percent(candidate.outcome.comparison.alike)))
    elif candidate.doubts:
        text = QCoreApplication.translate("Review", "{n} to check")
        parts.append(text.format(n=len(candidate.doubts)))
    return " · ".join(parts)


def size_text(document: Document) -> str:
    """Return how much a document has, as the library will say it: 32 条, 24 项."""
    return sentence(document_size(document))


def by_matter(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return files with those on top about which something is to be decided, else in their order."""
    return sorted(candidates, key=lambda one: _MATTER.index(one.state))


def name_lines(name: str, width: float) -> list[str]:
    """Return the name of a file in one line or two of a width; of a longer one the middle is left out."""
    metrics = QFontMetricsF(ui_font(14))
    if metrics.horizontalAdvance(name) <= width:
        return [name]
    # What does not fill the first line, as it is no half of a character, is not there for the second.
    shown = cut_file_name(name, metrics, 2 * width - metrics.height())
    first = next(at for at in range(len(shown), 0, -1) if metrics.horizontalAdvance(shown[:at]) <= width)
    return [shown[:first], shown[first:]]


class CandidateModel(QAbstractListModel):
    """The files in the order in which they were read."""

    CANDIDATE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, candidates: Sequence[Candidate], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._candidates = list(candidates)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return name, explanation, words for a screen reader, or the candidate itself."""
        if not index.isValid():
            return None
        one = self._candidates[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.source
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{one.source}\n{remark(one)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.source} · {state_name(one.state)} · {remark(one)}"
        return one if role == self.CANDIDATE else None

    def refresh(self) -> None:
        """Say that states may have changed."""
        if self._candidates:
            self.dataChanged.emit(self.index(0), self.index(len(self._candidates) - 1))


@enlarged
class CandidateDelegate(QStyledItemDelegate):
    """Paints the name of a file in one line, or two where it is long, above what is said of it and its state.

    Of many names the beginning is the same, and of the texts of one law the rest: little can be left out.
    """

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of one line of the name or two, and what is below."""
        width = view_width(option)
        return QSize(width, _HEIGHT + _LINE * len(name_lines(index.data(), width - _LEFT - _RIGHT)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        theme, one = self._themes.theme, index.data(CandidateModel.CANDIDATE)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.paper)
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), theme.accent)
        icon = pixmap("file-text", theme.ink2, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(int(box.left()) + 16, int(box.top()) + 9), icon)
        name = QRectF(box.left() + _LEFT, box.top() + 6, box.width() - _LEFT - _RIGHT, _LINE)
        for line in name_lines(one.source, name.width()):
            draw_line(painter, name, line, ui_font(14), theme.ink)
            name.translate(0, _LINE)
        taken = self._chip(painter, QRectF(box.left(), name.top(), box.width(), 18), one.state, theme)
        below = QRectF(name.left(), name.top() + 1, name.width() - taken, 16)
        draw_line(painter, below, remark(one), ui_font(12), theme.ink3)

    def _chip(self, painter: QPainter, row: QRectF, state: CandidateState, theme: Theme) -> float:
        """Paint the state; returns how much room it takes at the right."""
        fills = {"ready": theme.accentbg, "scan": theme.r, "unreadable": theme.r}
        inks = {"ready": theme.accent}
        quiet = state in ("known", "added")
        text, font = state_name(state), ui_font(12)
        width = QFontMetricsF(font).horizontalAdvance(text) + 12
        chip = QRectF(row.right() - _RIGHT - width, row.top(), width, row.height())
        card(painter, chip, theme.win if quiet else fills.get(state, theme.y), None, 4)
        ink = theme.ink2 if quiet else inks.get(state, theme.onmark)
        draw_line(painter, chip.adjusted(6, 0, 0, 0), text, font, ink)
        return width + 8
