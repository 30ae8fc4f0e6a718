"""A command that was run, and what every sentence of the command line keeps to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LIST = "晋政办函〔2020〕28号"


WHEN = "2026-01-01T00:00:00.000Z"


@dataclass
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


def one_sentence(result: Result) -> None:
    """What unusable input is answered with; in JSON too where that is asked for."""
    if result.out:
        assert result.json["error"]["message"] == result.err.strip()
    assert result.err.endswith("\n")
    assert len(result.err.strip().splitlines()) == 1
    assert any("一" <= character <= "鿿" for character in result.err)


def damage(path: Path) -> None:
    """Overwrite all but the first page."""
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
