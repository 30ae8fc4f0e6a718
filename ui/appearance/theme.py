"""Themes: the colours by role, and the palette and the style sheet that are made of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.appearance import text_size as text_sizes
from ui.appearance.contrast import with_contrast
from ui.appearance.fonts import reading_family
from ui.appearance.late_polish import LatePolish
from ui.appearance.stylesheet import style_sheet
from ui.runtime.theme_files import folder, theme_files, theme_names


@dataclass(frozen=True, slots=True)
class Theme:
    """One colour per role, as ``#rrggbb`` (``shadow`` as ``rgba(…)``); the roles are named in tokens.json.

    ``win`` is behind everything, ``panel`` side panels and inspector, ``paper`` reading surface, cards and
    fields; ``ink`` text, ``ink2`` secondary text, ``ink3`` labels and placeholders; ``line`` hairlines,
    ``border`` the outline of what can be pressed or written in; ``accent``, ``accentbg`` selection and chips,
    ``onaccent`` text on the accent; ``hit`` and ``hitcur`` matched words, ``onhit`` text on them; ``y b r v``
    highlights 要点 责任 期限 疑问, ``onmark`` text on them; ``red`` document number and title rule.
    """

    name: str
    win: str
    panel: str
    paper: str
    ink: str
    ink2: str
    ink3: str
    line: str
    border: str
    accent: str
    accentbg: str
    onaccent: str
    hit: str
    hitcur: str
    onhit: str
    y: str
    b: str
    r: str
    v: str
    onmark: str
    red: str
    shadow: str

    @property
    def dark(self) -> bool:
        """True if the surfaces are darker than the text."""
        return QColor(self.paper).lightness() < 128


def load(name: str) -> Theme:
    """Return the theme of that name."""
    return _load(folder(), name)


@lru_cache(maxsize=16)
def _load(_folder: Path, name: str) -> Theme:
    return next(Theme(name=name, **file.colours) for file in theme_files() if file.name == name)


def mix(over: str, under: str, share: float) -> str:
    """Return the colour that ``over`` gives at opacity ``share`` on ``under``."""
    a, b = QColor(over), QColor(under)
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#{:02X}{:02X}{:02X}".format(*(round(x * share + y * (1 - share)) for x, y in parts))


class ThemeManager(QObject):
    """Holds the current theme and applies it to the whole application, native dialogs included."""

    changed = Signal(object)

    def __init__(self, name: str = "light", parent: QObject | None = None, text_size: int = 100) -> None:
        super().__init__(parent)
        self._late = LatePolish(self)
        text_sizes.set_percent(text_size)
        names = theme_names()
        self._theme = load(name if name in names else names[0])
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def set_theme(self, name: str) -> None:
        """Switch at once; :attr:`changed` tells those who paint themselves."""
        if name != self._theme.name and name in theme_names():
            self._theme = load(name)
            with self._late.colours_only():
                self._apply()
            self.changed.emit(self._theme)

    def set_text_size(self, percent: int) -> None:
        """Make the window's own text larger or smaller at once; :attr:`changed` tells those who paint."""
        if text_sizes.set_percent(percent):
            from PySide6.QtWidgets import QAbstractItemView

            with self._late.sizes_too():
                self._apply()
            self.changed.emit(self._theme)
            for widget in QApplication.allWidgets():
                if isinstance(widget, QAbstractItemView):
                    widget.scheduleDelayedItemsLayout()
                widget.updateGeometry()

    def next_name(self) -> str:
        """Return the theme behind the current one in the order of the menus; the first behind the last."""
        names = theme_names()
        return names[(names.index(self._theme.name) + 1) % len(names)]

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Build many widgets without the style sheet, which Qt would work out again at each step."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet("")
        yield
        self._apply()

    def _apply(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            font = app.font()
            font.setPixelSize(text_sizes.px(14))
            app.setFont(font)
            app.setPalette(palette(self._theme))
            # One style sheet in place of another is worked out four times as slowly as one in place of none.
            app.setStyleSheet("")
            app.setStyleSheet(style_sheet(shades(self._theme) | {"serif": reading_family()}))


def shades(theme: Theme) -> dict[str, str]:
    """Return the colours of a theme by role, with the derived ones: pressed, hovered, scroll bar."""
    colours = {field.name: getattr(theme, field.name) for field in fields(theme)}
    colours["hover"] = mix(theme.ink, theme.panel, 0.05)
    colours["press"] = mix(theme.ink, theme.panel, 0.09)
    colours["chiphover"] = mix(theme.ink, theme.accentbg, 0.07)
    colours["accenthover"] = mix(theme.ink, theme.accent, 0.14)
    colours["scroll"] = with_contrast(mix(theme.ink, theme.panel, 0.30), theme.panel)
    colours["scrollhover"] = mix(theme.ink, theme.panel, 0.65)
    colours["disabled"] = mix(theme.ink3, theme.panel, 0.6)
    return colours


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for everything that the style sheet does not name."""
    result = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, theme.win),
        (role.WindowText, theme.ink),
        (role.Base, theme.paper),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.ink),
        (role.Button, theme.panel),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.red),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.onaccent),
        (role.ToolTipBase, theme.paper),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.ink3),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, mix("#FFFFFF", theme.panel, 0.12 if theme.dark else 0.6)),
        (role.Midlight, theme.panel),
        (role.Mid, theme.line),
        (role.Dark, mix("#000000", theme.line, 0.2)),
        (role.Shadow, mix("#000000", theme.win, 0.4)),
    ):
        result.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, where, QColor(mix(theme.ink3, theme.panel, 0.6)))
    return result
