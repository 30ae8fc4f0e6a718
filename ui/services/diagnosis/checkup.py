"""Check of a data folder: library, index and notebook, each read as it is, nothing repaired."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from store.library import Library
from store.library.edition_views import EditionView
from store.model.annotation import Anchor
from store.model.document import Document
from store.model.errors import DamagedFile, NotFound, YiceError
from store.model.message import Message
from store.model.problem import Problem
from store.notebook import Notebook
from store.notebook.anchoring.quote_search import DocumentText
from store.notebook.backup.backups import find_backups
from store.notebook.ledger import KIND as LEDGER_ROW
from store.notebook.ledger_row import NOWHERE
from store.system.paths import DataPaths

_INDEX_STATES = {
    "missing": Message("check.index_missing"),
    "stale": Message("check.index_stale"),
    "damaged": Message("check.index_damaged"),
}
_REBUILD_INDEX = Message("check.rebuild_index")
_REBUILD_LIBRARY = Message("check.rebuild_library")
_NEW_NOTEBOOK = Message("check.rescue_notebook")
_RESTORE = Message("check.restore_backup")
_UNPLACED = Message("check.kept_unplaced")
_IN_LEDGER = Message("check.kept_in_ledger")
_KINDS = {
    "bookmark": Message("word.bookmark"),
    "note": Message("word.note"),
    "highlight": Message("word.highlight"),
    "basket_entry": Message("word.basket_entry"),
    "ledger_row": Message("word.ledger_row"),
}


@dataclass(frozen=True, slots=True)
class Checkup:
    """Problems of a data folder, and remarks that are no problems."""

    problems: tuple[Problem, ...] = ()
    information: tuple[Problem, ...] = ()


def check(paths: DataPaths) -> Checkup:
    """Look at everything in a data folder; a file that is not there yet is not wrong."""
    library: Library | None = None
    problems: list[Problem] = []
    information: list[Problem] = []
    with contextlib.ExitStack() as stack:
        if paths.library_db.exists():
            try:
                library = stack.enter_context(contextlib.closing(Library.open(paths.library_db)))
                found = library.soundness.check()
            except YiceError as error:
                found = [Problem(paths.library_db.name, error.message, _repair(error, _REBUILD_LIBRARY))]
            problems += found
            if library is not None and not found:
                problems += _check_index(paths, library)
        found, information = _check_notebook(paths, library)
        problems += found
    return Checkup(tuple(problems), tuple(information))


def _repair(error: YiceError, usual: Message) -> Message:
    """Return the advice for repairing a file: the usual one for damage, else that of its message."""
    return usual if isinstance(error, DamagedFile) else Message("check.follow_and_retry")


def _check_index(paths: DataPaths, library: Library) -> Iterator[Problem]:
    from index.corpus.index_files import state

    found = state(paths.index_dir, EditionView(library))
    if found != "fresh":
        yield Problem(paths.index_dir.name, _INDEX_STATES[found], _REBUILD_INDEX)


def _check_notebook(paths: DataPaths, library: Library | None) -> tuple[list[Problem], list[Problem]]:
    """Return the damage of the notebook, and annotations without a place in the library, which are no
    damage.
    """
    if not paths.notebook_db.exists():
        return _gone(paths), []
    try:
        with contextlib.closing(Notebook.open(paths.notebook_db)) as notebook:
            problems = notebook.database.check()
            if problems or library is None:
                return problems, []
            return [], list(_unplaced(notebook.placements.anchors(), library, paths.notebook_db.name))
    except YiceError as error:
        return [Problem(paths.notebook_db.name, error.message, _repair(error, _NEW_NOTEBOOK))], []


def _gone(paths: DataPaths) -> list[Problem]:
    """Return the problem of a notebook that vanished: backups exist only if there was one."""
    if not find_backups(paths.backups_dir, paths.notebook_db.stem):
        return []
    return [Problem(paths.notebook_db.name, Message("check.notebook_gone"), _RESTORE)]


def _unplaced(anchors: list[tuple[str, Anchor]], library: Library, where: str) -> Iterator[Problem]:
    """Yield annotations on words that are not in the library any more."""
    texts: dict[str, DocumentText | None] = {}
    for kind, anchor in anchors:
        if kind == LEDGER_ROW and anchor == NOWHERE:
            continue
        if anchor.document_key not in texts:
            document = _document(library, anchor.document_key)
            texts[anchor.document_key] = DocumentText(document) if document else None
        text = texts[anchor.document_key]
        if text is not None and text.refind(anchor) is not None:
            continue
        words = anchor.quote if len(anchor.quote) <= 20 else anchor.quote[:20] + "…"
        what = Message(
            "check.unplaced",
            kind=_KINDS.get(kind, Message("word.mark")),
            clause=anchor.clause_id,
            words=" ".join(words.split()),
        )
        yield Problem(where, what, _IN_LEDGER if kind == LEDGER_ROW else _UNPLACED)


def _document(library: Library, key: str) -> Document | None:
    try:
        return library.document(key)
    except (NotFound, DamagedFile):
        return None
