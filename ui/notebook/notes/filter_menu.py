"""The menu of what the notes panel shows: kinds, styles, tags, documents, times and states, counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from store.notebook import AnnotationFilter, HighlightStyle
from ui.appearance.theme import Theme, mix
from ui.notebook.notes.filter_names import day_names, kind_names, state_names, time_name
from ui.reader.page.highlight_map import strong
from ui.services.notebook.days import since
from ui.services.notebook.note_list import FilterCounts, with_choices

#: Tags and documents in a menu; more of them are found by typing.
MOST = 24


class FilterMenu(QMenu):
    """Ticks change the filter; ``take`` gets the new one, ``ask_days`` asks for days of the user's own."""

    def __init__(
        self,
        wanted: AnnotationFilter,
        counts: FilterCounts,
        styles: Sequence[HighlightStyle],
        name: Callable[[str], str],
        theme: Theme,
        take: Callable[[AnnotationFilter], object],
        ask_days: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted, self._take, self._theme = wanted, take, theme
        self._choices("kinds", kind_names(), counts.kinds)
        self.addSeparator()
        named = {style.key: style.name for style in styles}
        self._choices("styles", named, counts.styles, {key: style_icon(theme, key) for key in named})
        self.addSeparator()
        tags = {tag: f"#{tag}" for tag in [*list(counts.tags)[:MOST], *wanted.tags]}
        self._sub(self.tr("Tag"), "tags", tags, counts.tags)
        documents = [*list(counts.documents)[:MOST], *wanted.documents]
        self._sub(self.tr("Document"), "documents", {key: name(key) for key in documents}, counts.documents)
        self._times(ask_days)
        self.addSeparator()
        self._choices("states", state_names(), counts.states)
        clear = QAction(self.tr("Show everything"), self)
        clear.triggered.connect(lambda: take(AnnotationFilter(text=wanted.text)))
        clear.setEnabled(replace(wanted, text="") != AnnotationFilter())
        self.addSeparator()
        self.addAction(clear)

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

    def _times(self, ask_days: Callable[[], object]) -> None:
        menu, wanted = self.addMenu(self.tr("Time")), self._wanted
        usual = False
        for days, name in day_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(wanted.since == since(days) and not wanted.until)
            usual = usual or action.isChecked()
            action.toggled.connect(
                lambda on, days=days: self._take(replace(wanted, since=since(days) if on else "", until=""))
            )
        menu.addSeparator()
        own = menu.addAction(self.tr("From – to…"))
        if (wanted.since or wanted.until) and not usual:
            own.setText(time_name(wanted) + "…")
            own.setCheckable(True)
            own.setChecked(True)
        own.triggered.connect(lambda: ask_days())

    def _turn(self, field: str, value: str, on: bool) -> None:
        chosen = [each for each in getattr(self._wanted, field) if each != value]
        self._take(with_choices(self._wanted, field, [*chosen, value] if on else chosen))


def style_icon(theme: Theme, style: str) -> QIcon:
    """Return a dot in the colour of a style, strong enough for a menu; paler where the style cannot be
    chosen.
    """
    found = QIcon()
    colour = strong(theme, style)
    for mode, shown in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, mix(colour, theme.paper, 0.35))):
        pixmap = QPixmap(32, 32)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(shown))
        painter.setPen(QColor(shown))
        painter.drawEllipse(2, 2, 11, 11)
        painter.end()
        found.addPixmap(pixmap, mode)
    return found
