"""What is in documents is counted once, and again when a document or the program has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.model.document import Document
from store.model.errors import NotFound
from ui.services.facts import counted_contents as module
from ui.services.facts.counted_contents import counted_contents


class Shelf:
    """Documents with a checksum each; tells which were read."""

    def __init__(self, *documents: Document) -> None:
        self.held = {document.key: document for document in documents}
        self.sums = {key: f"sum of {key}" for key in self.held}
        self.read: list[str] = []

    def checksums(self) -> list[tuple[str, str]]:
        return list(self.sums.items())

    def document(self, key: str) -> Document:
        self.read.append(key)
        if key not in self.held:
            raise NotFound(what=key)
        return self.held[key]


@pytest.fixture
def shelf(library: Library) -> Shelf:
    return Shelf(*(library.document(entry.key) for entry in library.documents()[:3]))


def no_check() -> None:
    pass


def test_counts_once(shelf: Shelf, tmp_path: Path) -> None:
    file, keys = tmp_path / "contents.json", list(shelf.held)
    first = counted_contents(shelf, keys, file, no_check)
    assert set(first) == set(keys)
    assert any(one.indicators or one.organisations or one.chapters for one in first.values())
    shelf.read.clear()
    assert counted_contents(shelf, keys, file, no_check) == first
    assert shelf.read == []


def test_a_changed_document_alone_is_counted_again(shelf: Shelf, tmp_path: Path) -> None:
    file, keys = tmp_path / "contents.json", list(shelf.held)
    counted_contents(shelf, keys, file, no_check)
    shelf.read.clear()
    shelf.sums[keys[1]] = "other"
    counted_contents(shelf, keys, file, no_check)
    assert shelf.read == [keys[1]]
    assert f"sum of {keys[1]}" not in file.read_text(encoding="utf-8")


def test_another_version_counts_anew(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, keys = tmp_path / "contents.json", list(shelf.held)
    counted_contents(shelf, keys, file, no_check)
    shelf.read.clear()
    monkeypatch.setattr(module, "VERSION", "99")
    counted_contents(shelf, keys, file, no_check)
    assert shelf.read == keys


@pytest.mark.parametrize("garbage", ["", "[]", "{", '{"version": 1}', f'{{"version": "{module.VERSION}"}}'])
def test_garbage_is_no_file(shelf: Shelf, tmp_path: Path, garbage: str) -> None:
    file, keys = tmp_path / "contents.json", list(shelf.held)
    file.write_text(garbage, encoding="utf-8")
    assert set(counted_contents(shelf, keys, file, no_check)) == set(keys)


def test_what_is_gone_has_no_entry(shelf: Shelf, tmp_path: Path) -> None:
    key = next(iter(shelf.held))
    del shelf.held[key]
    found = counted_contents(shelf, [key, "nobody"], tmp_path / "contents.json", no_check)
    assert found == {}
