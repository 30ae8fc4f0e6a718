"""The one style sheet, on a grid of 4 px; object names and dynamic properties say what a widget is."""

from __future__ import annotations

from functools import lru_cache
from string import Template

from store.system.paths import resources_dir
from ui.appearance.text_size import sized


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template((resources_dir() / "themes" / "window.qss").read_text(encoding="utf-8"))


def style_sheet(colours: dict[str, str]) -> str:
    """Return the style sheet with ``$role`` replaced by each colour; KeyError if the sheet names an unknown
    role.
    """
    icons = (resources_dir() / "icons").as_posix()
    return sized(_template().substitute(colours, icons=icons))
