"""The menu in which the state of a document is set."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from store.library.validity import STATES
from store.model.document import Validity
from ui.runtime.i18n import sentence


class ValidityMenu(QMenu):
    """The states, the one that was decided ticked; ``choose`` gets the chosen one, None for none."""

    def __init__(
        self, decided: Validity | None, choose: Callable[[Validity | None], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Validity"))
        group = QActionGroup(self)
        states: list[Validity | None] = [*get_args(Validity), None]
        for state in states:
            text = sentence(STATES[state]) if state is not None else self.tr("Not stated")
            action = self.addAction(text)
            action.setCheckable(True)
            action.setChecked(state == decided)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, state=state: choose(state))
