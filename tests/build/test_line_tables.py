"""Compiled modules keep the line of every step, and nothing of its columns."""

from __future__ import annotations

import importlib.util
import json
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType

import pytest

PROJECT = Path(__file__).resolve().parents[2]
FAULT = "def far():\n" + "\n" * 300 + "    one = 1\n    raise ValueError(\n        one\n    )\n\n\nfar()\n"


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("line_tables", PROJECT / ".ci/line_tables.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parts(code: CodeType) -> Iterator[CodeType]:
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from parts(const)


@pytest.mark.parametrize("source", [json.decoder.__file__, traceback.__file__, __file__])
def test_every_step_keeps_its_line_and_loses_its_columns(recipe: ModuleType, source: str) -> None:
    code = compile(Path(source).read_text(encoding="utf-8"), source, "exec")
    lighter = recipe.lines_only(code)
    pairs = list(zip(parts(code), parts(lighter), strict=True))
    assert len(pairs) > 5
    assert [[place[0] for place in one.co_positions()] for one, _ in pairs] == [
        [place[0] for place in other.co_positions()] for _, other in pairs
    ]
    assert {place[2:] for _, other in pairs for place in other.co_positions()} == {(None, None)}
    assert [one.co_code for one, _ in pairs] == [other.co_code for _, other in pairs]
    before, after = (sum(len(pair[side].co_linetable) for pair in pairs) for side in (0, 1))
    assert after < before / 2


def test_a_fault_says_its_line(recipe: ModuleType) -> None:
    code = recipe.lines_only(compile(FAULT, "far.py", "exec"))
    with pytest.raises(ValueError, match="1") as raised:
        exec(code, {})
    lines = [frame.lineno for frame in traceback.extract_tb(raised.tb) if frame.filename == "far.py"]
    assert lines == [308, 303]
