"""Nodes to clauses: headings, duty notes, references and ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from store.intake.cleanup.physical_line import squeeze
from store.intake.layout.paragraphs import is_final
from store.intake.metadata.duty_notes import is_deadline, parse_note, take_note
from store.intake.metadata.references import find_references
from store.intake.outline.headings import find_headings
from store.intake.outline.tree import BodyPart, OutlineNode
from store.model.clause import Clause
from store.model.duty import Duty
from store.model.printed import printed
from store.model.stopping import may_stop

_NOTE_IN_TEXT = re.compile(r"[（(【](?:[^（()）【】]|[（(][^（()）]{1,20}[)）]){2,240}[)）】]")


def make_clauses(nodes: list[OutlineNode], key: str) -> tuple[Clause, ...]:
    """Return the finished clauses of a document whose key is ``key``; repeated paths get ~2, ~3."""
    find_headings(nodes)
    seen: Counter[str] = Counter()
    return tuple(_clause(node, (), key, seen) for node in nodes)


def _clause(node: OutlineNode, above: tuple[str, ...], key: str, seen: Counter[str]) -> Clause:
    may_stop()
    path = (*above, node.label)
    plain = f"{key}/" + "/".join(path)
    seen[plain] += 1
    clause_id = plain if seen[plain] == 1 else f"{plain}~{seen[plain]}"
    heading, note_above = _heading_and_note(node)
    body, note_below, at = _body(node)
    note = "\n".join(n for n in (note_above, note_below) if n) or None
    if note_above and not note_below:
        at = 0
    clause = Clause(
        clause_id,
        node.label,
        path,
        heading,
        node.heading_mark,
        tuple(_clause(part, path, key, seen) if isinstance(part, OutlineNode) else part for part in body),
        note,
        duty_at=None if note is None or at == _behind_own(body) else at,
    )
    duties = duties_of(note, clause.paragraphs)
    return replace(clause, duties=duties, references=find_references(printed(clause)))


def _heading_and_note(node: OutlineNode) -> tuple[str | None, str | None]:
    if not node.heading:
        return None, None
    heading, note = take_note(node.heading)
    return heading.rstrip("。") or None, note


def _behind_own(body: Sequence[BodyPart]) -> int:
    """Return how many parts of a body there are up to its last paragraph or table."""
    return max(
        (number for number, part in enumerate(body, 1) if not isinstance(part, OutlineNode)), default=0
    )


def _body(node: OutlineNode) -> tuple[list[BodyPart], str | None, int]:
    """Return the body with its paragraphs finished, the duty note that closes the last of them, and its
    place.
    """
    squeezed = (squeeze(part) if isinstance(part, str) else part for part in node.body)
    body = [part for part in squeezed if part]
    notes: list[str] = []
    place = 0
    while texts := [(at, part) for at, part in enumerate(body) if isinstance(part, str)]:
        at, text = texts[-1]
        before = texts[-2] if len(texts) > 1 else None
        left, note = take_note(text)
        if note is None and is_deadline(text) and before:
            left, note = "", text
        if note is None:
            break
        if not left and before and note[-1] == "。" and not is_final(before[1]):
            body[before[0]], note = before[1] + "。", note[:-1]
        notes.insert(0, note)
        place = at + bool(left)
        if left:
            body[at] = left
            break
        del body[at]
    return body, "\n".join(notes) or None, place


def duties_of(note: str | None, paragraphs: Sequence[str]) -> tuple[Duty, ...]:
    """Return the duties that a clause's note and its paragraphs name, each organisation once."""
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
