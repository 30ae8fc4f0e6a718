"""Decorations of a clause's text: references to follow, corrections to explain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from index.references.citation import titled
from store.model.characters import GAPS
from store.model.clause import Clause, Reference
from store.model.document import Correction, Document
from store.model.printed import printed
from ui.runtime.i18n import sentence

SCHEME = "ref:"
_GAP = re.compile(f"[{GAPS}]+")


@dataclass(frozen=True, slots=True)
class Decoration:
    """A marked range of the printed text: a link (``href``) or a correction (``tip``).

    A link with a ``tip`` too leads to a document that the library lacks; the tip says so.
    """

    start: int
    end: int
    href: str = ""
    tip: str = ""


def decorations(
    clause: Clause,
    order: int,
    corrections: Iterable[Correction],
    holds: Callable[[Reference], bool] = lambda _reference: True,
) -> list[Decoration]:
    """Return the marks of a clause in order, without overlaps; a reference wins over a correction inside
    it.
    """
    marks = [
        Decoration(item.start, item.end, f"{SCHEME}{order}:{index}", "" if holds(item) else missing_tip(item))
        for index, item in enumerate(clause.references)
        if item.start < item.end
    ]
    text = printed(clause)
    for item in corrections:
        place = item.place_in(text)
        if place is not None:
            marks.append(Decoration(*place, tip=correction_tip(item)))
    marks += [Decoration(*found.span(), tip=gap_tip()) for found in _GAP.finditer(text)]
    kept: list[Decoration] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, not mark.href)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def gap_tip() -> str:
    """Return the tip of a gap: the source has lost the text here."""
    return QCoreApplication.translate("Reader", "Missing: the source file has lost what stood here")


def missing_tip(reference: Reference) -> str:
    """Return the tip of a citation that the library lacks."""
    if reference.title or reference.number:
        name = titled(reference.title) if reference.title else reference.number
        return QCoreApplication.translate("Reader", "The library does not hold {name}").format(name=name)
    return QCoreApplication.translate("Reader", "{place} is not in this document").format(
        place=reference.clause
    )


def correction_tip(item: Correction) -> str:
    """Return one sentence on a correction: what is printed, what is read, and why."""
    if item.applied:
        pattern = QCoreApplication.translate("Reader", "Printed: “{printed}”. {reason}")
    elif not item.has_guess:
        pattern = QCoreApplication.translate("Reader", "Doubtful. {reason}")
    else:
        pattern = QCoreApplication.translate("Reader", "Doubtful; perhaps “{corrected}”. {reason}")
    return pattern.format(
        printed=item.printed, corrected=item.corrected, reason=sentence(item.reason)
    ).strip()


def corrections_by_clause(document: Document) -> dict[str, list[Correction]]:
    """Return the document's corrections by clause id; a correction may name its clause by id, label or
    path.
    """
    names: dict[str, str] = {}
    for clause in document.walk():
        for name in (clause.label, "/".join(clause.path), clause.id):
            names.setdefault(name, clause.id)
        names[clause.id] = clause.id
    found: dict[str, list[Correction]] = {}
    for item in document.corrections:
        if item.clause in names:
            found.setdefault(names[item.clause], []).append(item)
    return found
