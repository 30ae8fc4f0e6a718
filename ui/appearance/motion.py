"""Motion of the window: nothing of the program moves by itself, and what Qt moves can be switched off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

#: The setting: menus, lists and tool tips appear at once.
KEY = "window/less_motion"
EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)
#: What the system wants, as it was before the program changed anything.
_system: dict[Qt.UIEffect, bool] = {}


def reduce(less: bool) -> None:
    """Let menus, lists and tool tips appear at once; False: as the system has it."""
    for effect in EFFECTS:
        wanted = _system.setdefault(effect, QApplication.isEffectEnabled(effect))
        QApplication.setEffectEnabled(effect, wanted and not less)
