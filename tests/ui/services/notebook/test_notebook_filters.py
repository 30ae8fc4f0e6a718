"""Fields of the query language that ask the notebook."""

from __future__ import annotations

from store.model.annotation import Bookmark, Note
from store.notebook.anchoring.anchors import anchor_for
from ui.services.workspace import Workspace

METHOD = "晋政办函〔2020〕28号"
AT = "2026-01-01T00:00:00.000Z"


def found(workspace: Workspace, query: str) -> list[str | None]:
    return [hit.clause_id for hit in workspace.engine.search(query).hits]


def test_notes_bookmarks_and_tags_are_fields(workspace: Workspace) -> None:
    notebook = workspace.notebook
    assert found(workspace, "有批注 医保") == []
    nine = anchor_for(*workspace.library.clause(f"{METHOD}/9."))
    seven = anchor_for(*workspace.library.clause(f"{METHOD}/7."))
    notebook.annotations.put(Note("a" * 32, nine, "价格", AT, AT))
    notebook.annotations.put(Bookmark("b" * 32, seven, "医保", AT))
    notebook.tags.add(["a" * 32], "待办")
    assert found(workspace, "有批注 医保") == [f"{METHOD}/9."]
    assert found(workspace, "书签 医保") == [f"{METHOD}/7."]
    assert found(workspace, "标签:待办") == [f"{METHOD}/9."]
    assert found(workspace, "标签:没有的") == []
    notebook.annotations.delete(["a" * 32])
    assert found(workspace, "有批注 医保") == []
