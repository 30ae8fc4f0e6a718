"""One file that is checked: its lines, its clauses and its fields side by side; everything can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from store.intake.decisions.doubts import Doubt, DoubtResolution, confirmation
from store.intake.decisions.row_anchors import quote_and_occurrence
from store.model.checking.decision import Decision, DecisionAction
from ui.appearance.theme import ThemeManager
from ui.library.review.candidate_list import size_text
from ui.library.review.copies import open_copy, save_copy
from ui.library.review.decider import Decider
from ui.library.review.doubt_list import DoubtList
from ui.library.review.fields_form import FieldsForm
from ui.library.review.outline_actions import OUTLINE_ACTIONS
from ui.library.review.review_outline_view import ReviewOutlineView
from ui.library.review.row_dialog import RowDialog
from ui.library.review.row_places import RowPlaces
from ui.library.review.source_lines import SourceLines
from ui.reader.original.original_view import OriginalView
from ui.runtime.jobs import Jobs
from ui.services.library.arriving.candidates import Candidate
from ui.services.originals.original_file import as_file
from ui.widgets.flow_layout import bar_of
from ui.widgets.tinted import IconButton

_HEAD = 44
#: A column is no narrower: the whole window may be 760 wide.
_NARROWEST, _NARROWEST_SIDE, _NARROWEST_PAGE = 150, 180, 190


class ReviewPane(QWidget):
    """Shows a candidate and makes decisions on it."""

    #: Something was decided, or taken back.
    changed = Signal()

    def __init__(
        self, themes: ThemeManager, jobs: Jobs, original: OriginalView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.candidate: Candidate | None = None
        self._places = RowPlaces()
        self.decider = Decider(jobs, self)
        self.decider.done.connect(self._after)
        self.original = original
        self.original.set_closable(False)
        self.original.save_requested.connect(lambda: save_copy(self.original.file(), self))
        self.original.open_requested.connect(lambda: open_copy(self.original.file()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        row.addWidget(self._splitter)

    # -- building -------------------------------------------------------------------------------------

    def build(self) -> Iterator[None]:
        """Make the columns, one a step: a slow PC takes long for all of them at once.

        Nothing can be shown before the last step.
        """
        self._make_left()
        yield
        self.outline = ReviewOutlineView(self._themes, self)
        self.outline.row_changed.connect(self._on_row)
        self.outline.action_requested.connect(self._act)
        self.actions_by_name = dict(self.outline.actions_by_name)
        yield
        self._outline_title = QLabel()
        self._splitter.addWidget(self._column(self._outline_title, self.outline, self._make_buttons()))
        yield
        self.fields = FieldsForm(self)
        self.fields.changed.connect(self._set_field)
        yield
        self.doubts = DoubtList()
        self.doubts.chosen.connect(self._show_doubt)
        self.doubts.solved.connect(self._solve)
        self._doubts_title = QLabel()
        self._splitter.addWidget(self._side())
        for at, share in enumerate((40, 40, 20)):
            self._splitter.setStretchFactor(at, share)
        self._splitter.setSizes([400, 420, 240])
        yield

    def _make_left(self) -> None:
        self._left = QStackedWidget(self._splitter)
        self.source = SourceLines(self._themes)
        self._source_title = QLabel()
        self._left.addWidget(self._column(self._source_title, self.source, []))
        self._left.addWidget(self.original)
        self._left.setMinimumWidth(_NARROWEST_PAGE)
        self._splitter.addWidget(self._left)

    def _make_buttons(self) -> list[QWidget | None]:
        buttons: list[QWidget | None] = []
        for entry in OUTLINE_ACTIONS:
            if entry is None:
                buttons.append(None)
                continue
            buttons.append(self._button(self.actions_by_name[entry.action], entry.icon))
        buttons.append(None)
        undo = self._action("undo", self.tr("Undo"), "Ctrl+Z", self.undo)
        redo = self._action("redo", self.tr("Redo"), "Ctrl+Y", self.redo)
        buttons += [self._button(undo, "undo-2"), self._button(redo, "redo-2")]
        self._action("next", self.tr("Next doubtful place"), "F8", self.next_doubt)
        return buttons

    def _action(self, name: str, text: str, key: str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: run())
        self.addAction(action)
        self.actions_by_name[name] = action
        return action

    def _button(self, action: QAction, icon: str) -> IconButton:
        button = IconButton(self._themes, icon, action.text(), size=16)
        button.follow(action)
        return button

    def _column(self, title: QLabel, content: QWidget, buttons: list[QWidget | None]) -> QWidget:
        holder = QWidget()
        holder.setMinimumWidth(_NARROWEST)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(title, 1)
        column.addWidget(head)
        if buttons:
            column.addLayout(bar_of(buttons))
        column.addWidget(content, 1)
        return holder

    def _side(self) -> QWidget:
        sheet = QWidget()
        sheet.setObjectName("sidePanel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(6)
        heading = QLabel(self.tr("This document"))
        for label in (heading, self._doubts_title):
            label.setProperty("secondary", True)
        column.addWidget(heading)
        column.addWidget(self.fields)
        column.addWidget(self._doubts_title)
        column.addWidget(self.doubts)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumWidth(_NARROWEST_SIDE)
        area.setAccessibleName(heading.text())
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    # -- what is shown --------------------------------------------------------------------------------

    def show_candidate(self, candidate: Candidate) -> None:
        """Show another file."""
        self.candidate = candidate
        read = candidate.read
        paged = read is not None and read.content.pages > 0
        self._places = RowPlaces(read.content.lines if read is not None and paged else ())
        if read is not None and paged:
            self.original.show_file(as_file(candidate.source, candidate.data))
        else:
            self.original.close_file()
            self.source.show_lines(read.content.lines if read else ())
            self._source_title.setText(self.tr("As read"))
        self._left.setCurrentIndex(int(paged))
        self._refresh(0)
        self.next_doubt()

    def _refresh(self, at: int) -> None:
        one = self.candidate
        if one is None or one.document is None:
            self.outline.show_rows((), ())
            self.doubts.show_doubts(())
            return
        self.outline.show_rows(one.rows, one.doubts)
        self.fields.show_document(one.document, (doubt.field for doubt in one.doubts))
        self.doubts.show_doubts(one.doubts)
        parts = [self.tr("Clauses"), size_text(one.document)]
        to_check = self.tr("{n} to check").format(n=len(one.doubts))
        self._outline_title.setText("　".join([*parts, to_check] if one.doubts else parts))
        self._doubts_title.setText(to_check if one.doubts else self.tr("Nothing left to check"))
        self.actions_by_name["undo"].setEnabled(bool(one.decisions))
        self.actions_by_name["redo"].setEnabled(bool(one.undone))
        self.outline.select(min(at, len(one.rows) - 1))

    def _on_row(self) -> None:
        at, one = self.outline.row(), self.candidate
        if one is None or not 0 <= at < len(one.rows):
            return
        if self._left.currentIndex() == 0:
            self.source.show_row(one.rows[at], one.rows[:at])
        elif (mark := self._places.mark(one.rows[at], one.rows[:at])) is not None:
            self.original.mark([mark])

    def next_doubt(self) -> None:
        """Go to the next doubtful row, from the end to the first."""
        one = self.candidate
        if one is None or not one.doubts:
            return
        here = self.outline.row()
        rows = [(number, doubt) for number, doubt in enumerate(one.doubts) if doubt.row is not None]
        behind = [number for number, doubt in rows if doubt.row is not None and doubt.row > here]
        self._show_doubt(behind[0] if behind else rows[0][0] if rows else 0)

    def _show_doubt(self, number: int) -> None:
        doubt = self.candidate.doubts[number] if self.candidate else None
        if doubt is None:
            return
        if doubt.row is not None:
            self.outline.select(doubt.row)
            self.outline.setFocus()
        elif doubt.field:
            self.fields.focus_field(doubt.field)

    # -- deciding -------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last decision back."""
        if self.candidate is not None:
            self.decider.apply(self.candidate, Candidate.undo)

    def redo(self) -> None:
        """Make it again."""
        if self.candidate is not None:
            self.decider.apply(self.candidate, Candidate.redo)

    def _act(self, action: DecisionAction) -> None:
        """Decide on the selected row; what needs words is asked first."""
        if action in ("split", "correct"):
            self._ask(action)
            return
        at, one = self.outline.row(), self.candidate
        if one is not None and 0 <= at < len(one.rows):
            self._decide(Decision(action, *quote_and_occurrence(one.rows, at)))

    def _ask(self, action: str, words: str = "") -> None:
        at, one = self.outline.row(), self.candidate
        if one is None or not 0 <= at < len(one.rows):
            return
        dialog = RowDialog("split" if action == "split" else "correct", one.rows, at, self)
        if words:
            dialog.select(words)
        dialog.decided.connect(self._decide)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _decide(self, *decisions: Decision) -> None:
        if self.candidate is not None:
            self.decider.apply(self.candidate, lambda one: one.decide(*decisions))

    def _after(self, candidate: Candidate) -> None:
        if candidate is self.candidate:
            self._refresh(self.outline.row())
        self.changed.emit()

    def _set_field(self, name: str, value: str) -> None:
        self._decide(Decision("field", name=name, value=value))

    def _solve(self, number: int, resolution: DoubtResolution) -> None:
        one = self.candidate
        if one is None:
            return
        doubt: Doubt = one.doubts[number]
        if resolution.name == "correct" and doubt.row is not None:
            self.outline.select(doubt.row)
            self._ask("correct", doubt.code.removeprefix("word:"))
        elif resolution.name == "keep":
            self._decide(confirmation(one.rows, doubt))
        else:
            self._decide(*resolution.decisions)
