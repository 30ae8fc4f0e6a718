"""Composes the window: application, fonts, language, theme, data folder, one instance; and runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QStyleFactory, QWidget

from store.errors import YiceError
from store.paths import DataPaths
from ui import fonts, i18n
from ui.crash import CrashHandler
from ui.icons import app_icon
from ui.jobs import Jobs
from ui.settings.settings import Settings
from ui.single_instance import SingleInstance
from ui.theme import ThemeManager
from ui.version import VERSION
from ui.workspace import Workspace

#: What the event loop returns when the window is to be made anew, in another language.
RESTART = 1000
#: In the environment of a build's test: the window closes when it has painted.
SMOKE_TEST = "YICE_SMOKE_TEST"


def run(paths: DataPaths, files: Sequence[str] = ()) -> int:
    """Open the window over a data folder and return the exit code; ``files`` are taken into the library.

    A folder that has a window already has it raised instead. What keeps the folder from being opened is
    told in one sentence, with exit code 2.
    """
    app = application()
    settings = Settings(paths.settings_ini)
    translators = i18n.install(app, settings.language)
    instance = SingleInstance(paths.root)
    try:
        paths.root.mkdir(parents=True, exist_ok=True)
        if not instance.acquire(files):
            return 0
        with_themes = ThemeManager(settings.theme)
        workspace = open_workspace(paths)
    except (YiceError, OSError) as error:
        QMessageBox.critical(
            None, "医策 Yice", i18n.sentence(error) if isinstance(error, YiceError) else str(error)
        )
        return 2
    crashes = CrashHandler(paths.crash_dir, VERSION)
    crashes.install()
    code = RESTART
    while code == RESTART:
        i18n.remove(app, translators)
        translators = i18n.install(app, settings.language)
        code = _window(app, workspace, with_themes, settings, instance, crashes, files)
        files = ()
    crashes.uninstall()
    workspace.close()
    instance.release()
    return code


def application() -> QApplication:
    """The application with its style and fonts; the one that is there, if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        fonts.install()
        return existing
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Yice")
    app.setDesktopFileName("yice")
    app.setStyle(QStyleFactory.create("Fusion"))
    fonts.install()
    app.setWindowIcon(app_icon())
    return app


def open_workspace(paths: DataPaths) -> Workspace:
    """Open the data folder; while the library has to be made first, a dialog shows how far it is."""
    shown: list[QProgressDialog] = []

    def progress(done: int, total: int) -> None:
        if not shown:
            shown.append(_preparing())
        shown[0].setMaximum(total)
        shown[0].setValue(done)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    workspace = Workspace.open(paths, progress)
    for dialog in shown:
        dialog.close()
    return workspace


def _preparing() -> QProgressDialog:
    text = QApplication.translate("App", "Preparing the library…")
    dialog = QProgressDialog(text, "", 0, 0)
    dialog.setCancelButton(None)
    dialog.setWindowTitle(QApplication.translate("App", "Yice"))
    dialog.setMinimumDuration(0)
    return dialog


def _window(
    app: QApplication,
    workspace: Workspace,
    themes: ThemeManager,
    settings: Settings,
    instance: SingleInstance,
    crashes: CrashHandler,
    files: Sequence[str],
) -> int:
    """Show one window until it is closed or wants to be made anew."""
    from ui.main_window import MainWindow

    jobs = Jobs()
    window = MainWindow(workspace, jobs, themes, settings, VERSION)
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    crashes.tell = window.banner.warn
    window.bug.connect(crashes.handle)
    instance.raised.connect(window.raise_with)
    window.restart_requested.connect(lambda: QTimer.singleShot(0, lambda: _restart(app, window)))
    if files:
        window.painted.connect(lambda: window.library_flow.add([Path(file) for file in files]))
    if os.environ.get(SMOKE_TEST):
        window.painted.connect(lambda: QTimer.singleShot(0, window.close))
    window.show()
    code = app.exec()
    crashes.tell = None
    instance.raised.disconnect(window.raise_with)
    jobs.close()
    window.deleteLater()
    return code


def _restart(app: QApplication, window: QWidget) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
    window.close()
    app.exit(RESTART)
