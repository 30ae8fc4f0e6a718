"""Names of kinds, states and times: in the filter menu, on the chips, for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from store.notebook import AnnotationFilter, HighlightStyle
from ui.runtime.localized_text import date_text
from ui.services.notebook.days import day_of, since
from ui.services.notebook.note_entries import NoteEntry
from ui.services.notebook.note_list import without_field

translate = QCoreApplication.translate


def kind_names() -> dict[str, str]:
    """Return the names of the kinds."""
    return {
        "note": translate("NoteFilter", "Notes"),
        "highlight": translate("NoteFilter", "Highlights"),
        "bookmark": translate("NoteFilter", "Bookmarks"),
    }


def state_names() -> dict[str, str]:
    """Return the names of the states."""
    return {
        "unsure": translate("NoteFilter", "To be confirmed"),
        "gone": translate("NoteFilter", "Their document was removed"),
        "lost": translate("NoteFilter", "Unplaced"),
    }


def state_of(entry: NoteEntry) -> str:
    """Return the name of the state of a line; empty for one in its place."""
    return state_names().get("gone" if entry.gone else entry.state, "")


def day_names() -> dict[int, str]:
    """Return the names of spans of time, by their days."""
    return {
        1: translate("NoteFilter", "Today"),
        7: translate("NoteFilter", "Last 7 days"),
        30: translate("NoteFilter", "Last 30 days"),
        365: translate("NoteFilter", "Last year"),
    }


def time_name(wanted: AnnotationFilter) -> str:
    """Return the name of the span of time of a filter."""
    if not wanted.until:
        usual = (name for days, name in day_names().items() if since(days) == wanted.since)
        return next(usual, "") or translate("NoteFilter", "Since {day}").format(day=_day(wanted.since))
    if not wanted.since:
        return translate("NoteFilter", "Until {day}").format(day=_day(wanted.until))
    first, last = _day(wanted.since), _day(wanted.until)
    return first if first == last else f"{first} – {last}"


def chips(
    wanted: AnnotationFilter, styles: Sequence[HighlightStyle], name: Callable[[str], str]
) -> dict[str, AnnotationFilter]:
    """Return the chips of the restrictions, and for each the filter without it."""
    kinds, states = kind_names(), state_names()
    named: Mapping[str, str] = {style.key: style.name for style in styles}
    found: dict[str, AnnotationFilter] = {}
    for field, words in (
        ("kinds", lambda value: kinds.get(value, value)),
        ("styles", lambda value: named.get(value, value)),
        ("tags", lambda value: f"#{value}"),
        ("documents", name),
        ("states", lambda value: states.get(value, value)),
    ):
        for value in getattr(wanted, field):
            found[f"{words(value)} ×"] = without_field(wanted, field, value)
    if wanted.since or wanted.until:
        found[f"{time_name(wanted)} ×"] = replace(wanted, since="", until="")
    return found


def spoken(entry: NoteEntry) -> str:
    """Return a line as a screen reader tells it."""
    tags = (f"#{tag}" for tag in entry.tags)
    words = (state_of(entry), entry.document_name, entry.place, entry.text, *tags)
    return " ".join(part for part in words if part)


def _day(iso: str) -> str:
    day = day_of(iso)
    return date_text(day.isoformat()) if day else iso
