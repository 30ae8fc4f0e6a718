"""Messages name a document so that it cannot be taken for another: with its mark, cut like no other."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.finding import sentences
from tests.ui.library.test_edition_dialog import answer, asked, file
from tests.ui.services.library.arriving.test_arrivals import NOTICE
from tests.ui.shell.test_importing_in_the_window import import_files
from ui.library.import_dialog import ImportDialog
from ui.library.import_report import LONGEST, menu_title, quoted_title
from ui.services.library.short_names import full_title, tell_apart
from ui.services.workspace import ImportResult
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.current import ChosenPlace, CurrentPlaces


@pytest.fixture
def twice(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window with two texts of one title."""
    import_files(qtbot, window, file(tmp_path, "旧.txt", NOTICE))
    dialog = asked(qtbot, window, file(tmp_path, "新.txt", NOTICE.replace("三十元", "五十元")))
    answer(qtbot, window, dialog, "keep_both")
    return window


def marks(window: MainWindow) -> dict[str, str]:
    """The marks of the texts that the user added, by their keys."""
    return {one.key: one.edition or "" for one in window.workspace.library.documents() if not one.shipped}


def test_what_was_added_beside_a_text_of_its_title_is_named_with_its_mark(twice: MainWindow) -> None:
    library = twice.workspace.library
    newest = library.summary(list(marks(twice))[-1])
    assert newest.edition
    assert full_title(newest) in twice.banner.text()
    assert menu_title(newest) in twice.menu_actions["undo"].text()
    assert full_title(newest).endswith("）")


def test_one_of_two_texts_is_named_with_its_mark_when_it_is_removed(qtbot: QtBot, twice: MainWindow) -> None:
    library = twice.workspace.library
    document = library.document(next(iter(marks(twice))))
    name = full_title(document)
    assert document.edition
    twice.reading.open(document.key)
    twice.reading.toggle_bookmark(next(document.walk()).id)
    twice.library_controller.remove(document.key)
    box = next(each for each in twice.findChildren(QMessageBox) if each.isVisible())
    assert quoted_title(document) in box.text(), "the question says what is removed"
    with qtbot.waitSignal(twice.importer.idle):
        box.defaultButton().click()
    assert name in " ".join(twice.banner.texts())
    assert menu_title(document) in twice.menu_actions["undo"].text()


def test_copied_documents_are_cited_with_their_marks_and_all_of_them_are_told(twice: MainWindow) -> None:
    chosen = tuple(ChosenPlace(key, "") for key in marks(twice))
    twice.clause_commands.run("copy", CurrentPlaces(chosen, chosen[0]))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(set(lines)) == 2
    assert f"{lines[0]} 等（另有 1 份）" in " ".join(twice.banner.texts())


def test_the_report_of_an_import_names_texts_of_one_title_apart(qtbot: QtBot, twice: MainWindow) -> None:
    library = twice.workspace.library
    added = tuple(library.unmarked(key) for key in marks(twice))
    dialog = ImportDialog(twice.themes, ImportResult(added), None, twice.importer.listed)
    qtbot.addWidget(dialog)
    names = [full_title(library.summary(one.key)) for one in added]
    assert len(set(names)) == 2
    assert set(names) <= set(sentences(dialog))


def test_long_titles_in_a_menu_are_cut_so_that_no_two_look_alike() -> None:
    court = "最高人民法院、最高人民检察院关于办理{}刑事案件适用法律若干问题的解释"
    listed = [
        SimpleNamespace(key=what, name=court.format(what), edition=edition)
        for what, edition in (
            ("危害药品安全", None),
            ("非法采矿、破坏性采矿", None),
            ("环境污染", "2016"),
            ("环境污染", "2023"),
        )
    ]
    tell_apart(listed)
    try:
        shown = [menu_title(one) for one in listed]
    finally:
        tell_apart(())
    assert len(set(shown)) == len(listed)
    assert all(len(name) <= LONGEST + len("《》（2016）") for name in shown)
    assert shown[2].endswith("》（2016）")
