"""Says an error that ends the program: a sentence for people, JSON where it is asked for, an exit code."""

from __future__ import annotations

import contextlib

from store.model.errors import YiceError
from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output
from ui.commandline.start.exit_codes import UNUSABLE
from ui.services import language as spoken


def fail(error: YiceError, code: int, json: bool = False) -> int:
    """Say an expected error; return the exit code."""
    return _tell(error.code, spoken.sentence(error), code, json)


def _tell(name: str, sentence: str, code: int, json: bool) -> int:
    """Say an error for people and, where JSON is asked for, as JSON; return the exit code."""
    output.complain(sentence)
    if json:
        with contextlib.suppress(OSError):  # the error may be that of standard output
            output.say_error(name, sentence)
            output.flush()
    return code


def report(error: Exception, paths: DataPaths, json: bool = False) -> int:
    """Write a report about a bug and say so; return the exit code."""
    from store.system.crash_report import write_report

    path = write_report(error, paths.crash_dir)
    said = Message("command.bug", name=type(error).__name__)
    if path:
        said = Message("command.bug_reported", path=path)
    return _tell("error.failed", spoken.sentence(said), UNUSABLE, json)
