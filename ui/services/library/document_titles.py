"""Words by which documents are found in the list of the library, and those that share a title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from store.library.claims import name_of
from store.library.editions import family
from store.model.document import DocumentSummary
from ui.services.library.document_shelf import shelf_text
from ui.services.library.short_names import edition_text
from ui.services.packs.pack_origins import publisher_of


def list_words(one: DocumentSummary) -> str:
    """Return the text by which a document is found in the list."""
    return " ".join(
        (
            one.name,
            one.title,
            one.number or "",
            *one.issuers,
            edition_text(one.edition),
            one.source,
            shelf_text(one.key),
            publisher_of(one.sha256),
        )
    )


def same_titles(summaries: Sequence[DocumentSummary]) -> dict[str, list[DocumentSummary]]:
    """Return, for each document whose title occurs again, the current documents with that title."""
    groups: dict[str, list[DocumentSummary]] = defaultdict(list)
    for one in summaries:
        groups[name_of(one.name)].append(one)
    several = [members for members in groups.values() if len(members) > 1]
    return {
        one.key: [each for each in members if each.current and family(each) != family(one)]
        for members in several
        for one in members
    }
