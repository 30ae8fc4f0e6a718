"""Notebooks that exchange their files end up the same, in whatever order, and nobody's words are lost."""

from __future__ import annotations

import json
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.annotation import Anchor, Basket, BasketEntry, Bookmark, Highlight, Note
from store.model.errors import BadInput, CannotWrite
from store.notebook import AnnotationFilter, Folder, Notebook
from store.notebook.storage import changes
from store.notebook.sync.versions import Dot, Register, just_after
from tests.effort import share_of

WHEN = "2026-01-02T03:04:05.000Z"
HERE = Anchor("文", "文/1.", 2, 5, "引用的", "之前", "之后")


def note(body: str, item_id: str = "", updated: str = WHEN) -> Note:
    return Note(item_id or uuid.uuid4().hex, HERE, body, WHEN, updated)


def known(notebook: Notebook) -> Any:
    """All that a notebook knows, in a form that can be compared."""
    registers = changes.registers(notebook.database.sqlite)
    return {key: (dict(each.context), dict(each.versions)) for key, each in registers.items() if each.context}


def shown(notebook: Notebook) -> Any:
    """All that a notebook shows."""
    tree = notebook.bookmark_tree()
    return (
        notebook.annotations.find(sort="created").items,
        tree,
        notebook.baskets.all(),
        notebook.styles.all(),
        notebook.tags.counts(),
    )


@contextmanager
def notebooks(count: int) -> Iterator[list[Notebook]]:
    with tempfile.TemporaryDirectory() as folder:
        opened = [Notebook.open(Path(folder) / str(number) / "notebook.db") for number in range(0)]
        for number in range(count):
            (Path(folder) / str(number)).mkdir()
            opened.append(Notebook.open(Path(folder) / str(number) / "notebook.db"))
        yield opened
        for each in opened:
            assert each.database.check() == []
            each.close()


def send(sender: Notebook, receiver: Notebook) -> Any:
    file = sender.path.with_name("out.json")
    sender.exchange.export_json(file)
    return receiver.exchange.import_json(file)


def settle(opened: list[Notebook]) -> None:
    """Everybody hears of everything."""
    for _ in range(2):
        for sender in opened:
            for receiver in opened:
                if sender is not receiver:
                    send(sender, receiver)


def test_all_that_the_user_made_arrives(tmp_path: Path) -> None:
    with notebooks(2) as (here, there):
        mark = Bookmark("m" * 32, HERE, "书签", WHEN, ("重点",))
        here.annotations.put(mark)
        here.annotations.put(
            Note("n" * 32, HERE, "多行\n=1+1", WHEN, WHEN, (replace(HERE, clause_id="文/2."),), ("甲", "乙"))
        )
        here.annotations.put(
            Highlight("h" * 32, (HERE, replace(HERE, clause_id="文/2.")), "duty", WHEN, WHEN, ("甲",))
        )
        folder, _ = here.folders.create("价格")
        inner, _ = here.folders.create("里", folder.id)
        here.folders.file([mark.id], inner.id)
        here.styles.rename("own", "待办")
        here.baskets.put(
            Basket(
                "k" * 32, "会", (BasketEntry("e" * 32, HERE), BasketEntry("f" * 32, None, "题")), WHEN, WHEN
            )
        )
        report = send(here, there)
        assert (report.added, report.updated, report.conflicts) == (6, 0, ())
        assert shown(there) == shown(here)
        assert known(there) == known(here)
        again = send(here, there)
        assert (again.added, again.same) == (0, 6)
        assert not again.change


def test_newer_wins_and_the_older_stays_as_it_was_when_only_one_changed() -> None:
    with notebooks(2) as (here, there):
        made = note("一稿")
        here.annotations.put(made)
        send(here, there)
        there.annotations.put(replace(made, body="二稿"))
        assert send(here, there).kept == 1
        assert send(there, here).updated == 1
        assert (
            [each.body for each in here.annotations.notes()]
            == [each.body for each in there.annotations.notes()]
            == ["二稿"]
        )


