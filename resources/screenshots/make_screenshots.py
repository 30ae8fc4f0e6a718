"""``make screenshots``: the program runs and is used, and its window is grabbed for README.md.

Everything that is seen comes from the real program over a fresh data folder; no display is needed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from store.paths import data_paths  # noqa: E402
from ui import app, i18n  # noqa: E402
from ui.jobs import Jobs  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings.settings import Settings  # noqa: E402
from ui.theme import ThemeManager  # noqa: E402
from ui.version import VERSION  # noqa: E402

WIDTH, HEIGHT = 1366, 820
QUERY = "医保"
MEASURE = "政策清单第9条"
NOTE = "下周价格专题会带上；与 36 项第21项对照看，试行期限没有写明。"
SETTLE_MS = 400
SMALLEST = 0  # of PNG's qualities


def settle(milliseconds: int = SETTLE_MS) -> None:
    """Let the program answer, load and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def save(widget: QWidget, name: str) -> None:
    """Grab a widget into this folder."""
    settle()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    image.save(str(HERE / f"{name}.png"), "PNG", SMALLEST)
    print(f"resources/screenshots/{name}.png")


def clause_id(window: MainWindow, reference: str) -> str:
    """The clause that a user would get for a reference."""
    from index.references import resolve

    return next(
        target.clause_id for target in resolve(window.workspace.library, reference) if target.clause_id
    )


def use(window: MainWindow) -> None:
    """Search, open, mark and annotate, as somebody who prepares a meeting."""
    window.search_flow.search(QUERY)
    settle(1500)
    first = clause_id(window, MEASURE)
    document, clause = window.workspace.library.clause(first)
    window.open(document.key, first)
    settle()
    window.reading.toggle_bookmark(first)
    window.notes.save_note(document, clause, "", NOTE)
    settle()


def print_preview(window: MainWindow, themes: ThemeManager) -> None:
    """The preview of the clause that is open; the dialog is modal, so a timer grabs it."""

    def grab() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.resize(WIDTH, HEIGHT)
            settle(1500)
            save(dialog, "print")
            dialog.close()

    themes.set_theme("light")
    QTimer.singleShot(SETTLE_MS, grab)
    window.menu_actions["print"].trigger()


def take(window: MainWindow, themes: ThemeManager) -> None:
    """All pictures, in the order of a visit."""
    use(window)
    for theme in ("light", "dark", "care"):
        themes.set_theme(theme)
        save(window, f"search-{theme}")
    print_preview(window, themes)
    window.search_box.clear()
    window.show_panel("library")
    window.show_home()
    save(window, "home")


def main() -> int:
    """Run the program over a fresh folder and take the pictures."""
    with tempfile.TemporaryDirectory(prefix="yice-screenshots-") as folder:
        paths = data_paths(folder)
        application = app.application()
        settings = Settings(paths.settings_ini)
        i18n.install(application, "zh_CN")
        themes = ThemeManager("light")
        workspace = app.open_workspace(paths)
        jobs = Jobs()
        window = MainWindow(workspace, jobs, themes, settings, VERSION)
        window.resize(WIDTH, HEIGHT)
        window.show()
        settle(1000)
        take(window, themes)
        window.close()
        jobs.close()
        workspace.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
