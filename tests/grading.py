"""Whether a search answers a gold query: what must be found is, early where it must, nothing false.

Units are clauses and documents as (document key, clause id or None), best first, each with whether it is said
to have what was typed; what is only near to it may be anything.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from index.results import Hit
from store.library import Library
from store.model.clause import Clause
from store.model.printed import printed

GOLD = Path(__file__).parent / "gold"
#: Hits that say: this is there.
SAID = ("exact", "variant", "duty")
#: Labels of gold that mean the document itself.
WHOLE = ("文件", "发文字号", "文号", "标题")
Unit = tuple[str, str | None]
Found = Sequence[tuple[Unit, bool]]
Json = dict[str, Any]


def queries(name: str) -> list[Json]:
    """The gold queries of a file of tests/gold."""
    found: list[Json] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["queries"]
    return found


def bare(text: str | None) -> str:
    """The letters, digits and Chinese characters of a text."""
    folded = unicodedata.normalize("NFKC", text or "").lower()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN")


def found_by(hits: Iterable[Hit]) -> list[tuple[Unit, bool]]:
    """The units of hits."""
    return [((hit.document_key, hit.clause_id), hit.match in SAID) for hit in hits]


class Grader:
    """Grades answers on one library, whose documents are named by the files that they were read from."""

    def __init__(self, library: Library) -> None:
        self._files: dict[str, str] = {}
        self._clauses: dict[Unit, Clause] = {}
        #: What each unit says, for peers to search.
        self.texts: dict[Unit, str] = {}
        for entry in library.documents():
            document = library.document(entry.key)
            self._files[entry.key] = entry.source
            head = (document.title, document.number, document.date, *document.issuers)
            self.texts[entry.key, None] = " ".join(part for part in head if part)
            for clause in document.walk():
                unit = entry.key, clause.id
                self._clauses[unit] = clause
                named = " ".join(duty.organisation for duty in clause.duties)
                self.texts[unit] = f"{clause.label} {printed(clause)} {named}"
        self._bare = {unit: bare(text) for unit, text in self.texts.items()}

    def passes(self, gold: Json, found: Found) -> bool:
        """Whether an answer is as the gold asks."""
        units = [unit for unit, _ in found]
        for expected in gold.get("must_find", ()):
            if not any(self._same(expected, unit) for unit in units):
                return False
        for expected in gold.get("top3", ()):
            if not any(self._same(expected, unit) for unit in units[:3]):
                return False
        for expected in gold.get("must_not_find", ()):
            if any(self._same(expected, unit) for unit in units):
                return False
        nothing = gold["kind"] in ("absent", "empty")
        if not (gold.get("complete") or nothing):
            return True
        allowed = [*gold.get("must_find", ()), *gold.get("may_find", ())]
        return not any(said and self._false(gold, unit, allowed, nothing) for unit, said in found)

    def _false(self, gold: Json, unit: Unit, allowed: Sequence[Json], nothing: bool) -> bool:
        clause = self._clauses.get(unit)
        if clause is None or any(self._same(expected, unit) for expected in allowed):
            return False
        named = bare(gold["query"]) in bare(clause.heading)
        return nothing or not (named or clause.label == "前言")

    def _same(self, expected: Json, unit: Unit) -> bool:
        key, clause_id = unit
        if self._files.get(key, "")[:4] != expected["file"][:4]:
            return False
        if expected.get("label") in WHOLE:
            return clause_id is None or self._clauses[unit].label == "前言"
        snippet = bare(expected.get("snippet"))
        return bool(snippet) and snippet in self._bare.get(unit, "")
