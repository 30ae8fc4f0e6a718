"""Crash report of a bug, for developers: on disk, never on the screen."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from store.system.version import VERSION


def write_report(error: BaseException, folder: Path) -> Path | None:
    """Write what happened into ``folder``; None where that is not possible either."""
    text = "\n".join(
        [
            f"Yice {VERSION}",
            f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
            f"Python {platform.python_version()}, {platform.platform()}",
            "",
            "".join(traceback.format_exception(error)),
        ]
    )
    path = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return None
    return path
