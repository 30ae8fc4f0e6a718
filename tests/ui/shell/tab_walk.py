"""What the Tab key reaches in a window, and what it must reach."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.access.focus_chain import group_of


def usable(window: QWidget) -> set[QWidget]:
    """What the keyboard must reach, without regard to any order: seen, enabled, with a focus policy."""
    found: set[QWidget] = set()
    for widget in window.findChildren(QWidget):
        if widget.window() is not window or not widget.isVisible() or not widget.isEnabled():
            continue
        grouped = isinstance(widget, QAbstractButton) and widget.group() is not None and widget.isCheckable()
        if not (grouped or widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or widget.focusProxy() is not None:
            continue
        if isinstance(widget.parent(), (QComboBox, QAbstractSpinBox, QTabBar)) or isinstance(
            widget, QScrollBar
        ):
            continue
        found.add(widget)
    return found


def walk(window: QWidget, forwards: bool) -> list[QWidget]:
    """The stops of one whole round by keys; a text with links is one stop, however many it has."""
    key = Qt.Key.Key_Tab if forwards else Qt.Key.Key_Backtab
    seen: list[QWidget] = []
    for _ in range(400):
        here = window.focusWidget()
        if seen and here is seen[0] and len(seen) > 1:
            return seen
        if here is not None and (not seen or here is not seen[-1]):
            assert here not in seen, f"came to {here} twice"
            seen.append(here)
        QTest.keyClick(here or window, key)
        QApplication.processEvents()
        if window.focusWidget() is here and len(seen) == 1 and not isinstance(here, QTextEdit):
            return seen
    raise AssertionError(f"no end: {[type(one).__name__ for one in seen]}")


def named(widget: QWidget) -> str:
    """A widget as a failure tells of it."""
    name = widget.accessibleName() or widget.objectName() or str(widget.property("text") or "")
    return f"{type(widget).__name__} {name}"


def check(window: QWidget, where: str) -> None:
    """Both rounds reach everything once; within a group of buttons the arrow keys reach the others."""
    stood = usable(window)
    forwards = walk(window, True)
    reached = {other for one in forwards if isValid(one) for other in (group_of(one) or [one])}
    # Links to related clauses are made anew when the current clause changes on the way: those are not judged.
    assert sorted(map(named, (stood & usable(window)) - reached)) == [], where
    there = [(one, named(one)) for one in forwards if isValid(one)]
    backwards = walk(window, False)
    steady = {one for one, _name in there} & {one for one in backwards if isValid(one)}
    # What can be done depends on where one is: what was switched off on the way is no stop on the way back.
    assert [
        name for one, name in there if one not in steady and isValid(one) and one.isEnabled() and one in stood
    ] == [], where
    names = [name for one, name in there if one in steady]
    back = [named(one) for one in backwards if one in steady]
    start = back.index(names[0])
    assert [*back[start:], *back[:start]] == [names[0], *reversed(names[1:])], where
