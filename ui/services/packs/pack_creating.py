"""Makes packs of policy files, with what was decided on them in this library. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from store.library import Library
from store.library.library_change import LibraryChange
from store.model.errors import BadInput
from store.model.message import Message
from store.packs.creating import PackOrder, PackSource, create
from store.packs.manifest import Manifest, WithdrawnDocument
from store.packs.minisign import SecretKey
from store.packs.refusal import PackRefused
from ui.services.library.arriving.arrival_plan import ArrivalPlan
from ui.services.library.arriving.arrivals import Arrivals
from ui.services.library.arriving.import_files import FileProgress, ImportResult, read_files
from ui.services.own_words import read_text, rows_of


@dataclass(frozen=True, slots=True)
class PackMade:
    """A pack that was made, and what the intake said of the files: those rejected or skipped are not in."""

    path: Path
    manifest: Manifest
    result: ImportResult
    signed: bool


def make_pack(
    library: Library,
    target: Path,
    wanted: PackOrder,
    files: Sequence[Path],
    key: SecretKey | None = None,
    progress: FileProgress | None = None,
) -> PackMade:
    """Read files, those in folders and zip files too, and pack those that are policies; as received.

    Raises PackRefused where nothing would be in the pack, CannotWrite.
    """
    sources: list[PackSource] = []

    def take(plan: ArrivalPlan, data: bytes) -> LibraryChange:
        document = plan.document
        sources.append(PackSource(document.source, data, document.name, library.decisions(document.sha256)))
        return LibraryChange()

    result = read_files(
        files, take, progress, arrivals=Arrivals(), choice="keep_both", decided=library.decisions
    )
    if not (sources or wanted.withdrawn or wanted.words):
        raise PackRefused(source=target.name, reason=Message("pack.nothing"))
    return PackMade(target, create(target, wanted, sources, key), result, key is not None)


def withdrawal(library: Library, name: str) -> WithdrawnDocument:
    """Return the withdrawal of a document by its key, number or title; a key that is unknown here is kept."""
    entry = library.find_document(name)
    return WithdrawnDocument(entry.key, entry.name) if entry else WithdrawnDocument(name, name)


def words_file(path: Path) -> bytes:
    """Return a table of words as it is packed; BadInput for what is none."""
    try:
        text = read_text(path)
    except OSError:
        raise BadInput(source=path.name, reason=Message("import.cannot_read")) from None
    if not rows_of(text):
        raise BadInput(source=path.name, reason=Message("words.no_rows"))
    return text.encode("utf-8")
