"""The list of notes: what needs the user's eye and its buttons, bookmarks, days, tags, copies, long lists."""

from __future__ import annotations

import gc
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from store.model.annotation import Bookmark, Note
from store.model.document import Document
from store.model.errors import Cancelled
from store.model.printed import printed
from store.notebook import STYLES, AnnotationFilter, Notebook, anchor_for
from store.notebook.annotations import Annotations
from tests.looping import some
from tests.samples import in_state
from ui.appearance.theme import load
from ui.notebook.notes.days_dialog import DaysDialog
from ui.notebook.notes.delegate import EntryDelegate
from ui.notebook.notes.filter_menu import FilterMenu, style_icon
from ui.notebook.notes.model import STEP, EntryRole
from ui.notebook.notes.panel import NEAR, NotesPanel
from ui.notebook.tag_dialogs import COUNT, TagDialog, TagsDialog
from ui.search.result_data import ResultRoles
from ui.services.notebook.days import day_end, day_of, since
from ui.services.notebook.note_entries import EntryMaker
from ui.services.notebook.note_list import listing
from ui.shell.main_window import MainWindow
from ui.widgets import document_line, painting

TIME = "2026-01-01T00:00:00.000Z"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def document(window: MainWindow) -> Document:
    return window.workspace.library.document(window.workspace.library.documents()[0].key)


@pytest.fixture
def panel(window: MainWindow, document: Document, qtbot: QtBot) -> NotesPanel:
    """A note and a highlight that are in place, a note and a bookmark each that are unsure and lost."""
    clause = next(each for each in document.walk() if len(printed(each)) > 60)
    anchor = replace(anchor_for(document, clause, 0, 40), prefix="全然不同的前文", suffix="全然不同的后文")
    words = "".join("某" if number % 3 == 1 else one for number, one in enumerate(anchor.quote))
    changed, gone = replace(anchor, quote=words), replace(anchor, quote="早已删去的一段话，再也找不到了")
    window.notes.save_note(document, list(document.walk())[4], "n", "价格")
    window.notes.highlight(document, [(clause.id, 0, 8)], "duty")
    window.workspace.notebook.annotations.put(
        *[
            Note("nu", changed, "改过字的批注", TIME, TIME),
            Note("nl", gone, "没有位置的批注", TIME, TIME),
            Bookmark("bu", changed, "改过字的书签", TIME),
            Bookmark("bl", gone, "没有位置的书签", TIME, ("待办",)),
            Bookmark("b", anchor_for(document, list(document.walk())[6]), "书签", TIME, ("待办",)),
        ]
    )
    window.workspace.place_annotations()
    window.show_panel("notes")
    window.notes_controller.library_changed()
    settle(window, qtbot)
    return window.notes_panel


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.jobs.running() == 0)


def ids(panel: NotesPanel) -> list[str]:
    return [entry.id for entry in panel.model.entries()]


def press(panel: NotesPanel, item_id: str, button: str, qtbot: QtBot) -> None:
    """Press a button in a line with the mouse."""
    view = panel.list
    index = panel.model.index(panel.model.row_of(item_id))
    view.scrollTo(index)
    delegate = view.itemDelegate()
    assert isinstance(delegate, EntryDelegate)
    box = delegate.button_box(index, view.visualRect(index), button)
    qtbot.mouseMove(view.viewport(), box.center().toPoint())
    qtbot.mouseClick(view.viewport(), LEFT, pos=box.center().toPoint())


# -- what needs the user's eye ----------------------------------------------------------------------------


def test_everything_that_is_told_of_is_listed_with_its_document(panel: NotesPanel) -> None:
    assert ids(panel)[:4] == ["bl", "nl", "bu", "nu"]
    headers = [panel.model.index(row) for row in (0, 3)]
    assert [(one.data(), one.data(EntryRole.COUNT)) for one in headers] == [("未归位", 2), ("待确认", 2)]
    for item_id in ("bl", "nl", "bu", "nu"):
        assert panel.model.index(panel.model.row_of(item_id)).data(EntryRole.NAMED)
    assert not panel.model.index(panel.model.row_of("n")).data(EntryRole.NAMED)


