"""Lines above the centre that say what happened, each with one or two things to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.appearance.theme import ThemeManager
from ui.widgets.tinted import IconButton, IconLabel

#: Good news goes by itself, bad news stays until it is closed.
SHOWN_MS = 8000
#: News that was there for so long has been seen: it goes when the user goes on.
SEEN_MS = 1200
_NEWS, _OFFER = "news", "offer"
#: A path of more characters than this is shown by its end; the whole of it is in the tool tip.
_LONGEST_PATH = 48
_PATH = re.compile(r"(?<=“)[^”]*[/\\][^”]*(?=”)")

BannerAction = Callable[[], object]
#: What a button says, and what it does.
OfferedAction = tuple[str, BannerAction]


class _Line(QWidget):
    """One message."""

    closed = Signal()

    def __init__(self, themes: ThemeManager, icon_name: str) -> None:
        super().__init__()
        self._icon = IconLabel(themes, icon_name, 16, "ink2")
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.setProperty("link", True)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self.act)
        close = IconButton(themes, "x", self.tr("Close"), size=14)
        close.setFixedSize(24, 24)
        close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.second = QPushButton()
        self.second.setProperty("link", True)
        self.second.setCursor(Qt.CursorShape.PointingHandCursor)
        self.second.clicked.connect(self._act_second)
        row.addWidget(self.second)
        row.addWidget(close)
        self._action: BannerAction | None = None
        self._more: BannerAction | None = None

    def say(
        self, icon_name: str, text: str, button: str, action: BannerAction | None, more: OfferedAction | None
    ) -> None:
        """Show this instead of what was said before."""
        self._icon.set_icon_name(icon_name)
        self.label.setText(_PATH.sub(_end, text))
        self.label.setToolTip(text if self.label.text() != text else "")
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._action = action
        self.second.setText(more[0] if more else "")
        self.second.setVisible(more is not None)
        self._more = more[1] if more else None

    def _act_second(self) -> None:
        self._action = self._more
        self.act()

    def offers(self) -> bool:
        """Return whether there is a button."""
        return self._action is not None

    def act(self) -> None:
        """Do what the button offers, once."""
        action, self._action = self._action, None
        self.closed.emit()
        if action is not None:
            action()


def _end(found: re.Match[str]) -> str:
    """Return the end of a path that is too long, from a separator on."""
    path = found[0]
    if len(path) <= _LONGEST_PATH:
        return path
    end = path[-_LONGEST_PATH:]
    return "…" + end[max(0, min((at for at in map(end.find, "/\\") if at >= 0), default=0)) :]


class Banner(QFrame):
    """Hidden until :meth:`inform` or :meth:`warn`.

    Good news is one line, which the next replaces; what was just done and can be taken back is another, which
    other news leave alone. A warning has its own line for each ``key``, and goes
    only when it is closed, replaced by one of the same key, or :meth:`clear` says that it is over.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._themes = themes
        # By key, the newest last.
        self._lines: dict[str, _Line] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._timers = {key: QTimer(self, singleShot=True, interval=SHOWN_MS) for key in (_NEWS, _OFFER)}
        for key, timer in self._timers.items():
            timer.timeout.connect(lambda key=key: self.clear(key))
        self.hide()

    def inform(self, text: str, button: str = "", action: BannerAction | None = None) -> None:
        """Good news; goes away by itself."""
        self._show(_NEWS, "circle-check", text, button, action)
        self._timers[_NEWS].start()

    def offer(self, text: str, button: str, action: BannerAction, more: OfferedAction | None = None) -> None:
        """Show what was just done, with the way back; hides itself. ``more`` is a second thing to do."""
        self._show(_OFFER, "circle-check", text, button, action, more)
        self._timers[_OFFER].start()

    def tell(self, text: str) -> None:
        """Show a state, good or bad; hides itself."""
        self._show(_NEWS, "info", text, "", None)
        self._timers[_NEWS].start()

    def warn(
        self,
        text: str,
        button: str = "",
        action: BannerAction | None = None,
        key: str = "",
        more: OfferedAction | None = None,
    ) -> None:
        """Bad news; stays until it is closed, or replaced by other bad news of the same key.

        ``more`` is a second thing that can be done.
        """
        self._show(key, "triangle-alert", text, button, action, more)

    def clear(self, key: str = "") -> None:
        """Hide a warning that no longer applies."""
        line = self._lines.pop(key, None)
        if line is not None:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))

    def withdraw(self, text: str) -> None:
        """Take away the news that says this: it is not so any more."""
        line = self._lines.get(_NEWS)
        if line is not None and line.label.text() == text:
            self.clear(_NEWS)

    def clear_offer(self) -> None:
        """Withdraw the offer after another action."""
        self.clear(_OFFER)

    def pass_on(self) -> None:
        """Take away the news that has been seen: the user has gone on to something else."""
        for key, timer in self._timers.items():
            if key in self._lines and timer.remainingTime() <= timer.interval() - SEEN_MS:
                self.clear(key)

    def text(self) -> str:
        """Return the message that came last of those that are shown."""
        return next(reversed(self.texts()), "")

    def texts(self) -> list[str]:
        """Return every message that is shown, the newest last."""
        return [line.label.text() for line in self._lines.values()]

    def act(self) -> None:
        """Do what the last message with a button offers."""
        for line in reversed(self._lines.values()):
            if line.offers():
                line.act()
                return

    def _show(
        self,
        key: str,
        icon_name: str,
        text: str,
        button: str,
        action: BannerAction | None,
        more: OfferedAction | None = None,
    ) -> None:
        line = self._lines.pop(key, None)
        if line is None:
            line = _Line(self._themes, icon_name)
            line.closed.connect(lambda: self.clear(key))
            # Warnings stay where they are, above the news that come and go.
            news = sum(each in self._lines for each in self._timers)
            self._column.insertWidget(self._column.count() - news, line)
        self._lines[key] = line
        line.say(icon_name, text, button, action, more)
        line.show()
        self.show()
