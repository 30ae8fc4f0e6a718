"""The order in which the Tab key walks through a window: the order in which its parts are laid out.

Qt's own chain is the order in which widgets were made and put into one another, and its search skips what
precedes a part that another one is a focus proxy for. Here the chain is read off the layouts each time:
what is seen first comes first, and whatever can be used is reached once.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QMenuBar,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from ui.widgets.access.focus_ring import ring

#: What is one stop, whatever it is made of.
_WHOLE = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QMenuBar)


def stops(window: QWidget) -> list[QWidget]:
    """Return the widgets that Tab comes to, in their order; each once, and of a group one.

    In a group of buttons of which one is chosen the arrow keys lead from one to the next.
    """
    chain: list[QWidget] = []
    for widget in dict.fromkeys(_stops(window)):
        leader = _leader(widget)
        if leader not in chain:
            chain.append(leader)
    return chain


def group_of(widget: QWidget) -> list[QAbstractButton]:
    """Return the buttons that the arrow keys lead to from a button; only itself where it is in no group."""
    if not isinstance(widget, QAbstractButton):
        return []
    group = widget.group()
    if group is None or not widget.isCheckable():
        return [widget]
    return [button for button in group.buttons() if button.isEnabled() and button.isVisible()]


def step(window: QWidget, forwards: bool) -> bool:
    """Give the focus to the stop behind (or before) the one that has it; around the end to the first.

    Return False where there is none to go to.
    """
    chain = stops(window)
    focused = window.focusWidget()
    here = _leader(focused) if focused is not None else None
    if not chain or chain == [here]:
        return False
    if here in chain:
        target = chain[(chain.index(here) + (1 if forwards else -1)) % len(chain)]
    else:
        target = _beside(window, here, chain, forwards)
    reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _bring_into_view(target)
    ring(target)
    return True


def press_focused(window: QWidget, choices: bool = True) -> bool:
    """Press the button that has the focus, as Space does; return whether there is one.

    Without ``choices`` check boxes and radio buttons are left alone: Enter closes a dialog from them.
    """
    here = window.focusWidget()
    if isinstance(here, (QCheckBox, QRadioButton)) and not choices:
        return False
    if isinstance(here, QAbstractButton) and here.isEnabled():
        here.click()
        return True
    if isinstance(here, QComboBox) and not here.isEditable():
        here.showPopup()
        return True
    return False


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if _takes_focus(widget) and not widget.isWindow():
        yield widget
    if isinstance(widget, _WHOLE):
        return
    for child in _children(widget):
        if child.isEnabled() and child.isVisible():
            yield from _stops(child)


def _leader(widget: QWidget) -> QWidget:
    """What Tab goes to for a widget: of a group the button that is chosen, else the first."""
    group = group_of(widget)
    return next((button for button in group if button.isChecked()), group[0]) if group else widget


def _takes_focus(widget: QWidget) -> bool:
    # Qt takes the policy from those buttons of a group that are not chosen.
    together: list[QWidget] = [*group_of(widget)] or [widget]
    wanted = Qt.FocusPolicy.TabFocus
    return any(one.focusPolicy() & wanted for one in together) and widget.focusProxy() is None


def _children(widget: QWidget) -> list[QWidget]:
    """The parts of a widget as they are seen: those that are laid out, then what floats over them."""
    if isinstance(widget, QSplitter):
        return [part for part in map(widget.widget, range(widget.count())) if part is not None]
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        return [shown] if shown is not None else []
    if isinstance(widget, QScrollArea):
        page = widget.widget()
        return [page] if page is not None else []
    if isinstance(widget, QAbstractScrollArea):
        # The scroll bars and the edge of a table are no stops; what was put on the page or over it is.
        own = [child for child in _by_place(widget) if child.objectName()[:3] != "qt_"]
        return _by_place(widget.viewport()) + [child for child in own if child is not widget.viewport()]
    layout = widget.layout()
    laid = list(_in_layout(layout)) if layout is not None else []
    known = set(map(id, laid))
    return laid + [child for child in _by_place(widget) if id(child) not in known]


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield widget


def _by_place(widget: QWidget) -> list[QWidget]:
    found = [one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow()]
    return sorted(found, key=lambda one: (one.y(), one.x()))


def _beside(window: QWidget, here: QWidget | None, chain: list[QWidget], forwards: bool) -> QWidget:
    """The stop next to a widget that is none itself; from nowhere the first or the last one."""
    while here is not None and here is not window:
        inside = [number for number, stop in enumerate(chain) if here.isAncestorOf(stop)]
        if inside:
            return chain[inside[0] if forwards else inside[-1]]
        parent = here.parentWidget()
        if parent is not None and parent in chain:
            return chain[(chain.index(parent) + (1 if forwards else -1)) % len(chain)]
        here = parent
    return chain[0 if forwards else -1]


def _bring_into_view(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 8, 8)
        parent = parent.parentWidget()