def test_both_changed_keeps_both() -> None:
    with notebooks(2) as (here, there):
        made = note("一稿")
        here.annotations.put(made)
        send(here, there)
        here.annotations.put(replace(made, body="甲改", updated="2026-02-01T00:00:00.000Z"))
        there.annotations.put(replace(made, body="乙改", updated="2026-02-02T00:00:00.000Z"))
        report = send(here, there)
        assert [item for item, _ in report.conflicts] == [made.id]
        send(there, here)
        assert shown(here) == shown(there)
        first, second = here.annotations.find(sort="updated", descending=True).items
        assert (first.id, first.text, first.conflict_of) == (made.id, "乙改", "")
        assert (second.text, second.conflict_of) == ("甲改", made.id)
        # Deleting the copy settles it everywhere; so does keeping it as a note of its own.
        here.annotations.delete([second.id])
        send(here, there)
        assert [each.body for each in there.annotations.notes()] == ["乙改"]
        assert shown(here) == shown(there)


def test_a_copy_that_is_kept_is_a_note_of_its_own() -> None:
    with notebooks(2) as (here, there):
        made = note("一稿")
        here.annotations.put(made)
        send(here, there)
        here.annotations.put(replace(made, body="甲改"))
        there.annotations.put(replace(made, body="乙改"))
        send(here, there)
        copy = next(each for each in there.annotations.find().items if each.conflict_of)
        assert there.annotations.keep_copies([copy.id])
        send(there, here)
        assert {each.text for each in here.annotations.find().items} == {"甲改", "乙改"}
        assert not any(each.conflict_of for each in here.annotations.find().items)
        settle([here, there])
        assert known(here) == known(there)
        assert shown(here) == shown(there)


def test_what_one_deleted_and_the_other_changed_is_kept() -> None:
    with notebooks(2) as (here, there):
        made, other = note("一稿"), note("无人改")
        here.annotations.put(made, other)
        send(here, there)
        here.annotations.delete([made.id, other.id])
        there.annotations.put(replace(made, body="二稿"))
        report = send(here, there)
        assert report.deleted == 1
        assert [each.body for each in there.annotations.notes()] == ["二稿"]
        send(there, here)
        assert shown(here) == shown(there)


def test_deleting_an_item_with_a_copy_leaves_the_copy() -> None:
    with notebooks(2) as (here, there):
        made = note("一稿")
        here.annotations.put(made)
        send(here, there)
        here.annotations.put(replace(made, body="甲改", updated="2026-02-02T00:00:00.000Z"))
        there.annotations.put(replace(made, body="乙改"))
        send(there, here)
        change = here.annotations.delete([made.id])
        assert [each.body for each in here.annotations.notes()] == ["乙改"]
        here.revert(change)
        assert {each.body for each in here.annotations.notes()} == {"甲改", "乙改"}
        settle([here, there])
        assert known(here) == known(there)
        assert shown(here) == shown(there)


def in_conflict(here: Notebook, there: Notebook) -> tuple[str, str]:
    """A note with a tag that was changed in both; its id and that of the copy here."""
    made = replace(note("一稿"), tags=("待办",))
    here.annotations.put(made)
    send(here, there)
    here.annotations.put(replace(made, body="甲改", updated="2026-02-02T00:00:00.000Z"))
    there.annotations.put(replace(made, body="乙改", updated="2026-02-01T00:00:00.000Z"))
    (pair,) = send(there, here).conflicts
    return pair


