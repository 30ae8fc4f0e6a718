"""The kinds of item in a notebook; each is declared here once, and everything else follows from that.

An item is what a user makes, with an id that is the same on every machine. What a kind declares here is
enough for its items to be stored and loaded, proven, written to the journal, undone, exchanged, merged with
conflict copies, backed up, restored, and saved from a damaged file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.notebook.storage import value_checks
from store.notebook.storage.value_checks import ValueCheck

_TIMES: dict[str, ValueCheck] = {"created": value_checks.time, "updated": value_checks.time}


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of item.

    ``columns`` are the columns of its table, which has its name and besides them ``item_id``, with the check
    of each value. ``anchored``: its content has ``anchors``, one or more, kept in the table ``anchor``.
    ``copied``: of versions that were made at the same time the older ones are shown as conflict copies; else
    the newest is shown alone. ``counted``: a user would miss it, so that reports count it; tags and places in
    folders are not, they go with what they belong to. ``words`` is the column of the user's own words.
    ``message`` is the code of the message that says how many there are ("批注 3"). ``since`` is the
    version of exchange files that a program must know to read the kind; the next kind that is added gets 6.
    ``parts`` are values that are in no column; the module that stores the kind knows how.
    """

    name: str
    columns: Mapping[str, ValueCheck]
    anchored: bool = False
    copied: bool = False
    counted: bool = False
    words: str = ""
    message: str = ""
    since: int = 1
    parts: Mapping[str, ValueCheck] = field(default_factory=dict)

    @property
    def checks(self) -> dict[str, ValueCheck]:
        """The check of every value of a content but its kind."""
        anchors = {"anchors": value_checks.anchors} if self.anchored else {}
        return {**_TIMES, **self.columns, **anchors, **self.parts}


_text = value_checks.text
#: All kinds by name, in the order in which reports name them.
KINDS: dict[str, ItemKind] = {
    kind.name: kind
    for kind in (
        ItemKind("bookmark", {"title": _text}, True, True, True, "title", "notebook.bookmarks"),
        ItemKind("note", {"body": _text}, True, True, True, "body", "notebook.notes"),
        ItemKind("highlight", {"style": _text}, True, True, True, "style", "notebook.highlights"),
        ItemKind("tagging", {"target": _text, "tag": _text}),
        ItemKind(
            "folder",
            {"title": _text, "parent": value_checks.maybe_name, "position": value_checks.position},
            counted=True,
            words="title",
            message="notebook.folders",
        ),
        ItemKind(
            "filing",
            {"bookmark": _text, "folder": value_checks.maybe_name, "position": value_checks.position},
        ),
        ItemKind("style", {"key": _text, "name": _text}),
        ItemKind("document_mark", {"document": _text, "sort": _text, "name": _text}, since=4),
        ItemKind("pairing", {"first": _text, "second": _text, "verdict": _text}, since=2),
        # Stored by basket_rows: its entries are rows of other tables.
        ItemKind(
            "basket",
            {},
            copied=True,
            counted=True,
            words="title",
            message="notebook.baskets",
            parts={"title": _text, "entries": value_checks.entries},
        ),
        # A row that belongs to no document has an anchor without a document.
        ItemKind(
            "ledger_row",
            {
                **dict.fromkeys(
                    ("matter", "source", "organisations", "lead", "support", "person", "due", "progress"),
                    _text,
                ),
                "state": _text,
                "remark": _text,
                "position": value_checks.position,
            },
            anchored=True,
            copied=True,
            counted=True,
            words="matter",
            message="notebook.ledger_rows",
            since=3,
        ),
        # What was printed and what is said in its place: words by field, as JSON.
        ItemKind(
            "fact_correction",
            {"sort": _text, "verdict": _text, "printed": _text, "said": _text},
            anchored=True,
            counted=True,
            message="notebook.fact_corrections",
            since=5,
        ),
    )
}
#: The kinds that are shown as annotations, in the page and in lists.
ANNOTATIONS = ("bookmark", "note", "highlight")


def stored_in_columns() -> list[ItemKind]:
    """Return the kinds whose table, named after them, has all columns, anchors aside."""
    return [kind for kind in KINDS.values() if kind.columns]


def is_counted(name: str) -> bool:
    """Return True for the name of a kind that reports count; False for any other string."""
    return name in KINDS and KINDS[name].counted


def is_copied(name: str) -> bool:
    """Return True for a kind of which conflict copies are shown."""
    return name in KINDS and KINDS[name].copied


def words_of(content: Mapping[str, object]) -> str:
    """Return the user's own words in a content; empty for a kind that has none."""
    kind = KINDS.get(str(content["kind"]))
    return str(content.get(kind.words, "")) if kind and kind.words else ""
