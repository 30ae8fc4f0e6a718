"""Bookmarks in folders: a tree in the user's order, a bookmark in several of them."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.annotation import Anchor, Bookmark
from store.notebook import Filing, Folder, FolderNode, Notebook
from store.notebook.folder_tree import FolderTree, insert

WHEN = "2026-01-02T03:04:05.000Z"


def anchor(clause: str) -> Anchor:
    return Anchor("文", f"文/{clause}", 0, 2, "引用", "", "")


@pytest.fixture
def marks(notebook: Notebook) -> list[str]:
    made = [
        Bookmark(uuid.uuid4().hex, anchor(f"{n}."), f"书签{n}", f"2026-01-0{n + 1}T00:00:00.000Z")
        for n in range(5)
    ]
    notebook.annotations.put(*made)
    return [each.id for each in made]


def titles(node: FolderNode) -> list[str]:
    return [child.folder.title for child in node.children if child.folder]


def ids(node: FolderNode) -> list[str]:
    return [mark.id for mark in node.bookmarks]


def test_folders_are_made_moved_renamed_and_ordered(notebook: Notebook) -> None:
    one, _ = notebook.folders.create("  一 ")
    two, _ = notebook.folders.create("二")
    notebook.folders.create("零", before=one.id)
    inner, _ = notebook.folders.create("里", one.id)
    assert titles(notebook.bookmark_tree()) == ["零", "一", "二"]
    notebook.folders.move(two.id, None, before=one.id)
    assert titles(notebook.bookmark_tree()) == ["零", "二", "一"]
    change = notebook.folders.move(two.id, one.id, before=inner.id)
    assert titles(notebook.bookmark_tree()) == ["零", "一"]
    assert titles(notebook.bookmark_tree().children[1]) == ["二", "里"]
    assert [folder.title for folder in notebook.folders.all()] == ["零", "一", "二", "里"]
    notebook.revert(change)
    assert titles(notebook.bookmark_tree()) == ["零", "二", "一"]
    notebook.folders.rename(inner.id, "内")
    assert titles(notebook.bookmark_tree().children[2]) == ["内"]
    assert not notebook.folders.rename(inner.id, " ")
    assert not notebook.folders.move(one.id, inner.id), "not into what is in it"
    assert not notebook.folders.move(one.id, one.id)
    assert not notebook.folders.move("0" * 32, None)


def test_a_bookmark_lies_in_several_folders_in_the_users_order(notebook: Notebook, marks: list[str]) -> None:
    one, _ = notebook.folders.create("一")
    two, _ = notebook.folders.create("二")
    notebook.folders.file(marks[:3], one.id)
    notebook.folders.file([marks[0]], two.id)
    first, second = notebook.bookmark_tree().children
    assert ids(first) == marks[:3]
    assert ids(second) == marks[:1]
    assert ids(notebook.bookmark_tree()) == marks[3:]
    notebook.folders.move_bookmarks([marks[2]], one.id, one.id, before=marks[0])
    assert ids(notebook.bookmark_tree().children[0]) == [marks[2], marks[0], marks[1]]
    notebook.folders.move_bookmarks([marks[2], marks[1]], one.id, two.id, before=marks[0])
    first, second = notebook.bookmark_tree().children
    assert (ids(first), ids(second)) == ([marks[0]], [marks[2], marks[1], marks[0]])
    notebook.folders.unfile([marks[0]], one.id)
    assert ids(notebook.bookmark_tree().children[0]) == []
    assert len(notebook.folders.filings(marks[0])) == 1
    notebook.folders.file(marks[::-1], None)
    assert ids(notebook.bookmark_tree()) == marks[::-1]
    notebook.folders.move_bookmarks([marks[0]], None, None, before=marks[4])
    assert ids(notebook.bookmark_tree())[:2] == [marks[0], marks[4]]


def test_deleting_a_folder_keeps_its_bookmarks_unless_they_are_to_go(
    notebook: Notebook, marks: list[str]
) -> None:
    outer, _ = notebook.folders.create("外")
    inner, _ = notebook.folders.create("里", outer.id)
    other, _ = notebook.folders.create("别")
    notebook.folders.file(marks[:2], inner.id)
    notebook.folders.file([marks[1]], other.id)
    before = notebook.bookmark_tree()
    change = notebook.folders.delete(outer.id)
    assert [folder.title for folder in notebook.folders.all()] == ["别"]
    assert {mark.id for mark in notebook.annotations.bookmarks()} == set(marks)
    notebook.revert(change)
    assert notebook.bookmark_tree() == before
    change = notebook.folders.delete(outer.id, with_bookmarks=True)
    assert {mark.id for mark in notebook.annotations.bookmarks()} == set(marks[1:])
    notebook.revert(change)
    assert notebook.bookmark_tree() == before


def test_hits_are_saved_as_a_folder(notebook: Notebook, marks: list[str]) -> None:
    places = [
        (anchor("9."), "第九"),
        (anchor("0."), "已有书签"),
        (anchor("9."), "重复"),
        (anchor("8."), "第八"),
    ]
    folder, change = notebook.folders.create_with_bookmarks("检索：床位", places)
    (node,) = notebook.bookmark_tree().children
    assert node.folder == folder
    assert [mark.title for mark in node.bookmarks] == ["第九", "书签0", "第八"]
    assert len(notebook.annotations.bookmarks()) == 7
    notebook.revert(change)
    assert notebook.folders.all() == []
    assert {mark.id for mark in notebook.annotations.bookmarks()} == set(marks)


def test_many_moves_to_one_place_keep_the_order(notebook: Notebook, marks: list[str]) -> None:
    expected = list(marks)
    notebook.folders.file(marks, None)
    for _ in range(60):
        notebook.folders.move_bookmarks([expected[-1]], None, None, before=expected[1])
        expected.insert(1, expected.pop())
        assert ids(notebook.bookmark_tree()) == expected


names = st.sampled_from("abcdefg")


@given(st.lists(names, unique=True), st.lists(names, unique=True, min_size=1), st.one_of(st.none(), names))
def test_inserting_is_what_a_list_does(level: list[str], wanted: list[str], before: str | None) -> None:
    positions = [(each, float(number)) for number, each in enumerate(level)]
    places = dict(positions) | insert(positions, wanted, before)
    result = sorted(places, key=lambda each: places[each])
    rest = [each for each in level if each not in wanted]
    behind = level[level.index(before) :] if before in level else []
    at = next((rest.index(each) for each in behind if each in rest), len(rest))
    assert result == [*rest[:at], *wanted, *rest[at:]]


@given(
    st.lists(
        st.tuples(names, st.one_of(st.none(), names), st.integers(0, 3)), unique_by=lambda each: each[0]
    ),
    st.lists(st.tuples(names, st.one_of(st.none(), names)), unique=True),
)
def test_every_folder_and_bookmark_is_in_reach(
    folders: list[tuple[str, str | None, int]], filings: list[tuple[str, str | None]]
) -> None:
    tree = FolderTree(
        [Folder(each, each, parent, float(position)) for each, parent, position in folders],
        [Filing(f"m{mark}", folder, 0.0) for mark, folder in filings],
    )
    marks = {f"m{mark}": Bookmark(f"m{mark}", anchor("1."), "", WHEN) for mark in "abcdefg"}
    seen_folders: list[str] = []
    seen_marks: set[str] = set()

    def walk(node: FolderNode) -> None:
        if node.folder:
            seen_folders.append(node.folder.id)
        seen_marks.update(mark.id for mark in node.bookmarks)
        for child in node.children:
            walk(child)

    walk(tree.node(None, marks))
    assert sorted(seen_folders) == sorted(each for each, *_ in folders)
    assert [folder.id for folder in tree.folders] == seen_folders
    assert seen_marks == set(marks)
