"""What the X server is asked to show while the program starts: one window, nothing before or beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.e2e.desktop import desktop, missing
from tests.patience import SECONDS

WHY = missing("Xvfb", "xev", "xdotool")


@pytest.mark.skipif(bool(WHY), reason=WHY)
def test_one_window_is_mapped_at_start(tmp_path: Path) -> None:
    with desktop() as screen:
        # At the first start of a checkout a dialog tells that the library is being made.
        screen.start_yice(tmp_path / "data", {"YICE_SMOKE_TEST": "1"}).communicate(timeout=SECONDS)
        watch = screen.start("xev", "-root", "-event", "substructure")
        program = screen.start_yice(tmp_path / "data", {"YICE_SMOKE_TEST": "1"})
        # It closes by itself when the window is whole.
        said, _ = program.communicate(timeout=SECONDS)
        assert program.returncode == 0, said
        watch.terminate()
        events, _ = watch.communicate(timeout=SECONDS)
    shown = re.findall(r"^MapNotify event.*\n\s+event \S+, window (\S+), override NO", events, re.MULTILINE)
    assert len(shown) == 1, events
