"""The folders and tags of documents as lists show them: below titles, as groups, as words to filter by."""

from __future__ import annotations

from store.model.document import DocumentSummary
from store.notebook.document_marks import DocumentMarks
from ui.services.library.document_order import GROUPINGS

_marks = DocumentMarks({}, {})


def use_marks(marks: DocumentMarks) -> bool:
    """Show these folders and tags from now on; False if they are those that are shown."""
    global _marks
    changed, _marks = marks != _marks, marks
    return changed


def renamed(marks: DocumentMarks) -> frozenset[str]:
    """Return the documents whose own name is another than the one that is shown."""
    keys = {*_marks.names, *marks.names}
    return frozenset(key for key in keys if marks.name(key) != _marks.name(key))


def shelf_text(key: str) -> str:
    """Return the own name, the folder and the tags of a document in one line; empty for none."""
    called = f"“{_marks.name(key)}”" if _marks.name(key) else ""
    tags = (f"#{tag}" for tag in _marks.tags_of(key))
    return " ".join(filter(None, (called, _marks.folder(key), *tags)))


def own_name(key: str) -> str:
    """Return the name that the user gave a document; empty without one."""
    return _marks.name(key)


def _by_folder(one: DocumentSummary) -> tuple[str, ...]:
    folder = _marks.folder(one.key)
    return (folder,) if folder else ()


GROUPINGS["folder"] = _by_folder
GROUPINGS["tag"] = lambda one: _marks.tags_of(one.key)
