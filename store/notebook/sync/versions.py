"""The history of one item as far as merging needs it: the known changes, and the versions not replaced yet.

A change is named by its :class:`Dot`: who wrote it, and how many changes of this item the writer had made. A
register knows every change up to a count for each writer (``context``) and holds the versions that no known
change has replaced. Two registers merge by keeping what both hold, and what one holds and the other has not
heard of; so merging is commutative, associative and idempotent, needs no clock, and a deletion (no versions
left) never takes away what another notebook changed at the same time. These are dotted version vector sets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from store.notebook.model import Content

#: Made once: it takes longer to make than to use.
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
#: What counts for the reader, not for whether two versions say the same.
_TIMES = ("created", "updated")


class Dot(NamedTuple):
    """The name of a change: the writer, and the number of the writer's changes of the item so far."""

    writer: str
    counter: int


@dataclass(frozen=True, slots=True)
class Register:
    """All that is known of an item; without versions it is deleted."""

    context: Mapping[str, int] = field(default_factory=dict)
    versions: Mapping[Dot, Content] = field(default_factory=dict)

    def knows(self, dot: Dot) -> bool:
        """Return whether a change has been taken into account."""
        return self.context.get(dot.writer, 0) >= dot.counter

    def merge(self, other: Register) -> Register:
        """Return what is known when both are known."""
        context = dict(self.context)
        for writer, counter in other.context.items():
            context[writer] = max(counter, context.get(writer, 0))
        versions = {
            dot: content
            for dot, content in (*self.versions.items(), *other.versions.items())
            if self._lets(dot) and other._lets(dot)
        }
        return Register(context, versions)

    def _lets(self, dot: Dot) -> bool:
        """True if a version survives a merge: it is a version here, or unknown here."""
        return dot in self.versions or not self.knows(dot)

    def ranked(self) -> list[tuple[Dot, Content]]:
        """Return the versions, newest first; the order is the same on every machine."""
        return sorted(self.versions.items(), key=lambda pair: (pair[1]["updated"], pair[0]), reverse=True)

    def write(self, writer: str, content: Content) -> Register:
        """Return the register after a change of the newest version; the others stay, and stay older."""
        ranked = self.ranked()
        others = [version["updated"] for _, version in ranked[1:]]
        if others and max(others) >= content["updated"]:
            content = {**content, "updated": just_after(max(others))}
        dot = Dot(writer, self.context.get(writer, 0) + 1)
        versions = {dot: content, **dict(ranked[1:])}
        return Register({**self.context, writer: dot.counter}, versions)

    def without(self, *dots: Dot) -> Register:
        """Return the register when some of its versions are gone for good."""
        kept = {dot: content for dot, content in self.versions.items() if dot not in dots}
        return Register(self.context, kept)

    def copies(self) -> dict[Dot, Content]:
        """Return the versions beside the newest with another meaning, each meaning once."""
        ranked = self.ranked()
        seen = {meaning(content) for _, content in ranked[:1]}
        found = {}
        for dot, content in ranked[1:]:
            if meaning(content) not in seen:
                seen.add(meaning(content))
                found[dot] = content
        return found


def meaning(content: Content) -> str:
    """Return the content of an item without times: equal for contents that a reader could not tell apart."""
    return dumps({name: value for name, value in content.items() if name not in _TIMES})


def just_after(time: str) -> str:
    """Return the time one millisecond later."""
    later = datetime.fromisoformat(time) + timedelta(milliseconds=1)
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def dumps(value: object) -> str:
    """JSON, the same for equal values."""
    return _ENCODE(value)


def derived_id(*parts: object) -> str:
    """Return an id that every notebook derives alike from the same parts; looks like any other id."""
    return hashlib.blake2b(dumps(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def copy_id(item_id: str, dot: Dot) -> str:
    """Return the id of the conflict copy that a version is shown as."""
    return derived_id("copy", item_id, *dot)
