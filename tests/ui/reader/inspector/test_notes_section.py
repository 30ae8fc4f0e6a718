"""The notes of a clause, as cards: what becomes of the focus when they go."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from store.model.annotation import Anchor, Note
from ui.appearance.theme import ThemeManager
from ui.reader.inspector.notes_section import NotesSection


@pytest.mark.parametrize("left", [True, False])
def test_a_card_that_goes_takes_no_focus_from_elsewhere(
    qtbot: QtBot, themes: ThemeManager, left: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    section, elsewhere = NotesSection(themes), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(section)
    column.addWidget(elsewhere)
    window.show()
    qtbot.waitExposed(window)
    anchor = Anchor("document", "a", 0, 4, "住院病历", "", "")
    section.show_notes("a", [Note("1", anchor, "问医务科", "2026-01-01", "2026-01-01")])
    (card,) = section.cards()
    window.activateWindow()
    qtbot.waitUntil(card.isVisible)
    card.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card)
    if left:
        elsewhere.setFocus()
    section.show_notes("b", [])
    assert (QApplication.focusWidget() is elsewhere) == left
