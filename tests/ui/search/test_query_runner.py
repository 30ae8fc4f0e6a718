"""The search controller: only the newest answer is told, whatever order the answers come in."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from index.query.parser import parse
from index.results import Answer, Hit
from store.model.errors import Busy
from tests.patience import SECONDS
from ui.runtime.jobs import Jobs
from ui.search.query_runner import FIRST_LIMIT, MORE, QueryRunner


def answer(text: str, total: int = 1, shown: int = 1) -> Answer:
    hits = tuple(
        Hit(
            "文",
            "a.txt",
            f"文/{n}.",
            (f"{n}.",),
            f"{n}.",
            None,
            text,
            ((0, len(text)),),
            ((0, 1),),
            1.0,
            "exact",
        )
        for n in range(shown)
    )
    return Answer(parse(text), total, 1.0, hits, (("文", total),))


class SlowEngine:
    """Answers a query when its gate is opened, and notes what it was asked."""

    def __init__(self, total: int = 1) -> None:
        self.gates: dict[str, threading.Event] = {}
        self.asked: list[tuple[str, int | None, bool]] = []
        self.total = total
        self.error: Exception | None = None

    def search(
        self,
        text: str,
        limit: int | None = 50,
        cancelled: Callable[[], bool] | None = None,
        literal: bool = False,
    ) -> Answer:
        self.asked.append((text, limit, literal))
        if text in self.gates:
            assert self.gates[text].wait(SECONDS)
        if self.error is not None:
            raise self.error
        return answer(text, self.total, min(self.total, limit or self.total))


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def controller(engine: SlowEngine, jobs: Jobs) -> QueryRunner:
    return QueryRunner(lambda: engine, jobs)


def test_an_answer_that_comes_late_is_dropped(
    qtbot: QtBot, controller: QueryRunner, engine: SlowEngine, jobs: Jobs
) -> None:
    told: list[str] = []
    controller.answered.connect(lambda one: told.append(one.query.text))
    engine.gates["床"] = threading.Event()
    controller.ask_now("床")
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    controller.ask_now("床位")
    qtbot.waitUntil(lambda: told == ["床位"])
    engine.gates["床"].set()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert told == ["床位"]
    assert controller.answer is not None
    assert controller.answer.query.text == "床位"


def test_a_burst_of_keys_is_one_search(qtbot: QtBot, controller: QueryRunner, engine: SlowEngine) -> None:
    with qtbot.waitSignal(controller.answered):
        for text in ("区", "区域", "区域医", "区域医疗"):
            controller.ask(text)
    assert [text for text, _limit, _literal in engine.asked] == ["区域医疗"]


def test_blank_clears_and_drops_what_is_under_way(
    qtbot: QtBot, controller: QueryRunner, engine: SlowEngine, jobs: Jobs
) -> None:
    told: list[object] = []
    controller.answered.connect(told.append)
    engine.gates["床"] = threading.Event()
    controller.ask_now("床")
    qtbot.waitUntil(lambda: len(engine.asked) == 1)
    with qtbot.waitSignal(controller.cleared):
        controller.ask("  ")
    engine.gates["床"].set()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert told == []


def test_more_continues_the_same_query(qtbot: QtBot, controller: QueryRunner, engine: SlowEngine) -> None:
    engine.total = 120
    with qtbot.waitSignal(controller.answered):
        controller.ask_now("的")
    with qtbot.waitSignal(controller.continued) as continued:
        controller.page(0)
        controller.page(FIRST_LIMIT)
    page = continued.args[0]
    assert (page.start, len(page.hits)) == (FIRST_LIMIT, 70)
    assert [limit for _text, limit, _literal in engine.asked][-1] == FIRST_LIMIT + MORE


def test_taken_literally(qtbot: QtBot, controller: QueryRunner, engine: SlowEngine) -> None:
    with qtbot.waitSignal(controller.answered):
        controller.ask("医保", literal=True)
    with qtbot.waitSignal(controller.answered):
        controller.again()
    assert [literal for _text, _limit, literal in engine.asked] == [True, True]
    with qtbot.waitSignal(controller.answered):
        controller.ask("医保")
    assert engine.asked[-1][2] is False


def test_failure_is_told(qtbot: QtBot, controller: QueryRunner, engine: SlowEngine) -> None:
    engine.error = Busy(path="index")
    with qtbot.waitSignal(controller.failed) as failed:
        controller.ask_now("床")
    assert isinstance(failed.args[0], Busy)
    engine.error = None
    with qtbot.waitSignal(controller.answered):
        controller.ask_now("床位")