def test_a_conflict_copy_has_the_tags_and_says_what_it_is() -> None:
    with notebooks(2) as (here, there):
        item, copy = in_conflict(here, there)
        notes = {each.id: each for each in here.annotations.notes()}
        assert (notes[copy].body, notes[copy].tags, notes[copy].conflict_of) == ("乙改", ("待办",), item)
        assert notes[item].conflict_of == ""
        assert {each.id for each in here.annotations.find(AnnotationFilter(tags=("待办",))).items} == {
            item,
            copy,
        }
        here.tags.add([item], "新")
        assert {each.id: each.tags for each in here.annotations.find().items}[copy] == ("待办", "新")
        send(here, there)
        assert shown(here) == shown(there)


@pytest.mark.parametrize("way", ["keep", "edit", "tag", "untag", "delete", "move"])
def test_a_conflict_copy_keeps_its_tags_whatever_becomes_of_it(way: str) -> None:
    with notebooks(2) as (here, there):
        item, copy = in_conflict(here, there)
        found = here.annotations.record(copy)
        assert isinstance(found, Note)
        tags: tuple[str, ...] = ("待办",)
        if way == "keep":
            here.annotations.keep_copies([copy])
        elif way == "edit":
            here.annotations.put(replace(found, body="丙"))
        elif way == "tag":
            tags = ("待办", "新")
            here.annotations.put(replace(found, tags=tags))
        elif way == "untag":
            here.tags.remove([copy], "待办")
            tags = ()
        elif way == "move":
            here.placements.place_by_hand(copy, [replace(HERE, start=3)])
        else:
            here.annotations.delete([item])
        left = here.annotations.get(copy)
        assert left is not None
        assert (left.tags, left.conflict_of) == (tags, "")
        if way != "delete":
            assert here.annotations.get(item).tags == ("待办",)  # type: ignore[union-attr]
        settle([here, there])
        assert shown(here) == shown(there)


def test_a_merge_that_is_done_again_keeps_the_tags_of_copies() -> None:
    with notebooks(2) as (here, there):
        made = replace(note("一稿"), tags=("待办",))
        here.annotations.put(made)
        send(here, there)
        here.annotations.put(replace(made, body="甲改", updated="2026-02-02T00:00:00.000Z"))
        there.annotations.put(replace(made, body="乙改", updated="2026-02-01T00:00:00.000Z"))
        change = send(there, here).change
        here.revert(change)
        assert [(each.body, each.tags) for each in here.annotations.notes()] == [("甲改", ("待办",))]
        here.redo(change)
        assert {(each.body, each.tags) for each in here.annotations.notes()} == {
            ("甲改", ("待办",)),
            ("乙改", ("待办",)),
        }


def test_what_both_changed_is_counted_once() -> None:
    with notebooks(2) as (here, there):
        both = [note(f"{number}") for number in range(2)]
        here.annotations.put(*[*both, *(note(f"同{number}") for number in range(5))])
        send(here, there)
        for each in both:
            here.annotations.put(replace(each, body=each.body + "甲", updated="2026-02-02T00:00:00.000Z"))
            there.annotations.put(replace(each, body=each.body + "乙", updated="2026-02-01T00:00:00.000Z"))
        report = send(there, here)
        assert (len(report.conflicts), report.same, report.kept, report.updated) == (2, 5, 0, 0)


def test_tags_put_on_at_the_same_time_both_stay_without_a_conflict() -> None:
    with notebooks(2) as (here, there):
        made = note("一稿")
        here.annotations.put(made)
        send(here, there)
        here.tags.add([made.id], "甲")
        there.tags.add([made.id], "乙")
        there.annotations.put(replace(there.annotations.notes()[0], body="二稿"))
        settle([here, there])
        assert [(each.body, each.tags) for each in here.annotations.notes()] == [("二稿", ("乙", "甲"))]
        assert shown(here) == shown(there)


def test_folders_moved_into_each_other_stay_in_reach() -> None:
    with notebooks(2) as (here, there):
        one, _ = here.folders.create("一")
        two, _ = here.folders.create("二")
        send(here, there)
        here.folders.move(one.id, two.id)
        there.folders.move(two.id, one.id)
        settle([here, there])
        assert {each.id for each in here.folders.all()} == {one.id, two.id}
        assert shown(here) == shown(there)


