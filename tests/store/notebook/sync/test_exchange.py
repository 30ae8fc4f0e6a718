"""Notebooks that exchange their files end up the same, in whatever order, and nobody's words are lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.model.annotation import Basket, BasketEntry, Bookmark, Highlight, Note
from store.model.errors import BadInput, CannotWrite
from store.notebook import Notebook
from tests.store.notebook.sync.copies import HERE, WHEN, known, note, notebooks, send, shown


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
