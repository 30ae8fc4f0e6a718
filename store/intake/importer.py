"""Policy files to documents: the parts of the intake in their order."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from store.formats.isolated import PendingRead, unlock_isolated
from store.formats.lines import FileContent
from store.formats.registry import MAX_BYTES, FileFormat, Progress, UnreadableError, recognise
from store.intake.assembly import assemble
from store.intake.cleanup.encoding import encoding_corrections, gap_warnings
from store.intake.corrections import apply_corrections
from store.intake.decisions.applying import DecisionSteps
from store.intake.document_key import key_of
from store.intake.draft import DocumentDraft
from store.intake.metadata.bundle_part import bundle_part
from store.intake.metadata.metadata import effective_date
from store.intake.outline.clauses import make_clauses
from store.intake.profile import SourceProfile, read_profile
from store.intake.recognition_doubts import with_doubts
from store.intake.source_text import as_text, with_places
from store.model.checking.decision import Decision
from store.model.document import Document
from store.model.errors import BadInput
from store.model.message import Message

_MIN_LABELS = 2
#: Reasons that a password can do away with.
_LOCKED = ("reader.pdf_locked", "reader.wrong_password")
#: No policy has so much text; what is longer would be read for minutes.
_MOST_CHARACTERS = 3_000_000
#: The longest law has some thousands of paragraphs.
_MOST_LINES = 60_000


def load(path: Path) -> bytes:
    """Return the bytes of a file; raises :class:`BadInput` where it is none, too large or cannot be read."""
    if path.exists() and not path.is_file():
        raise BadInput(source=path.name, reason=Message("import.no_file"))
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadInput(source=path.name, reason=Message("import.too_large"))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput(source=path.name, reason=Message("import.missing")) from error
    except OSError as error:
        raise BadInput(source=path.name, reason=Message("import.cannot_read")) from error


def read_bytes(
    data: bytes,
    source: str,
    profile: SourceProfile | None = None,
    decisions: Sequence[Decision] = (),
) -> Document:
    """Read the bytes of a policy file that came under the name ``source``; its format is found out.

    ``decisions`` are what a person set right in an earlier reading of the same bytes.
    """
    return read_lines(data, source, profile).decided(decisions)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file that was read: its lines, and the document that they make while nothing has been decided."""

    content: FileContent
    undecided: Document

    def decided(self, decisions: Sequence[Decision] = (), steps: DecisionSteps | None = None) -> Document:
        """Return the document with what was decided, the places of its clauses and its doubtful words.

        ``steps`` of :attr:`undecided` save what was worked out for earlier decisions.
        """
        document = (steps or DecisionSteps(self.undecided)).after(decisions).document
        document = with_doubts(with_places(document, self.content), self.content)
        confirmed = {each.printed for each in decisions if each.action == "confirm" and each.printed}
        left = tuple(
            each
            for each in document.corrections
            if each.applied or each.has_guess or each.printed not in confirmed
        )
        return replace(document, corrections=left, warnings=(*document.warnings, *self.content.warnings))


def begin_reading(data: bytes, source: str) -> PendingRead | None:
    """Begin to read a file in a separate process; None where its format is read in this one or unknown."""
    with contextlib.suppress(BadInput):
        format_ = recognise(data, source)
        if format_.isolated and not format_.missing():
            return PendingRead(format_, data)
    return None


def can_unlock(data: bytes, source: str, reason: Message) -> bool:
    """Return whether a file that could not be read for ``reason`` can be opened with its password."""
    return reason.code in _LOCKED and recognise(data, source).unlock is not None


def unlocked(data: bytes, source: str, password: str) -> bytes:
    """Return the bytes of a file without its password.

    Raises:
        BadInput: the password is another (reader.wrong_password), or the file cannot be read.
    """
    try:
        return unlock_isolated(recognise(data, source), data, password)
    except UnreadableError as error:
        raise BadInput(source=source, reason=error.message) from error


