"""A pack that was opened and checked: nothing of it is used before its publisher is known to be trusted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from store.model.checking.decision import Decision, load_decisions
from store.model.message import Message
from store.packs import container
from store.packs.manifest import (
    MOST_BYTES,
    BadManifestError,
    ListedFile,
    Manifest,
    NewerManifestError,
    PackedDocument,
)
from store.packs.minisign import MinisignSignature, PublicKey
from store.packs.refusal import PackRefused
from store.system.files import reason_of
from store.system.version import VERSION

MANIFEST, SIGNATURE, SUFFIX = "manifest.json", "manifest.json.minisig", ".yicepack"
_MOST_SIGNATURE = 4096


@dataclass(frozen=True, slots=True)
class PackContents:
    """Contents of a pack file that nobody has checked yet; ``signature`` None where it is not signed."""

    manifest: Manifest
    signed: bytes
    signature: MinisignSignature | None
    parts: dict[str, container.ContainerPart]


class Pack:
    """A pack that is checked: signed by a trusted publisher, and every file of it as it was signed."""

    def __init__(self, path: Path, contents: PackContents, key: PublicKey) -> None:
        self.path, self.manifest, self.key = path, contents.manifest, key
        #: SHA-256 of the manifest: two packs with the same are the same.
        self.sha256 = hashlib.sha256(contents.signed).hexdigest()
        self._parts = contents.parts

    def read(self, listed: ListedFile) -> bytes:
        """Return the bytes of a file in it; PackRefused where the pack was changed since it was checked."""
        with _reading(self.path) as file:
            return _read(self.path, file, self._parts[listed.path], listed)

    def decisions(self, document: PackedDocument) -> tuple[Decision, ...]:
        """Return what the publisher decided on the reading of a document; PackRefused for no decisions."""
        if document.decisions is None:
            return ()
        try:
            return load_decisions(json.loads(self.read(document.decisions)))
        except ValueError as error:
            raise PackRefused(source=self.path.name, reason=Message("pack.tampered")) from error


def open_pack(path: Path, trusted: Iterable[PublicKey]) -> Pack:
    """Open a pack and check all of it.

    Raises:
        PackRefused: it is none, is cut off, was changed, is not signed by one of the ``trusted``, or is for
            a later version of the program.
    """
    contents = look_into(path)
    if contents.signature is None:
        raise PackRefused(source=path.name, reason=Message("pack.unsigned"))
    key = next((each for each in trusted if each.id == contents.signature.id), None)
    if key is None:
        wanted = contents.signature.id[::-1].hex().upper()
        raise PackRefused(source=path.name, reason=Message("pack.foreign_key", key=wanted))
    if not contents.signature.holds(key, contents.signed):
        raise PackRefused(source=path.name, reason=Message("pack.tampered"))
    with _reading(path) as file:
        for listed in contents.manifest.files():
            _read(path, file, contents.parts[listed.path], listed)
    if _version(contents.manifest.requires) > _version(VERSION):
        raise PackRefused(
            source=path.name, reason=Message("pack.needs_newer", version=contents.manifest.requires)
        )
    return Pack(path, contents, key)


def look_into(path: Path) -> PackContents:
    """Return what a pack says of itself, trusted or not; PackRefused where it is none."""
    with _reading(path) as file:
        try:
            parts = {part.name: part for part in container.read(file, path.stat().st_size)}
        except container.CutOffError as error:
            raise PackRefused(source=path.name, reason=Message("pack.truncated")) from error
        except container.NotAContainerError as error:
            raise PackRefused(source=path.name, reason=_kind_of(path, file)) from error
        if MANIFEST not in parts:
            raise PackRefused(source=path.name, reason=Message("pack.not_a_pack"))
        signed = _raw(path, file, parts[MANIFEST], MOST_BYTES)
        signature = _signature(path, file, parts)
    try:
        manifest = Manifest.load(signed)
    except NewerManifestError as error:
        raise PackRefused(source=path.name, reason=Message("pack.newer_form")) from error
    except BadManifestError as error:
        raise PackRefused(source=path.name, reason=Message("pack.tampered")) from error
    names = [MANIFEST, *([SIGNATURE] if signature else []), *(each.path for each in manifest.files())]
    if list(parts) != names:
        raise PackRefused(source=path.name, reason=Message("pack.tampered"))
    return PackContents(manifest, signed, signature, parts)


def pieces(
    manifest: bytes, signature: MinisignSignature | None, files: Iterable[tuple[str, bytes]]
) -> Iterator[bytes]:
    """Yield the pieces of a pack file; ``files`` are those of the manifest, in its order."""

    def parts() -> Iterator[tuple[str, bytes]]:
        yield MANIFEST, manifest
        if signature is not None:
            yield SIGNATURE, signature.text().encode()
        yield from files

    return container.write(parts())


def _kind_of(path: Path, file: BinaryIO) -> Message:
    """Return what is wrong with a file whose container is not sound."""
    file.seek(0)
    begins = MANIFEST.encode() in file.read(100)
    if begins or (path.suffix.lower() == SUFFIX and path.stat().st_size):
        return Message("pack.tampered")
    return Message("pack.not_a_pack")


def _signature(
    path: Path, file: BinaryIO, parts: dict[str, container.ContainerPart]
) -> MinisignSignature | None:
    if SIGNATURE not in parts:
        return None
    text = _raw(path, file, parts[SIGNATURE], _MOST_SIGNATURE)
    try:
        found = MinisignSignature.read(text.decode("utf-8"))
    except ValueError as error:
        raise PackRefused(source=path.name, reason=Message("pack.tampered")) from error
    if found.text().encode() != text:
        raise PackRefused(source=path.name, reason=Message("pack.tampered"))
    return found


def _raw(path: Path, file: BinaryIO, part: container.ContainerPart, most: int) -> bytes:
    if part.size > most:
        raise PackRefused(source=path.name, reason=Message("pack.not_a_pack"))
    file.seek(part.offset)
    return file.read(part.size)


def _read(path: Path, file: BinaryIO, part: container.ContainerPart, listed: ListedFile) -> bytes:
    """Return the bytes of a file if they are those that were signed; PackRefused."""
    file.seek(part.offset)
    data = file.read(part.size) if part.size == listed.size else b""
    if len(data) != listed.size or hashlib.sha256(data).hexdigest() != listed.sha256:
        raise PackRefused(source=path.name, reason=Message("pack.tampered"))
    return data


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    """Open a pack file; what the file system refuses is a PackRefused."""
    try:
        if path.is_dir():
            raise PackRefused(source=path.name, reason=Message("pack.not_a_pack"))
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise PackRefused(
            source=path.name, reason=Message("pack.cannot_read", reason=reason_of(error))
        ) from error


def _version(text: str) -> tuple[int, ...]:
    """Return a version as numbers, to be compared."""
    return tuple(int(part) if part.isdigit() else 0 for part in text.split("."))
