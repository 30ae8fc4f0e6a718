"""Placements: where annotations hold in the present documents, updated when a document changes.

An annotation keeps the place and the words that it was made on; where they are now is worked out once for
each text of the document, and kept beside. Only the user's own yes (:meth:`Placements.confirm`, by hand,
carrying over to another edition) changes the annotation itself.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from store.model.annotation import Anchor
from store.model.document import Document
from store.model.errors import CannotWrite
from store.notebook.anchoring.quote_search import SURE, DocumentText, RelocatedAnchor
from store.notebook.model import (
    Annotation,
    Content,
    ItemChange,
    PlacedAnnotation,
    PlacementState,
    PlaceSuggestion,
    PlacingReport,
    Span,
)
from store.notebook.storage import annotation_rows, items, shared_rows
from store.notebook.storage.database import NotebookDatabase
from store.notebook.storage.items import anchor_values, connection
from store.notebook.storage.proofs import placement_checksum
from store.system.sqlite import now


@dataclass(frozen=True, slots=True)
class _Spot:
    """Position of an annotation in a text: the anchors there, or none of them where it holds as made."""

    state: PlacementState
    certainty: float
    anchors: tuple[Anchor, ...] = ()


class Placements:
    """The places of annotations in the present texts of their documents."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def marks(self, document: Document) -> list[PlacedAnnotation]:
        """Return every annotation of a document with its place in it, in the order they were made.

        What has not been looked for in this text yet is looked for now.
        """
        text = DocumentText(document)
        with self._database.reading():
            found = self._of(document.key)
            spots = self._spots(document.key, text.fingerprint)
        missing = [each for each in found if each.id not in spots]
        if missing:
            looked = self._look(missing, text)
            # Where nothing can be written it is shown all the same, and looked for again the next time.
            with contextlib.suppress(CannotWrite):
                self._keep(looked, missing, text.fingerprint)
            spots |= looked
        return [_placed(each, spots[each.id]) for each in found]

    def place(self, document: Document) -> PlacingReport:
        """Find every annotation of a document in its present text; quick when that was done before."""
        text = DocumentText(document)
        with self._database.reading():
            found = self._of(document.key)
            spots = self._spots(document.key, text.fingerprint)
        missing = [each for each in found if each.id not in spots]
        looked = self._look(missing, text)
        self._keep(looked, missing, text.fingerprint)
        return _report(spots | looked)

    def foresee(self, document: Document) -> PlacingReport:
        """Tell what :meth:`place` would find in another text of a document; nothing is kept."""
        with self._database.reading():
            found = self._of(document.key)
            return _report(self._look(found, DocumentText(document)))

    def unplace_missing(self, keys: Collection[str]) -> PlacingReport:
        """Return documents with other keys than these are not in the library any more: what was in them is
        lost.
        """
        present = set(keys)
        with self._database.writing():
            execute = connection(self._database.sqlite).execute
            rows = execute("SELECT DISTINCT document_key FROM anchor").fetchall()
            gone = [each for (key,) in rows if key not in present for each in self._of(key)]
            spots = {each.id: _Spot("lost", 0.0) for each in gone}
            self._keep_rows(spots, "")
        self._database.notify(set(spots))
        return _report(spots)

    def document_keys(self) -> list[str]:
        """Return the keys of the documents that have annotations."""
        query = (
            "SELECT DISTINCT document_key FROM anchor JOIN item ON id = item_id"
            " WHERE kind IN ('bookmark', 'note', 'highlight')"
        )
        with self._database.reading():
            return [str(key) for (key,) in self._database.sqlite.sql(query)]

    def states(self) -> dict[str, PlacementState]:
        """Return the state found last of each annotation that has been looked for, by id."""
        with self._database.reading():
            return dict(self._database.sqlite.sql("SELECT item_id, state FROM placement"))

    def suggestion(self, item_id: str) -> PlaceSuggestion | None:
        """Return where an annotation seems to belong; None where it holds as made, is lost, or is unknown."""
        with self._database.reading():
            found = annotation_rows.by_ids(self._database.sqlite, [item_id])
            spot = self._spots_of(found).get(item_id)
        return PlaceSuggestion(spot.anchors, spot.certainty) if spot and spot.anchors else None

    def confirm(self, ids: Iterable[str]) -> ItemChange:
        """Accept the places where annotations were found as their own, with the words there."""
        with self._database.writing():
            found = annotation_rows.by_ids(self._database.sqlite, ids)
            spots = self._spots_of(found)
            places = {each.id: spots[each.id].anchors for each in found if each.id in spots}
            return self._database.apply(self._moved(found, places))

    def place_by_hand(self, item_id: str, anchors: Sequence[Anchor]) -> ItemChange:
        """Put an annotation where the user says; an unknown id changes nothing."""
        with self._database.writing():
            found = annotation_rows.by_ids(self._database.sqlite, [item_id])
            return self._database.apply(self._moved(found, {item_id: tuple(anchors)}))

    def carry_over(self, old_key: str, document: Document) -> tuple[PlacingReport, ItemChange]:
        """Move the annotations of one edition to another that has its own key.

        What is found surely moves; what is not stays with the old edition and is named in the report.
        """
        text = DocumentText(document)
        with self._database.writing():
            found = self._of(old_key)
            looked = self._look(found, text)
            places = {item_id: spot.anchors for item_id, spot in looked.items() if spot.state == "placed"}
            return _report(looked), self._database.apply(self._moved(found, places))

    def anchors(self) -> list[tuple[str, Anchor]]:
        """Return kind (``bookmark``, ``basket_entry`` …) and anchor of every item, document by document."""
        with self._database.reading():
            return shared_rows.anchors(self._database.sqlite)

    def _of(self, document_key: str) -> list[Annotation]:
        return annotation_rows.read(self._database.sqlite, "anchor.document_key = ?", [document_key])

    def _look(self, found: Iterable[Annotation], text: DocumentText) -> dict[str, _Spot]:
        """Find annotations in a text: by how they were made, or else by where they were found surely last."""
        found = list(found)
        last = self._spots_of(found)
        looked = {}
        for each in found:
            spot = _find(each.anchors, text)
            before = last.get(each.id)
            if spot.state != "placed" and before and before.state == "placed" and before.anchors:
                spot = max(spot, _find(before.anchors, text, moved=True), key=lambda one: one.certainty)
            looked[each.id] = spot
        return looked

    def _keep(self, spots: Mapping[str, _Spot], found: Iterable[Annotation], fingerprint: str) -> None:
        """Remember where annotations were found, unless they have been changed meanwhile."""
        if not spots:
            return
        with self._database.writing():
            now_there = {
                each.id: each.anchors for each in annotation_rows.by_ids(self._database.sqlite, spots)
            }
            same = {each.id for each in found if now_there.get(each.id) == each.anchors}
            self._keep_rows({each: spot for each, spot in spots.items() if each in same}, fingerprint)
        self._database.notify(set(spots))

    def _keep_rows(self, spots: Mapping[str, _Spot], fingerprint: str) -> None:
        rows = [
            (
                item_id,
                fingerprint,
                spot.state,
                float(spot.certainty),
                json.dumps([anchor_values(anchor) for anchor in spot.anchors], ensure_ascii=False),
            )
            for item_id, spot in spots.items()
        ]
        connection(self._database.sqlite).executemany(
            "INSERT OR REPLACE INTO placement (item_id, fingerprint, state, certainty, spots, checksum)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(*row, placement_checksum(row)) for row in rows],
        )

    def _spots(self, document_key: str, fingerprint: str) -> dict[str, _Spot]:
        """Return the positions found in exactly this text."""
        query = (
            "SELECT item_id, state, certainty, spots FROM placement WHERE fingerprint = ?"
            " AND item_id IN (SELECT item_id FROM anchor WHERE document_key = ?)"
        )
        rows = connection(self._database.sqlite).execute(query, (fingerprint, document_key))
        return {row[0]: _spot(*row[1:]) for row in rows}

    def _spots_of(self, found: Iterable[Annotation]) -> dict[str, _Spot]:
        """Return the positions found last, in any text."""
        execute = connection(self._database.sqlite).execute
        spots: dict[str, _Spot] = {}
        for some in items.chunks(each.id for each in found):
            marks = ", ".join("?" * len(some))
            query = f"SELECT item_id, state, certainty, spots FROM placement WHERE item_id IN ({marks})"
            spots |= {row[0]: _spot(*row[1:]) for row in execute(query, some)}
        return spots

    def _moved(
        self, found: Iterable[Annotation], places: Mapping[str, tuple[Anchor, ...]]
    ) -> dict[str, Content | None]:
        """Return the changes that put annotations on other anchors; a bookmark has one only."""
        changes: dict[str, Content | None] = {}
        for each in found:
            anchors = places.get(each.id)
            if anchors:
                kept = anchors[:1] if each.kind == "bookmark" else anchors
                record = annotation_rows.as_record(replace(each, anchors=kept, updated=now()))
                changes |= annotation_rows.own_changes(self._database.sqlite, [record])
        return changes


