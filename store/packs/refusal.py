"""The refusal of a pack: one sentence that names the file and what is wrong with it."""

from __future__ import annotations

from store.model.errors import YiceError
from store.model.message import Message


class PackRefused(YiceError):  # noqa: N818  (the name says what happened, as in store.model.errors)
    """A pack that is not installed, or cannot be made; nothing was changed."""

    code = "pack.refused"

    def __init__(self, source: str, reason: Message) -> None:
        super().__init__(source=source, reason=reason)
        self.source, self.reason = source, reason


class KeyRefused(PackRefused):
    """A key that cannot be used, or is not there."""

    code = "pack.key_refused"


class NoInstallation(PackRefused):
    """There is no installation to take back."""

    code = "pack.cannot_undo"


class NotPacked(PackRefused):
    """A file that was to go into a pack cannot be taken."""

    code = "pack.not_packed"
