"""Of a damaged notebook, whatever can be read is brought into a new one."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.notebook import Notebook
from store.notebook import pages as pages_module
from store.notebook.salvage import salvage
from store.notebook.sorting import sort
from store.records import Anchor, Basket, BasketEntry, Bookmark, Highlight, Note

WHEN = "2026-01-02T03:04:05.000Z"
PAGE = 4096
COUNT = 200


def anchor(number: int) -> Anchor:
    return Anchor("文", f"文/{number}.", 2, 5, f"引用{number}", "之前", "之后")


def filled(path: Path, count: int = COUNT) -> None:
    notebook = Notebook.open(path)
    notes = [Note(f"{n:032x}", anchor(n), f"批注{n}" * 20, WHEN, WHEN, (), ("标签",)) for n in range(count)]
    notebook.put(notes)
    notebook.put_bookmark(Bookmark("b" * 32, anchor(1), "书签", WHEN))
    notebook.put_highlight(Highlight("h" * 32, (anchor(1), anchor(2)), "duty", WHEN, WHEN))
    notebook.put_basket(Basket("k" * 32, "会", (BasketEntry("e" * 32, anchor(1)),), WHEN, WHEN))
    notebook.new_folder("夹")
    notebook.close()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    path = tmp_path / "notebook.db"
    filled(path)
    return path


def pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def spoil(path: Path, *numbers: int) -> None:
    """Overwrite pages; the first is number 0."""
    content = bytearray(path.read_bytes())
    for number in numbers:
        content[number * PAGE : (number + 1) * PAGE] = b"\xa5" * PAGE
    path.write_bytes(content)


def saved(path: Path) -> tuple[Notebook, bool]:
    target = path.with_name("new.db")
    before = path.read_bytes()
    found = salvage(path, target)
    assert path.read_bytes() == before
    notebook = Notebook.open(target)
    assert notebook.check() == []
    assert found.count == notebook.find().total + len(notebook.baskets())
    return notebook, found.whole


def test_a_sound_file_comes_over_whole(damaged: Path) -> None:
    notebook, whole = saved(damaged)
    with contextlib.closing(notebook), contextlib.closing(Notebook.open(damaged)) as old:
        assert whole
        assert notebook.find().items == old.find().items
        assert notebook.baskets() == old.baskets()
        assert notebook.tree() == old.tree()
        assert notebook.state() == old.state()


def test_what_had_not_come_into_the_file_yet_is_saved_too(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.put_note(Note("n" * 32, anchor(1), "只在日志里", WHEN, WHEN))
        assert path.with_name("notebook.db-wal").stat().st_size
        found, _ = saved(path)
        with contextlib.closing(found):
            assert [note.body for note in found.notes()] == ["只在日志里"]


def test_one_page_costs_only_what_is_on_it(damaged: Path) -> None:
    least = COUNT
    for number in range(0, pages(damaged), 11):
        copy = damaged.with_name(f"copy{number}.db")
        copy.write_bytes(damaged.read_bytes())
        spoil(copy, number)
        notebook, _ = saved(copy)
        with contextlib.closing(notebook):
            least = min(least, len(notebook.notes()))
            for note in notebook.notes():
                assert "批注" in note.body or not note.body
    assert least > COUNT * 0.8


def test_a_note_whose_place_is_lost_is_kept_without_one(damaged: Path) -> None:
    with contextlib.closing(sqlite3.connect(damaged)) as connection:
        connection.execute("DELETE FROM anchor WHERE item_id = ?", (f"{7:032x}",))
        connection.execute("DELETE FROM item WHERE id = ?", (f"{8:032x}",))
        connection.commit()
    notebook, _ = saved(damaged)
    with contextlib.closing(notebook):
        assert len(notebook.notes()) == COUNT
        assert [each.id for each in notebook.unplaced()] == [f"{7:032x}"]
        assert notebook.record(f"{8:032x}").body.startswith("批注8")  # type: ignore[union-attr]


def test_without_the_list_of_tables_all_else_is_found(damaged: Path) -> None:
    with contextlib.closing(Notebook.open(damaged)) as notebook:
        notebook.delete_note(f"{3:032x}")
        notebook.put_note(Note("e" * 31 + "f", anchor(5), "很长的批注" * 4000, WHEN, WHEN))
        expected = notebook.find(sort="text").items
        tree, baskets = notebook.tree(), notebook.baskets()
    spoil(damaged, 0)
    notebook, whole = saved(damaged)
    with contextlib.closing(notebook):
        assert not whole
        assert notebook.find(sort="text").items == expected
        assert notebook.tree() == tree
        assert notebook.baskets() == baskets


@given(st.binary(max_size=9000))
@settings(max_examples=50)
def test_any_bytes_are_only_read(content: bytes) -> None:
    sort(pages_module.rows(content))
    page = bytes([0x0D, 0, 0, 0, 40]) + content
    sort(pages_module.rows(page.ljust(8192, b"\x07")))


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"\0" * 9000])
def test_what_is_no_notebook_gives_an_empty_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notebook.db").write_bytes(content)
    notebook, _ = saved(tmp_path / "notebook.db")
    with contextlib.closing(notebook):
        assert notebook.find().total == 0


def test_the_first_version_of_the_file_can_be_saved_too(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "notebook-v1.sql").read_text(encoding="utf-8"))
    old.close()
    notebook, _ = saved(path)
    with contextlib.closing(notebook):
        assert [note.body for note in notebook.notes()] == ["试行期限没有写明"]
        notebook.put_note(Note(notebook.notes()[0].id, anchor(1), "改", WHEN, WHEN))
        assert [note.body for note in notebook.notes()] == ["改"]


@given(
    st.lists(st.tuples(st.integers(0, 200_000), st.binary(min_size=1, max_size=64)), min_size=1, max_size=8)
)
@settings(max_examples=15)
def test_whatever_is_overwritten_the_new_notebook_is_sound(spots: list[tuple[int, bytes]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.db"
        filled(path, 40)
        content = bytearray(path.read_bytes())
        for at, data in spots:
            at %= len(content) - len(data)
            content[at : at + len(data)] = data
        path.write_bytes(content)
        notebook, _ = saved(path)
        notebook.put_note(Note("n" * 32, anchor(1), "接着写", WHEN, WHEN))
        notebook.find()
        notebook.close()
