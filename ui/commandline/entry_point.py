"""Entry of the command line: runs a command; any error becomes one sentence and an exit code."""

from __future__ import annotations

import contextlib
import sys
from argparse import Namespace
from collections.abc import Sequence

from store.model.errors import CannotWrite, DamagedFile, NotFound, YiceError
from store.model.message import Message
from store.system.paths import DataPaths, data_paths
from store.system.version import VERSION
from ui.commandline import command_registry as registry
from ui.commandline import output
from ui.commandline.argument_parser import HelpAsked, language_of, parse, wants_json
from ui.commandline.command import DONE, INTERRUPTED, NOTHING, UNUSABLE, Command
from ui.commandline.usage_errors import (
    BadUsage,
    NoDataFolder,
    NoDisplay,
    ScreenUnanswered,
    library_fault,
    qt_fault,
)
from ui.services import language as spoken
from ui.services import process_memory, screen
from ui.services.chosen_language import chosen_paper_language


def main() -> int:
    """Run the program with the words that it was started with; returns the exit code."""
    return run(sys.argv[1:])


def run(argv: Sequence[str]) -> int:
    """Run a command line (without the program's name); without a command, the window.

    Returns the exit code: 0 done, 1 nothing found or damage found, 2 the input cannot be used.
    """
    if list(argv) == ["--read-files"]:  # a process of the program's own, for files that nobody trusts
        from store.formats.worker import serve

        return serve()
    if list(argv) == ["--draw-pages"]:  # another, for the pages of such files
        from store.formats.drawing import serve as draw_pages

        return draw_pages()
    if list(argv[:1]) == ["--build-index"]:  # another, which builds the index of a large library
        from ui.services.index_process import serve as build_index

        return build_index(*argv[1:])
    if list(argv) == ["--take-apart"]:  # another, for plain files while others are stored
        from ui.services.library.arriving.intake_processes import serve as take_apart

        return take_apart()
    output.prepare()
    spoken.use(language_of(argv))
    json = wants_json(argv)
    try:
        options = parse(argv)
    except HelpAsked as asked:
        text = _help(asked.command)
        return _finish(text, {"help": text} if json else None)
    except BadUsage as error:
        return _fail(error, UNUSABLE, json)
    if options.version:
        text = spoken.sentence(Message("help.program", version=VERSION)) + "\n"
        return _finish(text, {"version": VERSION} if json else None)
    paths = data_paths(options.data_dir, options.portable)
    spoken.use_for_papers(chosen_paper_language(paths.settings_ini))
    if options.command is None:
        return _open_window(paths, options.files, options.lang)
    return _run_command(options, paths)


def _run_command(options: Namespace, paths: DataPaths) -> int:
    """Run one command to its last byte of output."""
    json: bool = getattr(options, "json", False)
    try:
        code = _run_mending(options, paths)
        output.flush()
    except BrokenPipeError:
        output.abandon()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except NotFound as error:
        return _fail(error, NOTHING, json)
    except YiceError as error:
        return _fail(error, UNUSABLE, json)
    except OSError as error:
        return _fail_writing(error, paths, json)
    except Exception as error:  # a bug: the user gets a sentence, developers a report
        return _report(error, paths, json)
    return code


def _run_mending(options: Namespace, paths: DataPaths) -> int:
    """Run a command; where reading library or notebook fails, have it made again and try once more."""
    command = registry.find(options.command)
    assert command is not None  # the parser knows it
    if options.data_dir and not paths.root.is_dir() and command.needs_folder(options):
        raise NoDataFolder(path=paths.root)
    try:
        return command.run(paths, options)
    except DamagedFile as error:
        from ui.services.data_folder import mark_damaged

        if not mark_damaged(paths, error.details.get("path")):
            raise
    return command.run(paths, options)


def _open_window(paths: DataPaths, files: Sequence[str], language: str | None) -> int:
    """Open the window with files that are to be taken in; only here is Qt imported for more than printing."""
    fault = _window_fault()
    if fault is not None:
        return _fail(fault, UNUSABLE)
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
        return _fail(qt_fault(error), UNUSABLE)
    try:
        return run_window(paths, files, language)
    except YiceError as error:
        return _fail(error, UNUSABLE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _report(error, paths)


def _window_fault() -> YiceError | None:
    """Return why Qt would end the program on the spot: no screen, or a library of the system has gone."""
    name = screen.unanswered()
    if name is not None:
        return ScreenUnanswered(what=name) if name else NoDisplay()
    return library_fault(screen.missing_library())


def _help(command: Command | None) -> str:
    from ui.commandline.help_text import command_help, help_text

    return command_help(command) if command is not None else help_text(registry.commands())


def _finish(text: str, value: dict[str, str] | None) -> int:
    """Say a text, or a value in JSON instead."""
    try:
        if value is not None:
            output.say_json(value)
        else:
            output.say(text)
        output.flush()
    except BrokenPipeError:
        output.abandon()
    return DONE


def _fail(error: YiceError, code: int, json: bool = False) -> int:
    return _tell(error.code, spoken.sentence(error), code, json)


def _tell(name: str, sentence: str, code: int, json: bool) -> int:
    """Say an error for people and, where JSON is asked for, as JSON; return the exit code."""
    output.complain(sentence)
    if json:
        with contextlib.suppress(OSError):  # the error may be that of standard output
            output.say_error(name, sentence)
            output.flush()
    return code


def _fail_writing(error: OSError, paths: DataPaths, json: bool) -> int:
    """Return an error of the file system that nobody expected: the output's if it names no file, else a
    bug.
    """
    if error.filename is not None:
        return _report(error, paths, json)
    from store.system.files import reason_of

    output.abandon()
    return _fail(CannotWrite(path=Message("word.standard_output"), reason=reason_of(error)), UNUSABLE)


def _report(error: Exception, paths: DataPaths, json: bool = False) -> int:
    from store.system.crash_report import write_report

    path = write_report(error, paths.crash_dir)
    said = Message("command.bug", name=type(error).__name__)
    if path:
        said = Message("command.bug_reported", path=path)
    return _tell("error.failed", spoken.sentence(said), UNUSABLE, json)