def _find(anchors: Sequence[Anchor], text: DocumentText, moved: bool = False) -> _Spot:
    """Find where all stretches of an annotation belong; as sure as the least sure of them.

    A stretch that is gone makes it unsure while another is there.
    """
    refound: list[RelocatedAnchor | None] = [text.refind(anchor) for anchor in anchors]
    there = [each for each in refound if each is not None]
    if not there:
        return _Spot("lost", 0.0)
    certainty = min(each.certainty for each in there)
    if len(there) < len(refound):
        certainty = min(certainty, SURE - 0.05)
    places = tuple(anchor for each in there for anchor in each.anchors)
    state: PlacementState = "placed" if certainty >= SURE else "unsure"
    as_made = places == tuple(anchors) and certainty == 1.0 and not moved
    return _Spot(state, certainty, () if as_made else places)


def _spot(state: PlacementState, certainty: float, spots: str) -> _Spot:
    return _Spot(state, certainty, tuple(Anchor(*values) for values in json.loads(spots)))


def _placed(annotation: Annotation, spot: _Spot) -> PlacedAnnotation:
    found = replace(annotation, state=spot.state, certainty=spot.certainty)
    if spot.state == "lost":
        return PlacedAnnotation(found, ())
    anchors = spot.anchors or annotation.anchors
    return PlacedAnnotation(
        found, tuple(Span(anchor.clause_id, anchor.start, anchor.end) for anchor in anchors)
    )


def _report(spots: Mapping[str, _Spot]) -> PlacingReport:
    sure = [spot for spot in spots.values() if spot.state == "placed"]
    kept = sum(1 for spot in sure if not spot.anchors)
    return PlacingReport(
        kept=kept,
        moved=len(sure) - kept,
        unsure=tuple(item_id for item_id, spot in spots.items() if spot.state == "unsure"),
        lost=tuple(item_id for item_id, spot in spots.items() if spot.state == "lost"),
    )
