"""The normal form in which text is matched, with a map back to the printed characters.

Every character is folded by itself, so that the map is exact: NFKC, case, white space and invisible
characters away, quotation marks, brackets and dashes to one form each, traditional characters to simplified.
A query matches a clause when the normal form of the query is a substring of that of the clause.

>>> fold("ＤＲＧ 付费（試點）")
'drg付费(试点)'
>>> normalise("每 ㎡").starts.tolist()
[0, 2, 2]
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from store.model.printed import HARD_BREAK
from store.system.paths import resources_dir

#: What stands in a normal form where nothing may match: at hard breaks, and between clauses.
BOUNDARY = HARD_BREAK

_ALIKE = {
    '"': "“”„‟«»〝〞〟″「」",
    "'": "‘’‚‛′`´『』",
    "(": "〔[［【〖〘〚",
    ")": "〕]］】〗〙〛",
    "《": "〈",
    "》": "〉",
    "-": "‐‑‒–—―−－～〜~﹘﹣⸺⸻─━",
    "·": "•・‧∙⋅",
}
_ONE_FORM = {ord(other): one for one, others in _ALIKE.items() for other in others}
_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))


@lru_cache(maxsize=1)
def _simplified() -> dict[str, str]:
    lines = (resources_dir() / "thesaurus" / "simplified.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1] for line in lines if len(line) == 2}


def _fold_character(character: str) -> str:
    if character == HARD_BREAK:
        return BOUNDARY
    simplified = _simplified()
    out = []
    for piece in unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold()):
        piece = _ONE_FORM.get(ord(piece), piece)
        if unicodedata.category(piece) in _INVISIBLE or "\ufe00" <= piece <= "\ufe0f" or piece.isspace():
            continue
        out.append(simplified.get(piece, piece))
    return "".join(out)


class _Folds(dict[int, str]):
    """The fold of each code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The normal form of a text, without the map; hard breaks stay as :data:`BOUNDARY`."""
    return text.translate(_FOLDS)


def fold_query(text: str) -> str:
    """The normal form of something typed: as :func:`fold`, and a hard break is white space like any other."""
    return fold(text).replace(BOUNDARY, "")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A normal form and, for each of its characters, the offset of the printed character it came from."""

    text: str
    starts: array[int]

    def printed_range(self, start: int, end: int) -> tuple[int, int]:
        """The printed range ``[start, end)`` of a range of the normal form that is not empty."""
        return self.starts[start], self.starts[end - 1] + 1


class _Widths(dict[str, int]):
    """How many characters the fold of a character has."""

    def __missing__(self, character: str) -> int:
        width = self[character] = len(_FOLDS[ord(character)])
        return width


_WIDTHS = _Widths()


def normalise(text: str) -> NormalText:
    """The normal form of a printed text with its map."""
    widths = list(map(_WIDTHS.__getitem__, text))
    if not widths or max(widths) == 1:
        # Nearly always: each character is kept or dropped, none becomes several.
        return NormalText(fold(text), array("I", compress(range(len(text)), widths)))
    starts = array("I", (offset for offset, width in enumerate(widths) for _ in range(width)))
    return NormalText(fold(text), starts)
