"""The bundle's modules lose their docstrings and nothing else."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import CodeType, ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = '''
"""A module."""
from dataclasses import dataclass


@dataclass
class Plain:
    """A class."""

    name: str = "a name"

    def greet(self, other: str = "you") -> str:
        """Greet."""
        return f"{self.name} greets {other}"


class Bare:
    text = "not a docstring"


def same() -> str:
    """told"""
    return "told"


def undocumented() -> str:
    return "kept"


def nested() -> list[str]:
    """Outer."""

    def inner() -> str:
        """Inner."""
        return "inner"

    assert inner.__doc__ is None
    return [inner(), *("one" for _ in range(1)), (lambda: "two")()]
'''


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docstrings", PROJECT / ".ci/docstrings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def names(code: CodeType, recipe: ModuleType) -> dict[str, object]:
    """What a module made from the code holds."""
    module: dict[str, object] = {"__name__": __name__}
    exec(recipe.without(code), module)
    return module


def test_only_docstrings_go(recipe: ModuleType) -> None:
    made = names(compile(SOURCE, "made.py", "exec"), recipe)
    plain = made["Plain"]
    assert made["__doc__"] is None
    assert plain.__doc__ == recipe.SOME  # a dataclass without one writes its own
    assert plain.greet.__doc__ is None
    assert plain().greet() == "a name greets you"
    assert made["Bare"].text == "not a docstring"
    assert made["same"]() == "told"
    assert made["undocumented"]() == "kept"
    assert made["nested"]() == ["inner", "one", "two"]


def test_a_fault_still_says_where_it_was(recipe: ModuleType) -> None:
    made = names(compile('def fail():\n    """Fail."""\n    raise ValueError\n', "made.py", "exec"), recipe)
    with pytest.raises(ValueError) as raised:
        made["fail"]()
    assert raised.traceback[-1].lineno == 2
