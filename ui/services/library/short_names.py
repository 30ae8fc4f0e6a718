"""Short names of documents on the screen and on paper, so that no two of a library look alike.

A title is short where no other document has the short form too; a title that several documents have is
followed by what tells them apart (2024). Where there is little room, a title is cut in its middle, at the
borders of words, so that what is left is again the name of one document alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Protocol

from index.text.segmenter import segment
from store.library.editions import edition_words
from store.library.validity import STATES, is_warning, validity_of
from store.model.document import DocumentSummary, Validity
from store.model.typography import typeset
from ui.services.language import sentence

#: A name of one piece (a tab, the way above the text) has about so many characters.
CHARACTERS = 14
#: Lengths that are tried for a title that is cut in the middle, the shortest first.
_LENGTHS = (CHARACTERS, 18, 24, 32)
#: At this length a title may be cut in two places, keeping so much of its beginning and its end.
TWICE, HEAD, TAIL = 18, 7, 4
#: How many ways to cut a title are tried at each length.
_WAYS = 24
_PROVINCE = re.compile(
    r"^(?:\w{2,3}省|\w{2,6}自治区|(?:北京|上海|天津|重庆)市)(?:人民政府(?:办公厅)?)?(?:关于(?:印发)?)?"
)
#: Less of a title is not known by itself.
_ENOUGH = 8
#: What is left of a title without its province begins with the office that issued it: they belong together.
_OFFICE = re.compile(
    r"(?:实施|贯彻|执行|第|《)|[^《》]{0,24}?(?:院|委|会|厅|局|室|部|中心|政府)(?:关于|、|印发|转发)"
)
#: A name is not parted before or behind these: alone they say nothing, or turn the rest into its opposite.
_NO_HEAD = re.compile(r"(?:[反非不未无的和与及或、《（“]|关于)$")
_NO_TAIL = re.compile(r"[性化者等类的和与及或、》）”]")
_STATE = "《中华人民共和国"
#: Years or numbers from one to another are one word: 2020…年 would be another time.
_SPAN = re.compile(r"(\d+[-—–~～至]+\d+年?)")
_BEHIND = re.compile(r"（[^）]*）$")
_PAIRS = dict(zip("》）〉", "《（〈", strict=True))


class NamedDocument(Protocol):
    """A document, or a summary of one: its key, its title, and its mark among those of the same title."""

    @property
    def key(self) -> str:
        """Key under which it is filed."""

    @property
    def name(self) -> str:
        """Title of the document."""

    @property
    def edition(self) -> str | None:
        """Mark that distinguishes it from others of its title."""


class DocumentNames:
    """The names of the documents of one library; what is not in it is named as if alone.

    Making it is cheap; what is called in a narrow place is worked out when it is first asked for.
    """

    def __init__(self, documents: Iterable[NamedDocument] = ()) -> None:
        listed = list(documents)
        titles = Counter(one.name for one in listed)
        self._newer = _newer_marks(listed)
        self._warnings = _warnings(listed)
        shorts = Counter(map(_without_province, titles))
        self._titles = {title: _settled(title, shorts, titles) for title in titles}
        self._short: dict[tuple[str, str], str] = {}
        self._rare: Counter[str] | None = None
        self._pieces: dict[str, str] | None = None

    def title(self, document: NamedDocument) -> str:
        """Return the whole title, with what tells it from others that have it too."""
        return typeset(document.name) + mark(document)

    def short_title(self, document: NamedDocument) -> str:
        """Return the title, without the province in front where that is not needed to tell it from all
        others.
        """
        title, told = document.name, mark(document)
        known = self._short.get((title, told))
        if known is None:
            known = typeset(self._titles.get(title) or _without_province(title)) + told
            self._short[title, told] = known
        return known

    def piece(self, document: NamedDocument) -> str:
        """Return the name of a document for little room: some 14 characters and the mark."""
        return self._piece(document.name) + mark(document)

    def narrowed(self, name: str) -> str:
        """Return the shortest name of the document with this title or short title; the same where it has
        none.
        """
        behind = _BEHIND.search(name)
        for title, rest in ((name, ""), (name[: behind.start()], behind[0])) if behind else ((name, ""),):
            if title in self._narrow():
                return self._narrow()[title] + rest
        return name

    def newer(self, key: str) -> str:
        """Return the mark of the newer text of a document (2024); empty where the library has none."""
        return edition_text(self._newer.get(key))

    def warning(self, key: str) -> str:
        """已废止 or 尚未生效, as it was when the documents were listed; empty for any other state."""
        state = self._warnings.get(key)
        return sentence(STATES[state]) if state is not None else ""

    def _piece(self, title: str) -> str:
        if title in self._titles:
            return self._narrow()[typeset(title)]
        short = typeset(_without_province(title))
        return next((name for length in _LENGTHS if (name := cut(short, length)) != short), short)

    def _narrow(self) -> dict[str, str]:
        """Return the narrow name of each title and short title."""
        if self._pieces is None:
            shown = {title: typeset(short) for title, short in self._titles.items()}
            cuts = _cut_apart(list(dict.fromkeys(shown.values())))
            self._pieces = {short: cuts[short] for short in shown.values()}
            self._pieces |= {typeset(title): cuts[short] for title, short in shown.items()}
        return self._pieces


def _warnings(documents: Sequence[NamedDocument]) -> dict[str, Validity]:
    states = ((one.key, validity_of(one)) for one in documents if isinstance(one, DocumentSummary))
    return {key: state for key, state in states if state is not None and is_warning(state)}


def _newer_marks(documents: Sequence[NamedDocument]) -> dict[str, str]:
    marks = {one.key: one.edition or "" for one in documents}
    newer = ((one.key, getattr(one, "newer", None)) for one in documents)
    return {key: marks[later] for key, later in newer if later in marks}


def mark(document: NamedDocument) -> str:
    """（2024） behind a title that several documents of the library have; nothing behind others."""
    return f"（{edition_text(document.edition)}）" if document.edition else ""


def edition_text(edition: str | None) -> str:
    """Return the mark of an edition in the language of the program; empty for None."""
    return sentence(edition_words(edition)) if edition else ""


def _settled(title: str, shorts: Counter[str], titles: Counter[str]) -> str:
    """Return the short form of a title, where no other document is called so."""
    short = _without_province(title)
    return short if shorts[short] == 1 and (short == title or short not in titles) else title


def _without_province(title: str) -> str:
    short = _PROVINCE.sub("", title).removesuffix("的通知")
    return title if len(short) < _ENOUGH or _OFFICE.match(short) else short


def _cut_apart(titles: list[str]) -> dict[str, str]:
    """Return a name for each title that no other has: as short as can be, whole where nothing less will
    do.
    """
    found = {title: title for title in titles if len(title) <= CHARACTERS}
    taken = set(found)
    left = [title for title in titles if title not in found]
    counts = Counter(word for title in left for word in set(_words(title)))
    for length in _LENGTHS:
        ways = {title: _ways(title, length, counts) for title in left}
        if length == TWICE:
            for title, names in ways.items():
                names += _cut_twice(title, length, counts)
        wanted = Counter(name for names in ways.values() for name in names)
        for title, names in ways.items():
            name = next((name for name in names if wanted[name] == 1 and name not in taken), None)
            if name is not None:
                found[title] = name
                taken.add(name)
        left = [title for title in left if title not in found]
    return found | {title: title for title in left}


def _ways(title: str, length: int, counts: Counter[str]) -> list[str]:
    """Ways to cut a title to at most so many characters, those first that keep its rarest words."""
    if len(title) <= length:
        return [title]
    words = _words(title)
    weights = [len(word) / counts[word] if word[0].isalnum() else 0.0 for word in words]
    return [name for _, name in _cuts(words, length, weights)[:_WAYS]]


def _cut_twice(title: str, length: int, counts: Counter[str]) -> list[str]:
    """Ways to keep the beginning, the end and some words between them, those first with the rarest words."""
    words = _words(title)
    ends = [0, *accumulate(map(len, words))]
    first = max((at for at in range(1, len(words)) if ends[at] <= HEAD), default=1)
    behind = [at for at in range(1, len(words)) if ends[-1] - ends[at] <= TAIL]
    last = next((at for at in behind if not _NO_TAIL.match(title[ends[at] :])), len(words) - 1)
    head, tail = title[: ends[first]], title[ends[last] :]
    room = length - len(head) - len(tail) - 2
    if _NO_TAIL.match(tail) or any(sign in head + tail for sign in "《》"):
        return []
    found = []
    for low in range(first + 1, last):
        for high in range(low + 1, last):
            kept = title[ends[low] : ends[high]]
            if len(kept) > room:
                break
            if not (_NO_TAIL.match(kept) or _NO_HEAD.search(kept) or any(sign in kept for sign in "《》")):
                weight = sum(len(word) / counts[word] for word in words[low:high])
                found.append((weight + len(kept) / 1000, f"{head}…{kept}…{tail}"))
    return [name for _, name in sorted(found, reverse=True)[:_WAYS]]


@lru_cache(maxsize=100_000)
def _words(title: str) -> tuple[str, ...]:
    parts = _SPAN.split(title)
    return tuple(
        word for n, part in enumerate(parts) for word in ([part] if n % 2 else segment(part)) if word
    )


def _cuts(words: tuple[str, ...], length: int, weights: list[float]) -> list[tuple[float, str]]:
    """Return all ways to leave out one run of words from the middle, the heaviest rest first."""
    sums = [0.0, *accumulate(weights)]
    ends = [0, *accumulate(map(len, words))]
    title = "".join(words)
    found = []
    for first in range(1, len(words) - 1):
        if ends[first] + 2 > length:
            break
        head = title[: ends[first]]
        if _NO_HEAD.search(head):
            continue
        for last in range(first + 1, len(words)):
            if ends[first] + 1 + ends[-1] - ends[last] > length:
                continue
            name = _joined(head, title[ends[first] : ends[last]], title[ends[last] :])
            if name:
                kept = sums[first] + sums[-1] - sums[last]
                # Of like ones that which keeps the most, and has something on both sides.
                evenly = min(ends[first], ends[-1] - ends[last]) / 10_000
                found.append((kept + len(name) / 1000 + evenly, name))
                break
    return sorted(found, reverse=True)


def _joined(head: str, gap: str, tail: str) -> str:
    """Head and tail of a title with the sign of what was left out between them; empty where that misleads.

    A title within the title is not shown without its beginning, the state's name apart.
    """
    if _NO_TAIL.match(tail) or _NO_HEAD.search(gap[-1:]):
        return ""
    for closing, opening in _PAIRS.items():
        if tail.count(closing) > tail.count(opening) and head.count(opening) == head.count(closing):
            if not gap.endswith(_STATE):
                return ""
            tail = opening + tail
        elif head.count(opening) > head.count(closing) and tail.count(closing) == tail.count(opening):
            tail = closing + tail
    return f"{head}…{tail}"


def cut(title: str, length: int) -> str:
    """Return a title cut in the middle to about ``length`` characters, never inside a word.

    >>> cut("上海市人民代表大会常务委员会关于修改优化营商环境条例的决定", 18)
    '上海市人民代表大会…环境条例的决定'
    """
    if len(title) <= length:
        return title
    words = _words(title)
    ways = _cuts(words, length, [float(len(word)) for word in words])
    return ways[0][1] if ways else title


_names = DocumentNames()
#: Documents and their names, before these are used.
_made: tuple[list[NamedDocument], DocumentNames] | None = None


def tell_apart(documents: Iterable[NamedDocument]) -> None:
    """Name documents from now on so that those of this library can be told from each other.

    To be called with every document of the library whenever it has changed; quick where :func:`prepare` was.
    """
    global _names, _made
    listed, made = list(documents), _made
    _names = made[1] if made is not None and made[0] == listed else DocumentNames(listed)
    _made = None


def prepare(documents: Iterable[NamedDocument] | None = None) -> None:
    """Work out the names for narrow places, before they are shown; for a worker.

    With ``documents`` those are named that the library has now, for :func:`tell_apart` to use; without, those
    that are in use.
    """
    global _made
    if documents is None:
        _names.narrowed("")
        return
    listed = list(documents)
    made = DocumentNames(listed)
    made.narrowed("")
    for one in listed:
        made.short_title(one)
    _made = listed, made


def full_title(document: NamedDocument) -> str:
    """Return the whole title, with what tells it from others that have it too."""
    return _names.title(document)


def short_title(document: NamedDocument) -> str:
    """Return the title, without the province in front where that is not needed to tell it from all others."""
    return _names.short_title(document)


def stated_title(document: NamedDocument) -> str:
    """Return the short title with （已废止） or （尚未生效） behind it, where nothing else says so."""
    state = warning_mark(document.key)
    return short_title(document) + (f"（{state}）" if state else "")


def piece(document: NamedDocument) -> str:
    """Return the name of a document for a narrow place; unlike that of any other document of the library."""
    return _names.piece(document)


def fitting(name: str, fits: Callable[[str], bool]) -> str:
    """Return a document's name as it fits: as it is, else as it is called in a narrow place."""
    return name if fits(name) else _names.narrowed(name)


def warning_mark(key: str) -> str:
    """已废止 or 尚未生效 for a document of the library; empty for any other state."""
    return _names.warning(key)


def newer_mark(key: str) -> str:
    """Return the mark of the newer text of a document (2024); empty where the library has none."""
    return _names.newer(key)


def narrowed(name: str) -> str:
    """Return the name for a narrow place of the document with this title or short title."""
    return _names.narrowed(name)
