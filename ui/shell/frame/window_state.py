"""State of the window that is remembered: size, splitters, panels, and the place that was being read."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from ui.runtime.settings import Settings
from ui.widgets.window_size import FRAME, fitting

SIZE = QSize(1280, 800)
SMALLEST = QSize(760, 480)
SIDE, INSPECTOR = 348, 292


@dataclass(frozen=True, slots=True)
class Session:
    """Last place of the user; empty strings for none."""

    panel: str
    key: str
    clause_id: str
    #: What is open: document and clause of each tab, in their order.
    tabs: tuple[tuple[str, str], ...] = ()
    #: The same of the right text; empty without one.
    beside: tuple[tuple[str, str], ...] = ()
    #: The tabs in front of the left and the right text; whether the right one is active.
    fronts: tuple[int, int] = (0, 0)
    right_active: bool = False
    #: The share of the left text in the width of both.
    share: float = 0.5


class WindowState:
    """Saves and restores; a screen that has shrunk since keeps the window inside it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def restore(self, window: QMainWindow) -> None:
        """Restore the size, or the usual one."""
        if not window.restoreGeometry(self._settings.state("window")):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            window.resize(fitting(SIZE))
            window.move(screen.center() - window.rect().center() - QPoint(0, FRAME.height() // 2))

    def arrange(self, splitter: QSplitter, width: int) -> None:
        """Give the panels of a splitter so ``width`` their widths; the middle takes what is left."""
        side = self._settings.get("window/side_width", SIDE)
        inspector = self._settings.get("window/inspector_width", INSPECTOR)
        sizes = [side, max(1, width - side - inspector), inspector]
        if splitter.count() < len(sizes):
            sizes = [side, max(1, width - side)]
        splitter.setSizes(sizes)

    def save(self, window: QMainWindow, splitter: QSplitter, session: Session, side_width: int = 0) -> None:
        """Remember; written at once."""
        self._settings.set_state("window", window.saveGeometry())
        side, _centre, inspector = splitter.sizes()
        for name, width in (("side", side_width or side), ("inspector", inspector)):
            if width:
                self._settings.set(f"window/{name}_width", width)
        self._settings.set("session/panel", session.panel)
        self._settings.set("session/document", session.key)
        self._settings.set("session/clause", session.clause_id)
        self._settings.set("session/tabs", json.dumps(session.tabs, ensure_ascii=False))
        self._settings.set("session/beside", json.dumps(session.beside, ensure_ascii=False))
        self._settings.set(
            "session/sides", json.dumps([*session.fronts, session.right_active, session.share])
        )
        self._settings.save()

    def session(self) -> Session:
        """Return the last place of the user."""
        get = self._settings.get
        left, right, active, share = _sides(get("session/sides", ""))
        return Session(
            get("session/panel", "library"),
            get("session/document", ""),
            get("session/clause", ""),
            _tabs(get("session/tabs", "")),
            _tabs(get("session/beside", "")),
            (left, right),
            active,
            share,
        )


def _tabs(text: str) -> tuple[tuple[str, str], ...]:
    """Tabs as they were saved; none if the text makes no sense."""
    try:
        found = json.loads(text or "[]")
        return tuple((str(key), str(clause)) for key, clause in found)
    except (ValueError, TypeError):
        return ()


def _sides(text: str) -> tuple[int, int, bool, float]:
    """Return how two texts were arranged; the usual way if the text makes no sense."""
    try:
        left, right, active, share = json.loads(text)
        return int(left), int(right), bool(active), min(0.9, max(0.1, float(share)))
    except (ValueError, TypeError):
        return 0, 0, False, 0.5
