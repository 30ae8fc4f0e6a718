"""The library without its earlier editions, and the earlier editions alone: these are searched on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.library.storage.document_checksum import stamp_of
from store.model.document import Document, DocumentSummary

if TYPE_CHECKING:
    from store.library.library import Library


class EditionView:
    """The documents of a library that are current, or with ``earlier`` those that are not."""

    def __init__(self, library: Library, earlier: bool = False) -> None:
        self._library, self._earlier = library, earlier

    def documents(self) -> list[DocumentSummary]:
        """Return its documents in library order."""
        return [entry for entry in self._library.documents() if entry.current is not self._earlier]

    def document(self, key: str) -> Document:
        """Any document of the library with its tree; NotFound."""
        return self._library.document(key)

    def checksums(self) -> list[tuple[str, str]]:
        """Return key and checksum of each of its documents in order."""
        apart = self._library.earlier_keys()
        if not apart:
            return [] if self._earlier else self._library.checksums()
        return [pair for pair in self._library.checksums() if (pair[0] in apart) is self._earlier]

    def stamp(self) -> str:
        """Return a hash that changes whenever anything that is indexed changes, and only then."""
        return stamp_of(self.checksums())
