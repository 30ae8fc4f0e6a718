"""Baskets: what is gathered to print is kept as it is, in its order, until the user lets it go."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model.annotation import Anchor, Basket, BasketEntry
from store.model.errors import CannotWrite
from store.notebook import Notebook, anchor_for
from tests.samples import document

WHEN = "2026-01-02T03:04:05.000Z"
LATER = "2026-01-03T00:00:00.000Z"


def line(clause_id: str = "文/1.", heading: str = "", children: bool = True) -> BasketEntry:
    anchor = None if heading else Anchor("文", clause_id, 0, 3, "引用的", "之前", "之后")
    return BasketEntry(uuid.uuid4().hex, anchor, heading, children)


def a_basket(*entries: BasketEntry, title: str = "价格专题会") -> Basket:
    return Basket(uuid.uuid4().hex, title, entries, WHEN, WHEN)


def test_a_basket_comes_back_as_it_was_put(notebook: Notebook) -> None:
    first = a_basket(line(heading="一、价格"), line("文/2."), line("文/1.", children=False))
    second = a_basket(title="空的")
    notebook.baskets.put(first)
    notebook.baskets.put(second)
    notebook.close()
    again = Notebook.open(notebook.path)
    assert again.baskets.all() == [first, second]
    again.close()


def test_order_is_the_users_and_baskets_keep_their_place(notebook: Notebook) -> None:
    entries = [line(str(number)) for number in range(5)]
    first, second = a_basket(*entries), a_basket(line())
    notebook.baskets.put(first)
    notebook.baskets.put(second)
    turned = replace(first, entries=tuple(reversed(entries)), title="改名", updated=LATER)
    notebook.baskets.put(turned)
    assert notebook.baskets.all() == [turned, second]


def test_taking_out_and_putting_back(notebook: Notebook) -> None:
    full = a_basket(line(heading="甲"), line(), line("文/2."))
    notebook.baskets.put(full)
    notebook.baskets.put(replace(full, entries=full.entries[:1]))
    assert notebook.baskets.all()[0].entries == full.entries[:1]
    notebook.baskets.put(full)
    assert notebook.baskets.all() == [full]
    notebook.baskets.delete(full.id)
    notebook.baskets.delete(full.id)
    assert notebook.baskets.all() == []
    assert notebook.placements.anchors() == []
    notebook.baskets.put(full)
    assert notebook.baskets.all() == [full]
    assert notebook.database.check() == []


def test_what_is_gone_leaves_word_that_it_was(notebook: Notebook) -> None:
    full = a_basket(line(), line("文/2."))
    notebook.baskets.put(full)
    notebook.baskets.put(replace(full, entries=full.entries[1:]))
    buried = notebook.database.sqlite.sql("SELECT id, kind FROM tombstone")
    assert buried == [(full.entries[0].id, "basket_entry")]
    notebook.baskets.put(full)
    assert notebook.database.sqlite.sql("SELECT count(*) FROM tombstone") == [(0,)]


def test_clauses_in_a_basket_have_anchors_like_notes(notebook: Notebook) -> None:
    found = document()
    anchor = anchor_for(found, found.clauses[0].children[0])
    notebook.baskets.put(a_basket(BasketEntry("a" * 32, anchor), line(heading="标题")))
    assert notebook.placements.anchors() == [("basket_entry", anchor)]


def test_a_large_basket(notebook: Notebook) -> None:
    large = a_basket(*(line(f"文/{number}.") for number in range(1000)))
    notebook.baskets.put(large)
    assert notebook.baskets.all() == [large]


def test_a_full_disk_leaves_the_basket_as_it_was(notebook: Notebook) -> None:
    kept = a_basket(line(), line(heading="甲"))
    notebook.baskets.put(kept)
    pages = notebook.database.sqlite.sql("PRAGMA page_count")[0][0]
    notebook.database.sqlite.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CannotWrite, match="磁盘已满"):
        notebook.baskets.put(replace(kept, entries=(*kept.entries, *(line(str(n)) for n in range(3000)))))
    assert notebook.baskets.all() == [kept]


def test_a_notebook_without_baskets_is_brought_up_to_date_after_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "notebook.db"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parents[1] / "notebook-v1.sql").read_text(encoding="utf-8"))
    old.close()
    notebook = Notebook.open(path)
    assert notebook.baskets.all() == []
    notebook.baskets.put(a_basket(line()))
    assert (
        len(notebook.annotations.notes())
        == len(notebook.annotations.bookmarks())
        == len(notebook.baskets.all())
        == 1
    )
    notebook.close()
    assert [file.name[:12] for file in (tmp_path / "backups").iterdir()] == ["notebook-v1-"]


titles = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(titles, st.lists(st.tuples(titles, st.booleans(), st.booleans()), max_size=8))
@settings(max_examples=25)
def test_any_basket_comes_back(title: str, lines: Sequence[tuple[str, bool, bool]]) -> None:
    import tempfile

    entries = tuple(
        BasketEntry(uuid.uuid4().hex, None if is_heading else line(text).anchor, text, children)
        for text, is_heading, children in lines
    )
    with tempfile.TemporaryDirectory() as folder:
        notebook = Notebook.open(Path(folder) / "notebook.db")
        made = a_basket(*entries, title=title)
        notebook.baskets.put(made)
        assert notebook.baskets.all() == [made]
        notebook.close()
