"""ARCHITECTURE.md and CONTRIBUTING.md name files, classes and modules that are there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
ROOMS = ("store", "index", "ui", "resources", "tests", ".ci")
#: Made by a build, or an example of a name.
NOT_IN_THE_TREE = {"codes.json", "build/shipped", "dist/yice", "ui/commandline/commands/x_command.py"}
QUOTED = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"[\w./-]*(?:/|\.(?:py|toml|txt|md|json|spec|qrc))")
DOTTED = re.compile(r"(?:store|index|ui)(?:\.\w+)+")


@cache
def paths() -> frozenset[str]:
    found = [
        each for room in ROOMS for each in (PROJECT / room).rglob("*") if "__pycache__" not in each.parts
    ]
    return frozenset(each.relative_to(PROJECT).as_posix() for each in found)


def is_there(name: str) -> bool:
    """Return whether a path is one of the tree, or the end of one."""
    name = name.rstrip("/")
    return (PROJECT / name).exists() or any(path.endswith(f"/{name}") for path in paths())


def is_defined(dotted: str) -> bool:
    """Return whether a dotted name is a module, or a name defined in one."""
    path = dotted.replace(".", "/")
    if (PROJECT / f"{path}.py").exists() or (PROJECT / path / "__init__.py").exists():
        return True
    module, _, name = dotted.rpartition(".")
    file = PROJECT / f"{module.replace('.', '/')}.py"
    return file.exists() and bool(
        re.search(rf"^(?:class|def) {name}\b|^{name}\b.*=", file.read_text(encoding="utf-8"), re.MULTILINE)
    )


@pytest.mark.parametrize("document", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_path_is_there(document: str) -> None:
    quoted = QUOTED.findall((PROJECT / document).read_text(encoding="utf-8"))
    files = {each for each in quoted if FILE.fullmatch(each)} - NOT_IN_THE_TREE
    assert len(files) >= 5
    assert [each for each in sorted(files) if not is_there(each)] == []


def test_every_class_of_the_glossary_is_there() -> None:
    quoted = QUOTED.findall((PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    names = {each for each in quoted if DOTTED.fullmatch(each)}
    assert len(names) > 15
    assert [each for each in sorted(names) if not is_defined(each)] == []
