"""Corrections of what the program read out of clauses: indicators and duties that the user set right."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from store.model.annotation import Anchor
from store.notebook.model import Content, ItemChange
from store.notebook.storage.database import NotebookDatabase
from store.notebook.storage.items import anchor_values
from store.system.sqlite import now

#: What is corrected.
FactSort = Literal["indicator", "duty"]
#: ``changed``: it says something else; ``none``: it is none; ``added``: the program found nothing there.
FactVerdict = Literal["changed", "none", "added"]
KIND = "fact_correction"
_QUERY = """
SELECT item.id, fact_correction.sort, fact_correction.verdict, fact_correction.printed, fact_correction.said,
  anchor.document_key, anchor.clause_id, anchor.start, anchor.end, anchor.quote, anchor.prefix, anchor.suffix
FROM fact_correction JOIN item ON item.id = fact_correction.item_id
  JOIN anchor ON anchor.item_id = fact_correction.item_id
ORDER BY item.created, item.id
"""
_AT_ANCHOR = 5


@dataclass(frozen=True, slots=True)
class FactCorrection:
    """Reading of the program at a place, and its correction by the user; both as words by field."""

    id: str
    anchor: Anchor
    sort: FactSort
    verdict: FactVerdict
    printed: Mapping[str, str]
    said: Mapping[str, str]


def new_correction(
    anchor: Anchor, sort: FactSort, verdict: FactVerdict, printed: Mapping[str, str], said: Mapping[str, str]
) -> FactCorrection:
    """Make a correction that is in no notebook yet."""
    return FactCorrection(uuid.uuid4().hex, anchor, sort, verdict, dict(printed), dict(said))


class FactCorrections:
    """The corrections of a notebook."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def all(self) -> list[FactCorrection]:
        """Return all corrections in the order in which they were made."""
        with self._database.reading():
            rows = self._database.sqlite.sql(_QUERY)
        return [
            FactCorrection(
                str(row[0]),
                Anchor(*row[_AT_ANCHOR:]),
                cast(FactSort, row[1]),
                cast(FactVerdict, row[2]),
                _words(row[3]),
                _words(row[4]),
            )
            for row in rows
        ]

    def put(self, corrections: Iterable[FactCorrection]) -> ItemChange:
        """Write corrections; one of the same id is replaced."""
        when = now()
        changes: dict[str, Content | None] = {
            each.id: {
                "kind": KIND,
                "created": when,
                "updated": when,
                "sort": each.sort,
                "verdict": each.verdict,
                "printed": json.dumps(dict(each.printed), ensure_ascii=False, sort_keys=True),
                "said": json.dumps(dict(each.said), ensure_ascii=False, sort_keys=True),
                "anchors": [anchor_values(each.anchor)],
            }
            for each in corrections
        }
        return self._database.write(changes)

    def delete(self, ids: Iterable[str]) -> ItemChange:
        """Take corrections back: what the program read holds again."""
        return self._database.write(dict.fromkeys(ids))


def _words(text: object) -> dict[str, str]:
    """Return the words by field; none where a later version wrote something else."""
    try:
        found = json.loads(str(text))
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
