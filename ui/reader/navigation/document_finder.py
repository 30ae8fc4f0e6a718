"""Finds words in one document as search does: in the normal form, clause by clause."""

from __future__ import annotations

from index.text.normalize import NormalText, fold_query, normalise
from index.text.numeral_forms import same_number
from store.model.document import Document
from store.model.printed import printed

#: More marks than anybody looks at; beyond it finding stops.
LIMIT = 20_000


class DocumentFinder:
    """Keeps the normal form of a document's clauses as they are first asked for."""

    def __init__(self, document: Document) -> None:
        self._clauses = list(document.walk())
        self._normal: dict[str, NormalText] = {}

    def find(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """Return the printed ranges in each clause that match ``text``; none for a blank text."""
        wanted = fold_query(text)
        # 2028年 is 二○二八年, too, as in every search.
        forms = (wanted, *same_number(wanted)) if wanted else ()
        found: dict[str, list[tuple[int, int]]] = {}
        count = 0
        for clause in self._clauses if wanted else ():
            normal = self._form(clause.id, printed(clause))
            ranges = sorted({place for form in forms for place in _ranges(normal, form)})
            if ranges:
                found[clause.id] = ranges
                count += len(ranges)
                if count > LIMIT:
                    break
        return found

    def _form(self, clause_id: str, text: str) -> NormalText:
        if clause_id not in self._normal:
            self._normal[clause_id] = normalise(text)
        return self._normal[clause_id]


def _ranges(normal: NormalText, wanted: str) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    at = normal.text.find(wanted)
    while at >= 0:
        ranges.append(normal.printed_range(at, at + len(wanted)))
        at = normal.text.find(wanted, at + len(wanted))
    return ranges
