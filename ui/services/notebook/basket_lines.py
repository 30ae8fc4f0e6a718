"""A basket as the lines of a list."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.annotation import Basket, BasketEntry
from store.model.message import Message
from store.model.printed import printed
from ui.services.display_names import clause_label
from ui.services.language import sentence
from ui.services.library.short_names import stated_title
from ui.services.notebook.basket_places import BasketFinder, PlacedLibrary, shown_headings

WORDS = 60


@dataclass(frozen=True, slots=True)
class BasketLine:
    """A heading (``is_heading``) or a clause of a basket.

    ``title`` names the document and the place, ``words`` what the clause is about. ``lost``: its text is not
    in the library any more, nor with ``gone`` its document; ``changed``: the clause reads otherwise than
    when it was put in.
    ``text`` is a heading as typed, without its number; ``place`` the end of the title that names the clause.
    ``is_table``: it is the comparison of two documents.
    """

    id: str
    title: str
    words: str = ""
    is_heading: bool = False
    place: str = ""
    text: str = ""
    document_key: str = ""
    clause_id: str = ""
    children: bool = True
    has_children: bool = False
    changed: bool = False
    lost: bool = False
    gone: bool = False
    is_table: bool = False


def basket_lines(basket: Basket | None, library: PlacedLibrary) -> list[BasketLine]:
    """Return the lines of a basket in its order."""
    if basket is None:
        return []
    headings, finder = shown_headings(basket), BasketFinder(library)
    return [
        BasketLine(entry.id, headings[entry.id], is_heading=True, text=entry.heading)
        if entry.anchor is None
        else (_comparison_line(entry, finder) if entry.compared_with else _clause_line(entry, finder))
        for entry in basket.entries
    ]


def _comparison_line(entry: BasketEntry, finder: BasketFinder) -> BasketLine:
    """Return the line of a comparison: what its documents are called."""
    assert entry.anchor is not None
    keys = entry.anchor.document_key, entry.compared_with
    found = [finder.document(key) for key in keys]
    names = [stated_title(document) if document else key for document, key in zip(found, keys, strict=True)]
    return BasketLine(
        entry.id,
        f"{names[0]} ↔ {names[1]}",
        sentence(Message("basket.comparison")),
        document_key=keys[0],
        lost=not all(found),
        gone=not all(found),
        is_table=True,
    )


def _clause_line(entry: BasketEntry, finder: BasketFinder) -> BasketLine:
    anchor = entry.anchor
    assert anchor is not None
    found = finder.find(anchor)
    if found is None:
        document = finder.document(anchor.document_key)
        name = stated_title(document) if document else anchor.document_key
        label = clause_label(anchor.clause_id.rsplit("/", 1)[-1])
        words = " ".join(anchor.quote.split())[:WORDS]
        title = f"{name} {label}"
        return BasketLine(
            entry.id,
            title,
            words,
            place=label,
            document_key=anchor.document_key,
            lost=True,
            gone=document is None,
        )
    document, clause = found.document, found.clause
    words = clause.heading or " ".join((clause.text or printed(clause)).split())
    place = clause_label(clause.label, clause.path)
    return BasketLine(
        entry.id,
        f"{stated_title(document)} {place}",
        words[:WORDS],
        place=place,
        document_key=document.key,
        clause_id=clause.id,
        children=entry.children,
        has_children=bool(clause.children),
        changed=found.changed,
    )
