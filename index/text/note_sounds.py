"""Reads letters typed into a filter as pinyin or initials of words that are there."""

from __future__ import annotations

from collections.abc import Callable, Collection

#: Runs of one spelling that are looked for; a notebook does not have more that matter.
MOST = 64
#: Syllables that are hardly a word's beginning or end; typed letters are cut into them only if they must be.
_BARE = frozenset(("a", "e", "o", "m", "n", "ng", "hm", "hng"))


def sounds(text: str) -> Callable[[str], Collection[str]]:
    """Make a function that tells which words of ``text`` a typed word may mean.

    The sounds of the text are worked out when letters are first asked for.
    """
    from index.text.phonetic_index import TextSounds
    from index.text.pinyin import LATIN, abbreviations, readings

    heard = TextSounds(text)

    def meant(word: str) -> Collection[str]:
        if not LATIN.search(word):
            return ()
        cuts = readings(word)
        cuts = [cut for cut in cuts if _BARE.isdisjoint(cut)] or cuts[:1]
        found = {run for pieces in cuts for run in heard.spelled(pieces, MOST)}
        for pieces in abbreviations(word):
            if len(pieces) > 1:
                found.update(heard.abbreviated(pieces, MOST))
        # The less usual readings of characters only where the usual ones say nothing.
        return found or {run for pieces in cuts for run in heard.spelled(pieces, MOST, second=True)}

    return meant
