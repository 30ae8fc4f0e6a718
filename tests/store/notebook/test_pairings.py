"""Decisions about pairs of measures: kept, undone, seen from both sides, merged from another notebook."""

from __future__ import annotations

from pathlib import Path

from store.notebook import Notebook
from store.notebook.pairings import Pairing


def test_a_decision_is_kept_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    notebook = Notebook.open(path)
    notebook.pairings.settle([("甲/1.", "乙/3.", True), ("甲/2.", "乙/4.", True)])
    notebook.pairings.settle([("甲/1.", "乙/3.", False)])
    notebook.close()
    notebook = Notebook.open(path)
    assert set(notebook.pairings.between("甲", "乙")) == {
        Pairing("甲/1.", "乙/3.", False),
        Pairing("甲/2.", "乙/4.", True),
    }
    notebook.close()


def test_it_is_the_same_from_both_sides_and_of_no_other_documents(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "notebook.db")
    notebook.pairings.settle([("乙/3.", "甲/1.", True)])
    assert notebook.pairings.between("甲", "乙") == [Pairing("甲/1.", "乙/3.", True)]
    assert notebook.pairings.between("乙", "甲") == [Pairing("乙/3.", "甲/1.", True)]
    assert notebook.pairings.between("甲", "丙") == []
    assert notebook.pairings.between("甲/1", "乙") == []
    notebook.close()


def test_it_is_undone_and_done_again(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path / "notebook.db")
    change = notebook.pairings.settle([("甲/1.", "乙/3.", True)])
    notebook.revert(change)
    assert notebook.pairings.between("甲", "乙") == []
    notebook.redo(change)
    assert notebook.pairings.between("甲", "乙") == [Pairing("甲/1.", "乙/3.", True)]
    notebook.close()


def test_it_comes_with_an_exported_notebook(tmp_path: Path) -> None:
    one, other = Notebook.open(tmp_path / "a.db"), Notebook.open(tmp_path / "b.db")
    one.pairings.settle([("甲/1.", "乙/3.", True)])
    one.exchange.export_json(tmp_path / "a.json")
    other.exchange.import_json(tmp_path / "a.json")
    assert other.pairings.between("甲", "乙") == one.pairings.between("甲", "乙") != []
    for each in (one, other):
        each.close()
