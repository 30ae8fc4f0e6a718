"""A slider whose value is what it stands for, in steps, so that a screen reader says 100 and not 10."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider


class StepSlider(QSlider):
    """Goes from ``least`` to ``most`` in steps; what is set between two steps goes to the nearer one."""

    def __init__(self, least: int, most: int, step: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._step = step
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(step)

    def sliderChange(self, change: QSlider.SliderChange) -> None:
        """Keep to the steps while it is dragged."""
        wanted = round(self.value() / self._step) * self._step
        if change == QSlider.SliderChange.SliderValueChange and wanted != self.value():
            self.setValue(wanted)
        else:
            super().sliderChange(change)