def test_an_import_can_be_undone_and_has_a_backup() -> None:
    with notebooks(2) as (here, there):
        here.annotations.put(note("甲"), note("乙"))
        own = note("自己的")
        there.annotations.put(own)
        before = shown(there)
        report = send(here, there)
        assert len(there.annotations.notes()) == 3
        assert [each.kind for each in there.backups.list()] == ["import"]
        there.revert(report.change)
        assert shown(there) == before
        there.redo(report.change)
        assert len(there.annotations.notes()) == 3


def test_a_dry_run_changes_nothing() -> None:
    with notebooks(2) as (here, there):
        here.annotations.put(note("甲"))
        here.exchange.export_json(here.path.with_name("a.json"))
        report = there.exchange.import_json(here.path.with_name("a.json"), dry_run=True)
        assert report.added == 1
        assert there.annotations.notes() == []
        assert there.backups.list() == []


EDITS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["put", "delete", "tag", "untag", "mark", "folder", "file", "send", "keep", "style"]),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    max_size=25,
)


def act(opened: list[Notebook], who: int, what: str, which: int, how: int) -> None:
    """One thing that somebody does on one of the machines."""
    book = opened[who % len(opened)]
    times = [WHEN, "2026-01-02T03:04:06.000Z", "2020-01-01T00:00:00.000Z"]
    item, folder = f"{which:032x}", f"{which + 10:032x}"
    shown_ids = [each.id for each in book.annotations.find(sort="created").items]
    some = shown_ids[which % len(shown_ids)] if shown_ids else item
    if what == "put":
        book.annotations.put(Note(item, HERE, f"正文{how}", WHEN, times[how]))
    elif what == "delete":
        book.annotations.delete([some])
    elif what in ("tag", "untag"):
        (book.tags.add if what == "tag" else book.tags.remove)([some], f"标{how}")
    elif what == "mark":
        book.annotations.put(Bookmark(f"{which + 20:032x}", HERE, f"题{how}", WHEN))
    elif what == "folder":
        parent = None if how == 2 else f"{how + 10:032x}"
        book.folders.put(Folder(folder, f"夹{how}", parent, float(how)))
    elif what == "file":
        book.folders.file([f"{which + 20:032x}"], f"{how + 10:032x}")
    elif what == "send":
        other = opened[how % len(opened)]
        if other is not book:
            send(book, other)
    elif what == "keep":
        book.annotations.keep_copies([some])
    else:
        book.styles.rename("own", f"名{how}")


@given(EDITS, st.integers(2, 3), st.permutations(range(6)))
@settings(max_examples=share_of(40))
def test_in_any_order_they_end_up_the_same(edits: list[Any], count: int, order: list[int]) -> None:
    with notebooks(count) as opened:
        for who, what, which, how in edits:
            act(opened, who, what, which, how)
        ways = [(a, b) for a in range(count) for b in range(count) if a != b]
        for number in order:
            if number < len(ways):
                send(opened[ways[number][0]], opened[ways[number][1]])
        settle(opened)
        first, *others = opened
        for other in others:
            assert known(other) == known(first)
            assert shown(other) == shown(first)
        # Nobody needs to hear it again.
        for other in others:
            report = send(other, first)
            assert not report.change
            assert report.added == report.updated == report.deleted == report.kept == 0


def bodies() -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        lambda body, time: {"kind": "note", "created": WHEN, "updated": time, "body": body},
        st.sampled_from("甲乙丙"),
        st.sampled_from([WHEN, just_after(WHEN)]),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Register]:
    """Three registers that came from each other by writing and merging."""
    registers = [Register(), Register(), Register()]
    for _ in range(draw(st.integers(0, 8))):
        who, other = draw(st.integers(0, 2)), draw(st.integers(0, 2))
        what = draw(st.sampled_from(["write", "merge", "drop"]))
        if what == "write":
            registers[who] = registers[who].write(f"w{who}", draw(bodies()))
        elif what == "merge":
            registers[who] = registers[who].merge(registers[other])
        else:
            registers[who] = registers[who].without(*[dot for dot, _ in registers[who].ranked()][:1])
    return registers


