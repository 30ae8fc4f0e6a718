"""The files as received: kept byte for byte, once each, packed where that helps, gone with the last."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.library import Library
from store.library.library_change import LibraryChange
from store.library.originals import compressed, restored
from store.model.document import Document
from store.model.errors import DamagedFile
from tests.samples import document

PLAIN = "关于床位的规定。\n".encode() * 5000


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def read_from(key: str, data: bytes, name: str = "来文.pdf") -> Document:
    return document(key, source=name, sha256=hashlib.sha256(data).hexdigest())


def rows(library: Library) -> list[tuple[str, int, int]]:
    with closing(sqlite3.connect(library.path)) as connection:
        return connection.execute("SELECT sha256, size, length(data) FROM original").fetchall()


@given(st.one_of(st.binary(), st.binary(min_size=1, max_size=40).map(lambda part: part * 5000)))
def test_whatever_is_packed_comes_back_byte_for_byte(data: bytes) -> None:
    stored, packed = compressed(data)
    assert restored(stored, packed, len(data)) == data
    assert len(stored) <= len(data)


def test_text_is_packed_and_what_is_packed_already_is_not() -> None:
    assert len(compressed(PLAIN)[0]) < len(PLAIN) / 10
    noise = os.urandom(300_000)
    assert compressed(noise) == (noise, False)


def test_the_original_has_its_name_bytes_and_hash(library: Library) -> None:
    added = read_from("甲", PLAIN)
    library.add(added, PLAIN)
    found = library.original("甲")
    assert found is not None
    assert (found.name, found.data, found.sha256) == ("来文.pdf", PLAIN, added.sha256)


def test_documents_of_one_file_share_it_and_it_goes_with_the_last(library: Library) -> None:
    for key in ("甲", "乙"):
        library.add(read_from(key, PLAIN), PLAIN)
    assert len(rows(library)) == 1
    first = library.remove("甲")
    assert library.source("乙") == PLAIN
    library.remove("乙")
    assert rows(library) == []
    library.exchange(LibraryChange(into=(first,)))
    assert library.source("甲") == PLAIN
    assert library.soundness.check() == []


def test_a_file_that_was_lost_is_no_original(library: Library) -> None:
    lost = replace(document("甲"), sha256=hashlib.sha256(b"").hexdigest())
    library.add(lost, b"")
    assert library.original("甲") is None
    assert library.source("甲") == b""


@pytest.mark.parametrize("harm", ["UPDATE original SET data = x'0102'", "DELETE FROM original"])
def test_a_damaged_or_missing_original_is_told_and_the_text_still_read(library: Library, harm: str) -> None:
    library.add(read_from("甲", PLAIN), PLAIN)
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute(harm)
        connection.commit()
    with pytest.raises(DamagedFile):
        library.original("甲")
    assert library.document("甲").title == "关于样本的通知"
    (problem,) = library.soundness.check()
    assert problem.what.code == "library.source_changed"
