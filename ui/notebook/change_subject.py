"""Names what a change of the notebook is about: clauses, else what the user called it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.model.annotation import Anchor, Bookmark, Highlight, Note
from store.notebook import ItemChange
from ui.runtime.localized_text import and_more
from ui.services.notebook.item_names import shortened

#: Returns the name of a clause or document in a sentence by its id, empty where the library does not have it.
PlaceNames = Callable[[str], str]


def subject_of(
    change: ItemChange,
    names: PlaceNames,
    record: Callable[[str], Bookmark | Note | Highlight | None],
) -> str:
    """Return the first that a change touched by its name, and how many more there are; perhaps empty."""
    anchors = list(change.anchors)
    records = (record(each) for each in change.targets)
    anchors += [each.anchors[0] for each in records if each is not None]
    places = [place_of(anchor, names) for anchor in anchors] + [names(place) for place in change.places]
    found = list(dict.fromkeys(name for name in places if name))
    return first_and_more(found or [shortened(title) for title in change.titles], change.is_of_documents)


def place_of(anchor: Anchor, names: PlaceNames) -> str:
    """Return the clause of an anchor by its name; the words that were marked where it is gone."""
    return names(anchor.clause_id) or shortened(anchor.quote)


def first_and_more(names: Sequence[str], documents: bool = False) -> str:
    """Return the only name, or of several the first, and how many more there are."""
    return and_more(names[0], len(names) - 1, documents) if names else ""
