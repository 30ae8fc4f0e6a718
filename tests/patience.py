"""How long a test waits for what must come: so long that only what never comes fails it.

A wait that is met ends at once, so that patience costs nothing; a loaded machine takes ten times as long.
No test says how long it waits: :class:`PatientBot` is the ``qtbot`` of all tests, and what is not of Qt
(processes, threads) waits for :data:`SECONDS`.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

#: Below ``faulthandler_timeout``, which ends the run and not only the test.
SECONDS = 120


def _patiently(wait: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(wait)
    def waiting(self: QtBot, *what: Any, timeout: int = SECONDS * 1000, **how: Any) -> Any:
        return wait(self, *what, timeout=timeout, **how)

    return waiting


class PatientBot(QtBot):
    """A QtBot whose waits, all that pytest-qt has, give up after :data:`SECONDS`."""


for _name, _wait in inspect.getmembers(QtBot, inspect.isfunction):
    if "timeout" in inspect.signature(_wait).parameters:
        setattr(PatientBot, _name, _patiently(_wait))
