"""Actions on a row of the outline: names, keys, icons, and the decisions they make."""

from __future__ import annotations

from dataclasses import dataclass

from store.model.checking.decision import DecisionAction
from ui.services.translation_marks import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class OutlineAction:
    """A button over the outline and its entry in the menu; ``text`` is in English, of the context Review."""

    action: DecisionAction
    text: str
    icon: str
    key: str


#: In the order of the buttons; an empty line separates groups.
OUTLINE_ACTIONS: tuple[OutlineAction | None, ...] = (
    OutlineAction("heading", QT_TRANSLATE_NOOP("Review", "Make it a heading"), "heading", "Ctrl+1"),
    OutlineAction("clause", QT_TRANSLATE_NOOP("Review", "Make it a clause"), "list-plus", "Ctrl+2"),
    OutlineAction("text", QT_TRANSLATE_NOOP("Review", "Make it text"), "a-large-small", "Ctrl+3"),
    None,
    OutlineAction("outdent", QT_TRANSLATE_NOOP("Review", "One level up"), "arrow-left", "Alt+Left"),
    OutlineAction("indent", QT_TRANSLATE_NOOP("Review", "One level down"), "arrow-right", "Alt+Right"),
    OutlineAction("merge", QT_TRANSLATE_NOOP("Review", "Merge with the one above"), "chevron-up", "Ctrl+J"),
    OutlineAction("split", QT_TRANSLATE_NOOP("Review", "Split here…"), "arrow-down-up", "Ctrl+Return"),
    None,
    OutlineAction("attachment", QT_TRANSLATE_NOOP("Review", "An attachment begins"), "file-plus", "Ctrl+4"),
    OutlineAction("furniture", QT_TRANSLATE_NOOP("Review", "Leave out (page header)"), "file-x", "Delete"),
    OutlineAction("correct", QT_TRANSLATE_NOOP("Review", "Correct a character…"), "spell-check", "F2"),
)
