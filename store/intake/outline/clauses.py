"""Nodes to clauses: headings, duty notes, references and ids."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from store.intake.cleanup.lines import squeeze
from store.intake.layout.paragraphs import is_final
from store.intake.metadata.duty_notes import is_deadline, parse_note, take_note
from store.intake.metadata.references import find_references
from store.intake.outline.headings import find_headings
from store.intake.outline.tree import Node
from store.model.clause import Clause
from store.model.duty import Duty
from store.model.printed import printed

_NOTE_IN_TEXT = re.compile(r"[（(【](?:[^（()）【】]|[（(][^（()）]{1,20}[)）]){2,240}[)）】]")


def make_clauses(nodes: list[Node], key: str) -> tuple[Clause, ...]:
    """The finished clauses of a document whose key is ``key``; repeated paths get ~2, ~3."""
    find_headings(nodes)
    seen: Counter[str] = Counter()
    return tuple(_clause(node, (), key, seen) for node in nodes)


def _clause(node: Node, above: tuple[str, ...], key: str, seen: Counter[str]) -> Clause:
    path = (*above, node.label)
    plain = f"{key}/" + "/".join(path)
    seen[plain] += 1
    clause_id = plain if seen[plain] == 1 else f"{plain}~{seen[plain]}"
    heading, note = _heading_and_note(node)
    paragraphs, note_below = _paragraphs(node)
    note = "\n".join(n for n in (note, note_below) if n) or None
    draft = Clause(
        clause_id,
        node.label,
        path,
        heading,
        node.heading_mark,
        tuple(paragraphs),
        note,
        _duties(note, paragraphs),
        tuple(node.tables),
    )
    draft = replace(draft, references=find_references(printed(draft)))
    children = tuple(
        _placed(_clause(child, path, key, seen), child.after, len(paragraphs)) for child in node.children
    )
    return replace(draft, children=children)


def _placed(clause: Clause, after: int | None, paragraphs: int) -> Clause:
    """A child with its place among its parent's paragraphs, where not all of them stand before it."""
    return replace(clause, after=after) if after is not None and after < paragraphs else clause


def _heading_and_note(node: Node) -> tuple[str | None, str | None]:
    if not node.heading:
        return None, None
    heading, note = take_note(node.heading)
    return heading.rstrip("。") or None, note


def _paragraphs(node: Node) -> tuple[list[str], str | None]:
    """The finished paragraphs, and the duty note that closes the last of them (or is one of its own)."""
    texts = [t for t in (squeeze(p) for p in node.paragraphs) if t]
    notes: list[str] = []
    while texts:
        left, note = take_note(texts[-1])
        if note is None and is_deadline(texts[-1]) and len(texts) > 1:
            left, note = "", texts[-1]
        if note is None:
            break
        if not left and len(texts) > 1 and note[-1] == "。" and not is_final(texts[-2]):
            texts[-2], note = texts[-2] + "。", note[:-1]
        notes.insert(0, note)
        if left:
            texts[-1] = left
            break
        texts.pop()
    return texts, "\n".join(notes) or None


def _duties(note: str | None, paragraphs: list[str]) -> tuple[Duty, ...]:
    found: dict[str, Duty] = {}
    for text in paragraphs:
        for m in _NOTE_IN_TEXT.finditer(text):
            for duty in (
                parse_note(m[0]) if m.end() == len(text) or text[m.start() - 1 : m.start()] in "。；" else ()
            ):
                found.setdefault(duty.organisation, duty)
    for line in (note or "").split("\n"):
        for duty in parse_note(line):
            found.setdefault(duty.organisation, duty)
    return tuple(found.values())
