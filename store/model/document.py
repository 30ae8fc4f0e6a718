"""A document: metadata of a policy text, and its tree of clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from store.model.clause import Clause
from store.model.message import Message

DocumentKind = Literal[
    "通知",
    "办法",
    "条例",
    "法律",
    "方案",
    "清单",
    "意见",
    "规划",
    "批复",
    "函",
    "决定",
    "规定",
    "规范",
    "标准",
    "解释",
    "公告",
    "纪要",
    "制度",
    "章程",
    "合同",
    "解读",
    "报道",
    "其他",
]

#: Whether a document holds, as a person has decided: it does, was amended, was repealed, or not yet.
Validity = Literal["现行有效", "已修改", "已废止", "尚未生效"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A printed reading, the corrected one and why; ``applied`` is false for a guess that is only marked.

    Where both are the same, there is no guess: the reading is doubtful.
    """

    clause: str
    printed: str
    corrected: str
    reason: Message
    applied: bool = True

    @property
    def has_guess(self) -> bool:
        """Return whether another reading is suggested."""
        return self.corrected != self.printed

    @property
    def reading(self) -> str:
        """Return the reading in the text: the corrected one if it was applied, else the printed one."""
        return self.corrected if self.applied else self.printed

    def place_in(self, text: str) -> tuple[int, int] | None:
        """Find its range in the printed text of its clause; None where it cannot be found."""
        at = text.find(self.reading) if self.reading else -1
        return (at, at + len(self.reading)) if at >= 0 else None


@dataclass(frozen=True, slots=True)
class Document:
    """One policy text: its metadata, its tree of clauses, its corrections and what is doubtful.

    ``date`` and ``effective`` are ISO dates or None; nothing is invented. ``complete`` is false when the
    source breaks off. ``source`` is the file name it was read from, ``sha256`` that of the source bytes.
    ``publication`` is the remark at a notice's end on who may read it, such as （此件公开发布）.
    ``part`` is which paper of a bundle it calls itself (附件2), None for a whole document. ``edition`` is
    what tells it from the other texts of its title in the library (2020, 2020-04-03, 第2版), None where there
    are none; ``newer`` the same of the edition that holds, or of a later text of its title. ``validity`` is
    what a person has decided, None where nobody has.
    """

    key: str
    source: str
    title: str
    number: str | None
    issuers: tuple[str, ...]
    date: str | None
    effective: str | None
    kind: DocumentKind
    complete: bool
    sha256: str
    attached_title: str | None = None
    addressee: str | None = None
    copied_to: str | None = None
    provenance: str | None = None
    publication: str | None = None
    clauses: tuple[Clause, ...] = ()
    corrections: tuple[Correction, ...] = ()
    warnings: tuple[Message, ...] = ()
    part: str | None = None
    edition: str | None = field(default=None, compare=False)
    newer: str | None = field(default=None, compare=False)
    validity: Validity | None = None

    def walk(self) -> Iterator[Clause]:
        """Yield all clauses in document order, parents before their children."""
        for clause in self.clauses:
            yield from clause.walk()

    def path_to(self, clause_id: str) -> list[str]:
        """Return the ids from the top of the document down to a clause; empty if it is not there."""

        def search(clauses: tuple[Clause, ...]) -> list[str]:
            for clause in clauses:
                if clause.id == clause_id:
                    return [clause.id]
                if below := search(clause.children):
                    return [clause.id, *below]
            return []

        return search(self.clauses)

    @property
    def name(self) -> str:
        """Return the title a reader would use: that of the attachment where a cover notice has one."""
        return self.attached_title or self.title


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """Document as shown in a list, without its tree.

    ``clause_count`` counts every clause, ``measure_count`` those at the level where the document acts, which
    are articles (第九条) where ``in_articles``; ``shipped`` is false for what the user added; ``position``
    orders the library; where documents were removed, some are missing.

    Texts with the same ``edition_of`` are editions of one document, the newest of which is ``current``.
    ``edition`` tells apart editions and other texts of one title (2020-04-03, 第2版); None where no other
    document has the title. ``newer`` is the key of the edition that holds, or else of the newest
    later text of its title; ``has_editions`` tells of linked editions, ``added`` when it came in.
    ``stands_in`` is true for what the user put in the place of a document that ships.
    """

    key: str
    source: str
    title: str
    number: str | None
    issuers: tuple[str, ...]
    date: str | None
    effective: str | None
    kind: DocumentKind
    complete: bool
    sha256: str
    attached_title: str | None = None
    addressee: str | None = None
    copied_to: str | None = None
    provenance: str | None = None
    publication: str | None = None
    clause_count: int = 0
    measure_count: int = 0
    in_articles: bool = False
    shipped: bool = False
    position: int = 0
    part: str | None = None
    edition_of: str | None = None
    stands_in: bool = False
    current: bool = True
    edition: str | None = None
    newer: str | None = None
    has_editions: bool = False
    added: str = field(default="", compare=False)
    validity: Validity | None = None

    @property
    def name(self) -> str:
        """Return the title a reader would use: that of the attachment where a cover notice has one."""
        return self.attached_title or self.title
