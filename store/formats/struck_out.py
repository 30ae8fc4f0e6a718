"""Message on words that a line is drawn through: they are left out, and named."""

from __future__ import annotations

from collections.abc import Sequence

from store.model.message import Message

#: So many are named, each with so many characters at most.
_NAMED, _LONGEST = 5, 40


def told_struck(words: Sequence[str]) -> tuple[Message, ...]:
    """Return the message that names the struck words of a file; none where there are none."""
    struck = [word.strip() for word in words if word.strip()]
    if not struck:
        return ()
    named = "、".join(f"“{word[:_LONGEST]}”" for word in struck[:_NAMED])
    return (Message("reader.struck_out", count=len(struck), words=named),)
