"""The examples in docstrings are true, every one of them."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]


def examples(file: Path) -> int:
    """How many examples a file has, wherever in it."""
    return sum(line.lstrip().startswith(">>> ") for line in file.read_text(encoding="utf-8").splitlines())


WITH_EXAMPLES = {
    ".".join(file.relative_to(PROJECT).with_suffix("").parts): number
    for room in ("store", "index", "ui")
    for file in sorted((PROJECT / room).rglob("*.py"))
    if (number := examples(file))
}


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_the_examples_are_true(module: str) -> None:
    result = doctest.testmod(import_module(module))
    assert not result.failed
    # None is where doctest does not look, as in the docstring of a constant or of a decorated function.
    assert result.attempted == WITH_EXAMPLES[module]


def test_there_are_examples() -> None:
    assert len(WITH_EXAMPLES) > 3
