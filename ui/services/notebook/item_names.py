"""Words by which the user knows an item of the notebook, and the title of a new bookmark."""

from __future__ import annotations

from store.model.annotation import Bookmark, Highlight, Note
from store.model.clause import Clause
from store.model.printed import printed

#: Longest title of a new bookmark, in characters, before it is cut.
TITLE_CHARACTERS = 20


def item_words(item: Bookmark | Note | Highlight) -> str:
    """Return the title of a bookmark, the text of a note, or the marked words."""
    if isinstance(item, Bookmark):
        return item.title
    return item.body if isinstance(item, Note) else item.anchors[0].quote


def default_title(clause: Clause) -> str:
    """Return the title of a new bookmark: the clause's heading or its first words."""
    return shortened(clause.heading or printed(clause)) or clause.label


def shortened(words: str) -> str:
    """Return words in one line; … takes the place of all behind the first :data:`TITLE_CHARACTERS`."""
    line = " ".join(words.split())
    return line if len(line) <= TITLE_CHARACTERS else line[:TITLE_CHARACTERS] + "…"
