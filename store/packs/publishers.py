"""Publishers whose packs are installed: their public keys, in a file of the data folder and one of IT's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from store.model.message import Message
from store.packs.minisign import PublicKey
from store.packs.refusal import KeyRefused
from store.system.files import write_file
from store.system.site_settings import site_settings

#: Nobody trusts more publishers.
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Publisher:
    """A trusted key; ``own`` tells that it is in the data folder, where the user can remove it."""

    key: PublicKey
    own: bool


class Publishers:
    """The trusted keys: those in ``path``, and those that the hospital's IT has set for every PC.

    A file has the lines of minisign's public key files, one after the other.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> list[Publisher]:
        """Return the trusted keys, IT's first; each id once."""
        place = site_settings().place("packs/keys")
        found = [Publisher(key, False) for key in _keys(place)] if place else []
        found += [Publisher(key, True) for key in _keys(self._path)]
        return list({each.key.id: each for each in reversed(found)}.values())[::-1]

    def trusted(self) -> list[PublicKey]:
        """Return the trusted keys alone."""
        return [each.key for each in self.all()]

    def add(self, text: str, comment: str = "") -> PublicKey:
        """Trust the key of a key file's text, or of the key's line; ``comment`` says whose it is.

        Raises KeyRefused for a text that is no key, CannotWrite.
        """
        try:
            key = PublicKey.read(text)
        except ValueError as error:
            raise KeyRefused(source=text.strip()[:60], reason=Message("pack.no_key")) from error
        key = replace(key, comment=" ".join((comment or key.comment).split()))
        self._write([*(each for each in _keys(self._path) if each.id != key.id), key])
        return key

    def remove(self, name: str) -> PublicKey:
        """Trust a key of the data folder no more, by its id; KeyRefused where it is not there."""
        keys = _keys(self._path)
        gone = next((each for each in keys if each.name == name.strip().upper()), None)
        if gone is None:
            raise KeyRefused(source=name, reason=Message("pack.unknown_key"))
        self._write(each for each in keys if each is not gone)
        return gone

    def _write(self, keys: Iterable[PublicKey]) -> None:
        write_file(self._path, "".join(key.text() for key in keys))


def _keys(path: Path) -> list[PublicKey]:
    """Return the keys in a file, or in the ``*.pub`` files of a folder; what is none is passed over."""
    try:
        files = sorted(path.glob("*.pub"))[:100] if path.is_dir() else [path]
        texts = [each.read_bytes()[:_MOST_BYTES].decode("utf-8-sig") for each in files]
    except (OSError, ValueError):
        return []
    found, above = [], ""
    for line in "\n".join(texts).splitlines():
        if line.startswith("untrusted comment:"):
            above = line + "\n"
        elif line.strip():
            try:
                found.append(PublicKey.read(above + line))
            except ValueError:
                continue
            finally:
                above = ""
    return found
