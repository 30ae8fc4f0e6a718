"""Errors that only the command line has."""

# ruff: noqa: N818  (the names say what happened; the base class says that it is an error)

from __future__ import annotations

import re
import sys
from pathlib import Path

from store.model.errors import NotFound, YiceError
from ui.services import screen
from ui.services.system_libraries import debian_package

#: A word that looks like an option and not like a word that a query excludes (-DRG).
LIKE_OPTION = re.compile(r"--[A-Za-z][\w-]*(?:=.*)?|[—–―－]{1,2}(?:limit|json)(?:=.*)?")


def program_name() -> str:
    """Return what the user types to start the program: ``yice`` where it is installed as a command."""
    name = Path(sys.argv[0] if sys.argv else "").stem
    return name if getattr(sys, "frozen", False) or name == "yice" else "main.py"


class BadUsage(YiceError):
    """The command line cannot be understood."""

    code = "command.bad_usage"


class NotAClause(NotFound):
    """A reference that leads to a whole document where a clause is wanted."""

    code = "command.not_a_clause"


class Ambiguous(YiceError):
    """A reference that several clauses or documents answer to; none of them is taken without a word."""

    code = "command.ambiguous"


class NoDataFolder(YiceError):
    """The data folder that was named is not there, and the command would only read in it."""

    code = "command.no_data_folder"


class NoDisplay(YiceError):
    """Error: there is no screen to open a window on."""

    code = "command.no_display"


class ScreenUnanswered(YiceError):
    """The screen that the environment names does not answer."""

    code = "command.screen_unanswered"


class LibraryMissing(YiceError):
    """A library of the system that windows need is not there, or has gone since the installation."""

    code = "command.library_missing"


class PackageMissing(YiceError):
    """The same, where the name of the system's package is known."""

    code = "command.package_missing"


class NoQt(YiceError):
    """Qt, or a system library that it needs, is not there."""

    code = "command.no_qt"


def qt_fault(error: ImportError) -> YiceError:
    """Return what Qt lacks, from what importing it ended with, as the user is told it."""
    return library_fault(screen.library_in(str(error))) or NoQt(what=str(error))


def library_fault(library: str | None) -> YiceError | None:
    """Return the error of a system library that is missing, None for None."""
    if library is None:
        return None
    package = debian_package(library)
    return PackageMissing(what=library, package=package) if package else LibraryMissing(what=library)