@given(histories())
def test_merging_is_commutative_associative_and_idempotent(registers: list[Register]) -> None:
    a, b, c = registers
    assert a.merge(b) == b.merge(a)
    assert a.merge(b).merge(c) == a.merge(b.merge(c))
    assert a.merge(a) == a
    assert a.merge(b).merge(b) == a.merge(b)


def test_what_is_written_stands_and_what_it_replaced_does_not() -> None:
    first = Register().write("w", {"kind": "note", "created": WHEN, "updated": WHEN, "body": "甲"})
    second = first.write("w", {"kind": "note", "created": WHEN, "updated": WHEN, "body": "乙"})
    assert list(second.versions) == [Dot("w", 2)]
    assert first.merge(second) == second


GOOD = {
    "format": "yice-notebook",
    "version": 1,
    "items": {
        "a": {
            "context": {"w": 1},
            "versions": [
                [
                    "w",
                    1,
                    {
                        "kind": "note",
                        "created": WHEN,
                        "updated": WHEN,
                        "body": "甲",
                        "anchors": [["文", "文/1.", 0, 1, "引", "", ""]],
                    },
                ]
            ],
        }
    },
}


def _at(path: list[Any], value: Any) -> Any:
    copy = json.loads(json.dumps(GOOD))
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return copy


VERSION = ["items", "a", "versions", 0]


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"format": "other"},
        _at(["version"], 99),
        _at(["items"], []),
        _at(["items", "a", "context"], {"w": 0}),
        _at(["items", "a", "context"], {}),
        _at(["items", "a", "versions"], "x"),
        _at([*VERSION, 1], 2**80),
        _at([*VERSION, 1], True),
        _at([*VERSION, 2, "kind"], "basket_entry"),
        _at([*VERSION, 2, "body"], 5),
        _at([*VERSION, 2, "body"], "\ud800"),
        _at([*VERSION, 2, "updated"], "gestern"),
        _at([*VERSION, 2, "updated"], "2026-01-01"),
        _at([*VERSION, 2, "anchors"], []),
        _at([*VERSION, 2, "anchors"], [["文", "文/1.", 5, 1, "引", "", ""]]),
        _at([*VERSION, 2, "anchors"], [["文"]]),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(notebook: Notebook, tmp_path: Path, value: Any) -> None:
    file = tmp_path / "坏.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(BadInput, match="坏"):
        notebook.exchange.import_json(file)
    assert notebook.annotations.find().total == 0


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{", b"[" * 100_000, b"NaN", b"\x00" * 100])
def test_what_is_no_json_is_refused(notebook: Notebook, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "坏.json"
    file.write_bytes(data)
    with pytest.raises(BadInput):
        notebook.exchange.import_json(file)
    with pytest.raises(BadInput):
        notebook.exchange.import_json(tmp_path / "没有.json")


def test_a_good_file_by_hand_is_taken(notebook: Notebook, tmp_path: Path) -> None:
    file = tmp_path / "好.json"
    file.write_text(json.dumps(GOOD), encoding="utf-8-sig")
    assert notebook.exchange.import_json(file).added == 1
    assert notebook.annotations.notes()[0].body == "甲"


def test_an_export_that_cannot_be_written_says_so(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "folder.json").mkdir()
    with pytest.raises(CannotWrite):
        notebook.exchange.export_json(tmp_path / "folder.json")
    with pytest.raises(CannotWrite):
        notebook.exchange.export_json(tmp_path / "nowhere" / "a.json")
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []
