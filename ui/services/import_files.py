"""Policy files to documents, one after the other; a bad one stops no other. No Qt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from store.model.document import Document
from store.model.errors import BadInput
from store.notebook.model import PlacingReport

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that was not taken in, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of the files of one import, in their order, and of the annotations in their documents.

    ``replaced`` are the keys of those that were in the library before.
    """

    imported: tuple[Document, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    placing: PlacingReport = field(default_factory=PlacingReport)
    replaced: frozenset[str] = frozenset()

    def __add__(self, other: ImportResult) -> ImportResult:
        return ImportResult(
            self.imported + other.imported,
            self.rejected + other.rejected,
            self.placing + other.placing,
            self.replaced | other.replaced,
        )


def read_files(
    files: Iterable[Path],
    store: Callable[[Document, bytes], Document] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    report: Callable[[Exception], object] | None = None,
) -> ImportResult:
    """Read policy files; needs no data folder.

    Each document is handed to ``store``, if there is one, which returns what is in the library then. A file
    on which the intake fails unexpectedly is rejected as well, and the failure handed to ``report``.
    """
    wanted = list(files)
    done: list[Document | Rejected] = []
    for number, path in enumerate(wanted):
        if cancelled and cancelled():
            break
        done.append(_take(path, store, report))
        if progress:
            progress(number + 1, len(wanted))
    return ImportResult(
        tuple(each for each in done if isinstance(each, Document)),
        tuple(each for each in done if isinstance(each, Rejected)),
    )


def _take(
    path: Path,
    store: Callable[[Document, bytes], Document] | None,
    report: Callable[[Exception], object] | None,
) -> Document | Rejected:
    """What becomes of one file; only a library that cannot be written raises."""
    try:
        document, data = _read(path)
    except BadInput as error:
        return Rejected(str(error.details["source"]), str(error.details["reason"]))
    except Exception as error:  # a bug must not cost the user the other files
        if report:
            report(error)
        return Rejected(path.name, "程序未能解析此文件（内部错误），请将文件交给维护人员。")
    return store(document, data) if store else document


def _read(path: Path) -> tuple[Document, bytes]:
    """A document and the bytes it was read from; BadInput for whatever is wrong with the file."""
    from store.intake import read_file

    document = read_file(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(source=path.name, reason="文件无法读取，请检查权限后重试。") from error
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise BadInput(source=path.name, reason="文件在读取时有变动，请稍后重试。")
    return document, data
