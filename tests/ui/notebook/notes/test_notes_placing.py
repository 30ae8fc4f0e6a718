"""Notes whose place is unsure or lost are confirmed, looked for and placed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from store.model.document import Document
from tests.samples import in_state
from tests.ui.notebook.notes.notes_panel import ids, settle
from ui.notebook.notes.delegate import EntryDelegate
from ui.notebook.notes.model import EntryRole
from ui.notebook.notes.panel import NotesPanel
from ui.shell.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


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


def test_everything_that_is_told_of_is_listed_with_its_document(panel: NotesPanel) -> None:
    assert ids(panel)[:4] == ["bl", "nl", "bu", "nu"]
    headers = [panel.model.index(row) for row in (0, 3)]
    assert [(one.data(), one.data(EntryRole.COUNT)) for one in headers] == [("未归位", 2), ("待确认", 2)]
    for item_id in ("bl", "nl", "bu", "nu"):
        assert panel.model.index(panel.model.row_of(item_id)).data(EntryRole.NAMED)
    assert not panel.model.index(panel.model.row_of("n")).data(EntryRole.NAMED)


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