def test_lines_without_a_header_name_their_document(
    panel: NotesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.set_sort("updated")
    settle(window, qtbot)
    assert panel.model.index(panel.model.row_of("n")).data(EntryRole.NAMED)


def test_one_click_confirms(panel: NotesPanel, window: MainWindow, qtbot: QtBot) -> None:
    opened: list[str] = []
    panel.activated.connect(opened.append)
    for item_id in ("nu", "bu"):
        press(panel, item_id, "confirm", qtbot)
        settle(window, qtbot)
    assert {each.id for each in in_state(window.workspace.notebook, "unsure")} == set()
    assert not opened
    assert window.notes.undo_stack.undoText() == "确认位置"


def test_one_click_goes_and_looks(
    panel: NotesPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    press(panel, "nu", "look", qtbot)
    placed = next(
        each for each in window.workspace.notebook.placements.marks(document) if each.annotation.id == "nu"
    )
    assert window.reading.clause_id() == placed.spans[0].clause_id


def test_what_is_lost_can_be_looked_for_where_it_was(
    panel: NotesPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    entry = panel.model.index(panel.model.row_of("nl")).data(EntryRole.ENTRY)
    window.show_home()
    with qtbot.waitSignal(window.notes_controller.told):
        press(panel, "nl", "look", qtbot)
    assert (window.reading.document_key(), window.reading.clause_id()) == (document.key, entry.clause_id)


def test_lines_are_told_with_their_state_and_tags(panel: NotesPanel) -> None:
    told = panel.model.index(panel.model.row_of("bl")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("未归位 ")
    assert told.endswith(" #待办")


def test_one_click_places_where_one_reads_and_tells(
    panel: NotesPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    window.open(document.key, list(document.walk())[9].id)
    with qtbot.waitSignal(window.notes_controller.told) as told:
        press(panel, "bl", "place", qtbot)
    assert "已归位到" in told.args[0]
    settle(window, qtbot)
    assert "bl" not in ids(panel)
    found = window.workspace.notebook.annotations.get("bl")
    assert found is not None
    assert found.clause_id == list(document.walk())[9].id


def test_a_line_says_how_sure_it_is(panel: NotesPanel) -> None:
    delegate = panel.list.itemDelegate()
    assert isinstance(delegate, EntryDelegate)
    entry = panel.model.index(panel.model.row_of("nu")).data(EntryRole.ENTRY)
    assert f"可能 {round(entry.certainty * 100)} %" in delegate.remark(entry)
    assert "未归位" in delegate.remark(panel.model.index(panel.model.row_of("nl")).data(EntryRole.ENTRY))


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


# -- bookmarks in the list --------------------------------------------------------------------------------


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


# -- days -------------------------------------------------------------------------------------------------


@pytest.fixture
def in_china(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="time zones are set otherwise here")
def test_a_day_is_the_users_own(in_china: object) -> None:
    assert since(1, date(2026, 1, 2)) == "2026-01-01T16:00:00.000Z"
    assert day_end(date(2026, 1, 2)) == "2026-01-02T15:59:59.999Z"
    assert day_of("2026-01-01T16:00:00.000Z") == date(2026, 1, 2)


def test_days_of_ones_own(panel: NotesPanel, window: MainWindow, qtbot: QtBot) -> None:
    panel.ask_days()
    dialog = window.findChildren(DaysDialog)[0]
    dialog.first.setDate(QDate(2026, 1, 3))
    dialog.last.setDate(QDate(2025, 12, 31))
    dialog._take()
    settle(window, qtbot)
    assert sorted(ids(panel)) == ["nl", "nu"]
    assert panel.chips() == ["2025年12月31日 – 2026年1月3日 ×"]
    panel._chips.chosen.emit(panel.chips()[0])
    settle(window, qtbot)
    assert panel.wanted == AnnotationFilter()
    panel.ask_days()
    dialog = window.findChildren(DaysDialog)[-1]
    dialog.first_on.setChecked(False)
    dialog.last.setDate(QDate(2026, 1, 3))
    dialog._take()
    settle(window, qtbot)
    assert panel.wanted.since == ""
    assert "n" not in ids(panel)


# -- tags -------------------------------------------------------------------------------------------------


def test_a_tag_is_renamed_in_a_field_that_shows_all_of_it(
    panel: NotesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.tags_wanted.emit()
    dialog = window.findChildren(TagsDialog)[0]
    assert dialog.list.item(0).data(COUNT) == 2
    dialog.list.edit(dialog.list.currentIndex())
    field = dialog.list.viewport().findChild(QLineEdit)
    assert field.height() >= QFontMetricsF(field.font()).height() + 10
    field.setText("会议")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.notes.tags() == {"会议": 2})
    qtbot.waitUntil(lambda: dialog.list.item(0).text() == "会议")
    qtbot.waitUntil(lambda: dialog.list.viewport().findChild(QLineEdit) is None)
    assert dialog.isVisible()


def test_how_often_a_tag_is_used_stands_in_its_line(panel: NotesPanel, window: MainWindow) -> None:
    panel.tags_wanted.emit()
    dialog = window.findChildren(TagsDialog)[0]
    shown = []
    for number in (2, 37):
        dialog.list.item(0).setData(COUNT, number)
        image: QImage = dialog.list.viewport().grab(dialog.list.visualItemRect(dialog.list.item(0))).toImage()
        shown.append(image)
    assert shown[0] != shown[1]


def test_the_dialog_of_a_tag_says_what_it_is_for(panel: NotesPanel, window: MainWindow) -> None:
    panel.tag_requested.emit(["n", "nu"])
    dialog = window.findChildren(TagDialog)[0]
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "给选中的 2 条加标签" in words
    assert any("按标签筛选" in text for text in words)


# -- copies -----------------------------------------------------------------------------------------------


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


# -- long lists -------------------------------------------------------------------------------------------


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


def test_notes_of_a_removed_document_stand_together_with_the_reason(
    panel: NotesPanel, window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    window.workspace.library.remove(document.key)
    window.contents.refresh_library()
    window.notes_controller.library_changed()
    settle(window, qtbot)
    rows = [panel.model.index(row) for row in range(panel.model.rowCount())]
    headers = [str(row.data()) for row in rows if row.data(EntryRole.ENTRY) is None]
    assert headers == ["文件已移除"]
    entry = panel.model.index(panel.model.row_of("n" if "n" in ids(panel) else "nl")).data(EntryRole.ENTRY)
    assert entry.gone
    delegate = panel.list.itemDelegate()
    assert delegate.buttons(entry) == []
    assert "文件已移除" in delegate.remark(entry)
