"""Obstacles to opening a window on Linux, found before Qt would end the program over them.

Qt stops the whole process when no screen answers or a system library has gone, with words that name neither.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path

#: What the loader says of a library that is not there.
ABSENT = re.compile(r"^([\w.+-]+): cannot open shared object file")


def unanswered() -> str | None:
    """Return the name of the screen that does not answer, None when one does or Qt is told to need none.

    An empty name: no screen is named at all.
    """
    if not sys.platform.startswith("linux"):
        return None
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return None
    display, wayland = os.environ.get("DISPLAY", ""), os.environ.get("WAYLAND_DISPLAY", "")
    if wayland and not chosen.startswith("xcb") and _wayland_answers(wayland):
        return None
    if display and _x_answers():
        return None
    return display or wayland


def missing_library() -> str | None:
    """Return the system library that opening a window lacks, None if it lacks none."""
    return library_in(_plugin_fault())


def library_in(complaint: str) -> str | None:
    """Return the library that the loader did not find, from its words; None if they say something else."""
    found = ABSENT.match(complaint)
    return found[1] if found else None


def _plugin_fault() -> str:
    """Load the plugin for X11 and what it needs; return the loader's complaint.

    Qt loads it anyhow a moment later, so nothing is spent.
    """
    found = importlib.util.find_spec("PySide6") if sys.platform.startswith("linux") else None
    for folder in found.submodule_search_locations or () if found else ():
        plugin = Path(folder) / "Qt/plugins/platforms/libqxcb.so"
        if plugin.is_file():
            try:
                # Debian's libxcb-image, in a package, does not know where the library is that it needs; what
                # is loaded already is not looked for. Since 6.8 Qt names it itself.
                for needed in (Path(folder) / "Qt/lib").glob("libxcb-util.so.*"):
                    ctypes.CDLL(str(needed))
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return str(error)
    return ""


def _x_answers() -> bool:
    """Return whether the X server of DISPLAY lets this program in."""
    try:
        library = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # then the library is what is missing
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    library.xcb_connection_has_error.argtypes = library.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = library.xcb_connect(None, None)
    failed = bool(library.xcb_connection_has_error(connection))
    library.xcb_disconnect(connection)
    return not failed


def _wayland_answers(name: str) -> bool:
    """Return whether there is such a Wayland socket; one that nobody listens on is rare."""
    return (Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name).is_socket()
