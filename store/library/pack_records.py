"""Records of the packs that were installed, in the library itself: they change with it, or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from store.library.library import Library
from store.model.checking.decision import Decision, dump_decisions

PACKS_KEY = "packs"
_STEP_KEY = "pack_step"


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack as it was installed; ``decided`` is a digest of its decisions on each file, by the file's hash.

    ``key`` is the id of the publisher's key, ``sha256`` that of the manifest; ``words`` are its tables of
    words, ``installed`` and ``created`` are days, ``expires`` may be None.
    """

    key: str
    name: str
    publisher: str
    counter: int
    sha256: str
    created: str
    installed: str
    expires: str | None = None
    decided: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    #: The files that came with it or with an earlier one of its series, each by :func:`file_id`.
    documents: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, str]:
        """Return what is the same in all packs of a series: key and name."""
        return self.key, self.name


@dataclass(frozen=True, slots=True)
class PackStep:
    """Change by the last pack: the keys of its documents, and the file with the library before it."""

    previous: str
    touched: tuple[str, ...]
    name: str
    counter: int


def packs_of(library: Library) -> list[InstalledPack]:
    """Return the packs that were installed, the last of each series; none where that cannot be read."""
    try:
        values = json.loads(library.meta(PACKS_KEY) or "[]")
        return [_pack(each) for each in values]
    except (ValueError, TypeError, KeyError):
        return []


def _pack(values: dict[str, Any]) -> InstalledPack:
    lists = {name: tuple(values.get(name, ())) for name in ("words", "documents")}
    return InstalledPack(**(values | lists))


def file_id(sha256: str) -> str:
    """Return what a record of a pack calls a file: the beginning of its SHA-256."""
    return sha256[:16]


def step_of(library: Library) -> PackStep | None:
    """Return what can be taken back; None for nothing."""
    try:
        values: Any = json.loads(library.meta(_STEP_KEY) or "null")
        return PackStep(**(values | {"touched": tuple(values["touched"])})) if values else None
    except (ValueError, TypeError, KeyError):
        return None


def record(library: Library, packs: Iterable[InstalledPack], step: PackStep | None) -> None:
    """Keep which packs are installed, and what takes the last one back; within the change they belong to."""
    values = [asdict(each) for each in packs]
    library.set_meta(PACKS_KEY, json.dumps(values, ensure_ascii=False))
    library.set_meta(_STEP_KEY, json.dumps(asdict(step) if step else None, ensure_ascii=False))


def digest(decisions: Sequence[Decision]) -> str:
    """Return a short hash of decisions; empty for none."""
    if not decisions:
        return ""
    text = json.dumps(dump_decisions(decisions), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
