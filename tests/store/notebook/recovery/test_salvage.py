"""Of a damaged notebook, whatever can be read is brought into a new one."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.annotation import Anchor, Basket, BasketEntry, Bookmark, Highlight, Note
from store.notebook import Annotation, FolderNode, Notebook
from store.notebook.recovery import sqlite_pages
from store.notebook.recovery.row_classifier import sort
from store.notebook.recovery.salvage import salvage
from store.notebook.sync.versions import derived_id

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
    sort(sqlite_pages.pages(content))
    page = bytes([0x0D, 0, 0, 0, 40]) + content
    sort(sqlite_pages.pages(page.ljust(8192, b"\x07")))
    sqlite_pages.image(content, b"\x37\x7f\x06\x82" + bytes(4) + b"\0\0\x02\0" + content)


@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"\0" * 9000])
def test_what_is_no_notebook_gives_an_empty_one(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notebook.db").write_bytes(content)
    notebook, _ = saved(tmp_path / "notebook.db")
    with contextlib.closing(notebook):
        assert notebook.find().total == 0


def test_the_first_version_of_the_file_can_be_saved_too(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parents[1] / "notebook-v1.sql").read_text(encoding="utf-8"))
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


def desk(path: Path) -> dict[str, str]:
    """A notebook as somebody has one, with a backup; the kinds of its annotations by id."""
    with contextlib.closing(Notebook.open(path)) as notebook:
        marks = [Bookmark(derived_id("b", n), long(n), f"书签标题{n}号", WHEN) for n in range(21)]
        notes = [
            Note(derived_id("n", n), long(n), f"批注{n}" * 5, WHEN, WHEN, (), (f"标签{n % 3}",))
            for n in range(12)
        ]
        lights = [Highlight(derived_id("h", n), (long(n),), "duty", WHEN, WHEN) for n in range(8)]
        notebook.put([*marks, *notes, *lights])
        notebook.put_basket(Basket("k" * 32, "会", (BasketEntry("e" * 32, long(1)),), WHEN, WHEN))
        folders = [notebook.new_folder(f"夹{n}")[0] for n in range(3)]
        folders.append(notebook.new_folder("子夹", folders[0].id)[0])
        for number, folder in enumerate(folders):
            notebook.file([each.id for each in marks[number * 5 : number * 5 + 5]], folder.id)
        notebook.backups.daily()
        return {each.id: each.kind for each in notebook.find().items}


def long(number: int) -> Anchor:
    return Anchor("文", f"文/{number}.", 0, 48, f"第{number}条引用的文字" * 6, "之前", "之后")


def all_of(notebook: Notebook) -> tuple[object, ...]:
    return notebook.find(sort="created").items, notebook.tree(), notebook.baskets(), notebook.tags()


@pytest.mark.parametrize("part", [0.5, 0.33, 0.8])
def test_a_file_cut_short_makes_no_notes_of_bookmarks(tmp_path: Path, part: float) -> None:
    path = tmp_path / "notebook.db"
    kinds = desk(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    notebook, whole = saved(path)
    with contextlib.closing(notebook):
        assert not whole
        found = notebook.find().items
        assert len(notebook.bookmarks()) == 21
        assert len(notebook.notes()) == 12
        assert all(kinds[each.id] == each.kind for each in found)


def test_no_page_costs_more_than_what_is_on_it(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    kinds = desk(path)
    unnamed = folderless = 0
    for number in range(pages(path)):
        copy = tmp_path / f"copy{number}.db"
        copy.write_bytes(path.read_bytes())
        spoil(copy, number)
        notebook, _ = saved(copy)
        with contextlib.closing(notebook):
            assert all(kinds[each.id] == each.kind for each in notebook.find().items)
            # Where names are lost the folders are there, where places in them are lost the names.
            assert len(notebook.folders()) == 4
            unnamed += all(each.title.startswith("救回的文件夹") for each in notebook.folders())
            folderless += not notebook.filings()
            assert len(notebook.filings()) in (0, 20)
    assert (unnamed, folderless) == (1, 1)


def test_a_log_beside_an_empty_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    with contextlib.closing(Notebook.open(path)) as notebook:
        notebook.put_note(Note("a" * 32, anchor(1), "只在日志里", WHEN, WHEN))
        log = path.with_name("notebook.db-wal").read_bytes()
        other = tmp_path / "other.db"
        other.write_bytes(b"")
        other.with_name("other.db-wal").write_bytes(log)
        found, _ = saved(other)
        with contextlib.closing(found):
            assert [note.body for note in found.notes()] == ["只在日志里"]


def restored(path: Path, tmp_path: Path) -> Notebook:
    """The damaged notebook salvaged, and what is missing brought back from the backup of before."""
    target = tmp_path / "new" / "notebook.db"
    target.parent.mkdir()
    salvage(path, target)
    notebook = Notebook.open(target)
    backup = next((tmp_path / "backups").glob("notebook-*.db"))
    before = all_of(notebook)
    change = notebook.backups.restore(backup, "merge")
    after = all_of(notebook)
    notebook.revert(change)
    assert sorted(map(says, all_of(notebook)[0])) == sorted(map(says, before[0]))
    assert [each.title for each in notebook.folders()] == [each.folder.title for each in nodes(before[1])]
    notebook.redo(change)
    assert not notebook.backups.contents(backup).lacks
    if not any(each.conflict_of for each in notebook.find().items):
        assert sorted(map(says, all_of(notebook)[0])) == sorted(map(says, after[0]))
        assert all_of(notebook)[1:] == after[1:]
    assert notebook.check() == []
    return notebook


def nodes(node: FolderNode) -> list[FolderNode]:
    """All folders, parents first."""
    return [each for child in node.children for each in (child, *nodes(child))]


@pytest.mark.parametrize("part", [0.5, 0.33, 0.8])
def test_a_backup_makes_whole_what_was_cut_short(tmp_path: Path, part: float) -> None:
    path = tmp_path / "notebook.db"
    desk(path)
    with contextlib.closing(Notebook.open(path)) as notebook:
        expected = all_of(notebook)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    with contextlib.closing(restored(path, tmp_path)) as notebook:
        found = all_of(notebook)
        assert sorted(map(says, found[0])) == sorted(map(says, expected[0]))
        assert found[1:] == expected[1:]


def test_a_backup_makes_whole_whatever_page_was_lost(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    desk(path)
    with contextlib.closing(Notebook.open(path)) as notebook:
        expected = all_of(notebook)
    for number in range(0, pages(path), 3):
        folder = tmp_path / f"copy{number}"
        shutil.copytree(tmp_path / "backups", folder / "backups")
        shutil.copyfile(path, folder / "notebook.db")
        spoil(folder / "notebook.db", number)
        with contextlib.closing(restored(folder / "notebook.db", folder)) as notebook:
            found = all_of(notebook)
            assert sorted(map(says, found[0])) == sorted(map(says, expected[0]))
            assert found[2:] == expected[2:]
            titles = [(node.folder.title, len(node.bookmarks)) for node in nodes(found[1])]
            assert titles == [("夹0", 5), ("子夹", 5), ("夹1", 5), ("夹2", 5)]


def says(each: Annotation) -> str:
    return repr((each.id, each.kind, each.anchors, each.text, each.style, each.tags))


def test_what_was_written_after_the_backup_stays(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    desk(path)
    first, second = derived_id("n", 0), derived_id("n", 1)
    with contextlib.closing(Notebook.open(path)) as notebook:
        more = notebook.record(first)
        other = notebook.record(second)
        assert isinstance(more, Note)
        assert isinstance(other, Note)
        notebook.put_note(replace(more, body=more.body + "，补充"))
        notebook.put_note(replace(other, body="全改了"))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM item WHERE kind = 'note'")
        connection.execute("DELETE FROM anchor WHERE item_id IN (SELECT item_id FROM note)")
        connection.execute("CREATE TABLE gone AS SELECT 1")
        connection.commit()
    with contextlib.closing(restored(path, tmp_path)) as notebook:
        bodies = {note.id: (note.body, note.anchor) for note in notebook.notes()}
        assert len(bodies) == 13
        assert bodies[first] == ("批注0" * 5 + "，补充", long(0))
        assert bodies[second] == ("全改了", long(1))
        assert ("批注1" * 5, long(1)) in bodies.values()


def test_the_same_item_under_another_id_is_not_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    desk(path)
    old, new = derived_id("b", 3), "c" * 32
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM item WHERE id = ?", (old,))
        for table, column in (("bookmark", "item_id"), ("filing", "bookmark")):
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, old))
        connection.execute("DELETE FROM anchor WHERE item_id = ?", (old,))
        connection.execute(
            "INSERT INTO tagging (item_id, target, tag) VALUES (?, ?, '新标签')", ("d" * 32, new)
        )
        connection.commit()
    with contextlib.closing(restored(path, tmp_path)) as notebook:
        (found,) = [each for each in notebook.bookmarks() if each.title == "书签标题3号"]
        assert (found.id, found.anchor, found.tags) == (old, long(3), ("新标签",))
        assert len(notebook.bookmarks()) == 21
        assert [len(node.bookmarks) for node in nodes(notebook.tree())] == [5, 5, 5, 5]


def test_no_two_salvages_give_one_name_to_two_changes(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    desk(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM item")
        connection.commit()
    writers = set()
    for name in ("one.db", "two.db"):
        salvage(path, tmp_path / name)
        with contextlib.closing(sqlite3.connect(tmp_path / name)) as connection:
            writers |= {row[0] for row in connection.execute("SELECT DISTINCT writer FROM item")}
    assert len(writers) == 2


def test_a_backup_is_said_to_know_the_places_that_are_lost(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    desk(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM anchor WHERE item_id IN (SELECT item_id FROM bookmark)")
        connection.commit()
    target = tmp_path / "new" / "notebook.db"
    target.parent.mkdir()
    salvage(path, target)
    backup = next((tmp_path / "backups").iterdir())
    with contextlib.closing(Notebook.open(target)) as notebook:
        found = notebook.backups.contents(backup)
        assert (len(found.unplaced), found.changed, found.missing, found.lacks) == (21, (), (), True)
        notebook.backups.restore(backup, "merge")
        assert {mark.anchor.document_key for mark in notebook.bookmarks()} == {"文"}
        assert not notebook.backups.contents(backup).lacks
