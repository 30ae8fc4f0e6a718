"""Data classes whose methods are made later do what those of Python do, and make each method once."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import sys
from collections.abc import Callable
from typing import Any

import pytest

from store.system import quick_dataclasses

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != quick_dataclasses.KNOWN, reason="another Python makes them itself"
)
METHODS = ("__repr__", "__eq__", "__hash__")
SORTS = [{}, {"slots": True}, {"order": True}, {"slots": True, "order": True}, {"frozen": False}]


def make(**options: Any) -> Any:
    @dataclasses.dataclass(**({"frozen": True} | options))
    class Place:
        row: int
        name: str = "a"
        seen: Any = dataclasses.field(default=None, compare=False, repr=False)

    return Place


@pytest.mark.parametrize("options", SORTS)
def test_objects_are_compared_hashed_and_shown(options: dict[str, bool]) -> None:
    kind = make(**options)
    one, same, other = kind(1), kind(1, seen="x"), kind(2, "b")
    assert (one == same, one == other, one == 1, one != other) == (True, False, False, True)
    assert repr(other) == f"{kind.__qualname__}(row=2, name='b')"
    if options.get("frozen", True):
        assert hash(one) == hash(same) == hash((1, "a"))
    else:
        assert kind.__hash__ is None
    if options.get("order"):
        assert sorted([other, one]) == [one, other]
        assert one <= same
    else:
        with pytest.raises(TypeError):
            sorted([other, one])


def test_a_method_is_made_at_its_first_call_and_stays() -> None:
    kind = make(slots=True)
    waiting = {name: vars(kind)[name] for name in METHODS}
    assert len({method.__code__ for method in waiting.values()}) == 1
    one = kind(1)
    shown, equal, number = repr(one), one == kind(1), hash(one)
    made = {name: vars(kind)[name] for name in METHODS}
    assert all(made[name] is not waiting[name] for name in METHODS)
    assert [method.__qualname__ for method in made.values()] == [f"{kind.__qualname__}.{n}" for n in METHODS]
    assert (repr(one), one == kind(1), hash(one)) == (shown, equal, number)
    assert {name: vars(kind)[name] for name in METHODS} == made
    # Whoever kept the one that waits is answered, too.
    assert waiting["__eq__"](one, kind(1))


def test_an_object_that_holds_itself_is_shown() -> None:
    kind = make(frozen=False)
    one = kind(1)
    one.name = one
    assert repr(one) == f"{kind.__qualname__}(row=1, name=...)"


def test_a_class_below_has_its_own_methods() -> None:
    above = make(slots=True)

    @dataclasses.dataclass(frozen=True, slots=True)
    class Below(above):
        more: int = 0

    assert (Below(1) == Below(1), Below(1) == above(1), Below(1) == Below(1, more=2)) == (True, False, False)
    assert repr(above(1)) != repr(Below(1))
    assert "more=0" in repr(Below(1))
    assert hash(Below(1)) != hash(above(1))


@pytest.mark.parametrize("slots", [False, True])
@pytest.mark.parametrize(
    "change",
    [
        lambda one: setattr(one, "row", 2),
        lambda one: setattr(one, "unknown", 2),
        lambda one: delattr(one, "row"),
        lambda one: delattr(one, "unknown"),
    ],
)
def test_an_object_that_never_changes_says_so(slots: bool, change: Callable[[Any], None]) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        change(make(slots=slots)(1))


def test_a_plain_class_below_one_that_never_changes_may_have_more() -> None:
    class More(make()):
        pass

    @dataclasses.dataclass(frozen=True)
    class Again(More):
        extra: int = 0

    class Most(Again):
        pass

    for kind in (More, Most):
        one = kind(1)
        one.own = 3
        assert one.own == 3
        del one.own
        assert not hasattr(one, "own")
        with pytest.raises(dataclasses.FrozenInstanceError):
            one.row = 2
        with pytest.raises(dataclasses.FrozenInstanceError):
            del one.row


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    row: int
    names: tuple[str, ...] = ()


def test_objects_are_copied_replaced_and_pickled() -> None:
    one = Kept(1, ("a",))
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
    assert dataclasses.replace(one, row=2) == Kept(2, ("a",))
    assert dataclasses.asdict(one) == {"row": 1, "names": ("a",)}
    assert Kept.__match_args__ == ("row", "names")


def test_another_python_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_dataclasses, "KNOWN", (2, 0))
    before = dataclasses._repr_fn  # type: ignore[attr-defined]
    quick_dataclasses.install()
    assert dataclasses._repr_fn is before  # type: ignore[attr-defined]
