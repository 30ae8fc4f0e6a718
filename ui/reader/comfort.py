"""Reading settings: face, size, line height, width of the column; remembered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui.appearance.fonts import TypeStyle, has_face
from ui.runtime.settings import Settings

N = TypeVar("N", int, float)

FACES: tuple[TypeStyle, ...] = ("song", "fangsong", "hei", "kai")
LINES = (150, 260)
LINE_STEP = 10
COLUMNS = (24, 48)
COLUMN_STEP = 2


@dataclass(frozen=True, slots=True)
class Comfort:
    """``size`` and ``line`` (of the height of a character) in per cent, ``columns`` in characters."""

    face: TypeStyle = "song"
    size: int = 100
    line: int = 185
    columns: int = 38


class ReadingStyle(QObject):
    """The comfort in use; every change is kept in the settings and told by :attr:`changed`."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._comfort = self._read()
        settings.zoom_changed.connect(self._zoomed)

    @property
    def comfort(self) -> Comfort:
        """Settings in use."""
        return self._comfort

    def faces(self) -> list[TypeStyle]:
        """Return the faces that this machine has."""
        return [face for face in FACES if has_face(face)]

    def set_face(self, face: TypeStyle) -> None:
        """Set the text in another face."""
        if face in self.faces():
            self._take(replace(self._comfort, face=face))

    def set_size(self, percent: int) -> None:
        """Set the text larger or smaller, as the zoom does."""
        self._settings.zoom = percent

    def set_line(self, percent: int) -> None:
        """Set the lines closer or wider apart."""
        self._take(replace(self._comfort, line=_within(percent, LINES)))

    def set_columns(self, columns: int) -> None:
        """Let a line have so many characters at most."""
        self._take(replace(self._comfort, columns=_within(columns, COLUMNS)))

    def reset(self) -> None:
        """Back to how the text is set at first."""
        self._take(Comfort(size=self._comfort.size))
        self._settings.zoom = 100

    def _zoomed(self, percent: int) -> None:
        self._take(replace(self._comfort, size=percent))

    def _take(self, comfort: Comfort) -> None:
        if comfort == self._comfort:
            return
        self._comfort = comfort
        self._settings.set("reading/face", comfort.face)
        self._settings.set("reading/line", comfort.line)
        self._settings.set("reading/columns", comfort.columns)
        self.changed.emit(comfort)

    def _read(self) -> Comfort:
        get, usual = self._settings.get, Comfort()
        wanted = get("reading/face", str(usual.face))
        face = next((face for face in self.faces() if face == wanted), usual.face)
        return Comfort(
            face,
            self._settings.zoom,
            _within(get("reading/line", usual.line), LINES),
            _within(get("reading/columns", usual.columns), COLUMNS),
        )


def _within(value: N, limits: tuple[N, N]) -> N:
    return max(limits[0], min(limits[1], value))
