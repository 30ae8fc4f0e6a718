"""The notes of one clause as cards, with a button that adds one; words that could not be saved are kept."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from store.model.annotation import Note
from ui.appearance.icons import icon
from ui.appearance.theme import Theme, ThemeManager
from ui.reader.inspector.note_card import NoteCard
from ui.reader.inspector.tag_row import Completer
from ui.widgets.tinted import TextButton


class NotesSection(QWidget):
    """Cards of notes; ids of new notes are made here, so that later saves meet the same note."""

    saved = Signal(str, str)
    deleted = Signal(str)
    finished = Signal(str)
    card_shown = Signal(object)
    tags_changed = Signal(str, list)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._clause_id = ""
        self._complete: Completer = lambda _typed: ()
        self._cards: dict[str, NoteCard] = {}
        self._drafts: dict[str, dict[str, str]] = {}
        title = QLabel(self.tr("Notes"))
        title.setObjectName("caption")
        self._add = TextButton(themes, self.tr("Add"))
        self._add.setProperty("link", True)
        self._add.setAccessibleName(self.tr("Add a note"))
        self._add.setToolTip(self.tr("Write a note on this clause (Ctrl+M)"))
        self._add.clicked.connect(lambda: self.add_note())
        self._none = QLabel(self.tr("Ctrl+M writes a note on this clause"))
        self._none.setObjectName("remark")
        self._none.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self._none)
        themes.changed.connect(self._tint)
        self._tint(themes.theme)

    def set_completer(self, complete: Completer) -> None:
        """Complete tags in this way."""
        self._complete = complete

    def show_notes(self, clause_id: str, notes: Sequence[Note], whole: int = 0) -> None:
        """Show the notes of a clause of ``whole`` characters; cards that are being edited are left alone."""
        if clause_id != self._clause_id:
            self.flush()
            self._keep_drafts()
            self._clear()
            self._clause_id = clause_id
        given = {note.id: note for note in notes}
        for note_id, card in list(self._cards.items()):
            if note_id not in given and not (card.is_new and card.is_editing()) and not card.is_unsaved():
                self._remove(note_id)
        for note in notes:
            card = self._cards.get(note.id) or self._new_card(note.id, note.body, note.updated)
            card.show_note(note.body, note.updated, note.tags, _quote(note, whole), bool(note.conflict_of))
        for note_id, text in self._drafts.pop(clause_id, {}).items():
            (self._cards.get(note_id) or self._new_card(note_id)).edit_draft(text)
        self._none.setVisible(not self._cards)

    def add_note(self) -> str:
        """Open an empty card, and tell its id; one that is still empty is used again."""
        for card in self._cards.values():
            if card.is_new and card.is_editing() and not card.text().strip():
                card.edit()
                return card.note_id
        card = self._new_card(uuid4().hex)
        self._none.hide()
        card.edit()
        self._reveal(card)
        return card.note_id

    def edit_note(self, note_id: str) -> bool:
        """Open a card in its editor; False if it is not here."""
        card = self._cards.get(note_id)
        if card is None:
            return False
        card.edit()
        self._reveal(card)
        return True

    def cards(self) -> list[NoteCard]:
        """Return the cards from top to bottom."""
        return list(self._cards.values())

    def flush(self) -> None:
        """Save everything that is typed and not saved."""
        for card in list(self._cards.values()):
            card.flush()

    def save_failed(self, note_id: str) -> None:
        """Keep the text of this note, which was not written."""
        card = self._cards.get(note_id)
        if card is not None:
            card.mark_failed()

    def note_written(self, note_id: str, text: str) -> None:
        """Note that a failed text was written after all; on a clause that was left, drop it."""
        for clause_id, kept in list(self._drafts.items()):
            if kept.get(note_id) == text:
                del kept[note_id]
            if not kept:
                del self._drafts[clause_id]

    def unsaved_texts(self) -> list[str]:
        """Return the words that are not written, here and on clauses that were left."""
        kept = [text for drafts in self._drafts.values() for text in drafts.values()]
        return kept + [card.text() for card in self.cards() if card.is_unsaved() and card.text().strip()]

    def has_unsaved_text(self) -> bool:
        """Return whether any words, here or on a clause that was left, are not written."""
        return bool(self.unsaved_texts())

    def _keep_drafts(self) -> None:
        kept = {
            card.note_id: card.text() for card in self.cards() if card.is_unsaved() and card.text().strip()
        }
        if kept and self._clause_id:
            self._drafts[self._clause_id] = kept

    def _new_card(self, note_id: str, body: str = "", updated: str = "") -> NoteCard:
        card = NoteCard(self._themes, note_id, body, updated, lambda typed: self._complete(typed))
        card.tags_changed.connect(self.tags_changed)
        card.saved.connect(self.saved)
        card.delete_requested.connect(self.deleted)
        card.dropped.connect(self._remove)
        card.finished.connect(self.finished)
        self._cards[note_id] = card
        self._column.addWidget(card)
        return card

    def _remove(self, note_id: str) -> None:
        card = self._cards.pop(note_id, None)
        if card is not None:
            focused = QApplication.focusWidget()  # a widget's own is the one that had it last
            if focused is not None and (focused is card or card.isAncestorOf(focused)):
                self._add.setFocus()  # what comes next might be another note's button that deletes
            card.hide()
            self._column.removeWidget(card)
            card.deleteLater()
        self._none.setVisible(not self._cards)

    def _clear(self) -> None:
        for note_id in list(self._cards):
            card = self._cards[note_id]
            card.blockSignals(True)
            self._remove(note_id)

    def _reveal(self, card: NoteCard) -> None:
        self._column.activate()
        self.card_shown.emit(card)

    def _tint(self, theme: Theme) -> None:
        self._add.setIcon(icon("plus", theme.accent))


def _quote(note: Note, whole: int) -> str:
    """Return the words that a note is on; empty where that is the whole clause."""
    anchor = note.anchor
    return "" if anchor.start <= 0 and anchor.end >= whole else " ".join(anchor.quote.split())
