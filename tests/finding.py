"""Finds the parts of a window as a user sees them: by kind, by name, by what they say."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QTableWidget,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

Part = TypeVar("Part", bound=QObject)


def one(root: QObject, kind: type[Part], name: str = "") -> Part:
    """Return the only part of a kind below ``root``, or the only one with an object name."""
    found = root.findChildren(kind, name) if name else root.findChildren(kind)
    assert len(found) == 1, [part.objectName() for part in found]
    return found[0]


def open_dialog(root: QWidget, kind: type[Part]) -> Part | None:
    """Return the dialog of a kind that is open over ``root``; None where there is none."""
    shown = [part for part in root.findChildren(kind) if isinstance(part, QWidget) and part.isVisible()]
    assert len(shown) < 2
    return shown[0] if shown else None


def buttons(root: QWidget, kind: type[QAbstractButton] = QAbstractButton) -> dict[str, QAbstractButton]:
    """Return the buttons that are shown below ``root``, by their texts."""
    return {each.text(): each for each in root.findChildren(kind) if not each.isHidden() and each.text()}


def button(root: QWidget, text: str) -> QAbstractButton:
    """Return the only shown button whose text begins so."""
    found = [each for shown, each in buttons(root).items() if shown.startswith(text)]
    assert len(found) == 1, list(buttons(root))
    return found[0]


def sentences(root: QWidget) -> list[str]:
    """Return what labels, tables and trees below ``root`` say."""
    found = [label.text() for label in root.findChildren(QLabel) if label.text()]
    for table in root.findChildren(QTableWidget):
        cells = [table.item(row, at) for row in range(table.rowCount()) for at in range(table.columnCount())]
        found += [cell.text() for cell in cells if cell is not None]
    for tree in root.findChildren(QTreeWidget):
        items = QTreeWidgetItemIterator(tree)
        while items.value() is not None:
            found.append(items.value().text(0))
            items += 1
    return found
