"""Help texts of the program and its commands by language: ``resources/i18n/*/help.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from store.model.wording import Language
from store.system.paths import resources_dir

#: Entries of a list: what is typed, and what it does.
Entries = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """Help of one command in one language."""

    #: What is typed behind the program's name, and what it does (both may have line breaks).
    usage: Entries
    #: What is typed behind the program's name, and what comes of it.
    examples: Entries = ()
    #: Further lines, such as the query language.
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class ProgramHelp:
    """Help of the program in one language; ``{program}`` in ``remarks`` is what starts it."""

    summary: str
    #: Options of the program, which may be before or behind the command.
    options: Entries
    exit_codes: Entries
    #: What else is to be known of all commands.
    remarks: tuple[str, ...]
    #: Files and folders that the manual page names.
    files: Entries


def program_help(language: Language) -> ProgramHelp:
    """Return the help of the program."""
    table = _table(language)["program"]
    return ProgramHelp(
        table["summary"],
        _entries(table["options"]),
        _entries(table["exit_codes"]),
        tuple(table["remarks"]),
        _entries(table["files"]),
    )


def command_texts(name: str, language: Language) -> CommandHelp | None:
    """Return the help of a command; None where the table of the language has none."""
    table = _table(language)["command"].get(name)
    if table is None:
        return None
    remarks = table.get("remarks", "").strip("\n")
    return CommandHelp(_entries(table["usage"]), _entries(table.get("examples", ())), remarks)


def _entries(rows: Iterable[list[str]]) -> Entries:
    return tuple((typed, meaning) for typed, meaning in rows)


@lru_cache(maxsize=4)
def _table(language: Language) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((resources_dir() / "i18n" / language / "help.toml").read_text(encoding="utf-8"))
