"""The menu of what the notes panel shows: kinds, styles, tags, documents, times and states, counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from store.notebook import Filter, Found, Style
from ui.reader.highlights import highlight_colour
from ui.theme import Theme

translate = QCoreApplication.translate
#: Tags and documents in a menu; more of them are found by typing.
MOST = 24
DAYS = (1, 7, 30, 365)


def kind_names() -> dict[str, str]:
    """What kinds are called."""
    return {
        "note": translate("NoteFilter", "Notes"),
        "highlight": translate("NoteFilter", "Highlights"),
        "bookmark": translate("NoteFilter", "Bookmarks"),
    }


def state_names() -> dict[str, str]:
    """What states are called."""
    return {
        "unsure": translate("NoteFilter", "To be confirmed"),
        "lost": translate("NoteFilter", "Unplaced"),
    }


def day_names() -> dict[int, str]:
    """What spans of time are called, by their days."""
    return {
        1: translate("NoteFilter", "Today"),
        7: translate("NoteFilter", "Last 7 days"),
        30: translate("NoteFilter", "Last 30 days"),
        365: translate("NoteFilter", "Last year"),
    }


def since(days: int, today: date | None = None) -> str:
    """The first of so many days up to today."""
    return ((today or date.today()) - timedelta(days=days - 1)).isoformat()


class FilterMenu(QMenu):
    """Ticks change the filter; ``take`` gets the new one."""

    def __init__(
        self,
        wanted: Filter,
        found: Found,
        styles: Sequence[Style],
        name: Callable[[str], str],
        theme: Theme,
        take: Callable[[Filter], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted, self._take, self._theme = wanted, take, theme
        self._choices("kinds", kind_names(), found.by_kind())
        self.addSeparator()
        named = {style.key: style.name for style in styles}
        self._choices("styles", named, found.by_style(), self._dots(named))
        self.addSeparator()
        tags = {tag: f"#{tag}" for tag in list(found.by_tag())[:MOST] + list(wanted.tags)}
        self._sub(self.tr("Tag"), "tags", tags, found.by_tag())
        documents = list(found.by_document())[:MOST] + list(wanted.documents)
        self._sub(
            self.tr("Document"), "documents", {key: name(key) for key in documents}, found.by_document()
        )
        self._times()
        self.addSeparator()
        self._choices("states", state_names(), found.by_state())
        clear = QAction(self.tr("Show everything"), self)
        clear.triggered.connect(lambda: take(Filter(text=wanted.text)))
        clear.setEnabled(replace(wanted, text="") != Filter())
        self.addSeparator()
        self.addAction(clear)

    def _dots(self, styles: Mapping[str, str]) -> dict[str, QIcon]:
        return {key: style_icon(self._theme, key) for key in styles}

    def _choices(
        self,
        field: str,
        names: Mapping[str, str],
        counts: Mapping[str, int],
        icons: Mapping[str, QIcon] | None = None,
        menu: QMenu | None = None,
    ) -> None:
        chosen: tuple[str, ...] = getattr(self._wanted, field)
        for value, name in names.items():
            count = counts.get(value, 0)
            action = QAction(f"{name}\u3000{count}" if count else name, self)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.setEnabled(bool(count) or value in chosen)
            if icons:
                action.setIcon(icons[value])
            action.toggled.connect(lambda on, value=value: self._turn(field, value, on))
            (menu or self).addAction(action)

    def _sub(self, title: str, field: str, names: Mapping[str, str], counts: Mapping[str, int]) -> None:
        menu = self.addMenu(title)
        menu.setEnabled(bool(names))
        self._choices(field, names, counts, menu=menu)

    def _times(self) -> None:
        menu = self.addMenu(self.tr("Time"))
        for days, name in day_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(self._wanted.since == since(days))
            action.toggled.connect(
                lambda on, days=days: self._take(replace(self._wanted, since=since(days) if on else ""))
            )

    def _turn(self, field: str, value: str, on: bool) -> None:
        chosen = [each for each in getattr(self._wanted, field) if each != value]
        self._take(replace(self._wanted, **{field: tuple([*chosen, value] if on else chosen)}))


def style_icon(theme: Theme, style: str) -> QIcon:
    """A dot in the colour of a style."""
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill("transparent")
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(highlight_colour(theme, style))
    painter.setPen(theme.line)
    painter.drawEllipse(2, 2, 11, 11)
    painter.end()
    return QIcon(pixmap)
