"""The table of the hospital's own words in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from index.engine import SearchEngine
from index.text.everyday import officials, use_own
from store.library import Library
from store.model.wording import sentences
from ui.services.own_words import OwnWord, OwnWords
from ui.settings.own_words_dialog import OwnWordsDialog


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[OwnWordsDialog]:
    made = OwnWordsDialog(tmp_path)
    qtbot.addWidget(made)
    made.show()
    yield made
    use_own(())


def add(dialog: OwnWordsDialog, said: str, official: str) -> None:
    dialog.add_row()
    row = dialog.table.rowCount() - 1
    editor = dialog.table.viewport().findChildren(QLineEdit)[-1]
    editor.setText(said)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    # The table takes what was typed with its next event.
    QApplication.processEvents()
    dialog.table.item(row, 1).setText(official)


def kept(tmp_path: Path) -> list[OwnWord]:
    return OwnWords(tmp_path / "everyday.txt").rows


def test_a_row_is_kept_and_in_use_as_soon_as_it_is_whole(dialog: OwnWordsDialog, tmp_path: Path) -> None:
    add(dialog, "小票", "")
    assert kept(tmp_path) == []
    dialog.table.item(0, 1).setText("票据")
    assert kept(tmp_path) == [OwnWord("小票", "票据")]
    assert "票据" in {one.run for one in officials("小票")}
    dialog.table.item(0, 1).setText("收费凭证")
    assert kept(tmp_path) == [OwnWord("小票", "收费凭证")]


def test_a_deletion_can_be_undone(dialog: OwnWordsDialog, tmp_path: Path) -> None:
    add(dialog, "小票", "票据")
    add(dialog, "护士站", "病区")
    assert dialog.delete.isEnabled()
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert kept(tmp_path) == [OwnWord("护士站", "病区")]
    assert officials("小票") == ()
    QTest.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(tmp_path) == [OwnWord("小票", "票据"), OwnWord("护士站", "病区")]
    assert dialog.table.item(0, 0).text() == "小票"


def test_tables_are_passed_on(dialog: OwnWordsDialog, tmp_path: Path) -> None:
    add(dialog, "小票", "票据")
    dialog.export_file(tmp_path / "带走.txt")
    assert "带走.txt" in dialog.message.text()
    dialog.table.selectRow(0)
    dialog.delete_rows()
    dialog.import_file(tmp_path / "带走.txt")
    assert "1" in dialog.message.text()
    assert kept(tmp_path) == [OwnWord("小票", "票据")]
    dialog.undo_change()
    assert kept(tmp_path) == []


def test_a_bad_file_gets_a_sentence(dialog: OwnWordsDialog, tmp_path: Path) -> None:
    bad = tmp_path / "坏.txt"
    bad.write_bytes(b"\0")
    dialog.import_file(bad)
    assert "坏.txt" in dialog.message.text()
    assert dialog.table.rowCount() == 0


def test_a_search_uses_them_at_once(dialog: OwnWordsDialog, shipped_library: Path, tmp_path: Path) -> None:
    library = Library.open(shipped_library)
    engine = SearchEngine(library, tmp_path / "none")
    assert all(hit.match == "near" for hit in engine.search("铁皮柜").hits)
    add(dialog, "铁皮柜", "高值医用耗材")
    found = engine.search("铁皮柜")
    assert sentences(found.hits[0].why) == "铁皮柜 = 高值医用耗材"
    engine.close()
    library.close()
