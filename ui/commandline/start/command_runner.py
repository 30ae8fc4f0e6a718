"""Runs a command line that has a command, or asks for help; any error becomes a sentence and an exit code."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from store.model.errors import CannotWrite, DamagedFile, NotFound, YiceError
from store.model.message import Message
from store.system.paths import DataPaths, data_paths
from store.system.version import VERSION
from ui.commandline import command_registry as registry
from ui.commandline import output
from ui.commandline.argument_parser import HelpAsked, language_of, parse, wants_json
from ui.commandline.command import Command
from ui.commandline.start.exit_codes import DONE, INTERRUPTED, NOTHING, UNUSABLE
from ui.commandline.start.failures import fail, report
from ui.commandline.start.window_start import open_window
from ui.commandline.usage_errors import BadUsage, NoDataFolder
from ui.services import language as spoken
from ui.services.chosen_language import chosen_paper_language


def run_words(argv: Sequence[str]) -> int:
    """Run a command line; return the exit code."""
    output.prepare()
    spoken.use(language_of(argv))
    json = wants_json(argv)
    try:
        options = parse(argv)
    except HelpAsked as asked:
        text = _help(asked.command)
        return _finish(text, {"help": text} if json else None)
    except BadUsage as error:
        return fail(error, UNUSABLE, json)
    if options.version:
        text = spoken.sentence(Message("help.program", version=VERSION)) + "\n"
        return _finish(text, {"version": VERSION} if json else None)
    paths = data_paths(options.data_dir, options.portable)
    spoken.use_for_papers(chosen_paper_language(paths.settings_ini))
    if options.command is None:
        return open_window(paths, options.files, options.lang)
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
        return fail(error, NOTHING, json)
    except YiceError as error:
        return fail(error, UNUSABLE, json)
    except OSError as error:
        return _fail_writing(error, paths, json)
    except Exception as error:  # a bug: the user gets a sentence, developers a report
        return report(error, paths, json)
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


def _fail_writing(error: OSError, paths: DataPaths, json: bool) -> int:
    """Return an error of the file system that nobody expected: the output's if it names no file, else a
    bug.
    """
    if error.filename is not None:
        return report(error, paths, json)
    from store.system.files import reason_of

    output.abandon()
    return fail(CannotWrite(path=Message("word.standard_output"), reason=reason_of(error)), UNUSABLE)
