"""Check codes back to clauses: whether what a paper says still reads the same; no Qt.

The codes of all clauses are worked out when they are first asked for, and kept with the state of the library
that they belong to. Codes of texts that have changed since are kept too, and so are those of what was
printed, so that an old paper still leads to its clause.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from store.model.clause import Clause
from store.model.document import Document, DocumentSummary
from store.model.errors import CannotWrite, NotFound
from store.model.message import Message
from store.model.wording import languages, text
from store.system.files import write_file
from ui.printing.content.excerpt import CODE_LENGTH, Excerpt, check_code, document_citation, whole_document
from ui.printing.content.printed_lines import reading_lines

FILE = "codes.json"
#: Codes of former texts that are kept.
MOST_FORMER = 200_000


class UnknownCode(NotFound):
    """A check code that belongs to no clause of this library, and to none that it had."""

    code = "print.unknown_code"


class CodeLibrary(Protocol):
    """Interface of the library, as far as it is needed here."""

    def documents(self) -> list[DocumentSummary]:
        """Return all documents."""

    def document(self, key: str) -> Document:
        """Return one document; NotFound."""

    def clause(self, clause_id: str) -> tuple[Document, Clause]:
        """Return a clause and its document; NotFound."""

    def stamp(self) -> str:
        """Return the state of the library."""


@dataclass(frozen=True, slots=True)
class CodeVerdict:
    """Result of a check code: the clause, its citation, and whether it still reads the same.

    ``clause_id`` is None for a whole document; ``gone`` tells that the library holds it no more, and
    ``citation`` is then only its name. ``lines`` are the words of today, to hold beside the paper: a code
    tells which clause it is of, not what somebody may have done to the paper.
    """

    code: str
    document_key: str
    clause_id: str | None
    citation: str
    same: bool
    gone: bool = False
    lines: tuple[str, ...] = ()


class Codes:
    """The codes of a library, kept in the data folder."""

    def __init__(self, folder: Path, library: CodeLibrary) -> None:
        self._file, self._library = folder / FILE, library

    def verify(self, code: str) -> CodeVerdict:
        """Return the clause of a code, in any spelling; UnknownCode."""
        wanted = normal(code)
        current, former = self._load()
        where = current.get(wanted)
        if where is not None:
            return self._verdict(wanted, where, same=True)
        where = former.get(wanted)
        if where is None:
            raise UnknownCode(what=code.strip())
        return self._verdict(wanted, where, same=False)

    def remember(self, excerpt: Excerpt) -> None:
        """Keep the codes of what is printed; where that cannot be written, printing goes on all the same."""
        stamp, current, former = self._read()
        printed = {item.code: item.clause.id for item in excerpt.items if item.table is None}
        if all(former.get(code) == where for code, where in printed.items()):
            return
        self._write(stamp, current, former | printed)

    def _verdict(self, code: str, where: str, same: bool) -> CodeVerdict:
        from index.references.citation import cite

        with contextlib.suppress(NotFound):
            document, clause = self._library.clause(where)
            alone = same and code == check_code(clause)
            lines = tuple(reading_lines(document, clause, not alone))
            return CodeVerdict(code, document.key, clause.id, cite(document, clause), same, lines=lines)
        with contextlib.suppress(NotFound):
            document = self._library.document(where)
            lines = tuple(reading_lines(document, whole_document(document), True))
            return CodeVerdict(code, document.key, None, document_citation(document), same, lines=lines)
        return CodeVerdict(code, where.rpartition("/")[0] or where, where, where, same=False, gone=True)

    def _load(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the codes of the library as it is, and those of texts and papers of before."""
        stamp, current, former = self._read()
        now = self._library.stamp()
        if stamp != now or not current:
            fresh = dict(self._work_out())
            former |= {code: where for code, where in current.items() if code not in fresh}
            current = fresh
            self._write(now, current, former)
        return current, former

    def _work_out(self) -> Iterator[tuple[str, str]]:
        for entry in self._library.documents():
            document = self._library.document(entry.key)
            found = list(_codes(document))
            yield from found

    def _read(self) -> tuple[str, dict[str, str], dict[str, str]]:
        try:
            values = json.loads(self._file.read_text(encoding="utf-8"))
            return str(values["stamp"]), dict(values["codes"]), dict(values["former"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return "", {}, {}

    def _write(self, stamp: str, current: dict[str, str], former: dict[str, str]) -> None:
        kept = dict(list(former.items())[-MOST_FORMER:])
        text = json.dumps({"stamp": stamp, "codes": current, "former": kept}, ensure_ascii=False)
        with contextlib.suppress(CannotWrite):
            write_file(self._file, text, private=True)


def normal(code: str) -> str:
    """Return a code as it is kept, from one that was typed: blanks, dashes and capitals do not matter."""
    typed = code.strip()
    for language in languages():
        typed = typed.removeprefix(text(Message("paper.code", code=""), language).strip())
    full = "".join(chr(ord(each) - 0xFEE0) if "！" <= each <= "～" else each for each in typed)
    return re.sub(r"[\s\-·　:：]", "", full).lower()[:CODE_LENGTH]


def _codes(document: Document) -> Iterable[tuple[str, str]]:
    """Return every code that a clause may be printed with, the clause alone last so that it wins."""
    whole = whole_document(document)
    found: dict[str, str] = {check_code(whole, True): document.key}
    for clause in document.walk():
        if clause.text:
            found.setdefault(
                hashlib.sha256(clause.text.encode("utf-8", "surrogatepass")).hexdigest()[:CODE_LENGTH],
                clause.id,
            )
        if clause.children:
            found[check_code(clause, True)] = clause.id
        found[check_code(clause)] = clause.id
    return found.items()
