"""Searches that the user keeps outlast the history."""

from __future__ import annotations

from pathlib import Path

from store.notebook import Notebook


def test_kept_searches_outlast_the_history(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    notebook = Notebook.open(path)
    notebook.add_search("医保", 12)
    notebook.keep_search(" 医保 单位:省卫健委 ", 8)
    notebook.keep_search("床位", 3)
    notebook.keep_search("医保 单位:省卫健委", 9)
    notebook.keep_search("  ", 0)
    notebook.clear_history()
    notebook.close()
    notebook = Notebook.open(path)
    assert notebook.searches() == []
    assert [(one.query, one.total) for one in notebook.kept_searches()] == [
        ("医保 单位:省卫健委", 9),
        ("床位", 3),
    ]
    notebook.drop_search("床位")
    notebook.drop_search("从未保存")
    assert [one.query for one in notebook.kept_searches()] == ["医保 单位:省卫健委"]
    notebook.close()


def test_what_was_asked_often_comes_by_how_often(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    notebook = Notebook.open(path)
    for query in ("医保", "床位", "职称", "床位", "医保", "床位"):
        notebook.add_search(query, 3)
    assert [one.query for one in notebook.usual_searches()] == ["床位", "医保"]
    assert [one.query for one in notebook.usual_searches(1)] == ["床位"]
    notebook.close()
    notebook = Notebook.open(path)
    assert [one.query for one in notebook.usual_searches()] == ["床位", "医保"]
    notebook.clear_history()
    assert notebook.usual_searches() == []
    notebook.close()
