"""Settings of the window: an ini file in the data folder, read and written through typed properties."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from store.system.site_settings import site_settings
from ui.runtime.i18n import languages
from ui.runtime.theme_files import theme_names

T = TypeVar("T", bool, int, float, str)

#: The setting of the folder that is watched for new files, empty for none.
WATCHED_KEY = "library/watched"
ZOOM_MIN, ZOOM_MAX, ZOOM_STEP = 60, 250, 10
#: Size of the window's own text in percent.
TEXT_MIN, TEXT_MAX, TEXT_STEP = 90, 160, 10


class Settings(QObject):
    """Typed access to ``settings.ini``; a value that makes no sense reads as its default.

    What the hospital's IT has set for all users holds until the user chooses another value; what it has
    locked (:meth:`is_locked`) cannot be changed.

    A data folder that cannot be written is no error: the values then last until the program ends.
    """

    theme_changed = Signal(str)
    language_changed = Signal(str)
    zoom_changed = Signal(int)
    text_size_changed = Signal(int)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def path(self) -> Path:
        """Path of the file."""
        return self._path

    @property
    def theme(self) -> str:
        """The name of a theme."""
        return self._one_of("window/theme", theme_names())

    @theme.setter
    def theme(self, name: str) -> None:
        if name in theme_names() and name != self.theme and not self.is_locked("window/theme"):
            self._store.setValue("window/theme", name)
            self.theme_changed.emit(name)

    @property
    def language(self) -> str:
        """zh_CN or en."""
        return self._one_of("window/language", tuple(languages()))

    @language.setter
    def language(self, code: str) -> None:
        if code in tuple(languages()) and code != self.language and not self.is_locked("window/language"):
            self._store.setValue("window/language", code)
            self.language_changed.emit(code)

    @property
    def zoom(self) -> int:
        """Size of the reading text in percent, 60 to 250."""
        return max(ZOOM_MIN, min(ZOOM_MAX, self.get("reading/zoom", 100)))

    @zoom.setter
    def zoom(self, percent: int) -> None:
        percent = max(ZOOM_MIN, min(ZOOM_MAX, percent))
        if percent != self.zoom and not self.is_locked("reading/zoom"):
            self._store.setValue("reading/zoom", percent)
            self.zoom_changed.emit(percent)

    @property
    def text_size(self) -> int:
        """Size of the window's own text in percent, 90 to 160."""
        return max(TEXT_MIN, min(TEXT_MAX, self.get("window/text_size", 100)))

    @text_size.setter
    def text_size(self, percent: int) -> None:
        percent = max(TEXT_MIN, min(TEXT_MAX, percent))
        if percent != self.text_size and not self.is_locked("window/text_size"):
            self._store.setValue("window/text_size", percent)
            self.text_size_changed.emit(percent)

    def step_zoom(self, steps: int) -> None:
        """Make the reading text larger by steps; negative ones make it smaller."""
        self.zoom = self.zoom + steps * ZOOM_STEP

    def get(self, key: str, default: T) -> T:
        """Return the value of ``key`` in the type of ``default``; ``default`` if absent or not of that
        type.
        """
        site = site_settings()
        value = None if site.is_locked(key) else self._store.value(key)
        if value is None:
            value = site.values.get(key)
        if value is None:
            return default
        try:
            if isinstance(default, bool):
                return value if isinstance(value, bool) else str(value).lower() in ("true", "1")
            return type(default)(value)
        except (TypeError, ValueError):
            return default

    def set(self, key: str, value: bool | int | float | str) -> None:
        """Remember ``value`` under ``key``, unless it is locked."""
        if not self.is_locked(key):
            self._store.setValue(key, value)

    def is_locked(self, key: str) -> bool:
        """Return whether the hospital's IT has set ``key`` so that users cannot change it."""
        return site_settings().is_locked(key)

    def state(self, key: str) -> QByteArray:
        """Return a saved geometry or splitter state; empty if there is none."""
        value = self._store.value(f"state/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_state(self, key: str, value: QByteArray) -> None:
        """Remember a geometry or splitter state."""
        self._store.setValue(f"state/{key}", value)

    def forget(self, key: str) -> None:
        """Remove ``key`` and all below it."""
        self._store.remove(key)

    def save(self) -> None:
        """Write the file now."""
        self._store.sync()

    def _one_of(self, key: str, values: tuple[str, ...]) -> str:
        value = self.get(key, values[0])
        return value if value in values else values[0]
