"""Checking and mending a data folder from the command line."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from store.library import Library
from store.model.annotation import Anchor, Note
from store.notebook import Notebook, anchor_for
from store.system.paths import DataPaths
from tests import shapes
from tests.ui.commandline.results import LIST, WHEN, Run, damage, one_sentence
from ui.commandline import output


def test_rebuild_index_mends_it(run: Run, paths: DataPaths) -> None:
    run("documents")
    shutil.rmtree(paths.index_dir)
    assert run("check").code == 1
    result = run("rebuild-index")
    assert (result.code, result.err) == (0, "")
    assert "5 份文件" in result.out
    assert run("check").code == 0


def test_check_of_a_fresh_folder(run: Run) -> None:
    result = run("check", "--json")
    assert (result.code, result.err) == (0, "")
    shapes.check(result.json)
    assert result.json == {"ok": True, "problems": []}


def test_check_finds_a_damaged_library_and_the_next_command_mends_it(run: Run, paths: DataPaths) -> None:
    run("documents")
    damage(paths.library_db)
    result = run("check", "--json")
    assert result.code == 1
    shapes.check(result.json)
    assert result.json["problems"][0]["where"] == "library.db"
    shown = run("show", "政策清单第9条", "--json")
    assert shown.code == 0
    assert "已重建" in shown.err
    shapes.show(shown.json)
    assert len(list(paths.root.glob("library.damaged-*.db"))) == 1
    assert run("check").code == 0


def test_check_finds_a_damaged_notebook_and_leaves_it_alone(run: Run, paths: DataPaths) -> None:
    run("documents")
    paths.notebook_db.write_bytes(b"garbage" * 999)
    result = run("check", "--json")
    assert result.code == 1
    shapes.check(result.json)
    assert [each["where"] for each in result.json["problems"]] == ["notebook.db"]
    assert paths.notebook_db.read_bytes() == b"garbage" * 999


def test_check_finds_a_notebook_that_is_empty_or_gone(run: Run, paths: DataPaths) -> None:
    run("documents")
    assert run("check").code == 0
    notebook = Notebook.open(paths.notebook_db)
    notebook.annotations.put(Note("1", Anchor("", "", 0, 0, "", "", ""), "在", WHEN, WHEN))
    notebook.backups.daily()
    notebook.close()
    paths.notebook_db.write_bytes(b"")
    result = run("check", "--json")
    assert result.code == 1
    assert "0 字节" in result.json["problems"][0]["what"]
    assert paths.notebook_db.read_bytes() == b""
    paths.notebook_db.unlink()
    result = run("check", "--json")
    assert result.code == 1
    assert "不见了" in result.json["problems"][0]["what"]
    assert not paths.notebook_db.exists()


def test_check_finds_notes_whose_words_are_gone(run: Run, paths: DataPaths) -> None:
    run("documents")
    library, notebook = Library.open(paths.library_db), Notebook.open(paths.notebook_db)
    document, clause = library.clause(f"{LIST}/9.")
    anchor = anchor_for(document, clause, 0, 5)
    notebook.annotations.put(Note("1", anchor, "在", WHEN, WHEN))
    assert run("check").code == 0
    library.remove(LIST)
    library.close()
    notebook.close()
    result = run("check", "--json")
    # It is no damage: only the index does not fit the library any more.
    assert [each["where"] for each in result.json["problems"]] == [paths.index_dir.name]
    assert "批注" in result.err
    assert f"{LIST}/9." in result.err


def test_a_newer_file_is_refused_with_a_sentence(run: Run, paths: DataPaths) -> None:
    run("documents")
    with sqlite3.connect(paths.library_db) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    result = run("documents", "--json")
    assert result.code == 2
    one_sentence(result)
    assert run("check", "--json").code == 1


def test_check_for_people(run: Run, monkeypatch: pytest.MonkeyPatch, paths: DataPaths) -> None:
    run("documents")
    monkeypatch.setattr(output, "is_terminal", lambda stream: True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "完好" in run("check").out
    shutil.rmtree(paths.index_dir)
    result = run("check")
    assert result.code == 1
    assert "处理：" in result.out
