"""Records removed from the library, kept so that they can be restored unchanged."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.model.checking.decision import Decision
from store.model.document import Document

#: What a clause takes in memory, nearly.
CLAUSE_BYTES = 1_200


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document that was taken out, with the bytes it was read from and its place in the library.

    ``stands_in`` tells that the user put it in the place of a document that ships; ``decisions`` are those
    on the reading of its file, None to leave those that the library keeps.
    """

    document: Document
    source: bytes
    shipped: bool
    position: int
    edition_of: str | None = None
    stands_in: bool = False
    decisions: tuple[Decision, ...] | None = None
    #: 0 where nobody has counted them.
    clause_count: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class LibraryChange:
    """One change of the library: documents that go, documents that come, and editions joined or parted.

    ``editions`` are pairs of a key and the family it joins, None for none. A document of ``out``
    goes before one of the same key comes in its place.
    """

    out: tuple[str, ...] = ()
    into: tuple[DocumentRecord, ...] = ()
    editions: tuple[tuple[str, str | None], ...] = ()

    def __add__(self, later: LibraryChange) -> LibraryChange:
        """Both changes as one."""
        return LibraryChange(self.out + later.out, self.into + later.into, self.editions + later.editions)

    @property
    def weight(self) -> int:
        """About how many bytes of memory the documents take that it would put into the library."""
        return sum(len(kept.source) + CLAUSE_BYTES * kept.clause_count for kept in self.into)

    def __bool__(self) -> bool:
        return bool(self.out or self.into or self.editions)
