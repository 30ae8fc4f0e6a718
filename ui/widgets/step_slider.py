"""A slider whose value is the real one, in steps, so that a screen reader says 100 and not 10."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider


class StepSlider(QSlider):
    """Goes from ``least`` to ``most`` in steps; what is set between two steps goes to the nearer one."""

    #: Another value on a step.
    stepped = Signal(int)

    def __init__(self, least: int, most: int, step: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._step = step
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(step)
        self.valueChanged.connect(self._changed)

    def _changed(self, value: int) -> None:
        wanted = round(value / self._step) * self._step
        if wanted != value:
            self.setValue(wanted)
        else:
            self.stepped.emit(value)
