"""What keeps a window from opening is found before Qt ends the program over it."""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path

import pytest

from ui.services import screen
from ui.services.system_libraries import debian_package

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="screens of Linux")


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_no_screen_is_named() -> None:
    assert screen.unanswered() == ""


@pytest.mark.parametrize("name", [":987", "nobody:3", "rubbish"])
def test_a_wrong_display_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert screen.unanswered() == name
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert screen.unanswered() == name
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert screen.unanswered() is None


def test_a_wayland_screen_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as end:
        end.bind(f"{folder}/wayland-0")
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
        assert screen.unanswered() == "wayland-1"
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        assert screen.unanswered() is None


def test_the_library_that_has_gone_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert screen.missing_library() is None
    said = "libxcb-cursor.so.0: cannot open shared object file: No such file or directory"
    assert screen.library_in(said) == "libxcb-cursor.so.0"
    assert debian_package("libxcb-cursor.so.0") == "libxcb-cursor0"
    assert screen.library_in("No module named 'PySide6'") is None
    plugin = tmp_path / "Qt/plugins/platforms/libqxcb.so"
    plugin.parent.mkdir(parents=True)
    plugin.write_bytes(b"no library")
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda _: type("", (), {"submodule_search_locations": [tmp_path]})
    )
    assert screen.missing_library() is None  # damaged, but nothing that a package of the system would mend
