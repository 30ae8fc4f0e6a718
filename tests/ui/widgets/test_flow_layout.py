"""Lines of buttons: their height follows what they show, and is worked out once."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow_layout import FlowLayout


class Sized(QWidget):
    """A widget of a width that counts how often its size is asked for."""

    asked = 0

    def __init__(self, width: int) -> None:
        super().__init__()
        self._wanted = width

    def become(self, width: int) -> None:
        self._wanted = width
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the width."""
        Sized.asked += 1
        return QSize(self._wanted, 20)


def test_the_height_is_worked_out_again_only_where_something_changed(qtbot: QtBot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    flow = FlowLayout(bar, 0)
    buttons = [Sized(80), Sized(40)]
    for button in buttons:
        flow.addWidget(button)
        button.show()
    assert flow.heightForWidth(120) == 20
    asked = Sized.asked
    assert (flow.heightForWidth(120), Sized.asked) == (20, asked)
    buttons[1].become(100)
    assert flow.heightForWidth(120) == 40
    buttons[1].hide()
    assert flow.heightForWidth(120) == 20
    third = Sized(60)
    flow.addWidget(third)
    third.show()
    assert flow.heightForWidth(120) == 40
    flow.takeAt(2)
    assert flow.heightForWidth(120) == 20
