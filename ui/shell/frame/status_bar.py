"""The line along the bottom: offline, what the library holds, which hit, what is being done, saved."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from store.model.message import Message
from ui.appearance.text_size import px
from ui.appearance.theme import ThemeManager
from ui.runtime.i18n import listed, numbered, sentence
from ui.widgets.tinted import IconButton

HEIGHT = 26


class _Dot(QWidget):
    """A dot in the accent colour."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__()
        self._themes = themes
        self.setFixedSize(8, 8)
        themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._themes.theme.accent))
        painter.drawEllipse(QPointF(4, 4), 3.5, 3.5)
        painter.end()


class _ClauseLabel(QLabel):
    """A sentence with the name of a clause; without room the name of its document gives way."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence, self._name = "{clause}", ""

    def say(self, sentence: str, name: str) -> None:
        """Show a name in a sentence, in the place of ``{clause}``; the whole of it is in the tool tip."""
        self._sentence, self._name = sentence, name
        self.setText(sentence.format(clause=name))
        self.setToolTip(self.text())

    def minimumSizeHint(self) -> QSize:
        """Return a minimum that lets the label shrink."""
        return QSize(0, super().minimumSizeHint().height())

    def shown(self) -> str:
        """Return as much of the sentence as there is room for."""
        # What knows the names of documents is not loaded before the first paint.
        from ui.widgets.document_line import cut_words

        taken = self.fontMetrics().horizontalAdvance(self._sentence.format(clause=""))
        name = cut_words(self._name, self.fontMetrics(), max(0, self.width() - taken))
        return self._sentence.format(clause=name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(self.alignment()), self.shown())
        painter.end()


class StatusBar(QFrame):
    """Shows, and offers to cancel what is under way."""

    cancel_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self._fit()
        themes.changed.connect(self._fit)
        self._documents = QLabel()
        self._clauses = QLabel()
        self._hit = QLabel()
        self._clause = _ClauseLabel()
        self._clause.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._clause.setAccessibleName(self.tr("Current clause"))
        self._work = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._bar.setFixedSize(QSize(120, 4))
        self._cancel = IconButton(themes, "x", self.tr("Cancel"), size=12)
        self._cancel.setFixedSize(20, 20)
        self._cancel.clicked.connect(self.cancel_requested)
        self._saved = QLabel(self.tr("Saved"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(14)
        offline = QHBoxLayout()
        offline.setSpacing(6)
        offline.addWidget(_Dot(themes))
        offline.addWidget(QLabel(self.tr("Offline")))
        row.addLayout(offline)
        for label in (self._documents, self._clauses, self._hit):
            row.addWidget(label)
        row.addWidget(self._clause, 1000)
        row.addStretch(1)
        for widget in (self._work, self._bar, self._cancel, self._saved):
            row.addWidget(widget)
        self.work_done()
        self._hit.hide()
        self._clause.hide()

    def _fit(self, _theme: object = None) -> None:
        """Be as high as the size of text wants."""
        self.setFixedHeight(px(HEIGHT))

    def show_library(self, documents: int, articles: int, measures: int) -> None:
        """Show the size of the library: its documents, their articles (条), and their other clauses (项)."""
        self._documents.setText(numbered(self.tr("{n} document|{n} documents"), n=documents))
        sizes = (Message("size.articles", count=articles), Message("size.measures", count=measures))
        self._clauses.setText(listed([sentence(size) for size in sizes if size.details["count"]]))

    def show_hit(self, current: int, total: int) -> None:
        """Show the number of the current hit in the open document; nothing when there are none."""
        self._hit.setText(self.tr("Hit {n}/{total}").format(n=current, total=total))
        self._hit.setVisible(total > 0)

    def show_pair(self, current: int, total: int, what: str) -> None:
        """Show the current pair of a comparison, and its kind."""
        text = self.tr("Pair {n}/{total}").format(n=current, total=total)
        self._hit.setText(f"{text} · {what}" if what else text)
        self._hit.setVisible(total > 0)

    def show_clause(self, name: str) -> None:
        """Show the current clause, to which keys and menus apply; empty for none."""
        self._clause.say(self.tr("Current: {clause}"), name)
        self._clause.setVisible(bool(name))

    def show_work(self, text: str, fraction: float = -1.0, cancellable: bool = False) -> None:
        """Show the running work and its progress; a negative fraction for unknown."""
        self._work.setText(text)
        self._bar.setRange(0, 0 if fraction < 0 else 1000)
        self._bar.setValue(round(fraction * 1000))
        self._work.show()
        self._bar.show()
        self._cancel.setVisible(cancellable)

    def work_done(self) -> None:
        """Clear the running work."""
        for widget in (self._work, self._bar, self._cancel):
            widget.hide()

    def show_saved(self, saved: bool, retrying: bool = False) -> None:
        """Show whether all notes are on disk, and whether saving is tried again automatically."""
        missing = self.tr("Not saved yet; trying again") if retrying else self.tr("Not saved yet")
        self._saved.setText(self.tr("Saved") if saved else missing)
        self._saved.setProperty("warn", not saved)

    def text(self) -> str:
        """Return everything that is shown, for accessibility and tests."""
        labels = self.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisibleTo(self) and label.text())
