"""An anchor is found again in a document that may have changed: where, and how surely.

Words are compared without white space and width, over the whole document as one run, so that a clause
that was split, joined or moved is no obstacle. First the very words are looked for, and the text around
them decides between several places; where they are gone, the stretch that resembles them and their
surroundings most is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from store.model.annotation import Anchor
from store.model.document import Document
from store.model.printed import printed
from store.notebook.anchoring import similarity
from store.notebook.anchoring.anchors import CONTEXT
from store.notebook.anchoring.similarity import squash

#: From here on a place is taken for granted; below it the user is asked, and further below there is none.
SURE, UNSURE = 0.8, 0.55
#: Two places whose surroundings fit almost equally well cannot be told apart.
_ALIKE = 0.12
_BUCKET = 32
_TRIED = 4
_COMMON = 400
_SAMPLED = 240


@dataclass(frozen=True, slots=True)
class RelocatedAnchor:
    """Position of an anchor now (in pieces where a clause was split), and its certainty, from 0 to 1."""

    anchors: tuple[Anchor, ...]
    certainty: float

    @property
    def sure(self) -> bool:
        """True if nobody has to be asked."""
        return self.certainty >= SURE


class DocumentText:
    """A document as one run of text, and as one without white space; made once for all its anchors."""

    def __init__(self, document: Document) -> None:
        self.key = document.key
        clauses = list(document.walk())
        self._ids = [clause.id for clause in clauses]
        self._texts = [printed(clause) for clause in clauses]
        self._place = {clause_id: number for number, clause_id in enumerate(self._ids)}
        self._starts = similarity.starts(self._texts)
        self._full = "".join(self._texts)

    @cached_property
    def fingerprint(self) -> str:
        """Return a hash that changes whenever an anchor could hold elsewhere."""
        digest = blake2b(digest_size=12)
        for clause_id, text in zip(self._ids, self._texts, strict=True):
            digest.update(f"{clause_id}\0{text}\0".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def holds(self, anchor: Anchor) -> bool:
        """Return whether the words are where they were made, among words that agree."""
        number = self._place.get(anchor.clause_id)
        if number is None or anchor.end > len(self._texts[number]):
            return False
        if self._texts[number][anchor.start : anchor.end] != anchor.quote:
            return False
        start, end = self._starts[number] + anchor.start, self._starts[number] + anchor.end
        return self._agrees(
            anchor,
            squash(self._full[max(0, start - CONTEXT) : start]),
            squash(self._full[end : end + CONTEXT]),
        )

    def _agrees(self, anchor: Anchor, before: str, after: str) -> bool:
        prefix, suffix = squash(anchor.prefix), squash(anchor.suffix)
        return (before, after) == (prefix, suffix) or similarity.certainty(
            len(anchor.quote), similarity.fit(prefix, suffix, before, after)
        ) >= SURE

    def refind(self, anchor: Anchor) -> RelocatedAnchor | None:
        """Find the place of an anchor; None where nothing resembles it (certainty below UNSURE)."""
        if self.holds(anchor):
            return RelocatedAnchor((anchor,), 1.0)
        quote = squash(anchor.quote)
        if not quote:
            return self._bare(anchor)
        exact = self._exact(anchor, quote)
        if exact is not None and exact[2] >= SURE:
            return self._refound(*exact)
        resembling = self._resembling(anchor, quote)
        best = max((each for each in (exact, resembling) if each), key=lambda each: each[2], default=None)
        return self._refound(*best) if best and best[2] >= UNSURE else None

    def _bare(self, anchor: Anchor) -> RelocatedAnchor | None:
        """Find a clause without its own words by its id and its neighbours only."""
        number = self._place.get(anchor.clause_id)
        if number is None or self._texts[number]:
            return None
        at = self._starts[number]
        before, after = squash(self._full[max(0, at - CONTEXT) : at]), squash(self._full[at : at + CONTEXT])
        fit = similarity.fit(squash(anchor.prefix), squash(anchor.suffix), before, after)
        return RelocatedAnchor((self._anchor(number, 0, 0),), 1.0 if fit >= SURE else UNSURE)

    def _exact(self, anchor: Anchor, quote: str) -> tuple[int, int, float] | None:
        """Return the place of the very words whose surroundings fit best, with its certainty."""
        prefix, suffix = squash(anchor.prefix), squash(anchor.suffix)
        home = self._home(anchor)
        found = []
        at = self._squashed.find(quote)
        while at >= 0:
            fit = similarity.fit(
                prefix,
                suffix,
                self._squashed[max(0, at - CONTEXT) : at],
                self._squashed[at + len(quote) : at + len(quote) + CONTEXT],
            )
            found.append((fit + (_ALIKE if home[0] <= at < home[1] else 0.0), fit, at))
            at = self._squashed.find(quote, at + 1)
        if not found:
            return None
        found.sort(reverse=True)
        score, fit, at = found[0]
        certainty = similarity.certainty(len(quote) if len(found) == 1 else 0, fit)
        if len(found) > 1 and score - found[1][0] < _ALIKE:
            certainty = min(certainty, SURE - 0.05)
        return at, at + len(quote), certainty

    def _resembling(self, anchor: Anchor, quote: str) -> tuple[int, int, float] | None:
        """Return the stretch that resembles the quote in its surroundings most."""
        prefix, suffix = squash(anchor.prefix), squash(anchor.suffix)
        home = self._home(anchor)
        found: dict[int, tuple[float, int]] = {}
        for low, high in self._windows(prefix + quote + suffix, home):
            window = self._squashed[low:high]
            for where in (
                similarity.align(prefix, quote, suffix, window),
                similarity.align_alone(quote, window),
            ):
                for start, end in self._cuts(low + where[0], low + where[1]) if where else ():
                    score = self._likeness(prefix, quote, suffix, start, end)
                    found[start] = max(found.get(start, (0.0, 0)), (score, end))
        if not found:
            return None
        first, *others = sorted(found, key=lambda each: -found[each][0])
        certainty, end = found[first]
        apart = (one for one in others if found[one][1] <= first or one >= end)
        rival = max((found[one][0] for one in apart), default=0.0)
        if certainty - rival < _ALIKE / 2:
            certainty = min(certainty, SURE - 0.05)
        return first, end, certainty

    def _cuts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield a stretch, and its part in each clause: words alike may reach into the clause
        beside.
        """
        yield start, end
        number = bisect_right(self._squashed_starts, start) - 1
        if end > self._squashed_starts[number + 1]:
            while number < len(self._texts) and self._squashed_starts[number] < end:
                cut = max(start, self._squashed_starts[number]), min(end, self._squashed_starts[number + 1])
                if cut[0] < cut[1]:
                    yield cut
                number += 1

    def _likeness(self, prefix: str, quote: str, suffix: str, start: int, end: int) -> float:
        from rapidfuzz.distance import Indel

        there = self._squashed[start:end]
        words = Indel.normalized_similarity(quote, there)
        if words < similarity.LEAST_QUOTE or similarity.is_neighbour(there, quote, prefix, suffix):
            return 0.0
        fit = similarity.fit(
            prefix,
            suffix,
            self._squashed[max(0, start - CONTEXT) : start],
            self._squashed[end : end + CONTEXT],
        )
        weight = max(0.5, len(quote) / max(1, len(prefix) + len(quote) + len(suffix)))
        # A few words that have changed are known by the text around them, many by what is left of them.
        return max(weight * words + (1 - weight) * fit, words * similarity.certainty(words * len(quote), fit))

    def _windows(self, needle: str, home: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Stretches where most pairs of characters of a text occur in the same order, the best first."""
        slack = _BUCKET + len(needle) // 3
        votes: dict[int, int] = defaultdict(int)
        step = max(1, len(needle) // _SAMPLED)
        for offset in range(0, len(needle) - 1, step):
            places = self._pairs.get(needle[offset : offset + 2], ())
            if len(places) <= _COMMON:
                for place in places:
                    votes[(place - offset) // _BUCKET] += 1
        ranked = sorted(votes, key=lambda each: (-votes[each] - votes.get(each + 1, 0), each))
        for bucket in ranked[:_TRIED]:
            start = bucket * _BUCKET
            yield max(0, start - slack), start + 2 * _BUCKET + len(needle) + slack
        if home[1] > home[0]:
            yield max(0, home[0] - CONTEXT), home[1] + CONTEXT

    def _home(self, anchor: Anchor) -> tuple[int, int]:
        """Return the range of the clause of that id in the text without white space."""
        number = self._place.get(anchor.clause_id)
        if number is None:
            return 0, 0
        return self._squashed_starts[number], self._squashed_starts[number + 1]

    def _refound(self, start: int, end: int, certainty: float) -> RelocatedAnchor:
        """Return a stretch of the text without white space as anchors, one for each clause that it
        touches.
        """
        anchors = []
        number = bisect_right(self._squashed_starts, start) - 1
        while number < len(self._texts) and self._squashed_starts[number] < end:
            low = max(0, start - self._squashed_starts[number])
            high = min(end, self._squashed_starts[number + 1]) - self._squashed_starts[number]
            if high > low:
                offsets = similarity.offsets(self._texts[number])
                anchors.append(self._anchor(number, offsets[low], offsets[high - 1] + 1))
            number += 1
        return RelocatedAnchor(tuple(anchors), round(min(1.0, certainty), 3))

    def _anchor(self, number: int, start: int, end: int) -> Anchor:
        at = self._starts[number]
        return Anchor(
            document_key=self.key,
            clause_id=self._ids[number],
            start=start,
            end=end,
            quote=self._texts[number][start:end],
            prefix=self._full[max(0, at + start - CONTEXT) : at + start],
            suffix=self._full[at + end : at + end + CONTEXT],
        )

    @cached_property
    def _squashed_texts(self) -> list[str]:
        return [squash(text) for text in self._texts]

    @cached_property
    def _squashed(self) -> str:
        return "".join(self._squashed_texts)

    @cached_property
    def _squashed_starts(self) -> list[int]:
        return similarity.starts(self._squashed_texts)

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        """Positions of each pair of characters."""
        found: dict[str, list[int]] = defaultdict(list)
        text = self._squashed
        for place in range(len(text) - 1):
            found[text[place : place + 2]].append(place)
        return found
