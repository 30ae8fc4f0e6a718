"""The files of an import before they are added, or a document of the library: checked in a whole window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.theme import ThemeManager
from ui.library.review.candidate_list import CandidateDelegate, CandidateModel, by_matter, remark
from ui.library.review.review_pane import ReviewPane
from ui.runtime.i18n import numbered
from ui.services.library.arriving.candidates import Candidate
from ui.widgets.dialogs import Dialog
from ui.widgets.empty_state import EmptyState
from ui.widgets.tinted import TextButton

#: The list takes no more than so much, and of a narrow window no more than this share.
_LIST_WIDTH, _LIST_SHARE = 280, 0.3


class ReviewDialog(Dialog):
    """The sure files are added with one click, the rest one after another as they are checked."""

    #: The candidates that are to be added, or changed in the library.
    add_requested = Signal(object)

    def __init__(
        self,
        themes: ThemeManager,
        candidates: Sequence[Candidate],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        candidates = by_matter(candidates)
        self._themes, self._candidates = themes, candidates
        self.editing = bool(candidates) and candidates[0].key is not None
        self.setWindowTitle(self.tr("Change clauses and details") if self.editing else self.tr("Add files"))
        self._model = CandidateModel(candidates, self)
        self.list = self._make_list()
        self._nothing = EmptyState(themes, "file-x", "", "")
        self._stack = QStackedWidget()
        # In a window that is narrower than its columns the pane is scrolled: no button is off the screen.
        self._scrolled = scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(scrolled)
        self._stack.addWidget(self._nothing)
        self._count = QLabel()
        self._count.setProperty("secondary", True)
        self.add_sure = TextButton(themes, "", "check", primary=True)
        self.add_this = TextButton(themes, "", "check", primary=True)
        self.close_button = TextButton(themes, self.tr("Close"))
        self.add_sure.clicked.connect(self._add_sure)
        self.add_this.clicked.connect(self._add_this)
        self.close_button.clicked.connect(self.reject)
        for button in (self.add_sure, self.add_this, self.close_button):
            button.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+S"), self, self._add_this)
        self.add_this.setToolTip("Ctrl+S")
        self._build()
        if parent is not None:
            self.setGeometry(parent.window().geometry())

    def room(self) -> QWidget:
        """Return the parent of the pane that is to be."""
        return self._scrolled.viewport()

    def set_pane(self, pane: ReviewPane) -> None:
        """Take in the pane that shows one file; it was made under :meth:`room`.

        It has many parts: each would be styled once more under another parent.
        """
        self.pane = pane
        self._scrolled.setWidget(pane)
        pane.changed.connect(self._refresh)
        pane.decider.working.connect(lambda _working: self._refresh())

    def _make_list(self) -> QListView:
        view = QListView()
        view.setModel(self._model)
        view.setItemDelegate(CandidateDelegate(self._themes, view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setAccessibleName(self.tr("Files"))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.selectionModel().currentChanged.connect(lambda *_: self._show())
        return view

    def _build(self) -> None:
        self._side = side = QWidget()
        side.setObjectName("sidePanel")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 8)
        title = QLabel(self.tr("Add files"))
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self._count, 1)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 0)
        foot.addWidget(self.add_sure)
        column.addLayout(foot)
        side.setVisible(not self.editing)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 12)
        line.setSpacing(8)
        self._hint = QLabel(self.tr("F8 next doubtful place · Ctrl+Z undo · Ctrl+S add"))
        self._hint.setProperty("secondary", True)
        self._hint.setMinimumWidth(1)  # of a narrow window it is what is cut
        line.addWidget(self._hint, 1)
        line.addWidget(self.close_button)
        line.addWidget(self.add_this)
        right.addLayout(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the list and the file."""
        self._side.setFixedWidth(min(_LIST_WIDTH, round(self.width() * _LIST_SHARE)))
        super().resizeEvent(event)

    # -- what is shown --------------------------------------------------------------------------------

    def current(self) -> Candidate | None:
        """Return the file that is shown."""
        at = self.list.currentIndex().row()
        return self._candidates[at] if 0 <= at < len(self._candidates) else None

    def candidates(self) -> Sequence[Candidate]:
        """Return all files of the list."""
        return self._candidates

    def choose(self, at: int) -> None:
        """Show the file of this number."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(at), flags)

    def mark_added(self, hashes: frozenset[str]) -> None:
        """These files are in the library now; the next one to check is shown, after the last all is done."""
        for one in self._candidates:
            if one.document is not None and one.document.sha256 in hashes:
                one.added, one.first = True, one.decisions
        left = [at for at, one in enumerate(self._candidates) if one.state in ("ready", "check", "update")]
        if not left:
            self.accept()
            return
        self._refresh()
        here = self.current()
        if here is None or here.added:
            self.show_first()

    def show_first(self) -> None:
        """Show the first file that is to be checked, else one that can be added."""
        order = ("check", "update", "ready", "scan", "unreadable", "known", "added")
        at = min(
            range(len(self._candidates)), key=lambda n: order.index(self._candidates[n].state), default=0
        )
        self.choose(at)
        self._show()

    def _show(self) -> None:
        one = self.current()
        if one is None or (one is self.pane.candidate and one.read is not None):
            return
        if one.read is None:
            self._nothing.show_message("file-x", one.source, remark(one))
        else:
            self.pane.show_candidate(one)
        self._stack.setCurrentWidget(self._scrolled if one.read is not None else self._nothing)
        self._refresh()

    def _refresh(self) -> None:
        self._model.refresh()
        one = self.current()
        self._count.setText(numbered(self.tr("{n} file|{n} files"), n=len(self._candidates)))
        sure = self._sure()
        rest = any(each.state in ("check", "update") for each in self._candidates)
        text = self.tr("Add {n}, check the rest") if rest else self.tr("Add {n}")
        text = text if sure or not rest else self.tr("Check the rest one by one")
        self.add_sure.setText(text.format(n=len(sure)))
        self.add_sure.setToolTip(self.add_sure.text())
        settled = not self.pane.decider.busy
        self.add_sure.setEnabled(bool(sure) and settled)
        if self.editing:
            self.add_this.setText(self.tr("Save changes"))
            self.add_this.setEnabled(settled and one is not None and one.changed)
        else:
            left = one is not None and bool(one.doubts)
            self.add_this.setText(self.tr("Add as it is") if left else self.tr("Add this file"))
            fits = one is not None and one.state in ("ready", "check", "update")
            self.add_this.setEnabled(settled and fits)

    def _sure(self) -> list[Candidate]:
        return [one for one in self._candidates if one.state == "ready"]

    # -- adding ---------------------------------------------------------------------------------------

    def _add_sure(self) -> None:
        self.pane.fields.commit()
        self.add_requested.emit(self._sure())

    def _add_this(self) -> None:
        self.pane.fields.commit()
        one = self.current()
        if one is not None and self.add_this.isEnabled():
            self.add_requested.emit([one])

    def done(self, result: int) -> None:
        """Close, and let go of the file that is shown."""
        self.pane.original.close_file()
        super().done(result)

    def reject(self) -> None:
        """Close; what was decided on files that are not added yet is asked about first."""
        unsaved = sum(one.changed and not one.added for one in self._candidates)
        if not unsaved:
            super().reject()
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("What you have checked is not kept yet."))
        leave = box.addButton(self.tr("Close without keeping it"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("Go on checking"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        leave.clicked.connect(super().reject)
        box.finished.connect(box.deleteLater)
        box.open()
