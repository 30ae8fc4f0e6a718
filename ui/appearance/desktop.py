"""The application object of the desktop: style, fonts and portal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import ui.runtime.plain_imports  # noqa: F401  (makes all imports behind it quicker)
from ui.appearance import fonts

if TYPE_CHECKING:
    pass

#: What says that the desktop has a portal, in a folder of data.
PORTAL = "dbus-1/services/org.freedesktop.portal.Desktop.service"


def application() -> QApplication:
    """Return the application with its style and fonts; the one that is there, if there is one."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        fonts.install()
        return existing
    use_portal()
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    # Named here, the style is not asked for as an object, which takes its time.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("Yice")
    app.setDesktopFileName("yice")
    fonts.install()
    return app


def use_portal() -> None:
    """Let the desktop show its own dialogs for files, where it has them for programs; Linux only."""
    chosen = os.environ.get("QT_QPA_PLATFORMTHEME") or os.environ.get("QT_QPA_PLATFORM") == "offscreen"
    if sys.platform.startswith("linux") and os.environ.get("DBUS_SESSION_BUS_ADDRESS") and not chosen:
        folders = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        if any((Path(each) / PORTAL).is_file() for each in folders.split(":")):
            os.environ["QT_QPA_PLATFORMTHEME"] = "xdgdesktopportal"
