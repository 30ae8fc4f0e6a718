"""Work that is stopped: between two of its steps, in its own thread, and nothing is left open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from index.comparison.comparison import compare
from store.formats.isolated import PendingRead
from store.formats.registry import recognise
from store.intake.importer import read_bytes
from store.model.errors import Cancelled
from store.model.stopping import may_stop, stoppable

TEXT = "省卫生健康委关于加强管理的通知\n" + "\n".join(
    f"第{number}条　医疗机构应当加强第{number}项管理。" for number in range(1, 60)
)


def after(steps: int) -> Callable[[], bool]:
    """Return a wish that comes with the step of this number."""
    left = iter(range(steps))
    return lambda: next(left, None) is None


def test_nothing_is_stopped_unless_it_is_wished() -> None:
    may_stop()
    with stoppable(lambda: False):
        may_stop()
    may_stop()


def test_the_next_step_is_the_last() -> None:
    done: list[int] = []

    def work() -> None:
        with stoppable(after(3)):
            for step in range(9):
                may_stop()
                done.append(step)

    with pytest.raises(Cancelled):
        work()
    assert done == [0, 1]
    may_stop()


def test_what_is_not_wanted_from_the_first_does_not_begin() -> None:
    with pytest.raises(Cancelled), stoppable(lambda: True):
        raise AssertionError("it began")


def test_another_thread_goes_on() -> None:
    done: list[bool] = []

    def work() -> None:
        may_stop()
        done.append(True)

    with stoppable(after(1)):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        with pytest.raises(Cancelled):
            may_stop()
    assert done == [True]


def test_a_part_of_the_work_may_have_a_wish_of_its_own() -> None:
    with stoppable(lambda: False):
        with pytest.raises(Cancelled), stoppable(after(1)):
            may_stop()
        may_stop()


@pytest.mark.parametrize("steps", [1, 20, 100, 200])
def test_reading_a_text_stops_within_it(steps: int) -> None:
    with pytest.raises(Cancelled), stoppable(after(steps)):
        read_bytes(TEXT.encode(), "管理.txt")
    assert read_bytes(TEXT.encode(), "管理.txt").title == "省卫生健康委关于加强管理的通知"


def test_comparing_stops_within_it() -> None:
    one = read_bytes(TEXT.encode(), "管理.txt")
    other = read_bytes(TEXT.replace("应当加强", "必须做好").encode(), "管理（新）.txt")
    with pytest.raises(Cancelled), stoppable(after(40)):
        compare(one, other)


def test_waiting_for_another_process_stops() -> None:
    file = Path(__file__).parents[1] / "formats" / "samples" / "minutes.docx"
    begun = PendingRead(recognise(file.read_bytes(), file.name), file.read_bytes())
    with pytest.raises(Cancelled), stoppable(after(1)):
        begun.result()
