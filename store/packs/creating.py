"""Makes packs: files as received with what was decided on them, a manifest, and a signature."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from store.model.checking.decision import Decision, dump_decisions
from store.model.errors import CannotWrite
from store.model.message import Message
from store.packs import container
from store.packs.manifest import ListedFile, Manifest, PackedDocument, WithdrawnDocument, is_file_name
from store.packs.minisign import MinisignSignature, SecretKey
from store.packs.pack import Pack, look_into, pieces
from store.packs.refusal import PackRefused
from store.system.files import half_made, reason_of, replace_file, sync_file

#: The first version of the program that can install what is made here.
_REQUIRES = "0.1.0"
_EXTENSION = re.compile(r"[a-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class PackSource:
    """A document to be packed: its file's name and bytes, its title, and what was decided on its reading."""

    name: str
    data: bytes
    title: str
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class PackOrder:
    """Order for a pack: name, publisher, counter, last day, documents withdrawn, tables of words."""

    name: str
    publisher: str
    counter: int
    expires: date | None = None
    withdrawn: tuple[WithdrawnDocument, ...] = ()
    words: tuple[bytes, ...] = ()


def create(
    target: Path, wanted: PackOrder, sources: Sequence[PackSource], key: SecretKey | None = None
) -> Manifest:
    """Write a pack, signed if there is a ``key``; the file appears whole or not at all.

    Raises:
        PackRefused: there is too much in it, or a name cannot be kept.
        CannotWrite: the file cannot be written.
    """
    documents, decided, files = [], [], []
    for number, source in enumerate(sources, 1):
        if not is_file_name(source.name):
            raise PackRefused(source=target.name, reason=Message("pack.bad_name", name=source.name))
        ending = source.name.rpartition(".")[2].lower()
        ending = ending if _EXTENSION.fullmatch(ending) else "bin"
        file = _listed(f"documents/{number:04}.{ending}", source.data)
        files.append((file.path, source.data))
        listed = None
        if source.decisions:
            data = json.dumps(dump_decisions(source.decisions), ensure_ascii=False, indent=1).encode()
            listed = _listed(f"decisions/{number:04}.json", data)
            decided.append((listed.path, data))
        documents.append(PackedDocument(file, source.name, source.title, listed))
    words = [(_listed(f"words/{number}.txt", data), data) for number, data in enumerate(wanted.words, 1)]
    manifest = Manifest(
        name=wanted.name,
        publisher=wanted.publisher,
        counter=wanted.counter,
        created=datetime.now(UTC).date(),
        expires=wanted.expires,
        requires=_REQUIRES,
        documents=tuple(documents),
        withdrawn=wanted.withdrawn,
        words=tuple(listed for listed, _data in words),
    )
    files += decided + [(listed.path, data) for listed, data in words]
    total = sum(len(data) for _path, data in files)
    if total > container.MOST_BYTES - (32 << 20) or len(files) > container.MOST_PARTS - 2:
        raise PackRefused(source=target.name, reason=Message("pack.too_large"))
    _write(target, manifest.dump(), _signature(key, manifest), files)
    return manifest


def sign(path: Path, key: SecretKey) -> Manifest:
    """Sign a pack again, in its place; PackRefused where it is none, CannotWrite."""
    contents = look_into(path)
    pack = Pack(path, contents, key.public())
    files = [(listed.path, pack.read(listed)) for listed in contents.manifest.files()]
    _write(path, contents.signed, _signature(key, contents.manifest), files)
    return contents.manifest


def _signature(key: SecretKey | None, manifest: Manifest) -> MinisignSignature | None:
    if key is None:
        return None
    # The time as minisign writes it; the rest tells a reader of the file what was signed.
    stamp = int(datetime.now(UTC).timestamp())
    comment = f"timestamp:{stamp} file:manifest.json pack:{manifest.name} counter:{manifest.counter}"
    return MinisignSignature.make(key, manifest.dump(), comment)


def _listed(path: str, data: bytes) -> ListedFile:
    return ListedFile(path, hashlib.sha256(data).hexdigest(), len(data))


def _write(
    target: Path, manifest: bytes, signature: MinisignSignature | None, files: Iterable[tuple[str, bytes]]
) -> None:
    staged = half_made(target)
    try:
        with staged.open("wb") as file:
            file.writelines(pieces(manifest, signature, files))
        sync_file(staged)
        replace_file(staged, target)
    except OSError as error:
        raise CannotWrite(path=target, reason=reason_of(error)) from error
    finally:
        staged.unlink(missing_ok=True)
