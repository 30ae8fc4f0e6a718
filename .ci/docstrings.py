"""Takes docstrings out of compiled modules: a bundle that nobody reads code in is smaller and starts sooner.

Python's own way (-OO) takes the assertions too, and makes every dataclass write a docstring at each start.
"""

from __future__ import annotations

import dis
import inspect
from itertools import pairwise
from types import CodeType

#: What takes the place of a class's docstring: a dataclass without one makes its own at each start.
SOME = " "


def without(code: CodeType) -> CodeType:
    """Return a module's code without its docstrings and those of its functions and classes."""
    consts = [without(const) if isinstance(const, CodeType) else const for const in code.co_consts]
    if not code.co_flags & inspect.CO_OPTIMIZED:
        place = _stored_docstring(code)
        if place is not None:
            consts[place] = None if code.co_name == "<module>" else SOME
    elif consts and isinstance(consts[0], str) and not code.co_name.startswith("<") and not _uses(code, 0):
        consts[0] = None
    return code.replace(co_consts=tuple(consts))


def _stored_docstring(code: CodeType) -> int | None:
    """Return which constant the body of a module or class puts into __doc__, and nowhere else."""
    for first, second in pairwise(dis.get_instructions(code)):
        if first.opname == "LOAD_CONST" and (second.opname, second.argval) == ("STORE_NAME", "__doc__"):
            return first.arg if _uses(code, first.arg) == 1 else None
    return None


def _uses(code: CodeType, place: int | None) -> int:
    """Return how often a code loads a constant."""
    names = ("LOAD_CONST", "RETURN_CONST", "KW_NAMES")
    return sum(step.opname in names and step.arg == place for step in dis.get_instructions(code))
