"""Opens the data folder for a command, and finds the documents and clauses that the user names."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from store.model.document import Document
from store.model.errors import Busy, CannotWrite, NotFound
from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output
from ui.commandline.usage_errors import Ambiguous
from ui.services.workspace import Workspace

if TYPE_CHECKING:
    from index.results import ClauseTarget

#: Places that a reference may mean, as far as they are listed.
_SHOWN_PLACES = 12


@contextmanager
def open_workspace(paths: DataPaths) -> Iterator[Workspace]:
    """Open the workspace and report its notices; with its index where the library was just installed."""
    with contextlib.closing(Workspace.open(paths, output.progress(Message("progress.library")))) as workspace:
        if workspace.created:
            refresh_index(workspace)
        try:
            yield workspace
        finally:
            for notice in workspace.notices:
                output.complain(notice)


def refresh_index(workspace: Workspace) -> None:
    """Make the index fit the library; without it searching still works, so a failure stops nothing."""
    try:
        if workspace.index_state() != "fresh":
            workspace.rebuild_index(output.progress(Message("progress.index")), hurried=True)
    except (CannotWrite, Busy) as error:
        output.complain(error.message)


def document_named(workspace: Workspace, wanted: str) -> Document:
    """Return the document that is meant, by its name or by what people call it; NotFound."""
    entry = workspace.library.find_document(wanted)
    key = entry.key if entry else next((each.document_key for each in _resolve(workspace, wanted)), None)
    if key is None:
        raise NotFound(what=wanted)
    return workspace.library.document(key)


def target_of(workspace: Workspace, wanted: str) -> ClauseTarget:
    """Return the one place that a reference leads to; NotFound, or Ambiguous where there are several."""
    from index.references.citation import cite_paragraph, titled

    found = _resolve(workspace, wanted)
    if not found:
        raise NotFound(what=wanted)
    if len(found) == 1:
        return found[0]
    places = [
        cite_paragraph(*workspace.library.clause(each.clause_id), each.paragraph)
        if each.clause_id
        else titled(workspace.library.document(each.document_key).name)
        for each in found[:_SHOWN_PLACES]
    ]
    # What is printed can be typed: a place that leads to several, as two texts of one title and number have,
    # is printed with the id of its clause.
    ids = [each.clause_id or each.document_key for each in found[:_SHOWN_PLACES]]
    places = [
        place if len(_resolve(workspace, place)) == 1 else f"{place}〔{id_}〕"
        for place, id_ in zip(places, ids, strict=True)
    ]
    more = Message("command.and_more") if len(found) > len(places) else None
    raise Ambiguous(what=wanted, count=len(found), places=tuple(places), more=more)


def _resolve(workspace: Workspace, wanted: str) -> list[ClauseTarget]:
    from index.references.resolver import resolve

    # An earlier edition is meant only where it is named by its key.
    return list(resolve(workspace.current, wanted) or resolve(workspace.library, wanted))
