"""Merging is the same in any order, whatever was done on each side."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.annotation import Bookmark, Note
from store.notebook import Folder, Notebook
from store.notebook.sync.versions import Register, just_after
from tests.effort import share_of
from tests.store.notebook.sync.copies import HERE, WHEN, known, notebooks, send, settle, shown

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
