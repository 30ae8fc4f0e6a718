"""Many clauses at once: the same as one by one, and what is gone is left out."""

from __future__ import annotations

from store.library import Library
from ui.services.library.many_clauses import clauses_of


def test_many_clauses_are_those_that_are_found_one_by_one(library: Library) -> None:
    ids = [each.id for one in library.documents()[:3] for each in library.document(one.key).walk()]
    found = clauses_of(library, [*reversed(ids), "nowhere", ids[0]])
    assert list(found) == ids[::-1]
    assert all(found[each] == library.clause(each) for each in ids)
    assert clauses_of(library, ["nowhere"]) == {}
