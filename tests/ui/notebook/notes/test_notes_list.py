"""The list of notes: what needs the user's eye and its buttons, bookmarks, days, tags, copies, long lists."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from store.model.annotation import Note
from store.model.document import Document
from store.model.errors import Cancelled
from store.model.printed import printed
from store.notebook import STYLES, AnnotationFilter, Notebook, anchor_for
from store.notebook.annotations import Annotations
from tests.looping import some
from tests.ui.notebook.notes.notes_panel import ids, settle
from ui.appearance.theme import load
from ui.notebook.notes.delegate import EntryDelegate
from ui.notebook.notes.filter_menu import FilterMenu, style_icon
from ui.notebook.notes.model import STEP, EntryRole
from ui.notebook.notes.panel import NEAR, NotesPanel
from ui.search.result_data import ResultRoles
from ui.services.notebook.note_entries import EntryMaker
from ui.services.notebook.note_list import listing
from ui.shell.main_window import MainWindow
from ui.widgets import document_line, painting


def test_lines_without_a_header_name_their_document(
    panel: NotesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.set_sort("updated")
    settle(window, qtbot)
    assert panel.model.index(panel.model.row_of("n")).data(EntryRole.NAMED)


def test_lines_are_told_with_their_state_and_tags(panel: NotesPanel) -> None:
    told = panel.model.index(panel.model.row_of("bl")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("未归位 ")
    assert told.endswith(" #待办")


@pytest.mark.parametrize("width", [90, 140, 240, 500])
def test_a_long_name_gives_way_to_the_place(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    font = painting.ui_font(12)
    drawn: list[tuple[str, float]] = []

    def draw(_painter: QPainter, rect: QRectF, text: str, *_more: object, **_named: object) -> float:
        drawn.append((text, rect.width()))
        return min(rect.width(), QFontMetricsF(font).horizontalAdvance(text))

    monkeypatch.setattr(document_line, "draw_line", draw)
    name = "山西白求恩医院区域医疗中心建设发展规划(2020-2024年)"
    document_line.draw_place(QPainter(), QRectF(0, 0, width, 20), name, "第十九条", font, "#000", "  #待办")
    text, room = drawn[-1]
    assert text == " 第十九条  #待办"
    assert room >= QFontMetricsF(font).horizontalAdvance(" 第十九条")


def test_bookmarks_are_counted_and_listed_when_asked_for(
    panel: NotesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    assert "b" not in ids(panel)
    panel._open_filter()
    menu = next(each for each in panel.findChildren(FilterMenu) if each.isVisible())
    action = next(action for action in menu.actions() if action.text().startswith("书签"))
    assert (action.text(), action.isEnabled()) == ("书签\u30003", True)
    action.trigger()
    menu.close()
    settle(window, qtbot)
    assert sorted(ids(panel)) == ["b", "bl", "bu"]
    panel.set_wanted(AnnotationFilter(tags=("待办",)))
    settle(window, qtbot)
    assert sorted(ids(panel)) == ["b", "bl"]


def test_with_one_kind_chosen_the_others_can_be_added(
    panel: NotesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.set_wanted(AnnotationFilter(kinds=("highlight",)))
    settle(window, qtbot)
    panel._open_filter()
    menu = next(each for each in panel.findChildren(FilterMenu) if each.isVisible())
    assert all(action.isEnabled() for action in some(menu.actions()[:3]))
    menu.close()


@pytest.mark.parametrize("name", ["light", "dark", "care"])
def test_dots_of_styles_can_be_seen(name: str, qapp: QApplication) -> None:
    theme = load(name)

    def contrast(style: str, mode: QIcon.Mode) -> float:
        image = style_icon(theme, style).pixmap(16, 16, mode).toImage()
        dot, ground = QColor(image.pixel(image.width() // 2, image.height() // 2)), QColor(theme.paper)
        return sum(abs(a - b) for a, b in zip(dot.getRgb()[:3], ground.getRgb()[:3], strict=True))

    for style in some(STYLES):
        assert contrast(style, QIcon.Mode.Normal) > 120
        assert contrast(style, QIcon.Mode.Normal) > contrast(style, QIcon.Mode.Disabled)


def test_a_conflict_copy_says_so_and_can_be_kept(
    panel: NotesPanel, window: MainWindow, document: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    notebook = window.workspace.notebook
    notebook.exchange.export_json(tmp_path / "a.json")
    other = Notebook.open(tmp_path / "other.db")
    other.exchange.import_json(tmp_path / "a.json")
    note = other.annotations.record("n")
    assert isinstance(note, Note)
    other.annotations.put(replace(note, body="同事改的", updated="2026-02-01T00:00:00.000Z"))
    other.exchange.export_json(tmp_path / "b.json")
    other.close()
    notebook.annotations.put(replace(note, body="我改的", updated="2026-02-02T00:00:00.000Z"))
    window.notes.change("", lambda: notebook.exchange.import_json(tmp_path / "b.json").change)
    settle(window, qtbot)
    window.open(document.key, note.anchor.clause_id)
    cards = {card.text(): card for card in window.inspector._notes.cards()}
    labels = {text: card.findChild(QLabel, "noteCopy") for text, card in cards.items()}
    assert labels["我改的"].isHidden()
    assert not labels["同事改的"].isHidden()
    assert labels["同事改的"].text() == "同一条批注的另一版本"
    entry = next(entry for entry in panel.model.entries() if entry.conflict)
    assert entry.text == "同事改的"
    delegate = panel.list.itemDelegate()
    assert isinstance(delegate, EntryDelegate)
    assert delegate.tr("Other version") == "另一版本"
    menu = panel.lists.menu_at(panel.model.index(panel.model.row_of(entry.id)))
    next(action for action in menu.actions() if action.text() == "两个版本都保留").trigger()
    settle(window, qtbot)
    assert not [each for each in notebook.annotations.find().items if each.conflict_of]


def test_the_search_for_cycles_goes_on_after_a_question_that_was_given_up(
    panel: NotesPanel, window: MainWindow
) -> None:
    notebook, library = window.workspace.notebook, window.workspace.library
    with pytest.raises(Cancelled):
        listing(notebook, AnnotationFilter(), "place", EntryMaker(library), {}, lambda: True)
    assert gc.isenabled()


@pytest.fixture
def long(panel: NotesPanel, window: MainWindow, document: Document, qtbot: QtBot) -> NotesPanel:
    """So many notes that not all are laid out, the latest last."""
    anchor = anchor_for(document, list(document.walk())[5])
    stamps = [f"2026-03-01T00:{number // 60:02}:{number % 60:02}.000Z" for number in range(NEAR + 3 * STEP)]
    window.workspace.notebook.annotations.put(
        *[Note(f"m{number:04}", anchor, f"第{number}条", stamp, stamp) for number, stamp in enumerate(stamps)]
    )
    panel.set_sort("created")
    settle(window, qtbot)
    window.notes_controller.refresh()
    settle(window, qtbot)
    return panel


def choose(panel: NotesPanel, item_id: str) -> None:
    row = panel.model.row_of(item_id)
    panel.model.fetch_to(row)
    panel.list.setCurrentIndex(panel.model.index(row))


def test_what_is_chosen_is_followed_only_so_far(long: NotesPanel, window: MainWindow, qtbot: QtBot) -> None:
    choose(long, f"m{NEAR + 3 * STEP - 1:04}")
    long.set_sort("text")
    settle(window, qtbot)
    long.set_sort("place")
    settle(window, qtbot)
    assert long.model.row_of("m0000") < long.model.row_of(f"m{NEAR + 3 * STEP - 1:04}")
    assert long.model.rowCount() <= NEAR + STEP
    choose(long, "m0002")
    long.set_sort("text")
    settle(window, qtbot)
    assert long.chosen_ids() in ([], ["m0002"])


def test_a_change_leaves_the_list_where_it_was(long: NotesPanel, window: MainWindow, qtbot: QtBot) -> None:
    choose(long, "m0100")
    top = long.list.verticalScrollBar().value()
    assert top > 0
    window.notes.delete(["m0020"])
    settle(window, qtbot)
    assert long.list.verticalScrollBar().value() == top
    assert long.chosen_ids() == ["m0100"]
    assert long.list.indexAt(QPoint(40, 40)).isValid()


def test_after_deleting_the_next_line_is_chosen(long: NotesPanel, window: MainWindow, qtbot: QtBot) -> None:
    choose(long, "m0100")
    long.list.setFocus()
    for _ in range(2):
        qtbot.keyClick(long.list, Qt.Key.Key_Delete)
        settle(window, qtbot)
    assert not {"m0100", "m0099"} & set(ids(long))
    assert long.chosen_ids() == ["m0098"]


def test_another_question_begins_at_the_top(long: NotesPanel, window: MainWindow, qtbot: QtBot) -> None:
    choose(long, "m0100")
    long.set_filter("第1条")
    settle(window, qtbot)
    assert long.list.verticalScrollBar().value() == 0
    assert ids(long) == ["m0001"]


def test_nothing_is_asked_while_nobody_looks(
    panel: NotesPanel, window: MainWindow, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_panel("library")
    asked: list[object] = []
    find = Annotations.find
    monkeypatch.setattr(
        Annotations, "find", lambda *given, **more: (asked.append(given), find(*given, **more))[1]
    )
    window.notes.save_note(document, list(document.walk())[7], "new", "新的")
    settle(window, qtbot)
    assert not asked
    window.show_panel("notes")
    qtbot.waitUntil(lambda: "new" in ids(panel))


def test_the_results_know_how_many_notes_clauses_have(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    clause = list(document.walk())[7]
    window.notes.save_note(document, clause, "new", "新的")
    settle(window, qtbot)
    window.search_box.set_text(f"“{printed(clause)[:12]}”")
    view = window.search_panel.view

    def remarks() -> list[str]:
        rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
        here = [
            row
            for row in rows
            if row.data(ResultRoles.HIT) and row.data(ResultRoles.HIT).clause_id == clause.id
        ]
        return [row.data(ResultRoles.REMARK) for row in here]

    qtbot.waitUntil(lambda: len(remarks()) == 1)
    assert "批注 1" in remarks()[0]


def test_several_chosen_notes_stay_chosen_when_the_notebook_changes(
    panel: NotesPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    clauses = list(document.walk())
    for number in (8, 9, 10):
        window.notes.save_note(document, clauses[number], f"m{number}", f"第{number}条批注")
    settle(window, qtbot)
    first, last = (panel.model.index(panel.model.row_of(each)) for each in ("m8", "m10"))
    panel.rows.choose(last)
    panel.rows.add([first])
    panel.list.setFocus()
    window.notes.save_note(document, clauses[11], "", "又一条")
    settle(window, qtbot)
    value = panel.rows.value()
    assert value is not None
    assert value.clause_ids == [clauses[8].id, clauses[10].id], "the next key acts on the same clauses"
    assert value.clause_id == clauses[10].id, "that with the frame keeps it"
