"""State of clauses that were used as a whole: whether they still have the words of that time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from store.model.annotation import Anchor
from store.model.document import Document
from store.model.printed import printed
from store.notebook.anchoring.quote_search import DocumentText
from store.notebook.anchoring.similarity import squash

#: ``same`` words, possibly elsewhere; ``changed``: other words are there; ``gone``: nothing like them.
WordState = Literal["same", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class ClauseState:
    """State of an anchored clause, and its id now: empty where it is gone."""

    words: WordState
    clause_id: str = ""


GONE = ClauseState("gone")


def clause_states(document: Document, anchors: Iterable[Anchor]) -> list[ClauseState]:
    """Return the state of each anchor in the present text of its document.

    An anchor is of a whole clause: words that were added to it are a change, too. White space, width and
    numbering are none.
    """
    text = DocumentText(document)
    said = {clause.id: squash(printed(clause)) for clause in document.walk()}
    return [_standing(text, said, anchor) for anchor in anchors]


def _standing(text: DocumentText, said: dict[str, str], anchor: Anchor) -> ClauseState:
    wanted = squash(anchor.quote)
    if said.get(anchor.clause_id) == wanted and text.holds(anchor):
        return ClauseState("same", anchor.clause_id)
    found = text.refind(anchor)
    if found is None:
        return GONE
    place = found.anchors[0].clause_id
    same = said.get(place) == wanted and len(found.anchors) == 1 and found.sure
    return ClauseState("same" if same else "changed", place)
