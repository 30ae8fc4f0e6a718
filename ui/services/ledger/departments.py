"""The hospital's own departments 科室: a text file of the data folder, one line each. No Qt."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from store.model.errors import BadInput
from store.system.files import set_aside, write_file
from ui.services.own_words import read_text

#: Longer lists are no list of departments; nobody has so many.
MOST, LONGEST = 2_000, 60


def read_departments(path: Path) -> list[str]:
    """Return the departments in the user's order; none where there is no file, or one that is no text."""
    with contextlib.suppress(OSError, BadInput):
        return tidy(read_text(path).splitlines())
    return []


def write_departments(path: Path, names: Iterable[str]) -> list[str]:
    """Write the list and return it as it is kept; CannotWrite. A file that is no text is set aside."""
    kept = tidy(names)
    try:
        read_text(path)
    except BadInput:
        set_aside(path)
    except OSError:
        pass
    write_file(path, "".join(f"{name}\n" for name in kept))
    return kept


def tidy(names: Iterable[str]) -> list[str]:
    """Return names without blanks round them, each once; several on one line may be set apart by 、."""
    single = (part for name in names for part in split_names(name))
    return list(dict.fromkeys(name[:LONGEST] for name in single))[:MOST]


def split_names(text: str) -> list[str]:
    """Return the departments of a cell: set apart by 、 ， ； or a line end."""
    for mark in "，,；;\n\t":
        text = text.replace(mark, "、")
    return [name for part in text.split("、") if (name := " ".join(part.split()))]
