"""Names lead to one file each, and rooms stay small enough to be read at a glance."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
ROOMS = ("store", "index", "ui")
#: What every place of the window has under the same name.
OF_EACH_PLACE = {"__init__", "model", "view", "controller", "delegate", "panel"}
#: Modules that one folder may hold before it needs rooms of its own.
MOST_MODULES = 21


def modules(room: str) -> list[Path]:
    files = sorted((PROJECT / room).rglob("*.py"))
    assert files
    return [file for file in files if "migrations" not in file.parts]


def test_a_file_name_occurs_once() -> None:
    files = defaultdict(list)
    for file in (file for room in ROOMS for file in modules(room)):
        files[file.stem].append(file.relative_to(PROJECT).as_posix())
    assert len(files) > 500
    twice = {name: places for name, places in files.items() if len(places) > 1 and name not in OF_EACH_PLACE}
    assert not twice


def test_a_class_name_occurs_once() -> None:
    """Different things have different names; only what a module keeps to itself may share one."""
    files = defaultdict(list)
    for file in (file for room in (*ROOMS, "resources") for file in modules(room)):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                files[node.name].append(file.relative_to(PROJECT).as_posix())
    assert len(files) > 500
    assert not {name: places for name, places in files.items() if len(places) > 1}


def test_a_room_is_read_at_a_glance() -> None:
    rooms = Counter(file.parent.relative_to(PROJECT).as_posix() for room in ROOMS for file in modules(room))
    crowded = {room: count - 1 for room, count in rooms.items() if count - 1 > MOST_MODULES}
    assert not crowded
