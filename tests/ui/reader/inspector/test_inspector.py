"""The inspector: what it shows of a clause, and that nothing typed in it is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from store.model.document import Correction, Document
from store.model.message import verbatim
from tests.finding import one
from tests.ui.reader.inspector.cards import bodies, cards, type_into
from ui.notebook.notebook_editor import NotebookEditor
from ui.reader.inspector.inspector import Inspector
from ui.reader.inspector.link_button import LinkButton
from ui.reader.inspector.tag_row import TagField
from ui.shell.main_window import MainWindow
from ui.widgets.choices.chips import ChipRow


def test_it_shows_citation_duties_by_role_and_references(inspector: Inspector) -> None:
    assert one(inspector, QLabel, "citation").text() == "《某清单》第一项"
    rows = [row for row in inspector._duties.findChildren(ChipRow) if not row.isHidden()]
    assert [row.texts() for row in rows] == [["省卫健委"], ["省医保局", "省财政厅"]]
    links = inspector._references.findChildren(QPushButton)
    assert [link.accessibleName() for link in links] == ["《医师法》第九条"]


def test_chips_and_references_are_intents(inspector: Inspector, qtbot: QtBot) -> None:
    row = inspector._duties.findChildren(ChipRow)[0]
    with qtbot.waitSignal(inspector.organisation_activated) as caught:
        row.chosen.emit("省卫健委")
    assert caught.args == ["省卫健委"]
    with qtbot.waitSignal(inspector.reference_activated) as caught:
        inspector._references.findChildren(QPushButton)[0].click()
    assert caught.args[0].title == "医师法"


def test_a_doubtful_place_is_shown_as_it_is_printed(inspector: Inspector, document: Document) -> None:
    doubtful = Correction("1.", "话合", "适合", verbatim("形近字误识"), applied=False)
    mended = Correction("1.", '一院一策"', "一院一策”", verbatim("引号"), applied=True)
    marked = replace(document, corrections=(doubtful, mended))
    inspector.show_clause(marked, replace(document.clauses[0]), "", False, ())
    lines = [label.text() for label in inspector._corrections.findChildren(QLabel) if not label.isHidden()]
    assert lines[1] == "话合\u3000存疑，或应作“适合”。形近字误识"
    assert lines[2].startswith('一院一策”\u3000原文印作“一院一策"”')


def test_a_document_is_not_listed_as_citing_itself(window: MainWindow, qtbot: QtBot) -> None:
    notice = "晋政办函〔2020〕28号"
    window.open_clause(f"{notice}/前言")
    qtbot.waitUntil(lambda: not window.jobs.running())
    clause = window.inspector.clause()
    assert clause is not None
    assert any("政策清单" in (one.title or "") for one in clause.references)
    links = [one for one in window.inspector._references.findChildren(QPushButton) if not one.isHidden()]
    assert not any("政策清单" in link.accessibleName() for link in links)
    assert window.inspector._references.isHidden() is not bool(links)


def test_without_a_clause_it_says_so(inspector: Inspector) -> None:
    inspector.clear()
    assert inspector.clause() is None
    assert inspector._empty.isVisible()
    inspector.edit_new_note()
    assert not cards(inspector)


def test_the_bookmark_button_shows_the_notebook_not_the_click(
    inspector: Inspector, notes: NotebookEditor, document: Document
) -> None:
    one(inspector, QPushButton, "bookmark").click()
    assert "d/1." in notes.marks(document).bookmarks
    assert one(inspector, QPushButton, "bookmark").isChecked()
    notes.undo_stack.undo()
    assert not one(inspector, QPushButton, "bookmark").isChecked()


def test_tags_are_entered_one_behind_the_other(
    inspector: Inspector, notes: NotebookEditor, notebook_file: Path, qtbot: QtBot
) -> None:
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "记下")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    card = cards(inspector)[0]
    card.findChild(QPushButton, "tagAdd").click()
    for tag in ("jiage", "daiban"):
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), TagField))
        qtbot.keyClicks(QApplication.focusWidget(), tag)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert notes.tags() == {"jiage": 1, "daiban": 1}
    assert not card.is_editing()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "tagAdd"
    assert bodies(notebook_file) == ["记下"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_completed_tag_is_taken_once(
    inspector: Inspector, notes: NotebookEditor, qtbot: QtBot, key: Qt.Key
) -> None:
    inspector._notes.set_completer(lambda _typed: ["会议", "价格"])
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "记下")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    cards(inspector)[0].findChild(QPushButton, "tagAdd").click()
    field = cards(inspector)[0].findChild(TagField)
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, key)
    assert notes.tags() == ({"会议": 1} if key == Qt.Key.Key_Return else {})
    assert not cards(inspector)[0].is_editing()


def test_a_completed_tag_is_taken_by_a_click(
    inspector: Inspector, notes: NotebookEditor, qtbot: QtBot
) -> None:
    inspector._notes.set_completer(lambda _typed: ["会议", "价格"])
    inspector.edit_new_note()
    type_into(cards(inspector)[0], "记下")
    qtbot.keyClick(cards(inspector)[0].editor(), Qt.Key.Key_Escape)
    cards(inspector)[0].findChild(QPushButton, "tagAdd").click()
    popup = cards(inspector)[0].findChild(TagField).completer().popup()
    qtbot.waitUntil(popup.isVisible)
    there = popup.visualRect(popup.model().index(1, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=there)
    qtbot.waitUntil(lambda: notes.tags() == {"价格": 1})


def test_the_number_of_a_place_is_not_parted_from_what_it_counts(qtbot: QtBot) -> None:
    link = LinkButton("36项措施支持国家区域医疗中心建设", "第21项")
    qtbot.addWidget(link)
    label = one(link, QLabel)
    font, text = label.font(), label.text()
    # As wide as all but the last character.
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(label.fontMetrics().horizontalAdvance(text[:-1]) - 1)
    layout.endLayout()
    assert text[: line.textLength()].strip() == "36项措施支持国家区域医疗中心建设"
    assert link.accessibleName() == "36项措施支持国家区域医疗中心建设 第21项"
