"""Lookup of the clauses that units of a reference name, in the documents that its head names."""

from __future__ import annotations

from collections.abc import Sequence

from index.references.catalog import Catalog, LabelledClause
from index.references.document_names import find_documents
from index.references.reference_units import ReferenceUnit, clause_units, label_spellings, paragraph_number
from index.results import ClauseTarget

#: No more targets than this are given for one reference.
MOST_TARGETS = 50


def clauses_of_part(
    clauses: Sequence[LabelledClause], name: str, units: list[ReferenceUnit]
) -> list[LabelledClause]:
    """Return the part that is called so, or the clauses in it whose path ends in the units."""
    if not units:
        return [one for one in clauses if one.path and one.path[-1] == name]
    inside = [one for one in clauses if name in one.path]
    found = {clause for clause, _ in _clauses(inside, units)}
    return [one for one in inside if one.id in found]


def best_documents(catalog: Catalog, head: str) -> list[tuple[int, str]]:
    """Return the numbers of the entries that a name fits best, and how; empty where it fits none."""
    documents = find_documents(catalog, head.strip().rstrip("的中,.:/"))
    best = max((found.score for found in documents), default=0.0)
    return [(found.entry, found.how) for found in documents if found.score == best]


def clause_targets(catalog: Catalog, head: str, units: list[ReferenceUnit]) -> list[ClauseTarget]:
    """Return the clauses that units name, best first, at most :data:`MOST_TARGETS`.

    They are looked for in the documents that ``head`` fits best, in all documents where it is empty.
    """
    head = head.rstrip("的中,.:/")
    # What only the documents lack that the name fits best is not looked for in others.
    places = (
        best_documents(catalog, head) if head else [(entry, "label") for entry in _anywhere(catalog, units)]
    )
    found: list[tuple[int, int, ClauseTarget]] = []
    for order, (entry, how) in enumerate(places):
        key = catalog.entries[entry].key
        clauses = catalog.labelled(entry, label_spellings(clause_units(units)[-1]))
        all_of = _clauses(clauses, units)
        # A citation names the part that a clause is in; where it names none, the clause is at the top.
        top = {one.id for one in clauses if len(one.path) == len(units)} if head.startswith("《") else set()
        for clause, rank in [one for one in all_of if one[0] in top] or all_of:
            found.append(
                (rank, order if head else 0, ClauseTarget(key, clause, how, paragraph_number(units)))
            )
    found.sort(key=lambda one: one[:2])
    return [target for _, _, target in found[:MOST_TARGETS]]


def _anywhere(catalog: Catalog, units: list[ReferenceUnit]) -> Sequence[int]:
    last = units[-1]
    wanted = [
        label for unit in ([last] if last.shape != "款" else units[-2:-1]) for label in label_spellings(unit)
    ]
    return sorted({entry for label in wanted for entry in catalog.with_label(label)})


def _clauses(clauses: Sequence[LabelledClause], units: list[ReferenceUnit]) -> list[tuple[str, int]]:
    """Return the clauses whose path ends in the units, with how unusual the shape of their label is."""
    wanted = [label_spellings(unit) for unit in clause_units(units)]
    found = []
    for clause in clauses:
        path = clause.path
        if path and path[-1] in wanted[-1] and _in_order(path[:-1], wanted[:-1]) and _has(clause, units):
            found.append((clause.id, wanted[-1].index(path[-1])))
    best = min((rank for _, rank in found), default=0)
    # 三（三） means the clause right below 三、 before one that is deeper.
    return [(clause, rank) for clause, rank in found if rank == best]


def _has(clause: LabelledClause, units: list[ReferenceUnit]) -> bool:
    """Return whether the paragraphs that are named are there: one that the clause has, or that it belongs
    to.
    """
    above = [unit.number for unit in units[:-1] if unit.shape == "款"]
    last = paragraph_number(units)
    has = last is None or 0 < last <= max(1, clause.paragraphs)
    return has and (not above or above[-1] == clause.under)


def _in_order(path: tuple[str, ...], wanted: list[list[str]]) -> bool:
    """Return whether the wanted labels occur in a path in this order, gaps allowed."""
    labels = iter(path)
    return all(any(label in spellings for label in labels) for spellings in wanted)
