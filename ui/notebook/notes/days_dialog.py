"""Asks for two days, or one of them: since when and until when something was changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QDateEdit,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.appearance.icons import icon
from ui.appearance.theme import Theme
from ui.services.notebook.days import day_end, day_of, day_start
from ui.widgets.dialogs import Dialog


class DaysDialog(Dialog):
    """Each day has a tick; without it, that side is open."""

    #: The first and the last moment, empty where it is open.
    chosen = Signal(str, str)

    def __init__(self, since: str, until: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Changed in this time"))
        self.setMinimumWidth(340)
        today = date.today()
        self.first_on, self.first = self._row(self.tr("From"), since, day_of(since) or today.replace(day=1))
        self.last_on, self.last = self._row(self.tr("To"), until, day_of(until) or today)
        if not since and not until:
            self.first_on.setChecked(True)
            self.last_on.setChecked(True)
        hint = QLabel(self.tr("Lists what was made or changed in these days, both included."))
        hint.setProperty("secondary", True)
        hint.setWordWrap(True)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for number, widgets in enumerate(((self.first_on, self.first), (self.last_on, self.last))):
            for column, widget in enumerate(widgets):
                grid.addWidget(widget, number, column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addWidget(hint)
        whole.addLayout(grid)
        whole.addWidget(buttons)

    def _row(self, name: str, given: str, day: date) -> tuple[QCheckBox, QDateEdit]:
        tick, field = QCheckBox(name), QDateEdit(QDate(day.year, day.month, day.day))
        field.setCalendarPopup(True)
        field.setDisplayFormat("yyyy-MM-dd")
        _dress(field.calendarWidget(), self._theme)
        field.setAccessibleName(name)
        field.setEnabled(bool(given))
        tick.setChecked(bool(given))
        tick.toggled.connect(field.setEnabled)
        return tick, field

    def _take(self) -> None:
        days = [_day(field) for field in (self.first, self.last)]
        if self.first_on.isChecked() and self.last_on.isChecked():
            days.sort()
        first = day_start(days[0]) if self.first_on.isChecked() else ""
        last = day_end(days[1]) if self.last_on.isChecked() else ""
        self.chosen.emit(first, last)
        self.accept()


def _dress(calendar: QCalendarWidget, theme: Theme) -> None:
    """Give the calendar the colours of the theme; weekends look like other days."""
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    names = QTextCharFormat()
    names.setForeground(QColor(theme.ink2))
    names.setBackground(QColor(theme.paper))
    calendar.setHeaderTextFormat(names)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    for name, shown in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}")
        if button is not None:
            button.setIcon(icon(shown, theme.ink2))


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
