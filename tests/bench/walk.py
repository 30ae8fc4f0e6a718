"""Walks through the real window as in an ordinary hour; prints, as JSON, how long each event took by step.

``python walk.py FOLDER``. An event counts as long as the GUI thread was busy at once: its own processor time
in milliseconds, so that what else the machine does is not counted.

``python walk.py FOLDER --long [MS] [--functions]`` tells instead what each event over 16 ms (or so many) was,
what took the time inside, and which functions did.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from keys import press
from opened_window import Opened, open_window, wait  # itself finds the program
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.opening import Opening

PATIENCE, REST = 20.0, 0.35
#: How long a picture of the screen is shown, in milliseconds.
FRAME_MS = 16
SIZE = (1366, 768)


def key(which: Qt.Key) -> None:
    """Press a key where the focus is."""
    target = QApplication.focusWidget()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if target is not None:
            QApplication.sendEvent(target, QKeyEvent(kind, which, Qt.KeyboardModifier.NoModifier))


def steps(window: MainWindow) -> list[tuple[str, Callable[[], object]]]:
    """What is done, one step behind the other; some more than once, as one does."""
    keys = [entry.key for entry in window.workspace.library.documents()]
    box = window.search_box.line_edit

    def scroll(share: float) -> None:
        view = window.reader.active_pane().current_view()
        if view is not None:
            bar = view.page.verticalScrollBar()
            bar.setValue(int(bar.maximum() * share))

    walk: list[tuple[str, Callable[[], object]]] = []
    for number, each in enumerate(keys):
        walk.append((f"open a text {number + 1}", lambda each=each: window.open(each)))
        walk += [("scroll", lambda share=share: scroll(share)) for share in (0.1, 0.3, 0.6, 1.0, 0.0)]
    walk.append(("open in a new tab", lambda: window.open(keys[1], how=Opening.TAB)))
    walk.append(("split", lambda: window.open(keys[2], how=Opening.BESIDE)))
    walk += [("scroll split", lambda share=share: scroll(share)) for share in (0.2, 0.5, 0.9)]
    walk.append(("close split", window.menu_actions["close_side"].trigger))
    for query in ("床位", "医保支付", "36项"):
        walk.append(("search box", lambda: window.menu_actions["search"].trigger()))
        walk.append(("empty the box", lambda: window.search_box.set_text("")))
        walk += [("type", lambda sign=sign: press(box, sign)) for sign in query]
        walk.append(("enter", lambda: key(Qt.Key.Key_Return)))
        walk += [("next hit", lambda: window.menu_actions["next_hit"].trigger())] * 4
        walk += [("down in results", lambda: key(Qt.Key.Key_Down))] * 6
    for panel in ("library", "search", "bookmarks", "notes", "basket", "library"):
        walk.append((f"panel {panel}", lambda panel=panel: window.show_panel(panel)))
    tree = window.library_panel.view
    for row in range(3):
        walk.append(("expand a row", lambda row=row: tree.expand(tree.model().index(row, 0))))
    for panel in ("indicators", "duties", "citations", "ledger", "compare"):
        walk.append((f"first {panel}", lambda panel=panel: window.show_panel(panel)))
    for panel in ("indicators", "duties", "citations", "ledger", "compare"):
        walk.append((f"again {panel}", lambda panel=panel: window.show_panel(panel)))
    walk.append(("back to the text", lambda: window.open(keys[0])))
    for name in ("bookmark", "basket", "highlight"):
        walk.append((name, lambda name=name: window.menu_actions[name].trigger()))
    walk += [("undo", lambda: window.menu_actions["undo"].trigger())] * 2
    for theme in ("dark", "care", "light"):
        walk.append(("theme", lambda theme=theme: window.themes.set_theme(theme)))
    walk.append(("home", window.show_home))
    return walk


def take(opened: Opened) -> Iterator[str]:
    """Take every step, wait until the window is at rest again, and give the step's name."""
    application, _workspace, jobs, window = opened
    wait(application, 3.0)
    for name, act in steps(window):
        application.events.clear()
        QTimer.singleShot(0, window, act)  # so that the step itself is an event
        wait(application, REST)
        wait(application, PATIENCE, lambda: jobs.running() == 0)
        yield name
    opened.close()


def measure(folder: Path) -> dict[str, list[float]]:
    """Return how long the events of each step took."""
    opened = open_window(folder, SIZE, clock=time.thread_time)
    taken: dict[str, list[float]] = {}
    for name in take(opened):
        taken.setdefault(name, []).extend(opened.application.events)
    return taken


def explain(folder: Path, limit_ms: float, functions: bool) -> None:
    """Print of each event over the limit what it was, the longest first."""
    from long_events import Explained

    opened = open_window(folder, SIZE, make=lambda: Explained(limit_ms, functions))
    found = [(ms, name, lines) for name in take(opened) for ms, lines in opened.application.told()]
    for ms, name, lines in sorted(found, reverse=True):
        print(f"{ms:.1f} ms in “{name}”", *lines, sep="\n    ")
    print(len(found), "events", flush=True)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--long", type=float, nargs="?", const=FRAME_MS, metavar="MS")
    parser.add_argument("--functions", action="store_true")
    chosen = parser.parse_args()
    if chosen.long is None:
        print(json.dumps(measure(chosen.folder)), flush=True)
    else:
        explain(chosen.folder, chosen.long, chosen.functions)
    os._exit(0)
