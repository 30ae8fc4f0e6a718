"""Passwords of files that are being read: asked for, tried on the next files, then forgotten. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from store.intake import can_unlock, unlocked
from store.model.errors import BadInput

#: Asks for the password of a file; told whether one was wrong before. None skips the file.
AskPassword = Callable[[str, bool], str | None]
ReadFile = TypeVar("ReadFile")
_WRONG = "reader.wrong_password"


class FilePasswords:
    """Passwords of one import: each that opened a file, or was given, is tried on the next that has one."""

    def __init__(self, ask: AskPassword | None = None, given: Iterable[str] = ()) -> None:
        self._ask = ask
        self._known = list(given)

    def open(self, data: bytes, source: str, read: Callable[[bytes], ReadFile]) -> tuple[ReadFile, bytes]:
        """Return what ``read`` makes of a file, and the bytes that it could read.

        A file with a password is written without it, and these bytes are read.

        Raises:
            BadInput: the file cannot be read, or no password opened it.
        """
        try:
            return read(data), data
        except BadInput as error:
            if not can_unlock(data, source, error.reason):
                raise
            plain = self._unlocked(data, source, error)
        return read(plain), plain

    def _unlocked(self, data: bytes, source: str, reason: BadInput) -> bytes:
        for known in self._known:
            try:
                return unlocked(data, source, known)
            except BadInput as error:
                reason = self._wrong(error)
        wrong = False
        while self._ask is not None and (password := self._ask(source, wrong)) is not None:
            try:
                plain = unlocked(data, source, password)
            except BadInput as error:
                wrong = bool(self._wrong(error))
                continue
            self._known.insert(0, password)
            return plain
        raise reason

    @staticmethod
    def _wrong(error: BadInput) -> BadInput:
        """Return an error that tells of a wrong password; raise any other."""
        if error.reason.code != _WRONG:
            raise error
        return error
