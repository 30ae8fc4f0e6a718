"""Folders and tags of documents."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.notebook import Notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    with contextlib.closing(Notebook.open(tmp_path / "notebook.db")) as opened:
        yield opened


def test_a_document_is_in_one_folder_and_out_of_it_again(notebook: Notebook) -> None:
    notebook.shelf.put_into(["甲", "乙"], "医保")
    moved = notebook.shelf.put_into(["甲"], " 价格 ")
    assert dict(notebook.shelf.marks().folders) == {"甲": "价格", "乙": "医保"}
    assert notebook.shelf.marks().folder_names() == ["价格", "医保"]
    notebook.revert(moved)
    assert notebook.shelf.marks().folder("甲") == "医保"
    notebook.shelf.put_into(["甲", "乙"], "")
    assert notebook.shelf.marks().folder_names() == []


def test_tags_take_the_place_of_those_before(notebook: Notebook) -> None:
    notebook.shelf.set_tags(["甲"], ["年终", "重点", "重点", " "])
    change = notebook.shelf.set_tags(["甲", "乙"], ["重点", "报送"])
    assert notebook.shelf.marks().tags_of("甲") == notebook.shelf.marks().tags_of("乙") == ("报送", "重点")
    notebook.revert(change)
    assert notebook.shelf.marks().tags_of("甲") == ("年终", "重点")
    assert notebook.shelf.marks().tags_of("乙") == ()
    assert notebook.shelf.marks().tag_names() == ["年终", "重点"]


def test_they_meet_when_notebooks_merge(notebook: Notebook, tmp_path: Path) -> None:
    notebook.shelf.put_into(["甲"], "医保")
    notebook.shelf.set_tags(["甲"], ["重点"])
    notebook.exchange.export_json(tmp_path / "out.json")
    (tmp_path / "other").mkdir()
    with contextlib.closing(Notebook.open(tmp_path / "other/notebook.db")) as other:
        other.shelf.set_tags(["甲"], ["重点", "报送"])
        other.exchange.import_json(tmp_path / "out.json")
        assert other.shelf.marks().folder("甲") == "医保"
        assert other.shelf.marks().tags_of("甲") == ("报送", "重点")
        assert other.database.check() == []
