"""No test waits by a number of its own: on a loaded machine a short one fails what is right."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.patience import SECONDS, PatientBot

TESTS = Path(__file__).resolve().parent
#: Run by themselves, on what they ask for.
APART = ("bench", "packages", "torture")
#: What waits for a thread or a process, and takes as its first argument how long.
WAITING = ("wait", "join", "result", "acquire")


def impatient(source: str) -> list[int]:
    """The lines that wait for a number of seconds or milliseconds which stands there.

    Half a second and less is no waiting, it is to look whether something has come; ``qtbot.wait`` lets the
    window work, and what is looked at afterwards must hold however far it got.
    """
    found = []
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call):
            continue
        limits = [each.value for each in call.keywords if each.arg == "timeout"]
        match call.func:
            case ast.Attribute(value, name) if name in WAITING and not ast.unparse(value).endswith("qtbot"):
                limits += call.args[:1]
        found += [
            call.lineno for each in limits
            if isinstance(each, ast.Constant) and isinstance(each.value, int | float) and each.value > 0.5
        ]  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("qtbot.waitUntil(ready, timeout=5000)", True),
        ("qtbot.waitUntil(ready)", False),
        ("qtbot.wait(50)", False),
        ("begun.wait(10)", True),
        ("begun.wait(SECONDS)", False),
        ("subprocess.run(command, timeout=60)", True),
        ("connection.receive(timeout=0.2)", False),
        ("', '.join(names)", False),
    ],
)
def test_the_check_tells_them_apart(line: str, found: bool) -> None:
    assert bool(impatient(line)) == found


def test_no_test_is_impatient() -> None:
    files = [
        file for file in sorted(TESTS.rglob("*.py")) if file.relative_to(TESTS).parts[0] not in APART
    ]  # fmt: skip
    assert len(files) > 100
    assert {
        f"{file.relative_to(TESTS).as_posix()}:{line}"
        for file in files
        for line in impatient(file.read_text(encoding="utf-8"))
    } == set()


def test_the_bot_of_all_tests_is_patient(qtbot: QtBot) -> None:
    assert isinstance(qtbot, PatientBot)
    waits = [
        name for name, each in inspect.getmembers(QtBot, inspect.isfunction)
        if "timeout" in inspect.signature(each).parameters
    ]  # fmt: skip
    assert {"waitUntil", "waitSignal", "waitExposed"} <= set(waits)
    for name in ("waitUntil", "waitSignal", "waitExposed"):
        assert getattr(PatientBot, name).__kwdefaults__["timeout"] == SECONDS * 1000
