"""Notebooks that are merged in any order end up the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.model.annotation import Note
from store.notebook import AnnotationFilter, Notebook
from store.notebook.sync.versions import Dot, Register
from tests.store.notebook.sync.copies import HERE, WHEN, known, note, notebooks, send, settle, shown


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


def test_what_is_written_stands_and_what_it_replaced_does_not() -> None:
    first = Register().write("w", {"kind": "note", "created": WHEN, "updated": WHEN, "body": "甲"})
    second = first.write("w", {"kind": "note", "created": WHEN, "updated": WHEN, "body": "乙"})
    assert list(second.versions) == [Dot("w", 2)]
    assert first.merge(second) == second
