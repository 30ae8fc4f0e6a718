"""Any document goes into rows and comes back the same."""

from __future__ import annotations

import tempfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.library import Library
from store.library.storage.document_checksum import document_checksum
from store.library.storage.library_schema import ClauseRow, CorrectionRow, DocumentRow, DutyRow, ReferenceRow
from store.model.clause import Clause, Reference
from store.model.document import Correction, Document
from store.model.duty import Duty
from store.model.errors import DamagedFile
from store.model.message import Message, verbatim
from store.model.table import Table
from store.system.seal import seal
from tests.effort import share_of

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe = st.none() | words
duties = st.builds(Duty, words, st.sampled_from(["lead", "support", "joint"]))
tables = st.builds(
    Table,
    st.lists(st.lists(words, max_size=3).map(tuple), max_size=3).map(tuple),
    maybe,
    maybe,
)
references = st.builds(Reference, st.integers(0, 99), st.integers(0, 99), maybe, maybe, maybe)
messages = st.one_of(
    st.builds(verbatim, words),
    st.builds(lambda count: Message("intake.lost_characters", count=count), st.integers(0, 9)),
    st.just(Message("intake.gaps", where=Message("intake.title"), what=("x", None), shown="□")),
)
corrections = st.builds(Correction, words, words, words, messages, st.booleans())


def several(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=2).map(tuple)


def clauses(children: st.SearchStrategy[tuple[Clause, ...]]) -> st.SearchStrategy[Clause]:
    """Clauses with paragraphs, tables and children in any order."""
    parts = st.tuples(st.lists(words, max_size=2), st.lists(tables, max_size=2), children)
    mixed = parts.flatmap(lambda three: st.permutations([*three[0], *three[1], *three[2]]))
    return st.builds(
        Clause,
        id=st.uuids().map(str),
        label=words,
        path=several(words),
        heading=maybe,
        heading_mark=words,
        body=mixed.map(tuple),
        duty_note=maybe,
        duties=several(duties),
        references=several(references),
        duty_at=st.none() | st.integers(0, 6),
    )


trees = st.recursive(st.just(()), lambda below: st.lists(clauses(below), max_size=3).map(tuple), max_leaves=6)
documents = st.builds(
    Document,
    key=words,
    source=words,
    title=words,
    number=maybe,
    issuers=several(words),
    date=maybe,
    effective=maybe,
    kind=st.sampled_from(["通知", "法律", "其他"]),
    complete=st.booleans(),
    sha256=words,
    attached_title=maybe,
    addressee=maybe,
    copied_to=maybe,
    provenance=maybe,
    publication=maybe,
    validity=st.none() | st.sampled_from(["现行有效", "已废止"]),
    clauses=trees,
    corrections=several(corrections),
    warnings=several(messages),
)


@pytest.mark.parametrize(
    ("kind", "model", "elsewhere"),
    [
        (Document, DocumentRow, {"clauses", "corrections", "edition", "newer"}),
        (Clause, ClauseRow, {"id", "duties", "references"}),
        (Duty, DutyRow, set()),
        (Reference, ReferenceRow, {"clause"}),
        (Correction, CorrectionRow, set()),
    ],
)
def test_every_field_of_a_record_has_a_column(kind: type, model: type, elsewhere: set[str]) -> None:
    """A field that is added to a record needs a migration, or it is lost in silence."""
    columns = set(model._meta.fields)
    assert {field.name for field in fields(kind)} - elsewhere <= columns


@given(documents, st.binary(max_size=99))
@settings(max_examples=share_of(40))
def test_nothing_is_lost(added: Document, source: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        library = Library.open(path)
        library.add(added, source)
        library.close()
        library = Library.open(path)
        loaded = library.document(added.key)
        assert library.source(added.key) == source
        library.close()
    assert loaded == added
    assert document_checksum(loaded) == document_checksum(added)


def test_an_emptied_library_is_damaged_and_a_new_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    seal(path)
    path.write_bytes(b"")
    with pytest.raises(DamagedFile):
        Library.open(path)
    path.unlink()
    Library.open(path).close()
