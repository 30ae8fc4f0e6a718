"""What is said of thousands of documents is in memory once, whichever list says it."""

from __future__ import annotations

from pathlib import Path

from index.corpus.index_files import load, read_stamp
from index.references.catalog import CatalogEntry
from index.references.name_table import NameTable
from index.text.normalize import fold
from store.library import Library
from store.library.lookup import fold as fold_name
from store.model.typography import typeset


def test_lists_of_documents_have_the_same_keys_titles_and_checksums(library: Library, folder: Path) -> None:
    stamp = read_stamp(folder)
    assert stamp is not None
    corpus = load(folder, stamp)
    listed = {one.key: one for one in library.documents()}
    sums = dict(library.checksums())
    keys = {key: key for key in listed}
    assert len(corpus.entries) == len(listed) > 1
    for entry in corpus.entries:
        assert entry.key is listed[entry.key].key
        assert entry.title is listed[entry.key].title
        assert entry.digest is sums[entry.key]
    assert all(key is keys[key] for key, _checksum in library.checksums())
    assert all(key is keys[key] for key, _clause, _reference in library.citing())


def test_a_title_that_is_its_own_normal_form_is_no_second_string() -> None:
    title = "".join(["优化营商", "环境条例"])
    assert fold(title) is title
    assert fold_name(title) is title
    assert typeset(title) is title
    assert fold("ＤＲＧ付费") == "drg付费"


def test_a_name_of_one_document_takes_no_bits_of_all() -> None:
    titles = [f"第{number}号办法" for number in range(3000)] + ["条例", "条例"]
    entries = [CatalogEntry(str(n), title, title, None, "其他", 0) for n, title in enumerate(titles)]
    table = NameTable(entries, titles)
    assert list(table.may_mean("第2999号办法", [], None)) == [2999]
    assert list(table.may_mean("条例", [], None)) == [3000, 3001]
    assert list(table.may_mean("规定", [], None)) == []
    assert not hasattr(entries[0], "__dict__")
    kept = (one for one in table._exact.values() if isinstance(one, int))
    assert max(kept) == 2999
