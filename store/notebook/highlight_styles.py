"""The styles of highlights, and what the user calls them."""

from __future__ import annotations

from store.model.wording import text
from store.notebook.model import STYLES, USUAL_STYLES, HighlightStyle, ItemChange
from store.notebook.storage.database import NotebookDatabase
from store.system.sqlite import now


def _usual(key: str) -> str:
    """Return the name of a style that the notebook keeps for one that the user gave none: in Chinese."""
    return text(USUAL_STYLES[key])


class HighlightStyles:
    """The names of the styles :data:`STYLES`; there are always as many."""

    def __init__(self, database: NotebookDatabase) -> None:
        self._database = database

    def all(self) -> list[HighlightStyle]:
        """Return the styles with their names, in the order of a menu."""
        with self._database.reading():
            named = dict(self._database.sqlite.sql("SELECT key, name FROM style"))
        return [HighlightStyle(key, str(named.get(key, _usual(key)))) for key in STYLES]

    def rename(self, key: str, name: str) -> ItemChange:
        """Give a style another name; a blank one restores the default. ``key`` is one of :data:`STYLES`."""
        name = " ".join(name.split()) or _usual(key)
        when = now()
        content = {"kind": "style", "created": when, "updated": when, "key": key, "name": name}
        return self._database.write({f"style-{key}": content})
