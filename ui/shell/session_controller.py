"""Reopens what the user had open, which is saved when the window is closed, and before that at each rest.

A computer that is switched off closes no window.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer

from ui.reader.navigation.navigation_history import LEFT, RIGHT, NavigationPlace
from ui.shell.frame.page_switcher import HOME
from ui.shell.frame.window_state import Session, WindowState
from ui.shell.panels import panels
from ui.shell.shell_window import ShellWindow

#: What is open is saved when the user has gone nowhere else for so long, in milliseconds.
REST_MS = 10_000


class SessionController:
    """Joins the window's panels and texts to the session that is remembered."""

    def __init__(self, window: ShellWindow, state: WindowState) -> None:
        self._window, self._state = window, state
        self._opened = False
        self.resting = QTimer(window, interval=REST_MS, singleShot=True)
        self.resting.timeout.connect(self._keep)
        window.history.changed.connect(self.resting.start)

    def restore(self) -> None:
        """Show what was shown, apart from the document, which needs a size to be laid out in."""
        window, session = self._window, self._state.session()
        known = [panel.name for panel in panels(wide=False)]
        window.show_panel(session.panel if session.panel in known else known[0])
        if not window.contents.holds(session.key):
            window.show_home()
        window.search_box.setFocus()
        if window.search_box.text().strip():
            window.results_controller.search(window.search_box.text())

    def open(self) -> None:
        """Restore the tabs in any case; bring the reader to the front if it was there. Done once."""
        if self._opened:
            return
        self._opened = True
        session, contents, reader = self._state.session(), self._window.contents, self._window.reader
        for key, clause_id in session.tabs:
            if contents.holds(key):
                reader.keep_tab(contents.name(key), key, clause_id)
        beside = [place for place in session.beside if contents.holds(place[0])]
        for key, clause_id in beside:
            reader.keep_tab(contents.name(key), key, clause_id, RIGHT)
        if beside:
            reader.set_share(session.share)
        if self._window.history.current is None and contents.holds(session.key):
            self._open_sides(session, bool(beside))

    def _open_sides(self, session: Session, split: bool) -> None:
        """Show what was in front: the text that is not active first, without reading it."""
        if not split:
            self._window.reading.open(session.key, session.clause_id or None)
            return
        reader = self._window.reader
        other = LEFT if session.right_active else RIGHT
        reader.active_pane().look(session.fronts[LEFT])
        reader.panes()[RIGHT].look(session.fronts[RIGHT])
        if other == LEFT:
            reader.activate(RIGHT)

    def _keep(self) -> None:
        """Save, unless what was open the last time is still to be opened."""
        if self._opened:
            self.save()

    def save(self) -> None:
        """Remember the window's size and what is open in it."""
        window, reader = self._window, self._window.reader
        here = HOME
        if not window.places.at_home():
            here = NavigationPlace(window.reading.document_key(), window.reading.clause_id())
        session = Session(
            window.panel(),
            here.key or "",
            here.clause_id or "",
            tuple(reader.state(LEFT)),
            tuple(reader.state(RIGHT)),
            (reader.panes()[LEFT].current_index(), reader.panes()[RIGHT].current_index()),
            reader.active_side() == RIGHT,
            reader.share(),
        )
        self._state.save(window, window.splitter, session, window.columns.side_width())
