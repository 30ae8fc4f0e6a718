"""Key of a document: its identifier in the library, made from its number or title."""

from __future__ import annotations

import re

from store.model.characters import GAPS

#: A number that every office counts for itself (2022年第30号) names a document only beside its title.
_SERIAL = re.compile(r"^(?:19|20)\d\d年第\d+号$")


def key_of(title: str, number: str | None, date: str | None) -> str:
    """Return the key of a document: its number, or its title with what tells it from others of that title."""
    if number and not _SERIAL.match(number):
        return number
    # A character that was lost is no part of a key; what is left of the title tells the document.
    title = title.translate(dict.fromkeys(map(ord, GAPS), "□"))
    mark = number or date
    return f"{title}（{mark}）" if mark else title