def read_lines(
    data: bytes,
    source: str,
    profile: SourceProfile | None = None,
    progress: Progress | None = None,
    pending: PendingRead | None = None,
) -> ParsedFile:
    """Read the bytes of a policy file, and keep its lines beside the document; as :func:`read_bytes`.

    Raises:
        BadInput: the file has too many lines, or see :func:`read_bytes`.
    """
    content = _read(recognise(data, source), data, source, progress, pending)
    if len(content.lines) > _MOST_LINES:
        raise BadInput(source=source, reason=Message("reader.too_long"))
    return ParsedFile(content, _document(content, data, source, profile))


def _read(
    format_: FileFormat,
    data: bytes,
    source: str,
    progress: Progress | None,
    pending: PendingRead | None = None,
) -> FileContent:
    """Return the lines of a file; BadInput where it cannot be read or has none."""
    try:
        if missing := format_.missing():
            raise UnreadableError(missing)
        if format_.isolated:
            return (pending or PendingRead(format_, data)).result(progress)
        return format_.read(data, progress or _silent)
    except UnreadableError as error:
        raise BadInput(source=source, reason=error.message) from error


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def _document(content: FileContent, data: bytes, source: str, profile: SourceProfile | None) -> Document:
    text = as_text(content)
    if len(text) > _MOST_CHARACTERS:
        raise BadInput(source=source, reason=Message("import.too_long"))
    draft = assemble(text, content.whole, placed=content.pages > 0)
    if not _is_policy(draft):
        raise BadInput(source=source, reason=Message("import.not_a_policy"))
    key = key_of(draft.title, draft.number, draft.date)
    clauses = make_clauses(draft.nodes, key)
    own, all_of_it = (
        [text for clause in part for c in clause.walk() for text in c.paragraphs]
        for part in (clauses[: draft.own], clauses)
    )
    document = Document(
        key=key,
        source=source,
        title=draft.title,
        number=draft.number,
        issuers=tuple(draft.issuers),
        date=draft.date,
        effective=draft.effective
        or effective_date(own, draft.history, draft.date)
        or effective_date(all_of_it, draft.history, draft.date),
        kind=draft.kind,
        complete=draft.complete,
        sha256=hashlib.sha256(data).hexdigest(),
        attached_title=draft.attached_title,
        addressee=draft.addressee,
        copied_to=draft.copied_to,
        provenance=(profile.provenance if profile else None) or draft.provenance,
        publication=draft.publication,
        clauses=clauses,
        warnings=tuple(draft.warnings),
        part=bundle_part(text),
    )
    document = replace(
        document,
        corrections=encoding_corrections(text, document),
        warnings=(*document.warnings, *gap_warnings(document)),
    )
    return apply_corrections(document, profile.corrections) if profile else document


def shipped_sources(resources: Path) -> list[Path]:
    """Return the folders of the documents that ship, in the order in which the library shows them."""
    folders = [p.parent for p in (resources / "library").glob("*/document.toml")]
    return sorted(folders, key=lambda folder: (read_profile(folder / "document.toml").order, folder.name))


def shipped_profile(resources: Path, source: str) -> SourceProfile | None:
    """Return the profile of the document that ships and came under the name ``source``; None for no such."""
    profiles = (read_profile(folder / "document.toml") for folder in shipped_sources(resources))
    return next((profile for profile in profiles if profile.source == source), None)


def read_shipped(folder: Path) -> Document:
    """Read a document that ships: its source.txt and document.toml.

    Raises:
        BadInput: a file of the document is missing or wrong.
    """
    profile = read_profile(folder / "document.toml")
    try:
        data = (folder / "source.txt").read_bytes()
    except OSError as error:
        raise BadInput(source=profile.source, reason=Message("import.shipped_missing")) from error
    return read_bytes(data, profile.source, profile)


def _is_policy(draft: DocumentDraft) -> bool:
    """Return a document number, or a title of a known kind, or an outline of at least two labels."""
    has_text = any(node.body or node.heading for node in draft.nodes)
    return has_text and bool(draft.number or draft.labels >= _MIN_LABELS or draft.titled or draft.press)
