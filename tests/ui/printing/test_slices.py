"""Long work in slices."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from ui.printing.slices import Slices


def count(to: int, closed: list[str]) -> Generator[float, None, str]:
    try:
        for number in range(to):
            yield number / to
    finally:
        closed.append("closed")
    return "done"


def failing() -> Generator[float, None, None]:
    yield 0.0
    raise OSError("no")


def test_the_result_comes_back(qtbot: QtBot) -> None:
    slices, results, busy = Slices(), [], []
    slices.busy_changed.connect(busy.append)
    slices.start(count(1000, []), results.append)
    assert slices.busy()
    qtbot.waitUntil(lambda: results == ["done"])
    assert busy == [True, False]
    assert not slices.busy()


def test_the_event_loop_runs_in_between(qtbot: QtBot) -> None:
    slices, fractions = Slices(), []

    def endless() -> Generator[float, None, None]:
        while True:
            yield 0.5

    slices.progress.connect(fractions.append)
    slices.start(endless(), lambda _: None)
    qtbot.waitUntil(lambda: len(fractions) > 2)
    slices.cancel()


def test_new_work_replaces_the_old(qtbot: QtBot) -> None:
    slices, results, closed = Slices(), [], []
    old = count(10**9, closed)
    next(old)
    slices.start(old, results.append)
    slices.start(count(1, []), results.append)
    assert closed == ["closed"]
    qtbot.waitUntil(lambda: results == ["done"])


def test_cancelled_work_calls_nothing(qtbot: QtBot) -> None:
    slices, results = Slices(), []
    slices.start(count(3, []), results.append, results.append)
    slices.cancel()
    qtbot.wait(20)
    assert not results


def test_a_failure_goes_to_its_callback(qtbot: QtBot) -> None:
    slices, failures = Slices(), []
    slices.start(failing(), lambda _: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], OSError)


def test_a_failure_without_a_callback_is_a_bug(qtbot: QtBot) -> None:
    slices: Any = Slices()
    slices.start(failing(), lambda _: None)
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: not slices.busy())
    assert [kind for kind, _, _ in caught] == [OSError]
    with pytest.raises(OSError, match="no"):
        raise caught[0][1]
