"""Makes lines of a list from bookmarks, notes and highlights, with their places as far as they are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from store.model.clause import Clause
from store.model.document import Document
from store.model.errors import YiceError
from store.model.passages import ReadingOrder
from store.notebook import Annotation
from ui.services.display_names import clause_label
from ui.services.library.short_names import stated_title

UNKNOWN = 1_000_000
EntryKind = Literal["bookmark", "note", "highlight"]
EntryState = Literal["placed", "unsure", "lost"]


class NoteLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""
        ...


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """One annotation in a list.

    ``state`` is ``lost`` when its words are nowhere in the library any more: it is then shown with ``quote``
    and cannot be opened; ``unsure`` when the user is to confirm where it was found, with ``certainty`` from 0
    to 1. ``conflict`` is whether it is another version of something, made at the same time elsewhere.
    """

    id: str
    kind: EntryKind
    document_key: str
    document_name: str
    clause_id: str
    place: str
    text: str
    quote: str
    time: str
    state: EntryState = "placed"
    order: int = UNKNOWN
    style: str = ""
    tags: tuple[str, ...] = ()
    conflict: bool = False
    certainty: float = 1.0
    #: The library has its document no more; it is ``lost``, but not because of its words.
    gone: bool = False

    @property
    def placed(self) -> bool:
        """True if it can be opened."""
        return self.state != "lost"


class EntryMaker:
    """Makes entries; reads each document once. Any thread may ask."""

    def __init__(self, library: NoteLibrary) -> None:
        self._library = library
        self._documents: dict[str, Document | None] = {}
        self._clauses: dict[str, dict[str, Clause]] = {}
        self._orders: dict[str, ReadingOrder] = {}

    def entries(self, annotations: Iterable[Annotation]) -> list[NoteEntry]:
        """Return annotations as lines, in the order given."""
        return [self.entry(each) for each in annotations]

    def entry(self, item: Annotation) -> NoteEntry:
        """Return one annotation as a line."""
        document = self._document(item.document_key)
        clause = self._clauses.get(item.document_key, {}).get(item.clause_id)
        path = clause.path if clause else ()
        label = clause.label if clause else item.clause_id.rsplit("/", 1)[-1]
        return NoteEntry(
            id=item.id,
            kind=item.kind,
            document_key=item.document_key,
            document_name=self.name(item.document_key),
            clause_id=item.clause_id,
            place=clause_label(label, path),
            text=item.text,
            quote=item.quote,
            time=item.updated,
            state="lost" if document is None else item.state,
            gone=document is None,
            order=self._order(item),
            style=item.style,
            tags=item.tags,
            conflict=bool(item.conflict_of),
            certainty=item.certainty,
        )

    def has(self, key: str) -> bool:
        """Return whether the library holds a document."""
        return self._document(key) is not None

    def name(self, key: str) -> str:
        """Return the name of a document in lists; its key where the library lacks it."""
        document = self._document(key)
        return stated_title(document) if document else key

    def place(self, item: Annotation) -> tuple[str, int, int]:
        """Return the place of an annotation in reading order, to sort by."""
        return item.document_key, self._order(item), item.places[0].start

    def _order(self, item: Annotation) -> int:
        """Return the number of the passage where an annotation begins."""
        key = item.document_key
        document = self._document(key)
        if document is None or item.clause_id not in self._clauses[key]:
            return UNKNOWN
        if key not in self._orders:
            self._orders[key] = ReadingOrder(document)
        return self._orders[key].number(item.clause_id, item.places[0].start)

    def _document(self, key: str) -> Document | None:
        if key not in self._documents:
            try:
                document = self._library.document(key)
                self._clauses[key] = {clause.id: clause for clause in document.walk()}
                self._documents[key] = document
            except YiceError:
                self._documents[key] = None
        return self._documents[key]
