"""Dialog from the check code on a paper to the clause: typed, resolved, and compared with the present
text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from store.model.errors import YiceError
from ui.appearance.theme import ThemeManager
from ui.printing.content.check_codes import CodeVerdict, normal
from ui.printing.content.excerpt import CODE_LENGTH
from ui.runtime.i18n import sentence
from ui.widgets.access.announcing import announce
from ui.widgets.dialogs import Dialog
from ui.widgets.tinted import TextButton

if TYPE_CHECKING:
    from ui.runtime.jobs import Jobs


class VerifyDialog(Dialog):
    """A field for a code and what it leads to; the codes of the library are worked out beside the window."""

    #: A clause is to be read: document, and clause or nothing.
    activated = Signal(str, str)

    def __init__(
        self,
        verify: Callable[[str], CodeVerdict],
        jobs: Jobs,
        themes: ThemeManager,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._verify, self._jobs = verify, jobs
        self._verdict: CodeVerdict | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Check an excerpt"))
        self.setMinimumWidth(520)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Check code"))
        self.field.setPlaceholderText(
            self.tr("The ten characters at the foot of the page or behind a clause")
        )
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.verdict.setMinimumHeight(64)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(self.tr("The text of today"))
        self.words.setMinimumHeight(200)
        self.words.hide()
        self.open_button = TextButton(themes, self.tr("Show the clause"), "external-link", primary=True)
        self.open_button.setEnabled(False)
        self.open_button.setAutoDefault(False)
        self._build()
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(lambda: self._ask(self.field.text()))
        self.open_button.clicked.connect(self._open)

    def _build(self) -> None:
        label = QLabel(self.tr("Check code"))
        label.setProperty("secondary", True)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self.field)
        column.addSpacing(8)
        column.addWidget(self.verdict)
        column.addWidget(self.words, 1)
        column.addLayout(foot)

    def _on_typed(self, text: str) -> None:
        """Look a complete code up at once."""
        self._show("", None)
        self._asked += 1
        if len(normal(text)) >= CODE_LENGTH:
            self._ask(text)

    def _ask(self, text: str) -> None:
        if not text.strip():
            return
        self._asked += 1
        number = self._asked
        self._jobs.start(
            lambda _task: self._verify(text),
            lambda verdict: self._on_verdict(number, verdict),
            lambda error: self._on_failure(number, error),
        )

    def _on_verdict(self, number: int, verdict: CodeVerdict) -> None:
        if number != self._asked:
            return
        if verdict.gone:
            text = self.tr("{place}\nThe library holds this clause no more.")
        elif verdict.same:
            text = self.tr("{place}\nIt reads as in the library today.")
        else:
            text = self.tr("{place}\nIt reads otherwise now; the library has the present text.")
        text = text.format(place=verdict.citation)
        if verdict.lines:
            text += "\n" + self.tr("This is the text of today. Compare the paper with it, word for word.")
        self._show(text, verdict)

    def _on_failure(self, number: int, error: Exception) -> None:
        if not isinstance(error, YiceError):
            raise error
        if number == self._asked:
            self._show(sentence(error), None)

    def _show(self, text: str, verdict: CodeVerdict | None) -> None:
        self._verdict = verdict
        self.verdict.setText(text)
        self.verdict.setFocusPolicy(Qt.FocusPolicy.StrongFocus if text else Qt.FocusPolicy.NoFocus)
        if text:
            announce(self.verdict, text)
        lines = verdict.lines if verdict is not None else ()
        self.words.setPlainText("\n".join(lines))
        self.words.setVisible(bool(lines))
        self.open_button.setEnabled(verdict is not None and not verdict.gone)

    def _open(self) -> None:
        if self._verdict is not None:
            self.activated.emit(self._verdict.document_key, self._verdict.clause_id or "")
            self.accept()
