"""Searches that the user keeps outlast the history."""

from __future__ import annotations

from pathlib import Path

from store.notebook import Notebook


def test_kept_searches_outlast_the_history(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    notebook = Notebook.open(path)
    notebook.history.add_search("医保", 12)
    notebook.history.keep_search(" 医保 单位:省卫健委 ", 8)
    notebook.history.keep_search("床位", 3)
    notebook.history.keep_search("医保 单位:省卫健委", 9)
    notebook.history.keep_search("  ", 0)
    notebook.history.clear()
    notebook.close()
    notebook = Notebook.open(path)
    assert notebook.history.searches() == []
    assert [(one.query, one.total) for one in notebook.history.kept_searches()] == [
        ("医保 单位:省卫健委", 9),
        ("床位", 3),
    ]
    notebook.history.drop_search("床位")
    notebook.history.drop_search("从未保存")
    assert [one.query for one in notebook.history.kept_searches()] == ["医保 单位:省卫健委"]
    notebook.close()


def test_what_was_asked_often_comes_by_how_often(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    notebook = Notebook.open(path)
    for query in ("医保", "床位", "职称", "床位", "医保", "床位"):
        notebook.history.add_search(query, 3)
    assert [one.query for one in notebook.history.usual_searches()] == ["床位", "医保"]
    assert [one.query for one in notebook.history.usual_searches(1)] == ["床位"]
    notebook.close()
    notebook = Notebook.open(path)
    assert [one.query for one in notebook.history.usual_searches()] == ["床位", "医保"]
    notebook.history.clear()
    assert notebook.history.usual_searches() == []
    notebook.close()
