"""Records that the notebook returns besides bookmarks, notes and highlights; plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from store.model.annotation import Anchor, Bookmark
from store.model.message import Message, verbatim
from store.model.wording import text

AnnotationKind = Literal["bookmark", "note", "highlight"]
PlacementState = Literal["placed", "unsure", "lost"]

#: The styles of highlights, in the order of a menu.
STYLES = ("point", "duty", "deadline", "question", "own")

#: What they are called where the user gave them no name.
USUAL_STYLES = {
    "point": Message("highlight.point"),
    "duty": Message("highlight.duty"),
    "deadline": Message("highlight.deadline"),
    "question": Message("highlight.question"),
    "own": Message("highlight.own"),
}

#: What an item says, as plain JSON values; with its kind. What exchange and undo carry.
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HighlightStyle:
    """A style of highlights and what the user calls it; ``key`` is one of :data:`STYLES`."""

    key: str
    name: str

    @property
    def words(self) -> Message:
        """Return the user's name of the style; where the user gave it none, the usual one in any language."""
        usual = USUAL_STYLES.get(self.key)
        return usual if usual is not None and self.name in ("", text(usual)) else verbatim(self.name)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of bookmarks; ``parent`` is None at the top, ``position`` orders it among its siblings."""

    id: str
    title: str
    parent: str | None = None
    position: float = 0.0


@dataclass(frozen=True, slots=True)
class Filing:
    """A bookmark in a folder (None: at the top level), with its position there."""

    bookmark_id: str
    folder_id: str | None
    position: float


@dataclass(frozen=True, slots=True)
class FolderNode:
    """A folder with what is in it; ``folder`` is None for the root."""

    folder: Folder | None
    children: tuple[FolderNode, ...]
    bookmarks: tuple[Bookmark, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """Result of a call: the items it touched, before and after (None: not there).

    Opaque to callers, who keep it for :meth:`Notebook.revert` and :meth:`Notebook.redo`. False when nothing
    was changed.
    """

    before: Mapping[str, Content | None] = field(default_factory=dict)
    after: Mapping[str, Content | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.after)

    @property
    def ids(self) -> tuple[str, ...]:
        """The items that were touched."""
        return tuple(self.after)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The first anchor of each item that was touched and has any: where it is now, else where it was."""
        contents = (content for content in self._contents() if content.get("anchors"))
        return tuple(Anchor(*content["anchors"][0]) for content in contents)

    @property
    def targets(self) -> tuple[str, ...]:
        """The items that were tagged or filed, or are no more, by their ids, each once."""
        names = (content.get("target") or content.get("bookmark") for content in self._contents())
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def places(self) -> tuple[str, ...]:
        """The clauses that were paired, and the documents that were put away or named, each once."""
        names = (
            content.get(part) for content in self._contents() for part in ("first", "second", "document")
        )
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def is_of_documents(self) -> bool:
        """True where it put documents away or named them, and touched no clause."""
        return all("document" in content for content in self._contents())

    @property
    def titles(self) -> tuple[str, ...]:
        """The words that the user gave to what was touched: folders, styles, tags."""
        names = (
            content.get("title") or content.get("name") or content.get("tag") for content in self._contents()
        )
        return tuple(dict.fromkeys(name for name in names if name))

    def _contents(self) -> Iterator[Content]:
        for item_id, after in self.after.items():
            content = after or self.before.get(item_id)
            if content is not None:
                yield content


@dataclass(frozen=True, slots=True)
class Annotation:
    """A bookmark, note or highlight as lists and exports show it.

    ``text`` is the bookmark's title or the note's words. ``state`` is ``lost`` where its words are not in the
    library any more, ``unsure`` where a place was found that the user should confirm, with ``certainty`` from
    0 to 1. ``conflict_of`` names the item that it is a conflict copy of. ``anchors`` are where it was made or
    last confirmed; ``found`` is where it was found for sure in a newer text, empty where that is the same.
    """

    id: str
    kind: AnnotationKind
    anchors: tuple[Anchor, ...]
    text: str
    style: str
    created: str
    updated: str
    tags: tuple[str, ...] = ()
    state: PlacementState = "placed"
    certainty: float = 1.0
    conflict_of: str = ""
    found: tuple[Anchor, ...] = ()

    @property
    def places(self) -> tuple[Anchor, ...]:
        """Present anchors, as far as they are known."""
        return self.found or self.anchors

    @property
    def anchor(self) -> Anchor:
        """First anchor, as made or last confirmed."""
        return self.anchors[0]

    @property
    def document_key(self) -> str:
        """The document it is in."""
        return self.anchors[0].document_key

    @property
    def clause_id(self) -> str:
        """The clause it begins in."""
        return self.places[0].clause_id

    @property
    def quote(self) -> str:
        """The words it is on, a line for each clause."""
        return "\n".join(anchor.quote for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """Filter of annotations; empty fields restrict nothing.

    Every tag of ``tags`` must be there; of ``documents``, ``styles``, ``kinds`` and ``states`` one must fit.
    ``since`` and ``until`` are ISO dates or times, both included, and mean the last change. ``text`` holds
    words set apart by blanks, all of which must occur in words, quote, tags or place.
    """

    documents: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    folder: str | None = None
    since: str = ""
    until: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class AnnotationPage:
    """Annotations in the order asked for; ``total`` counts those beyond the limit too."""

    items: tuple[Annotation, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch ``[start, end)`` of :func:`store.model.printed.printed` of a clause."""

    clause_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedAnnotation:
    """An annotation and where it holds in the document as it is now; a lost one has no spans."""

    annotation: Annotation
    spans: tuple[Span, ...]

    @property
    def state(self) -> PlacementState:
        """True if it was found for sure."""
        return self.annotation.state


@dataclass(frozen=True, slots=True)
class PlacingReport:
    """Report of placing a document's annotations after its text changed.

    ``kept`` hold where they were, ``moved`` were found elsewhere for sure; ``unsure`` and ``lost`` are ids.
    """

    kept: int = 0
    moved: int = 0
    unsure: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    def __add__(self, other: PlacingReport) -> PlacingReport:
        return PlacingReport(
            self.kept + other.kept,
            self.moved + other.moved,
            self.unsure + other.unsure,
            self.lost + other.lost,
        )


@dataclass(frozen=True, slots=True)
class PlaceSuggestion:
    """Possible place of an unsure annotation; ``certainty`` from 0 to 1."""

    anchors: tuple[Anchor, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class MergeReport:
    """Report of a merge, in numbers of annotations, baskets and folders.

    ``updated`` were newer there, ``kept`` newer here, ``deleted`` had been deleted there. ``conflicts`` are
    pairs: an item that was changed in both, counted nowhere else, and the copy that keeps the other's words.
    ``change`` undoes all.
    """

    added: int = 0
    updated: int = 0
    deleted: int = 0
    kept: int = 0
    same: int = 0
    conflicts: tuple[tuple[str, str], ...] = ()
    change: ItemChange = field(default_factory=ItemChange)
