"""Finds the parts of a window as a user sees them: by what they are and what they are called."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject

Part = TypeVar("Part", bound=QObject)


def one(root: QObject, kind: type[Part], name: str = "") -> Part:
    """Return the only part of a kind below ``root``, or the only one with an object name."""
    found = root.findChildren(kind, name) if name else root.findChildren(kind)
    assert len(found) == 1, [part.objectName() for part in found]
    return found[0]
