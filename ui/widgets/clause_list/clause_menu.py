"""Fills menus with the registered actions, headed by the name of what they are done to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.appearance.icons import icon
from ui.appearance.theme import Theme
from ui.widgets.clause_list.clause_action import ClauseAction, clause_actions
from ui.widgets.clause_list.clause_rows import ClauseHost
from ui.widgets.clause_list.current import CurrentPlaces
from ui.widgets.document_line import cut_words

#: Width of a name at the head of a menu, in pixels.
HEAD_WIDTH = 320


def fill_menu(
    menu: QMenu,
    host: ClauseHost,
    current: CurrentPlaces,
    theme: Theme,
    activate: Callable[[], object] | None = None,
) -> None:
    """Add the name of what is current and the actions; ``activate`` does the opening in its own way."""
    add_head(menu, host.name(current))
    group = ""
    for action in clause_actions():
        if action.group != group:
            menu.addSeparator()
            group = action.group
        entry = _entry(menu, action, host, current, theme)
        if action.name == "open" and activate is not None:
            entry.triggered.connect(lambda _on=False: activate())
        else:
            entry.triggered.connect(lambda _on=False, name=action.name: host.run(name, current))


def add_head(menu: QMenu, name: str) -> None:
    """Say at the head of a menu what it is about."""
    if name:
        cut = cut_words(name, menu.fontMetrics(), HEAD_WIDTH)
        head = menu.addAction(cut.replace("&", "&&"))
        head.setObjectName("head")
        head.setToolTip(name)
        head.setEnabled(False)


def _entry(
    menu: QMenu, action: ClauseAction, host: ClauseHost, current: CurrentPlaces, theme: Theme
) -> QAction:
    text = action.undoing if action.undoing and host.is_done(action.name, current) else action.text
    said = QCoreApplication.translate("ClauseActions", text)
    if limit := host.limit(action.name, current):
        said = QCoreApplication.translate("ClauseActions", "{action} ({limit})").format(
            action=said, limit=limit
        )
    entry = QAction(said, menu)
    entry.setObjectName(action.name)
    if action.icon:
        entry.setIcon(icon(action.icon, theme.ink2))
    entry.setShortcut(QKeySequence(action.keys))
    entry.setEnabled(host.can(action.name, current))
    menu.addAction(entry)
    return entry
