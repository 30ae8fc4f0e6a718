"""Missing glyphs of the machine's fonts, in a sentence: no paper with a 〓 on it goes out unnoticed; no
Qt.
"""

from __future__ import annotations

from store.model.message import Message
from ui.printing.layout.sheet_fonts import MISSING

#: Characters that are named; more are counted.
MOST_NAMED = 20


def character_names(missing: str) -> Message:
    """Return the characters as they are named in a sentence, with their codes where a screen may lack them
    too.
    """
    each = tuple(f"{char}（U+{ord(char):04X}）" for char in missing[:MOST_NAMED])
    if len(missing) > MOST_NAMED:
        return Message("missing_glyphs.named_some", characters=each)
    return Message("missing_glyphs.named", characters=each)


def missing_sentence(missing: str) -> Message:
    """Return the sentence about characters that are not printed."""
    return Message("missing_glyphs.told", count=len(missing), named=character_names(missing), sign=MISSING)
