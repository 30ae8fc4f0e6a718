"""Actions on clauses that every list offers: one entry each, in the order of the menus.

An entry is registered here once; :class:`ui.widgets.clause_list.clause_list.ClauseList` offers it in every
list, and the window does it to the current clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ui.services.translation_marks import QT_TRANSLATE_NOOP

#: What an action can be done to: one clause; clauses; clauses and documents.
ActionExtent = Literal["clause", "clauses", "places"]


@dataclass(frozen=True, slots=True)
class ClauseAction:
    """An action: its name, its text in English (marked for the context ClauseActions), and its key.

    ``undoing`` is the text where everything chosen has it already, as with a bookmark. Actions of one
    ``group`` stand together. With ``in_lists`` a list takes the key itself; else the window does.
    """

    name: str
    text: str
    icon: str = ""
    keys: str = ""
    extent: ActionExtent = "places"
    group: str = ""
    undoing: str = ""
    in_lists: bool = False


_ACTIONS: list[ClauseAction] = [
    ClauseAction("open", QT_TRANSLATE_NOOP("ClauseActions", "Open"), "external-link", "Return"),
    ClauseAction(
        "open_beside",
        QT_TRANSLATE_NOOP("ClauseActions", "Open on the right"),
        "columns-2",
        "Alt+Return",
        in_lists=True,
    ),
    ClauseAction(
        "open_tab",
        QT_TRANSLATE_NOOP("ClauseActions", "Open in a new tab"),
        "plus",
        "Ctrl+Return",
        in_lists=True,
    ),
    ClauseAction(
        "copy", QT_TRANSLATE_NOOP("ClauseActions", "Copy"), "copy", "Ctrl+C", group="copy", in_lists=True
    ),
    ClauseAction(
        "copy_citation",
        QT_TRANSLATE_NOOP("ClauseActions", "Copy with citation"),
        "quote",
        "Ctrl+Shift+C",
        group="copy",
    ),
    ClauseAction(
        "bookmark",
        QT_TRANSLATE_NOOP("ClauseActions", "Bookmark"),
        "bookmark",
        "Ctrl+D",
        "clauses",
        "keep",
        QT_TRANSLATE_NOOP("ClauseActions", "Remove the bookmark"),
    ),
    ClauseAction(
        "note",
        QT_TRANSLATE_NOOP("ClauseActions", "Write a note"),
        "sticky-note",
        "Ctrl+M",
        "clause",
        "keep",
    ),
    ClauseAction(
        "basket",
        QT_TRANSLATE_NOOP("ClauseActions", "Put into the basket"),
        "shopping-basket",
        "Ctrl+B",
        group="use",
    ),
    ClauseAction(
        "ledger",
        QT_TRANSLATE_NOOP("ClauseActions", "Put into the ledger"),
        "clipboard-list",
        "Ctrl+L",
        group="use",
    ),
    ClauseAction("print", QT_TRANSLATE_NOOP("ClauseActions", "Print…"), "printer", "Ctrl+P", group="use"),
    ClauseAction("compare", QT_TRANSLATE_NOOP("ClauseActions", "Compare…"), "git-compare", group="use"),
]


def clause_actions() -> list[ClauseAction]:
    """Return all actions, in the order of the menus."""
    return list(_ACTIONS)


def register(action: ClauseAction) -> None:
    """Offer an action in every list, below the others."""
    _ACTIONS.append(action)


def unregister(name: str) -> None:
    """Take an action away."""
    _ACTIONS[:] = [action for action in _ACTIONS if action.name != name]
