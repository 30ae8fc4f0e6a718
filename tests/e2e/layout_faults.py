"""What is wrong with the layout of a window as it is shown: words cut, parts over one another or outside."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLayout,
    QPushButton,
    QWidget,
)

#: So many pixels a rounded width may lack.
_ROUNDING = 2


def layout_faults(window: QWidget) -> list[str]:
    """Return what a reader would call cut, hidden or overlapping; words that a tip says whole are not."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not window.window():
            continue
        found += [f"{_name(widget)} {fault}" for fault in (*_cut(widget), *_crowded(widget))]
    return found


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    words = str(text()) if callable(text) else ""
    place = widget.parentWidget()
    return f"{type(place).__name__}/{type(widget).__name__} “{widget.objectName() or words[:30]}”"


def _cut(widget: QWidget) -> Iterator[str]:
    """Words that have no room."""
    room, wanted = widget.contentsRect(), widget.sizeHint()
    if isinstance(widget, QLabel) and widget.text() and not widget.toolTip():
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            if needed > widget.height() + _ROUNDING:
                yield f"cut at the foot: {needed} in {widget.height()}"
            return
        if wanted.width() > widget.width() + _ROUNDING:
            yield f"cut at the side: {wanted.width()} in {widget.width()}"
    elif isinstance(widget, QPushButton) and widget.text():
        words = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text()).width()
        if words > room.width() + _ROUNDING:
            yield f"cut at the side: {words} in {room.width()}"
    elif isinstance(widget, QAbstractButton) and widget.text():
        if wanted.width() > widget.width() + _ROUNDING:
            yield f"cut at the side: {wanted.width()} in {widget.width()}"
    elif isinstance(widget, QComboBox) and widget.currentText() and not widget.toolTip():
        words = widget.fontMetrics().horizontalAdvance(widget.currentText())
        if words + 24 > widget.width() + _ROUNDING:
            yield f"cut at the side: {words + 24} in {widget.width()}"


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _laid(inner)
        elif widget is not None and widget.isVisible():
            yield widget


def _crowded(widget: QWidget) -> Iterator[str]:
    """Parts of a layout over one another, or outside of what has them."""
    layout = widget.layout()
    if layout is None or isinstance(widget.parentWidget(), QAbstractScrollArea):
        return
    parts = list(_laid(layout))
    inside = QRect(0, 0, widget.width(), widget.height())
    for number, part in enumerate(parts):
        for other in parts[:number]:
            both = part.geometry() & other.geometry()
            if both.width() > _ROUNDING and both.height() > _ROUNDING:
                yield f"has {_name(part)} over {_name(other)}"
        if not inside.adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING).contains(part.geometry()):
            yield f"has {_name(part)} outside: {part.geometry().getRect()} in {inside.getRect()}"
