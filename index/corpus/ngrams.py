"""Terms that Whoosh indexes: for each block of clauses, the characters and overlapping pairs in it.

A Whoosh document is a block (:data:`~index.corpus.corpus.BLOCK_CHARACTERS`), not a clause: common pairs are
then posted once instead of dozens of times, and finding the clause inside a block is one scan of a few
thousand characters. There are no positions, weights or stored fields: postings only say where to look.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import islice
from operator import add

#: Raise this whenever the normal form, the grams, the syllables or a file of the index changes: older ones
#: are then rebuilt.
VERSION = 14
FIELD = "gram"


@cache
def indexed(character: str) -> bool:
    """Return whether a character is part of grams: letters and digits are, marks are too common to help."""
    return unicodedata.category(character)[0] in "LN"


def grams(text: str) -> set[str]:
    """List the grams of a normal form: each indexed character, and each pair of adjacent ones."""
    return without_marks({*text, *map(add, text, islice(text, 1, None))})


def without_marks(found: set[str]) -> set[str]:
    """Return those of some characters and pairs that are grams: neither character is a mark."""
    marks = {one for one in found if len(one) == 1 and not indexed(one)}
    return {one for one in found if one[0] not in marks and one[-1] not in marks} if marks else found


def query_grams(run: str) -> list[str]:
    """Return the grams of every text with this run: its pairs, and characters that no pair covers."""
    found = dict.fromkeys(
        run[i : i + 2] for i in range(len(run) - 1) if indexed(run[i]) and indexed(run[i + 1])
    )
    covered = {character for pair in found for character in pair}
    return [*found, *dict.fromkeys(c for c in run if indexed(c) and c not in covered)]
