"""Manifest of a pack: what it has, by hashes, in JSON of one form; it alone is signed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Self, TypeVar

FORMAT = "yicepack"
#: The form of pack that this program makes; it reads no later one.
FORMAT_VERSION = 1
MOST_BYTES = 16 << 20
_MOST_TEXT, _MOST_NAME, _MOST_LISTED = 2000, 200, 20_000
_PATH = re.compile(r"(documents/[0-9]{4,5}|decisions/[0-9]{4,5}|words/[0-9]{1,3})\.[a-z0-9]{1,8}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_Each = TypeVar("_Each")


class BadManifestError(ValueError):
    """The manifest does not have the form of one."""


class NewerManifestError(ValueError):
    """The pack has a form that only later programs know."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file in the pack: its path there, SHA-256 and size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document of the pack: its file as received under the name ``source``, and the decisions on it."""

    file: ListedFile
    source: str
    title: str
    decisions: ListedFile | None = None


@dataclass(frozen=True, slots=True)
class WithdrawnDocument:
    """A document that is to leave the library: its key and its title."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Statement of a pack on itself and on its files.

    ``counter`` grows from pack to pack of one ``name``; ``created`` and ``expires`` are days, ``expires`` may
    be None; ``requires`` is the oldest version of the program that can install it.
    """

    name: str
    publisher: str
    counter: int
    created: date
    expires: date | None
    requires: str
    documents: tuple[PackedDocument, ...] = ()
    withdrawn: tuple[WithdrawnDocument, ...] = ()
    words: tuple[ListedFile, ...] = ()

    def files(self) -> list[ListedFile]:
        """Return all files that the pack has besides the manifest, in their order."""
        decided = [each.decisions for each in self.documents if each.decisions]
        return [*(each.file for each in self.documents), *decided, *self.words]

    def expired(self, today: date) -> bool:
        """Return whether the publisher expected a later pack by now."""
        return self.expires is not None and today > self.expires

    def dump(self) -> bytes:
        """Return the manifest as the bytes that are signed."""
        head = {"format": FORMAT, "version": FORMAT_VERSION}
        values = head | asdict(self)
        values["created"] = self.created.isoformat()
        values["expires"] = self.expires.isoformat() if self.expires else None
        return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode("utf-8")

    @classmethod
    def load(cls, data: bytes) -> Self:
        """Read the bytes of :meth:`dump`; of any others BadManifestError is raised, or NewerManifestError."""
        try:
            values = json.loads(data.decode("utf-8"))
            if values["format"] != FORMAT:
                raise BadManifestError
            if values["version"] != FORMAT_VERSION:
                raise NewerManifestError(str(values["version"])[:20])
            found = cls(
                name=_text(values["name"], _MOST_NAME),
                publisher=_text(values["publisher"], _MOST_NAME),
                counter=_number(values["counter"]),
                created=date.fromisoformat(values["created"]),
                expires=None if values["expires"] is None else date.fromisoformat(values["expires"]),
                requires=_text(values["requires"], 20),
                documents=_each(values["documents"], _document),
                withdrawn=_each(values["withdrawn"], _withdrawn),
                words=_each(values["words"], lambda each: _listed(each, "words")),
            )
        except (KeyError, TypeError, AttributeError, RecursionError, UnicodeError) as error:
            raise BadManifestError(str(error)) from error
        except NewerManifestError:
            raise
        except ValueError as error:
            raise BadManifestError(str(error)) from error
        paths = [each.path for each in found.files()]
        if len(set(paths)) < len(paths) or found.dump() != data:
            raise BadManifestError
        return found


def is_file_name(name: str) -> bool:
    """Return whether a name is one of a file alone: no folder, no drive, nothing that cannot be seen."""
    plain = 0 < len(name) <= _MOST_NAME and name.isprintable() and name not in (".", "..")
    return plain and PurePosixPath(name).name == name and PureWindowsPath(name).name == name


def _document(values: dict[str, Any]) -> PackedDocument:
    source = _text(values["source"], _MOST_NAME)
    if not is_file_name(source):
        raise BadManifestError(source)
    decided = values["decisions"]
    return PackedDocument(
        _listed(values["file"], "documents"),
        source,
        _text(values["title"], _MOST_TEXT),
        None if decided is None else _listed(decided, "decisions"),
    )


def _withdrawn(values: dict[str, Any]) -> WithdrawnDocument:
    return WithdrawnDocument(_text(values["key"], _MOST_TEXT), _text(values["title"], _MOST_TEXT))


def _listed(values: dict[str, Any], folder: str) -> ListedFile:
    path, sha256 = _text(values["path"], 40), _text(values["sha256"], 64)
    if not _PATH.fullmatch(path) or not path.startswith(folder + "/") or not _SHA256.fullmatch(sha256):
        raise BadManifestError(path)
    return ListedFile(path, sha256, _number(values["size"]))


def _each(values: list[Any], make: Callable[[dict[str, Any]], _Each]) -> tuple[_Each, ...]:
    if not isinstance(values, list) or len(values) > _MOST_LISTED:
        raise BadManifestError
    return tuple(make(each) for each in values)


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= most or not value.isprintable():
        raise BadManifestError(str(value)[:80])
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 53:
        raise BadManifestError(str(value)[:80])
    return value
