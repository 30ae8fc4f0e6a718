"""Copies the icons that the program uses out of an unpacked ``lucide-static`` package.

Usage: npm pack lucide-static && tar xzf lucide-static-*.tgz && python resources/icons/copy_icons.py package
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
_NAMES = """
arrow-left arrow-right bookmark bookmark-check bookmark-plus bookmark-x check chevron-down chevron-left
chevron-right chevron-up circle-alert circle-check cloud-moon copy corner-down-right download external-link
eye file-down file-plus file-text file-x folder-open history house info keyboard languages leaf library
link list-tree log-out maximize message-square-quote minus moon panel-left panel-right pencil plus printer
quote redo-2 refresh-cw save search search-x settings square-pen sticky-note sun sun-moon text-search trash-2
triangle-alert undo-2 x zoom-in zoom-out ellipsis
"""
NAMES = sorted(_NAMES.split())


def main(package: Path) -> None:
    """Copy the named icons and their licence beside this script."""
    target = HERE / "lucide"
    target.mkdir(exist_ok=True)
    for old in target.glob("*.svg"):
        old.unlink()
    for name in NAMES:
        shutil.copyfile(package / "icons" / f"{name}.svg", target / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", target / "LICENSE")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
