"""The card above the results: the sentences that answer a question, in the documents' own words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from index.results import Answer, AnswerSentence
from store.model.typography import typeset
from ui.appearance.text_size import factor, px
from ui.appearance.theme import ThemeManager, mix
from ui.runtime.i18n import numbered
from ui.search.delegate import BLANKS, from_first_mark
from ui.services.display_names import clause_label
from ui.services.library.short_names import warning_mark
from ui.widgets.document_line import draw_place
from ui.widgets.enlarged import begin
from ui.widgets.painting import card, ui_font
from ui.widgets.text_block import TextBlock
from ui.widgets.tinted import IconButton

#: Sentences that are set side by side; further documents are in the list.
MOST = 3
FONT, LINE, SOURCE, PAD = 14, 22, 20, 8
LINES_ALONE, LINES = 5, 3


class AnswerSentenceButton(QAbstractButton):
    """One sentence with the answer marked, and its place; pressing it goes there."""

    copied = Signal()

    def __init__(self, themes: ThemeManager, document_name: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._document_name = themes, document_name
        self._sentence: AnswerSentence | None = None
        self._lines = LINES
        self._block: tuple[int, TextBlock] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        themes.changed.connect(self._forget)

    @property
    def sentence(self) -> AnswerSentence | None:
        """The sentence that is shown."""
        return self._sentence

    def show_sentence(self, sentence: AnswerSentence, lines: int) -> None:
        """Show a sentence in at most so many lines."""
        self._sentence, self._lines = sentence, lines
        self._forget()
        self.setAccessibleName(f"{sentence.text}{self.source()}")
        self.setToolTip(f"{sentence.text}\n{self.source()}")
        self.updateGeometry()

    def source(self) -> str:
        """Return the document and the clause of the sentence, and the document's date."""
        name, place = self._named()
        return f"{name} {place}"

    def sizeHint(self) -> QSize:
        """Return the size it wants."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Return the sentence is wrapped."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the sentence at a width, and of the line below it."""
        return px(self._laid_out(int(width / factor())).height + SOURCE + PAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sentence and its source."""
        if self._sentence is None:
            return
        theme, painter = self._themes.theme, QPainter(self)
        box = begin(painter, self.rect())
        if self.hasFocus() or self.underMouse():
            fill = mix(theme.ink, theme.accentbg, 0.05)
            card(painter, box, fill, theme.accent if self.hasFocus() else None, 6)
        block = self._laid_out(int(box.width()))
        block.draw(painter, QPointF(PAD, PAD / 2), theme.ink)
        line = QRectF(PAD, PAD / 2 + block.height, box.width() - 2 * PAD, SOURCE)
        name, place = self._named()
        draw_place(painter, line, name, place, ui_font(12), theme.ink2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, the arrows to the next sentence, the key for copying copies."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _named(self) -> tuple[str, str]:
        sentence = self._sentence
        if sentence is None:
            return "", ""
        label = clause_label(sentence.path[-1], sentence.path) if sentence.path else ""
        dated = f" · {sentence.date}" if sentence.date else ""
        warning = warning_mark(sentence.document_key)
        amiss = f"（{warning}）" if warning else ""
        return self._document_name(sentence.document_key), f"{label}{dated}{amiss}"

    def _laid_out(self, width: int) -> TextBlock:
        if self._block is None or self._block[0] != width:
            room = max(60, width - 2 * PAD)
            text = ""
            spans: tuple[tuple[int, int], ...] = ()
            if self._sentence is not None:
                shown = typeset(self._sentence.text).translate(BLANKS)
                text, spans = from_first_mark(shown, (self._sentence.span,), room // FONT * self._lines)
            form = QTextCharFormat()
            form.setBackground(QBrush(QColor(self._themes.theme.hit)))
            form.setForeground(QBrush(QColor(self._themes.theme.onhit)))
            self._block = width, TextBlock(text, ui_font(FONT), room, self._lines, LINE, spans, form)
        return self._block[1]

    def _forget(self, _theme: object = None) -> None:
        self._block = None
        self.update()


class AnswerCard(QFrame):
    """The sentences that answer; hidden where none surely does."""

    #: A sentence is to be shown in its place.
    opened = Signal(object)
    #: A sentence is to be copied with its citation.
    copy_requested = Signal(object)

    def __init__(
        self, themes: ThemeManager, document_name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("answerCard")
        self._caption = QLabel()
        self._caption.setObjectName("caption")
        self.entries = [AnswerSentenceButton(themes, document_name, self) for _ in range(MOST)]
        self._copies: list[IconButton] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 8)
        column.setSpacing(2)
        caption = QHBoxLayout()
        caption.setContentsMargins(PAD, 0, 0, 0)
        caption.addWidget(self._caption, 1)
        column.addLayout(caption)
        for entry in self.entries:
            copy = IconButton(themes, "copy", self.tr("Copy with citation"), size=14, role="ink3")
            copy.setFixedSize(QSize(24, 24))
            copy.clicked.connect(lambda _on=False, entry=entry: self.copy_requested.emit(entry.sentence))
            entry.clicked.connect(lambda _on=False, entry=entry: self.opened.emit(entry.sentence))
            entry.copied.connect(lambda entry=entry: self.copy_requested.emit(entry.sentence))
            row = QHBoxLayout()
            row.setSpacing(2)
            row.addWidget(entry, 1)
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
            self._copies.append(copy)
        self.hide()

    def show_answer(self, answer: Answer) -> None:
        """Show the sentences of an answer, one below the other."""
        shown = answer.sentences[:MOST]
        several = len(shown) > 1
        documents = len({one.document_key for one in shown})
        self._caption.setText(
            numbered(self.tr("What {n} document says|What {n} documents say"), n=documents)
            if documents > 1
            else self.tr("The document says")
        )
        for number, (entry, copy) in enumerate(zip(self.entries, self._copies, strict=True)):
            if number < len(shown):
                entry.show_sentence(shown[number], LINES if several else LINES_ALONE)
            entry.setVisible(number < len(shown))
            copy.setVisible(number < len(shown))
        # The heights of other sentences count no more, even where this was laid out while it was hidden.
        self._column.invalidate()
        self.setVisible(bool(shown))

    def sentences(self) -> list[AnswerSentence]:
        """Return the sentences that are shown."""
        return [entry.sentence for entry in self.entries if entry.sentence and not entry.isHidden()]
