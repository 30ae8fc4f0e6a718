"""Copies the icons that the program uses out of an unpacked ``lucide-static`` package.

Three of them are also tinted for each theme, because a style sheet can only name files.

Usage: npm pack lucide-static && tar xzf lucide-static-*.tgz && python resources/icons/copy_icons.py package
"""

from __future__ import annotations

import json
import re
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
triangle-alert undo-2 x zoom-in zoom-out ellipsis shopping-basket grip-vertical heading list-plus
shield-check folder-plus highlighter tag folder a-large-small list-filter arrow-down-up map-pin spell-check
message-square-plus chart-column users waypoints file-spreadsheet git-compare arrow-left-right
clipboard-list file-up columns-2 unlink
"""
NAMES = sorted(_NAMES.split())


#: file name, icon, role of its colour, stroke
TINTED = (
    ("check", "check", "accent", "2.2"),
    ("tick", "check", "onaccent", "3"),
    ("down", "chevron-down", "ink2", "1.6"),
)


def tint() -> None:
    """Write the icons that the style sheet names, one for each theme."""
    for theme in (HERE.parent / "themes").glob("*.json"):
        colours = json.loads(theme.read_text(encoding="utf-8"))
        for target, name, role, stroke in TINTED:
            svg = (HERE / "lucide" / f"{name}.svg").read_text(encoding="utf-8")
            svg = re.sub(r"<!--.*?-->\s*", "", svg).replace("currentColor", colours[role])
            svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
            (HERE / f"{target}-{theme.stem}.svg").write_text(svg, encoding="utf-8")


def main(package: Path) -> None:
    """Copy the named icons and their licence beside this script."""
    target = HERE / "lucide"
    target.mkdir(exist_ok=True)
    for old in target.glob("*.svg"):
        old.unlink()
    for name in NAMES:
        shutil.copyfile(package / "icons" / f"{name}.svg", target / f"{name}.svg")
    shutil.copyfile(package / "LICENSE", target / "LICENSE")
    tint()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
