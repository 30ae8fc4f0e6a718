"""Expected failures of the environment, each with one message for the user.

A :class:`YiceError` is expected (a bad file, a full disk) and is shown as its message. Any other exception
is a bug and goes to the crash report.
"""

# ruff: noqa: N818  (the names say what happened; the base class says that it is an error)

from __future__ import annotations

from functools import partial
from typing import ClassVar

from store.model.message import Detail, Message
from store.model.wording import text


class YiceError(Exception):
    """An expected failure; a subclass names its message by ``code``, keyword arguments fill that in."""

    code: ClassVar[str] = "error.failed"

    def __init__(self, **details: Detail) -> None:
        self.details = details
        super().__init__()

    @property
    def message(self) -> Message:
        """Return what is wrong and what to do."""
        return Message(self.code, **self.details)

    def __str__(self) -> str:
        """Return the message in Chinese, for the log."""
        return text(self.message)

    def __reduce__(self) -> tuple[partial[YiceError], tuple[()]]:
        """Pickle with the keyword arguments, for errors of a separate process."""
        return partial(type(self), **self.details), ()


class NotFound(YiceError):
    """A document or clause that was asked for is not in the library."""

    code = "error.not_found"


class BadInput(YiceError):
    """A file ``source`` that cannot be read in, with the ``reason``."""

    code = "error.bad_input"

    def __init__(self, source: str, reason: Message) -> None:
        super().__init__(source=source, reason=reason)
        self.source, self.reason = source, reason


class NewerFile(YiceError):
    """A database was written by a newer version of this program; it is left untouched."""

    code = "error.newer_file"


class CannotUpgrade(YiceError):
    """A database of an older version could not be brought up to date; it is left untouched."""

    code = "error.cannot_upgrade"


class DamagedFile(YiceError):
    """A database or index file is damaged; ``reason`` says how that shows."""

    code = "error.damaged_file"


class NotShipped(YiceError):
    """A document that was to be restored does not come with the program."""

    code = "error.not_shipped"


class CannotWrite(YiceError):
    """A file or folder cannot be written: full disk, read-only, or held by another program."""

    code = "error.cannot_write"


class Busy(YiceError):
    """Another copy of the program holds the file; trying again helps."""

    code = "error.busy"


class Cancelled(YiceError):
    """The user stopped a job; nothing was changed."""

    code = "error.cancelled"
