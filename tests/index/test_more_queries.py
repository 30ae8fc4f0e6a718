"""More queries of the kinds that the gold ones have: what must be found, what first, what not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.engine import SearchEngine
from index.results import Hit
from store.library import Library
from store.model.wording import sentences

GOLD = Path(__file__).parents[1] / "gold"
MORE = [
    one
    for name in ("more_queries.json", "office_queries.json")
    for one in json.loads((GOLD / name).read_text(encoding="utf-8"))["queries"]
]
FILES = {"政策清单": "000", "36项措施": "001", "发展规划": "002", "重点工作任务": "003", "一体化办法": "004"}


def name_of(library: Library, hit: Hit) -> str:
    """The document's short name and the clause's path, ``*`` for the document itself."""
    document = library.document(hit.document_key)
    titles = f"{document.attached_title or ''}{document.title}"
    file = next(number for part, number in FILES.items() if part in titles)
    return f"{file}:{''.join(hit.path) if hit.clause_id else '*'}"


@pytest.mark.parametrize("expected", MORE, ids=lambda one: f"{one['kind']}-{one['query']}")
@pytest.mark.parametrize("which", ["engine", "scanner"])
def test_query(expected: dict[str, Any], which: str, shared_library: Library, request: pytest.FixtureRequest):
    engine: SearchEngine = request.getfixturevalue(which)
    answer = engine.search(expected["query"], limit=None)
    found = [name_of(shared_library, hit) for hit in answer.hits]
    assert answer.total == len(found) == len(set(found))
    said = [name_of(shared_library, hit) for hit in answer.hits if hit.match != "near"]
    assert set(expected["must_find"]) <= set(found), sentences(answer.remarks)
    assert set(expected.get("top3", ())) <= set(found[:3]), found[:5]
    assert not set(expected.get("must_not_find", ())) & set(said)
    if expected.get("nothing"):
        assert not said
        assert sentences(answer.remarks) or answer.did_you_mean
    if expected.get("complete"):
        clauses = {one for one in said if not one.endswith(":*")}
        assert clauses <= {*expected["must_find"], *expected.get("may_find", ())}, sentences(answer.remarks)
