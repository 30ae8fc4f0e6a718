"""Short names of documents, for tabs and the way above the text."""

from __future__ import annotations

import re

from store.model.document import Document
from store.model.titles import title_lines
from store.model.typography import typeset
from ui.services.labels import short_title

CHARACTERS = 12
_KIND = re.compile("(?:清单|办法|规划|任务|条例|规定|意见|方案|通知|细则|章程|决定|法)$")


def short_name(document: Document) -> str:
    """A short name: the title without the province; of a long one what it calls itself, such as 政策清单."""
    return short_name_of(document.name)


def short_name_of(title: str) -> str:
    """The short name of a document with this name."""
    name = re.sub(r"（[^）]*）$", "", typeset(short_title(title)))
    if len(name) <= CHARACTERS:
        return name
    last = title_lines(name)[-1]
    if _KIND.search(last) and len(last) <= CHARACTERS:
        return last
    return name[: CHARACTERS - 1] + "…"
