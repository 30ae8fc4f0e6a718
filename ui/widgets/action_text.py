"""Texts of actions as one reads them: without mnemonics, and with the shortcut."""

from __future__ import annotations

import re

from PySide6.QtGui import QAction, QKeySequence


def plain_text(text: str) -> str:
    """Return a menu text without its mnemonic (&A or, in Chinese, 文件(&F)) and without the dots of a
    dialog.
    """
    return re.sub(r"\(&\w\)|&", "", text).rstrip("…")


def key_text(action: QAction) -> str:
    """Return the first shortcut of an action as one reads it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
