"""The colours of highlights on paper; no Qt."""

from __future__ import annotations

#: By style, as in the window's light theme; every colour is light enough to read black type on.
MARK_COLOURS = {
    "point": "#FFF1BF", "duty": "#DCE9FB", "deadline": "#FBE0DC", "question": "#EAE2F8", "own": "#D9EFE2",
}  # fmt: skip
#: For a style that this version does not know.
MARK_GREY = "#E2E2E2"


def mark_colour(style: str) -> str:
    """The colour of a highlight."""
    return MARK_COLOURS.get(style, MARK_GREY)
