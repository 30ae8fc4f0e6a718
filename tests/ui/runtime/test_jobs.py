"""Jobs: callbacks in the GUI thread, cancelled ones silent, failures told."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from store.model.errors import Cancelled, NotFound
from store.model.stopping import may_stop
from tests.patience import SECONDS
from ui.runtime.jobs import Jobs, Task


def test_success_comes_back_to_this_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, bool, bool]] = []
    here = threading.current_thread()
    jobs.start(
        lambda _task: threading.current_thread() is here,
        lambda same: seen.append((1, same, threading.current_thread() is here)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(1, False, True)]
    assert jobs.running() == 0


def test_failure_goes_to_its_callback_or_to_the_signal(qtbot: QtBot, jobs: Jobs) -> None:
    def fail(_task: Task) -> None:
        raise NotFound(what="第九百条")

    seen: list[Exception] = []
    jobs.start(fail, failure=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], NotFound)
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.start(fail)
    assert isinstance(told.args[0], NotFound)


def test_a_cancelled_task_calls_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    gate = threading.Event()
    seen: list[object] = []

    def wait(task: Task) -> str:
        gate.wait(SECONDS)
        assert task.cancelled()
        return "late"

    task = jobs.start(wait, seen.append, seen.append, lambda *what: seen.append(what))
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert seen == []


def test_an_operation_that_stops_itself_is_no_failure(qtbot: QtBot, jobs: Jobs) -> None:
    def stop(_task: Task) -> None:
        raise Cancelled

    seen: list[object] = []
    jobs.start(stop, seen.append, seen.append)
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert seen == []


def test_progress(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[float, str]] = []

    def work(task: Task) -> None:
        task.report(0.5, "一半")

    with qtbot.waitSignal(jobs.running_changed, check_params_cb=lambda n: n == 0):
        jobs.start(work, progress=lambda fraction, what: seen.append((fraction, what)))
    assert seen == [(0.5, "一半")]


def test_nothing_is_called_after_closing(qtbot: QtBot) -> None:
    jobs = Jobs()
    seen: list[object] = []
    jobs.start(lambda _task: 1, seen.append)
    jobs.close()
    assert jobs.start(lambda _task: 2, seen.append).cancelled()
    qtbot.wait(30)
    assert seen == []


def test_a_widget_that_is_gone_is_not_called(qtbot: QtBot, jobs: Jobs) -> None:
    class Owner(QObject):
        def take(self, _result: object) -> None:
            pytest.fail("called although it was deleted")

    owner = Owner()
    gate = threading.Event()
    jobs.start(lambda _task: gate.wait(SECONDS), owner.take)
    owner.deleteLater()
    qtbot.wait(10)
    gate.set()
    qtbot.waitUntil(lambda: jobs.running() == 0)


def test_what_may_be_interrupted_stops_at_its_next_step(qtbot: QtBot, jobs: Jobs) -> None:
    begun, stopped, went_on = threading.Event(), threading.Event(), threading.Event()

    def work(task: Task) -> str:
        try:
            with task.interruptible():
                begun.set()
                while True:
                    may_stop()
        except Cancelled:
            stopped.set()
        went_on.set()
        return "the rest is told"

    with qtbot.waitSignal(jobs.running_changed):
        done: list[str] = []
        task = jobs.start(work, done.append)
    assert begun.wait(SECONDS)
    task.interrupt()
    assert stopped.wait(SECONDS)
    qtbot.waitUntil(lambda: done == ["the rest is told"])
    assert went_on.is_set()


def test_what_writes_is_not_interrupted(qtbot: QtBot, jobs: Jobs) -> None:
    begun, go = threading.Event(), threading.Event()
    done: list[int] = []

    def work(task: Task) -> int:
        with task.interruptible():
            may_stop()
        begun.set()
        go.wait(SECONDS)
        may_stop()
        return sum(range(100_000))

    task = jobs.start(work, done.append)
    assert begun.wait(SECONDS)
    task.interrupt()
    go.set()
    qtbot.waitUntil(lambda: done == [sum(range(100_000))])


def test_closing_does_not_wait_for_ever(qtbot: QtBot) -> None:
    jobs, begun, go = Jobs(), threading.Event(), threading.Event()

    def stuck(_task: Task) -> None:
        begun.set()
        go.wait(SECONDS)

    jobs.start(stuck)
    assert begun.wait(SECONDS)
    assert not jobs.close(0.05)
    go.set()
    assert jobs.close(30)
