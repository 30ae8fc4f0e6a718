"""Paints rows and tiles at the size of the window's text: as they are designed, and then enlarged."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter

from ui.appearance.text_size import factor

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

    Index: TypeAlias = QModelIndex | QPersistentModelIndex

Delegate = TypeVar("Delegate", bound="type[QStyledItemDelegate]")


def enlarged(delegate: Delegate) -> Delegate:
    """Let a class of delegates paint and measure in lengths of the design, whatever the size of text is."""
    plain_paint, plain_hint = delegate.paint, delegate.sizeHint

    def paint(self: Any, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        size = factor()
        if size == 1.0:
            plain_paint(self, painter, option, index)
            return
        painter.save()
        painter.translate(option.rect.topLeft())
        painter.scale(size, size)
        plain_paint(self, painter, _designed(option, size, moved=True), index)
        painter.restore()

    def size_hint(self: Any, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = factor()
        if size == 1.0:
            return plain_hint(self, option, index)
        hint = plain_hint(self, _designed(option, size), index)
        return QSize(math.floor(hint.width() * size), math.ceil(hint.height() * size))

    delegate.paint = paint  # type: ignore[method-assign]
    if "sizeHint" in vars(delegate):
        # Else Qt takes the model's size without asking Python for every row.
        delegate.sizeHint = size_hint  # type: ignore[method-assign]
    return delegate


def view_width(option: QStyleOptionViewItem) -> int:
    """Return the width of the list that a row is in, in lengths of the design."""
    from PySide6.QtWidgets import QAbstractScrollArea

    view = getattr(option, "widget", None)
    width = (
        view.viewport().width() if isinstance(view, QAbstractScrollArea) else option.rect.width() * factor()
    )
    return math.floor(width / factor())


def designed(rect: QRect) -> QRect:
    """Return a rectangle of the screen in lengths of the design, as it is relative to its own corner."""
    return QRect(0, 0, math.floor(rect.width() / factor()), math.floor(rect.height() / factor()))


def begin(painter: QPainter, rect: QRect) -> QRectF:
    """Enlarge what is painted from now on into ``rect``; returns it in lengths of the design."""
    painter.translate(rect.topLeft())
    painter.scale(factor(), factor())
    return QRectF(0, 0, rect.width() / factor(), rect.height() / factor())


def _designed(option: QStyleOptionViewItem, size: float, moved: bool = False) -> QStyleOptionViewItem:
    from PySide6.QtWidgets import QStyleOptionViewItem

    made = QStyleOptionViewItem(option)
    corner = (0, 0) if moved else (option.rect.x(), option.rect.y())
    made.rect = QRect(
        *corner, math.floor(option.rect.width() / size), math.floor(option.rect.height() / size)
    )
    return made
