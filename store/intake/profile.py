"""Profile of a shipped source: what the source cannot say itself, from its document.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from store.model.errors import BadInput
from store.model.message import Message


@dataclass(frozen=True, slots=True)
class ProfileCorrection:
    """A correction of a librarian: ``where`` is the clause's path, written 36项保障措施/26."""

    where: str
    printed: str
    corrected: str
    reason: str
    applied: bool


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """The file name a source came under, where it came from, its place in the library, its corrections."""

    source: str
    order: int = 0
    provenance: str | None = None
    corrections: tuple[ProfileCorrection, ...] = ()


def read_profile(path: Path) -> SourceProfile:
    """Read a document.toml; raises :class:`BadInput` where it is damaged."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        corrections = tuple(
            ProfileCorrection(
                item.get("where", ""),
                item["printed"],
                item["corrected"],
                item["reason"],
                bool(item.get("applied", False)),
            )
            for item in data.get("correction", [])
        )
        return SourceProfile(data["source"], int(data.get("order", 0)), data.get("provenance"), corrections)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            source=f"{path.parent.name}/{path.name}", reason=Message("import.profile_unreadable")
        ) from error
