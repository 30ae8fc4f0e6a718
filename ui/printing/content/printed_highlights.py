"""Highlights on paper: their colours, and what they are called in its legend; no Qt."""

from __future__ import annotations

from store.notebook.model import USUAL_STYLES
from ui.services.language import paper_text

#: By style, as in the window's light theme; every colour is light enough to read black type on.
MARK_COLOURS = {
    "point": "#FFF1BF", "duty": "#DCE9FB", "deadline": "#FBE0DC", "question": "#EAE2F8", "own": "#D8E6D3",
}  # fmt: skip
#: Words that came or went, in a comparison; on paper without colour a rule tells them apart.
CHANGE_COLOURS = {"inserted": "#DDF3E3", "deleted": "#FBE3E0"}
#: For a style that this version does not know.
MARK_GREY = "#E2E2E2"


def mark_colour(style: str) -> str:
    """Return the colour of a highlight."""
    return MARK_COLOURS.get(style) or CHANGE_COLOURS.get(style, MARK_GREY)


def mark_name(style: str) -> str:
    """Return the first name of a style of highlights."""
    return paper_text(USUAL_STYLES[style]) if style in USUAL_STYLES else style


def mark_order(style: str) -> int:
    """Return the place of a style in the legend, as in the window's menu."""
    known = list(MARK_COLOURS)
    return known.index(style) if style in known else len(known)
