"""The gold queries: what must be found, what must come first, what must not be found."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from index.engine import SearchEngine
from index.results import Hit
from store.library import Library
from store.model.printed import printed

GOLD = json.loads((Path(__file__).parents[1] / "gold" / "queries.json").read_text(encoding="utf-8"))[
    "queries"
]


def flat(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("〔", "(").replace("〕", ")")


def texts(library: Library, hit: Hit) -> str:
    if hit.clause_id is None:
        document = library.document(hit.document_key)
        return flat(f"{document.number or ''} {document.title} {hit.snippet}")
    clause = library.clause(hit.clause_id)[1]
    return flat(printed(clause))


FILES = {
    "000_459e90397d15ffbd.txt": "政策清单",
    "001_0c1f3fcaf6490657.txt": "36项措施",
    "002_a31d24ebf5ad9bbd.txt": "发展规划",
    "003_f30e03ad6369e66f.txt": "重点工作任务",
    "004_ccfc160531c08653.txt": "一体化办法",
}


def file_of(library: Library, hit: Hit) -> str:
    name = library.document(hit.document_key)
    return next(file for file, part in FILES.items() if part in (name.attached_title or "") + name.title)


def answers(library: Library, hit: Hit, expected: dict[str, Any]) -> bool:
    if file_of(library, hit) != expected["file"]:
        return False
    return "snippet" not in expected or flat(expected["snippet"]) in texts(library, hit)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: f"{gold['id']}-{gold['query']}")
@pytest.mark.parametrize("which", ["engine", "scanner"])
def test_gold_query(
    gold: dict[str, Any], which: str, shared_library: Library, request: pytest.FixtureRequest
):
    engine: SearchEngine = request.getfixturevalue(which)
    answer = engine.search(gold["query"], limit=None)
    hits = answer.hits
    assert answer.total == len(hits)
    missing = [e for e in gold["must_find"] if not any(answers(shared_library, hit, e) for hit in hits)]
    assert not missing, f"missing: {missing}"
    late = [e for e in gold.get("top3", ()) if not any(answers(shared_library, hit, e) for hit in hits[:3])]
    assert not late, f"not in the first three: {late}\n{[(h.path, h.snippet) for h in hits[:3]]}"
    for expected in gold.get("must_not_find", ()):
        wrong = [
            h
            for h in hits
            if file_of(shared_library, h) == expected["file"]
            and "".join(h.path) == expected["label"].replace(" ", "")
        ]
        assert not wrong
    if gold["complete"]:
        allowed = gold["must_find"] + gold.get("may_find", [])
        extra = [
            (h.path, h.match, h.snippet)
            for h in hits
            if h.clause_id and h.match != "near" and not any(answers(shared_library, h, e) for e in allowed)
        ]
        assert not extra, f"should not be found: {extra}"
