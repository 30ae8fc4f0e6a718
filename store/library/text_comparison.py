"""Comparison of two texts of one document, clause by clause, in a few figures and the first differences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from store.library.identity import clause_words, likeness, words_of
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed

#: Differences that are shown.
SHOWN = 20
#: Characters of a difference, and of the text around it.
_LONGEST, _ROUND = 120, 12


@dataclass(frozen=True, slots=True)
class TextDifference:
    """One place: the clause, its words in the old and in the new text, empty where it has none."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TextComparison:
    """Counts of clauses with text, likeness of the texts (0 to 1), the first differences."""

    alike: float
    same: int
    changed: int
    added: int
    dropped: int
    differences: tuple[TextDifference, ...]


def compare(old: Document, new: Document) -> TextComparison:
    """Return what differs in a new text: clauses are paired where they are equal, else by their labels."""
    before, after = _clauses(old), _clauses(new)
    waiting: dict[str, list[int]] = defaultdict(list)
    for at, clause in enumerate(before):
        waiting[clause_words(clause)].append(at)
    pairs: dict[int, int] = {}
    for at, clause in enumerate(after):
        equal = waiting[clause_words(clause)]
        if equal:
            pairs[at] = equal.pop(0)
    same = len(pairs)
    taken = set(pairs.values())
    by_path: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, clause in enumerate(before):
        if at not in taken:
            by_path[clause.path].append(at)
    for at, clause in enumerate(after):
        if at not in pairs and by_path[clause.path]:
            pairs[at] = by_path[clause.path].pop(0)
    dropped = [at for at in range(len(before)) if at not in set(pairs.values())]
    return TextComparison(
        likeness(words_of(old), words_of(new)),
        same,
        len(pairs) - same,
        len(after) - len(pairs),
        len(dropped),
        tuple(_differences(before, after, pairs, dropped)),
    )


def _clauses(document: Document) -> list[Clause]:
    return [clause for clause in document.walk() if printed(clause)]


def _differences(
    before: list[Clause], after: list[Clause], pairs: dict[int, int], dropped: list[int]
) -> list[TextDifference]:
    """Sort by the order of the new text; what was dropped comes where it would be."""
    found: list[tuple[float, TextDifference]] = []
    place = {old: at for at, old in pairs.items()}
    for at, clause in enumerate(after):
        if at not in pairs:
            found.append((at, TextDifference(_name(clause), "", _short(_flat(clause)))))
        elif clause_words(before[pairs[at]]) != clause_words(clause):
            old, new = _places(_flat(before[pairs[at]]), _flat(clause))
            found.append((at, TextDifference(_name(clause), old, new)))
    for old_at in dropped:
        behind = max((place[one] for one in place if one < old_at), default=-1)
        clause = before[old_at]
        found.append((behind + 0.5, TextDifference(_name(clause), _short(_flat(clause)), "")))
    found.sort(key=lambda each: each[0])
    return [difference for _, difference in found[:SHOWN]]


def _name(clause: Clause) -> str:
    return "".join(clause.path[-2:]) if clause.label.startswith(("（", "(")) else clause.label


def _flat(clause: Clause) -> str:
    return " ".join(printed(clause).split())


def _places(old: str, new: str) -> tuple[str, str]:
    """Return the stretches of two texts from the first to the last difference, with a few words round
    them.
    """
    start = _common(old, new)
    behind = _common(old[start:][::-1], new[start:][::-1])
    return _cut(old, start, len(old) - behind), _cut(new, start, len(new) - behind)


def _common(old: str, new: str) -> int:
    """Return how many characters both begin with."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _ROUND), min(len(text), end + _ROUND)
    return ("…" if first else "") + _short(text[first:last]) + ("…" if last < len(text) else "")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
