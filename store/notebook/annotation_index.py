"""All annotations of a notebook in memory, ready to be filtered and sorted at typing speed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from unicodedata import normalize

from store.model.characters import same
from store.notebook.model import Annotation, AnnotationFilter, AnnotationKind

#: Of a text, a function that tells which words in it a typed word may mean, as pinyin does.
Sounds = Callable[[str], Callable[[str], Collection[str]]]
#: How annotations can be sorted; each order is complete, so that it is the same each time.
SORTS: dict[str, Callable[[Annotation], object]] = {
    "updated": attrgetter("updated", "created", "id"),
    "created": attrgetter("created", "id"),
    "document": attrgetter("document_key", "created", "id"),
    "text": attrgetter("text", "created", "id"),
    "style": lambda each: (each.kind, each.style, each.created, each.id),
}
_BLOCK = 5000


@dataclass(slots=True)
class _Block:
    """Annotations whose words are looked through as one text; ``starts`` is where each one's begin in it."""

    ids: list[str] = field(default_factory=list)
    text: str | None = None
    starts: list[int] = field(default_factory=list)
    sounds: Callable[[str], Collection[str]] | None = None

    def stale(self) -> None:
        """Mark the block as changed."""
        self.text = self.sounds = None

    def fill(self, words: Mapping[str, str]) -> str:
        """Return the words of all, a line or more each."""
        if self.text is None:
            texts = [words.get(each, "") for each in self.ids]
            self.text = "\n".join(texts)
            self.starts = [0, *accumulate(len(text) + 1 for text in texts)]
        return self.text

    def having(self, word: str, text: str) -> Iterator[str]:
        """Yield the annotations that have a word."""
        at = text.find(word)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            yield self.ids[number]
            at = text.find(word, self.starts[number + 1])


class AnnotationIndex:
    """Annotations by id with the words that they are found by; not safe for threads by itself."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._all = {each.id: each for each in annotations}
        self._words = {item_id: _words(each) for item_id, each in self._all.items()}
        self._blocks: list[_Block] = []
        self._block_of: dict[str, _Block] = {}
        self._sorted: dict[str, list[Annotation]] = {}
        self._counts: dict[str, Counter[str]] = {}
        self._sounds: Sounds | None = None
        for item_id in self._all:
            self._assign(item_id)

    def update(self, ids: Iterable[str], annotations: Iterable[Annotation]) -> None:
        """These ids have changed, and this is what is left of them."""
        found = {each.id: each for each in annotations}
        self._sorted.clear()
        self._counts.clear()
        for item_id in ids:
            if item_id in found:
                self._all[item_id] = found[item_id]
                self._words[item_id] = _words(found[item_id])
                if item_id not in self._block_of:
                    self._assign(item_id)
            elif item_id in self._all:
                del self._all[item_id], self._words[item_id]
            if item_id in self._block_of:
                self._block_of[item_id].stale()

    def find(
        self,
        wanted: AnnotationFilter,
        sort: str | Callable[[Annotation], object],
        among: Collection[str] | None = None,
        sounds: Sounds | None = None,
    ) -> list[Annotation]:
        """Return the annotations that a filter lets through, in order; ``among`` restricts them to some
        ids.
        """
        chosen = self._in_order(sort)
        if among is not None:
            chosen = [each for each in chosen if each.id in among]
        for test in _tests(wanted):
            chosen = [each for each in chosen if test(each)]
        for word in fold(wanted.text).split():
            chosen = self._having(word, chosen, sounds)
        return chosen

    def counts(self, kind: AnnotationKind) -> Counter[str]:
        """Return how many annotations of a kind each clause has."""
        if kind not in self._counts:
            chosen = (each for each in self._all.values() if each.kind == kind)
            self._counts[kind] = Counter(anchor.clause_id for each in chosen for anchor in each.places)
        return self._counts[kind]

    def _in_order(self, sort: str | Callable[[Annotation], object]) -> list[Annotation]:
        if callable(sort):
            return sorted(self._all.values(), key=sort)  # type: ignore[arg-type]
        if sort not in self._sorted:
            self._sorted[sort] = sorted(self._all.values(), key=SORTS[sort])  # type: ignore[arg-type]
        return self._sorted[sort]

    def _having(self, word: str, chosen: list[Annotation], sounds: Sounds | None) -> list[Annotation]:
        wanted = {word, *(self._meant(word, sounds) if sounds else ())}
        having: set[str] = set()
        for block in self._blocks:
            text = block.fill(self._words)
            for one in wanted:
                having.update(block.having(one, text))
        return [each for each in chosen if each.id in having]

    def _meant(self, word: str, sounds: Sounds) -> set[str]:
        """Return the words of the notebook that a typed word may mean."""
        if sounds is not self._sounds:
            self._sounds = sounds
            for block in self._blocks:
                block.sounds = None
        found: set[str] = set()
        for block in self._blocks:
            if block.sounds is None:
                block.sounds = sounds(block.fill(self._words))
            found.update(block.sounds(word))
        return found

    def _assign(self, item_id: str) -> None:
        if not self._blocks or len(self._blocks[-1].ids) >= _BLOCK:
            self._blocks.append(_Block())
        self._blocks[-1].ids.append(item_id)
        self._block_of[item_id] = self._blocks[-1]


class _Folds(dict[int, str]):
    """The fold of each code point, worked out when first met; white space stays."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = self[code] = character if character.isspace() else same(character).casefold()
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return a text as it is compared: case and how a character is encoded do not matter."""
    return normalize("NFC", text.translate(_FOLDS))


def _words(each: Annotation) -> str:
    """Return everything that an annotation can be found by."""
    return fold("\n".join((each.text, each.quote, *each.tags, each.document_key, each.clause_id)))


def _tests(wanted: AnnotationFilter) -> Iterable[Callable[[Annotation], bool]]:
    """Yield the tests that an annotation has to pass, one for each restriction; text is tested elsewhere."""
    documents, styles = frozenset(wanted.documents), frozenset(wanted.styles)
    kinds, states, tags = frozenset(wanted.kinds), frozenset(wanted.states), frozenset(wanted.tags)
    since, until = wanted.since, wanted.until
    if documents:
        yield lambda each: each.anchors[0].document_key in documents
    if styles:
        yield lambda each: each.style in styles
    if kinds:
        yield lambda each: each.kind in kinds
    if states:
        yield lambda each: each.state in states
    if tags:
        yield lambda each: tags.issubset(each.tags)
    if since:
        yield lambda each: each.updated >= since
    if until:
        # A date alone takes in the whole day: 2026-01-02 is before 2026-01-02T….
        yield lambda each: each.updated[: len(until)] <= until
