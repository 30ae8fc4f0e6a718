"""State of a document as a person has set it, perhaps on the word of a clause of another document."""

from __future__ import annotations

from dataclasses import replace

from store.library import Library
from store.library.library_change import LibraryChange
from store.model.checking.decision import Decision, FieldName
from store.model.document import Document, Validity


def set_validity(
    library: Library,
    key: str,
    state: Validity | None,
    effective: str | None = None,
    basis: str = "",
) -> tuple[Document, LibraryChange]:
    """Set the state of a document, and its first day in force if one is given.

    ``basis`` is the id of the clause that states it, empty for none. It is a decision on its file, so that
    it is kept when that is read again. Returns the document as it is now, and the change that undoes it.
    Raises NotFound, CannotWrite or Busy.
    """
    kept = library.kept(key)
    fields: dict[FieldName, str] = {"validity": state or ""}
    document = replace(kept.document, validity=state)
    if effective is not None:
        fields["effective"] = effective
        document = replace(document, effective=effective)
    others = tuple(
        each for each in kept.decisions or () if not (each.action == "field" and each.name in fields)
    )
    decided = tuple(
        Decision("field", printed=basis, name=name, value=value) for name, value in fields.items() if value
    )
    changed = replace(kept, document=document, decisions=others + decided)
    return document, library.exchange(LibraryChange(into=(changed,)))


def basis_of(library: Library, key: str) -> str:
    """Return the id of the clause on whose word the state of a document was set; empty for none. NotFound."""
    decided = library.decisions(library.summary(key).sha256)
    about = [each for each in decided if each.action == "field" and each.name in ("validity", "effective")]
    return next((each.printed for each in reversed(about) if each.printed), "")
