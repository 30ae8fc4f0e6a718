"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]


def with_examples() -> list[str]:
    files = [file for room in ("store", "index", "ui") for file in sorted((PROJECT / room).rglob("*.py"))]
    return [
        ".".join(file.relative_to(PROJECT).with_suffix("").parts)
        for file in files
        if ">>> " in file.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("module", with_examples())
def test_the_examples_are_true(module: str) -> None:
    result = doctest.testmod(import_module(module))
    assert result.attempted
    assert not result.failed


def test_there_are_examples() -> None:
    assert len(with_examples()) > 3
