"""The normal form in which text is matched, with a map back to the printed characters.

Every character is folded by itself, so that the map is exact: what is the same character
(:mod:`store.model.characters`), case, traditional characters to simplified. White space and what cannot be
seen is away; only accents are composed with the letters before them. A query matches a clause when the
normal form of the query is a substring of that of the clause.

>>> fold("ＤＲＧ 付费（試點）")
'drg付费(试点)'
>>> normalise("每 ㎡").starts.tolist()
[0, 2, 2]
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from unicodedata import combining, is_normalized, normalize

from store.model.characters import same
from store.model.printed import HARD_BREAK
from store.system.paths import resources_dir

#: The character of a normal form where nothing may match: at hard breaks, and between clauses.
BOUNDARY = HARD_BREAK


@lru_cache(maxsize=1)
def _simplified() -> tuple[str, str]:
    """Return the characters that have a simplified form, and these forms in the same order."""
    lines = (resources_dir() / "thesaurus" / "simplified.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line for line in lines if len(line) == 2]
    return "".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)


def _simplify(character: str) -> str:
    traditional, simplified = _simplified()
    at = -1 if character.isascii() else traditional.find(character)
    return simplified[at] if at >= 0 else character


def _fold_character(character: str) -> str:
    if character == HARD_BREAK:
        return BOUNDARY
    # The case first, then the form: a ligature or a unit of several letters has a case inside.
    pieces = "".join(map(same, normalize("NFKC", same(character)).casefold()))
    return "".join(map(_simplify, pieces))


class _Folds(dict[int, str]):
    """The fold of each code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return the normal form of a text, without the map; hard breaks stay as :data:`BOUNDARY`."""
    folded = text.translate(_FOLDS)
    if not is_normalized("NFC", folded):
        folded = normalize("NFC", folded)
    return text if folded == text else folded  # in memory once: most titles are their own normal form


def fold_query(text: str) -> str:
    """Return the normal form of something typed: as :func:`fold`, and a hard break is white space like any
    other.
    """
    return fold(text).replace(BOUNDARY, "")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normal form and, for each of its characters, the offset of the printed character it came from.

    ``ends`` are the offsets behind the printed characters, None where each came from one alone.
    """

    text: str
    starts: array[int]
    ends: array[int] | None = None

    def printed_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the printed range ``[start, end)`` of a range of the normal form that is not empty."""
        return self.starts[start], self.ends[end - 1] if self.ends else self.starts[end - 1] + 1


class _Widths(dict[str, int]):
    """Number of characters that the fold of each character has."""

    def __missing__(self, character: str) -> int:
        width = self[character] = len(_FOLDS[ord(character)])
        return width


_WIDTHS = _Widths()


def normalise(text: str) -> NormalText:
    """Return the normal form of a printed text with its map."""
    folded = text.translate(_FOLDS)
    if not is_normalized("NFC", folded):
        return _composed(text)
    widths = list(map(_WIDTHS.__getitem__, text))
    if not widths or max(widths) == 1:
        # Nearly always: each character is kept or dropped, none becomes several.
        return NormalText(folded, array("I", compress(range(len(text)), widths)))
    starts = array("I", (offset for offset, width in enumerate(widths) for _ in range(width)))
    return NormalText(folded, starts)


def _composed(text: str) -> NormalText:
    """Return the same for a text in which letters and their accents, or the parts of a syllable, are
    apart.
    """
    out: list[str] = []
    starts, ends = array("I"), array("I")
    cluster, first, last = "", 0, 0

    def close() -> None:
        composed = normalize("NFC", cluster)
        out.append(composed)
        starts.extend([first] * len(composed))
        ends.extend([last] * len(composed))

    for offset, character in enumerate(text):
        for piece in _FOLDS[ord(character)]:
            if cluster and _apart(cluster, piece):
                close()
                cluster = ""
            first = first if cluster else offset
            cluster, last = cluster + piece, offset + 1
    close()
    return NormalText("".join(out), starts, ends)


def _apart(cluster: str, piece: str) -> bool:
    """Return whether a character does not combine with the one before it."""
    return combining(piece) == 0 and normalize("NFC", cluster + piece) == normalize("NFC", cluster) + piece
