"""Lists the notes panel: which annotations, in which order, under which headers. For a worker; no Qt.

Nothing here holds Python's lock for long: one sort of 50,000 annotations at once would stop the window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge
from operator import attrgetter
from typing import Any, NamedTuple

from index.text.note_sounds import sounds
from store.model.errors import Cancelled
from store.notebook import Annotation, AnnotationFilter, Notebook
from ui.services.gc_pause import collection_paused, exempt_from_collection
from ui.services.notebook.note_entries import EntryMaker
from ui.services.notebook.note_orders import note_order, note_orders

#: Annotations that are sorted in one go.
_RUN = 2000
_NEEDY = ("gone", "lost", "unsure")
_KEYS: dict[str, Callable[[Annotation], object]] = {
    "documents": attrgetter("document_key"),
    "styles": attrgetter("style"),
    "kinds": attrgetter("kind"),
    "states": attrgetter("state"),
}


class NoteHeader(NamedTuple):
    """A line over others, and how many they are."""

    title: str
    number: int


NoteLine = Annotation | NoteHeader


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """Number of annotations that each choice of a filter would let through, other choices applied."""

    documents: Mapping[str, int] = field(default_factory=dict)
    styles: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoteListing:
    """The lines of the panel, the row of each annotation, and what the filter menu counts.

    ``anything`` is whether the notebook holds anything at all; ``grouped`` whether there are headers.
    """

    lines: Sequence[NoteLine] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
    counts: FilterCounts = field(default_factory=FilterCounts)
    anything: bool = False
    grouped: bool = False


def listing(
    notebook: Notebook,
    wanted: AnnotationFilter,
    sort: str,
    shelf: EntryMaker,
    titles: Mapping[str, str],
    cancelled: Callable[[], bool] = lambda: False,
) -> NoteListing:
    """Ask the notebook; ``titles`` are what states are called. Raises Cancelled."""
    with collection_paused():
        return _listing(notebook, wanted, sort, shelf, titles, cancelled)


def _listing(
    notebook: Notebook,
    wanted: AnnotationFilter,
    sort: str,
    shelf: EntryMaker,
    titles: Mapping[str, str],
    cancelled: Callable[[], bool],
) -> NoteListing:
    def step() -> None:
        if cancelled():
            raise Cancelled

    asked = AnnotationFilter(text=wanted.text, since=wanted.since, until=wanted.until)
    found = notebook.annotations.find(asked, "created", sounds=sounds)
    exempt_from_collection(found.total)
    step()
    chosen = filtered_notes(found.items, wanted)
    step()
    counts = count(found.items, wanted)
    for key in counts.documents:
        step()
        shelf.name(key)
    lines: list[NoteLine] = []
    order = note_order(sort) or note_orders()[0]
    if order.key is None:
        lines += grouped(chosen, shelf, titles, step)
    else:
        step()
        lines += in_order(chosen, order.key, order.latest_first)
    rows = {line.id: row for row, line in enumerate(lines) if not isinstance(line, NoteHeader)}
    anything = bool(found.total) or bool(notebook.annotations.find(limit=1).total)
    return NoteListing(lines, rows, len(chosen), counts, anything, order.key is None)


def filtered_notes(items: Sequence[Annotation], wanted: AnnotationFilter, but: str = "") -> list[Annotation]:
    """Return the annotations that pass a filter, with one of its restrictions left out.

    Where no kind is asked for, bookmarks are listed only under a tag, or when their place is not sure: they
    have their own panel.
    """
    left = list(items)
    for name, key in _KEYS.items():
        values = frozenset(getattr(wanted, name))
        if values and name != but:
            left = [each for each in left if key(each) in values]
    tags = frozenset(wanted.tags)
    if tags:
        left = [each for each in left if tags.issubset(each.tags)]
    if not wanted.kinds and not tags and but not in ("kinds", "tags"):
        left = [each for each in left if each.kind != "bookmark" or each.state != "placed"]
    return left


def count(items: Sequence[Annotation], wanted: AnnotationFilter) -> FilterCounts:
    """Count the annotations for each choice of the filter menu."""
    usual = filtered_notes(items, wanted)
    found = {}
    for name, key in _KEYS.items():
        restricted = name == "kinds" or getattr(wanted, name)
        found[name] = _counted(map(key, filtered_notes(items, wanted, name) if restricted else usual))
    tagged = filtered_notes(items, wanted, "tags")
    return FilterCounts(**found, tags=_counted(tag for each in tagged for tag in each.tags))


def grouped(
    items: Iterable[Annotation], shelf: EntryMaker, titles: Mapping[str, str], step: Callable[[], None]
) -> Iterator[NoteLine]:
    """Yield the lines by document and place in it; annotations with unsure places come first."""
    groups: dict[str, list[Annotation]] = {state: [] for state in _NEEDY}
    documents: dict[str, list[Annotation]] = {}
    for each in items:
        if not shelf.has(each.document_key):
            groups["gone"].append(each)
        elif each.state == "placed":
            documents.setdefault(each.document_key, []).append(each)
        else:
            groups[each.state].append(each)
    for key in sorted(documents):
        groups[key] = documents[key]
    for key, members in groups.items():
        step()
        if members:
            yield NoteHeader(titles.get(key) or shelf.name(key), len(members))
            yield from _in_runs(members, shelf.place)


def in_order(
    items: Sequence[Annotation], key: Callable[[Annotation], Any], latest_first: bool
) -> list[Annotation]:
    """Return the annotations sorted by a key."""
    found = list(_in_runs(items, key))
    return found[::-1] if latest_first else found


def without_field(wanted: AnnotationFilter, name: str, value: str) -> AnnotationFilter:
    """Return the filter with one of its choices taken off."""
    return with_choices(wanted, name, [each for each in getattr(wanted, name) if each != value])


def with_choices(wanted: AnnotationFilter, name: str, values: Iterable[str]) -> AnnotationFilter:
    """Replace what a filter wants in one of its fields that take several values."""
    changed: dict[str, Any] = {name: tuple(values)}
    return replace(wanted, **changed)


def _in_runs(items: Sequence[Annotation], key: Callable[[Annotation], Any]) -> Iterator[Annotation]:
    runs = [sorted(items[at : at + _RUN], key=key) for at in range(0, len(items), _RUN)]
    return merge(*runs, key=key) if len(runs) > 1 else iter(runs[0] if runs else ())


def _counted(values: Iterable[object]) -> dict[str, int]:
    return {str(value): number for value, number in Counter(values).most_common() if value}
