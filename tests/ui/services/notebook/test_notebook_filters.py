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


def test_folders_tags_and_own_names_of_documents_are_fields(workspace: Workspace) -> None:
    shelf = workspace.notebook.shelf
    assert found(workspace, "文件夹:制度 医保") == []
    shelf.put_into([METHOD], "制度/医务")
    shelf.set_tags([METHOD], ["清单"])
    change = shelf.call(METHOD, "老九条")
    within = found(workspace, "医保 文件:老九条")
    assert within
    assert all(str(clause).startswith(METHOD) for clause in within)
    assert found(workspace, "文件夹:制度 医保") == within
    assert found(workspace, "文件夹:制度/医务 医保") == within
    assert found(workspace, "标签:清单 医保") == within
    assert found(workspace, "文件夹:制 医保") == []
    hits = workspace.engine.search("老九条").hits
    assert [(hit.document_key, hit.clause_id) for hit in hits][:1] == [(METHOD, None)]
    assert workspace.library.document(METHOD).title != "老九条"
    workspace.notebook.revert(change)
    assert shelf.marks().name(METHOD) == ""
    assert not any(hit.clause_id is None for hit in workspace.engine.search("老九条").hits)
