"""Whether a document holds, on every screen, copy and print; offered, accepted and undone in the window."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from store.library.validity import validity_of
from tests.finding import one
from ui.library.model import LibraryRoles, row_value
from ui.library.validity_menu import ValidityMenu
from ui.printing.content.blocks import Options
from ui.printing.content.document_blocks import blocks
from ui.printing.content.excerpt import excerpt_of
from ui.printing.layout.styles.official_style import OFFICIAL
from ui.reader.copying.citation_styles import VALIDITY_KEY
from ui.services.library.short_names import stated_title, warning_mark
from ui.services.notebook.note_entries import EntryMaker
from ui.shell.main_window import MainWindow

OLD = "某省床位管理办法\n某卫发〔2019〕3号\n第一条 床位要够。\n第二条 自2019年5月1日起施行。\n2019年4月1日\n"
NEW = (
    "某省医疗机构管理办法\n某卫发〔2024〕9号\n第一条 为管理医疗机构，制定本办法。\n"
    "第二条 本办法自2024年5月1日起施行。《某省床位管理办法》（某卫发〔2019〕3号）同时废止。\n2024年4月1日\n"
)
KEY = "某卫发〔2019〕3号"


@pytest.fixture
def repealed(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window with two documents of the user, of which one says that the other is repealed."""
    for number, text in enumerate((OLD, NEW)):
        file = tmp_path / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        window.workspace.import_files([file])
    with qtbot.waitSignal(window.importer.idle):
        window.importer.library_changed.emit()
        window.importer.rebuild_if_needed()
    return window


def accepted(window: MainWindow, qtbot: QtBot) -> None:
    """Open the old document and take the offer."""
    window.open(KEY)
    accept = window.validity.tr("Mark as repealed")
    found: list[QPushButton] = []

    def offered() -> bool:
        found[:] = [each for each in window.banner.findChildren(QPushButton) if each.text() == accept]
        return bool(found)

    qtbot.waitUntil(offered)
    assert window.workspace.library.summary(KEY).validity is None
    found[0].click()
    qtbot.waitUntil(lambda: window.workspace.library.summary(KEY).validity == "已废止")
    qtbot.waitUntil(lambda: not window.importer.busy)


def test_one_click_accepts_what_another_document_says_and_one_key_takes_it_back(
    repealed: MainWindow, qtbot: QtBot
) -> None:
    accepted(repealed, qtbot)
    view = repealed.reader.current_view()
    assert view is not None
    qtbot.waitUntil(lambda: "已废止" in view.page.toPlainText()[:60])
    model = repealed.library_panel.view.model()
    assert any(
        row_value(model.index(row, 0), LibraryRoles.WARNING) == "已废止" for row in range(model.rowCount())
    )
    assert warning_mark(KEY) == "已废止"
    assert one(repealed.inspector, QLabel, "validity").text() == "已废止"
    repealed.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: repealed.workspace.library.summary(KEY).validity is None)
    qtbot.waitUntil(lambda: not repealed.importer.busy)
    assert warning_mark(KEY) == ""


def test_a_citation_says_so_where_that_is_asked_for(repealed: MainWindow, qtbot: QtBot) -> None:
    accepted(repealed, qtbot)
    for wanted in (False, True):
        repealed.settings.set(VALIDITY_KEY, wanted)
        repealed.reading.copy_with_citation()
        assert QApplication.clipboard().text().endswith("（已废止）") is wanted


def test_paper_has_a_line_that_says_so(repealed: MainWindow, qtbot: QtBot) -> None:
    accepted(repealed, qtbot)
    library = repealed.workspace.library
    excerpt = excerpt_of([one.id for one in library.document(KEY).clauses], library)
    texts = [getattr(block, "text", "") for block in blocks(excerpt, Options(), OFFICIAL)]
    assert "（本文件已废止）" in texts[:4]


def test_a_day_in_the_future_is_not_yet_in_force_without_being_stored(
    window: MainWindow, tmp_path: Path
) -> None:
    day = date.today() + timedelta(days=40)
    text = OLD.replace("2019年5月1日", f"{day.year}年{day.month}月{day.day}日")
    (tmp_path / "新.txt").write_text(text, encoding="utf-8")
    (read,) = window.workspace.import_files([tmp_path / "新.txt"]).imported
    summary = window.workspace.library.summary(read.key)
    assert (summary.validity, validity_of(summary)) == (None, "尚未生效")
    assert validity_of(summary, day) is None


def test_the_menu_of_a_document_sets_its_state(repealed: MainWindow, qtbot: QtBot) -> None:
    panel = repealed.library_panel
    model = panel.view.model()
    row = next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if row_value(model.index(row, 0), LibraryRoles.KEY) == KEY
    )
    menu = panel.lists.menu_at(row)
    states = next(iter(menu.findChildren(ValidityMenu)))
    next(each for each in states.actions() if each.text() == "已修改").trigger()
    qtbot.waitUntil(lambda: repealed.workspace.library.summary(KEY).validity == "已修改")
    qtbot.waitUntil(lambda: not repealed.importer.busy)
    assert not any(row_value(model.index(row, 0), LibraryRoles.WARNING) for row in range(model.rowCount()))


def test_the_place_that_states_a_repeal_is_kept_with_it_and_opens(repealed: MainWindow, qtbot: QtBot) -> None:
    accepted(repealed, qtbot)
    basis = one(repealed.inspector, QPushButton, "basis")
    qtbot.waitUntil(lambda: not basis.isHidden())
    assert "某省医疗机构管理办法" in basis.text()
    assert "第二条" in basis.text()
    basis.click()
    assert repealed.reading.clause_id() == "某卫发〔2024〕9号/第二条"
    assert basis.isHidden()
    repealed.open(KEY)
    assert not basis.isHidden()
    repealed.menu_actions["undo"].trigger()
    qtbot.waitUntil(lambda: repealed.workspace.library.summary(KEY).validity is None)
    qtbot.waitUntil(lambda: not repealed.importer.busy)
    qtbot.waitUntil(basis.isHidden)


def test_every_list_that_names_a_repealed_document_says_so(repealed: MainWindow, qtbot: QtBot) -> None:
    accepted(repealed, qtbot)
    document = repealed.workspace.library.document(KEY)
    assert repealed.contents.stated_name(KEY).endswith("（已废止）")
    assert stated_title(document).endswith("（已废止）")
    assert "已废止" not in stated_title(repealed.workspace.library.document("某卫发〔2024〕9号"))
    maker = EntryMaker(repealed.workspace.library)
    assert maker.name(KEY).endswith("（已废止）")
