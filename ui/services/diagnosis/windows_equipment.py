"""Printers and Chinese fonts of a Windows computer."""

from __future__ import annotations

import ctypes
import re
import sys
import winreg
from ctypes import wintypes
from pathlib import Path

assert sys.platform == "win32"  # the type checker passes over what follows elsewhere

#: What the names of Chinese fonts have on Windows, where no list says which they are.
_CHINESE = re.compile(r"[一-鿿]|SimSun|SimHei|YaHei|KaiTi|FangSong|DengXian|JhengHei|MingLiU|Source Han|CJK")


def printers() -> tuple[list[str], str | None]:
    """Return the printers and the default one, from the spooler; no server is asked (EnumPrintersW, level 4).

    Raises:
        OSError: The spooler does not answer.
    """

    class Info(ctypes.Structure):
        _fields_ = (
            ("name", wintypes.LPWSTR),
            ("server", wintypes.LPWSTR),
            ("attributes", wintypes.DWORD),
        )

    spooler = ctypes.WinDLL("winspool.drv", use_last_error=True)
    local_and_connected, level = 0x2 | 0x4, 4
    needed, count = wintypes.DWORD(), wintypes.DWORD()
    spooler.EnumPrintersW(
        local_and_connected, None, level, None, 0, ctypes.byref(needed), ctypes.byref(count)
    )
    buffer = ctypes.create_string_buffer(max(1, needed.value))
    if not spooler.EnumPrintersW(
        local_and_connected, None, level, buffer, needed, ctypes.byref(needed), ctypes.byref(count)
    ):
        raise OSError(ctypes.get_last_error(), "EnumPrintersW")
    listed = ctypes.cast(buffer, ctypes.POINTER(Info))
    names = [str(listed[at].name) for at in range(count.value)]
    size = wintypes.DWORD(512)
    name = ctypes.create_unicode_buffer(size.value)
    chosen = bool(spooler.GetDefaultPrinterW(name, ctypes.byref(size)))
    return names, name.value if chosen else None


def chinese_fonts() -> list[str]:
    """Return the names of Chinese fonts that the registry lists, sorted."""
    found: set[str] = set()
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key:
                for at in range(winreg.QueryInfoKey(key)[1]):
                    name, file, _kind = winreg.EnumValue(key, at)
                    if _CHINESE.search(name) or _CHINESE.search(Path(str(file)).stem):
                        found.add(re.sub(r" \((?:TrueType|OpenType)\)$", "", name))
        except OSError:
            continue
    return sorted(found)
