"""Draft of a document: what was read of it, before its nodes become clauses."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.intake.outline.tree import OutlineNode
from store.model.document import DocumentKind
from store.model.message import Message


@dataclass(slots=True)
class DocumentDraft:
    """A document in the making; ``press`` tells that it is a newspaper's text or a commentary, no paper.

    ``own`` is how many of its nodes come before another document in the same file, None for all.
    """

    title: str = ""
    attached_title: str | None = None
    number: str | None = None
    issuers: list[str] = field(default_factory=list)
    date: str | None = None
    effective: str | None = None
    kind: DocumentKind = "其他"
    addressee: str | None = None
    copied_to: str | None = None
    provenance: str | None = None
    publication: str | None = None
    history: list[str] = field(default_factory=list)
    nodes: list[OutlineNode] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)
    labels: int = 0
    complete: bool = True
    titled: bool = False
    press: bool = False
    own: int | None = None
