"""Notices about the data folder: what was damaged and saved, what was not backed up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from store.model.message import Message
from ui.runtime.i18n import sentence
from ui.widgets.banner import Banner


class Notices(QObject):
    """Tells each notice once, as its own warning that stays until it is closed."""

    def __init__(
        self, notices: list[Message], banner: Banner, restore: Callable[[Path], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._notices, self._banner, self._restore = notices, banner, restore
        self._told = 0

    def tell(self) -> None:
        """Tell what has not been told yet; damage comes with a way to the backup."""
        fresh, self._told = self._notices[self._told :], len(self._notices)
        for notice in fresh:
            backup = notice.details.get("backup")
            text, key = sentence(notice), notice.code
            if isinstance(backup, Path):
                self._banner.warn(text, self.tr("Restore a backup…"), partial(self._restore, backup), key)
            else:
                self._banner.warn(text, key=key)
