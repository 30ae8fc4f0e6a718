"""Writes build/yice.ico and build/yice.png: the icon that Windows and the menus of Linux show."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ui.appearance.desktop import application  # noqa: E402
from ui.appearance.icons import app_icon  # noqa: E402

SIZE = 256


def main() -> int:
    """Draw the program's own icon at the largest size that Windows takes."""
    target = PROJECT / "build/yice.ico"
    target.parent.mkdir(exist_ok=True)
    application()  # nothing is drawn before Qt has its application
    picture = app_icon().pixmap(SIZE, SIZE)
    return int(
        not (picture.save(str(target), "ICO") and picture.save(str(target.with_suffix(".png")), "PNG"))
    )


if __name__ == "__main__":
    sys.exit(main())
