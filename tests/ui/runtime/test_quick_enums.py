"""The enumerations of Qt, made the shorter way, are those that Python makes."""

from __future__ import annotations

import enum
import sys
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFont, QPalette, QTextFormat
from PySide6.QtWidgets import QDialogButtonBox, QSizePolicy, QStyle, QWizard

from ui.runtime import quick_enums

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != quick_enums.KNOWN, reason="another Python makes them itself"
)
OF_QT = (
    Qt.Key,
    Qt.AlignmentFlag,
    Qt.WidgetAttribute,
    Qt.KeyboardModifier,
    QEvent.Type,
    QLocale.Language,
    QFont.Weight,
    QPalette.ColorRole,
    QTextFormat.Property,
    QDialogButtonBox.StandardButton,
    QSizePolicy.Policy,
    QStyle.StateFlag,
    QStyle.SubControl,
    QWizard.WizardOption,
)
FALLING = [("B", 4), ("A", 1), ("BOTH", 5), ("LOW", 1), ("NONE", 0)]


def usual(base: Any, name: str, pairs: list[tuple[str, Any]]) -> Any:
    return quick_enums._usual.__get__(base)(name, pairs, module="qt", boundary=enum.FlagBoundary.KEEP)


def quick(base: Any, name: str, pairs: list[tuple[str, Any]]) -> Any:
    return base.__class__._create_(base, name, pairs, module="qt", boundary=enum.FlagBoundary.KEEP)


def described(one: Any) -> Any:
    """What can be seen of a class, its members and what is in them."""
    if isinstance(one, dict):
        return [(described(key), described(value)) for key, value in one.items()]
    if isinstance(one, enum.Enum):
        return (str(one), repr(one), type(one).__name__, sorted(map(str, vars(one).items())))
    return getattr(one, "__qualname__", None) or repr(one)


def whole(kind: Any) -> list[Any]:
    own = sorted((name, described(value)) for name, value in vars(kind).items())
    return [own, [one.name for one in kind], list(kind.__members__), kind.__doc__, repr(kind)]


@pytest.mark.parametrize("kind", OF_QT, ids=lambda kind: kind.__qualname__)
def test_a_class_of_qt_is_the_same_made_either_way(kind: Any) -> None:
    pairs = [(name, member.value) for name, member in kind.__members__.items()]
    base = kind.__mro__[1]
    assert quick_enums._are_plain(base, pairs)
    assert whole(quick(base, "Kind", pairs)) == whole(usual(base, "Kind", pairs))


@pytest.mark.parametrize("base", quick_enums._BASES, ids=lambda base: base.__name__)
def test_every_base_with_aliases_and_falling_values(base: Any) -> None:
    first, second = quick(base, "Kind", FALLING), usual(base, "Kind", FALLING)
    assert whole(first) == whole(second)
    assert first(4) is first.B is first["B"]
    assert first.LOW is first.A
    if issubclass(base, enum.Flag):
        assert (first.A | first.B).value == 5
        assert [one.name for one in ~first.A] == [one.name for one in ~second.A]


@pytest.mark.parametrize(
    "pairs",
    [[("value", 1)], [("_own_", 1)], [("A", "text")], [("A", 1), ("A", 2)], [("mro", 1)], [("", 1)], []],
)
def test_what_is_not_plain_goes_the_usual_way(pairs: list[tuple[str, Any]]) -> None:
    assert not quick_enums._are_plain(enum.Enum, pairs)


def test_enumerations_of_the_program_and_of_python_are_made_as_ever() -> None:
    kind = enum.Enum("Kind", "FIRST SECOND")
    assert [one.value for one in kind] == [1, 2]
    assert kind.__module__ == __name__
