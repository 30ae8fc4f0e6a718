"""What long events of the GUI thread are made of: receiver, type, events inside, functions."""

from __future__ import annotations

import cProfile
import pstats
import time
from pathlib import Path

from opened_window import Watched  # itself finds the program
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

PROJECT = Path(__file__).resolve().parents[2]
#: An event inside another, or a function, is told when it takes so much of it.
WORTH_MS = 1.5


def told(receiver: QObject, event: QEvent) -> str:
    """Say what got which event: its class, name and parent, and the event's type."""
    names = [type(receiver).__name__, receiver.objectName()]
    parent = receiver.parent()
    if isinstance(receiver, QWidget) and parent is not None:
        names.append(f"in {type(parent).__name__}")
    return f"{event.type().name} → {' '.join(filter(None, names))}"


class Explained(Watched):
    """An application that keeps, of each event over a limit, what it was and where its time went.

    With ``profiled`` the functions are told too; then all takes about half as long again.
    """

    def __init__(self, limit_ms: float, profiled: bool = False) -> None:
        super().__init__(time.thread_time)
        self._limit, self._profiled = limit_ms, profiled
        self._inside: list[tuple[int, str, float, float]] = []
        self._children = [0.0]
        self._long: list[tuple[float, list[str]]] = []

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event, with notes of what it and those inside took."""
        outermost, depth = len(self._children) == 1, len(self._children)
        name = told(receiver, event)
        profile = cProfile.Profile() if outermost and self._profiled else None
        self._children.append(0.0)
        if profile is not None:
            profile.enable()
        start = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            spent = (time.thread_time() - start) * 1000
            if profile is not None:
                profile.disable()
            own = spent - self._children.pop()
            self._children[-1] += spent
            if spent >= WORTH_MS:
                self._inside.append((depth, name, spent, own))
            if outermost:
                self._finish(spent, profile)

    def _finish(self, spent: float, profile: cProfile.Profile | None) -> None:
        inside, self._inside, self._children = self._inside, [], [0.0]
        if spent < self._limit:
            return
        lines = [
            f"{'  ' * at}{ms:.1f} ms, {own:.1f} itself: {name}" for at, name, ms, own in reversed(inside)
        ]
        if profile is not None:
            lines += _functions(profile)
        self._long.append((spent, lines))

    def told(self) -> list[tuple[float, list[str]]]:
        """Of each long event since this was asked before, its milliseconds and what it was."""
        long, self._long = self._long, []
        return long


def _functions(profile: cProfile.Profile) -> list[str]:
    """The functions that take the time, by what they take with what they call."""
    found = []
    for (file, line, name), (_, calls, own, total, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        if total * 1000 >= WORTH_MS and "tests/bench" not in file:
            place = file.removeprefix(f"{PROJECT}/")
            found.append((total, f"{total * 1000:7.1f} {own * 1000:6.1f} {calls:5} {name} {place}:{line}"))
    return [line for _, line in sorted(found, reverse=True)[:45]]
