"""The start of the window: the few words that lead to it, read without the parser of the commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.model.errors import YiceError
from store.model.wording import Language
from store.system.paths import DataPaths
from ui.commandline.start.exit_codes import INTERRUPTED, UNUSABLE
from ui.services import process_memory
from ui.services.chosen_language import language_called


class WindowStart(NamedTuple):
    """The words of a start without a command."""

    data_dir: str | None = None
    portable: bool = False
    language: Language | None = None


def window_start(argv: Sequence[str]) -> WindowStart | None:
    """Return what the words say if they lead to the window and nothing is doubtful; else None.

    What the parser of the commands needs is a tenth of what the processor does until the first paint.
    """
    found = WindowStart()
    words = iter(argv)
    for word in words:
        value = None if word == "--portable" else next(words, "")
        if value is None:
            found = found._replace(portable=True)
        elif not value or value.startswith("-"):
            return None
        elif word == "--data-dir":
            found = found._replace(data_dir=value)
        elif word == "--lang" and language_called(value) is not None:
            found = found._replace(language=language_called(value))
        else:
            return None
    return found


def open_window(paths: DataPaths, files: Sequence[str], language: str | None) -> int:
    """Open the window with files that are to be taken in; only here is Qt imported for more than printing."""
    fault = _window_fault()
    if fault is not None:
        from ui.commandline.start.failures import fail

        return fail(fault, UNUSABLE)
    process_memory.keep_small()
    process_memory.hold_collection()
    try:
        return _run_window(paths, files, language)
    finally:
        # The window does this when it is whole, which one that cannot open never is.
        process_memory.resume_collection()


def _run_window(paths: DataPaths, files: Sequence[str], language: str | None) -> int:
    """Run the window; return the exit code, whatever happens in it."""
    try:
        from ui.app import run as run_window
    except ImportError as error:
        from ui.commandline.start.failures import fail
        from ui.commandline.usage_errors import qt_fault

        return fail(qt_fault(error), UNUSABLE)
    try:
        return run_window(paths, files, language)
    except YiceError as error:
        from ui.commandline.start.failures import fail

        return fail(error, UNUSABLE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from ui.commandline.start.failures import report

        return report(error, paths)


def _window_fault() -> YiceError | None:
    """Return why Qt would end the program on the spot: no screen, or a library of the system has gone."""
    from ui.services import screen

    name = screen.unanswered()
    if name is not None:
        from ui.commandline.usage_errors import NoDisplay, ScreenUnanswered

        return ScreenUnanswered(what=name) if name else NoDisplay()
    missing = screen.missing_library()
    if missing is None:
        return None
    from ui.commandline.usage_errors import library_fault

    return library_fault(missing)
