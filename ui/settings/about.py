"""About the program: version and the licences of its parts."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from store.system.paths import resources_dir
from store.system.program_folder import program_dir
from ui.appearance.icons import logo
from ui.appearance.theme import ThemeManager
from ui.widgets.dialogs import Dialog

#: In the order shown; those that the installation lacks are left out.
LICENCE_FILES = (
    "LICENSE",
    "THIRD-PARTY.md",
    "THIRD-PARTY-NOTICES.md",
    "THIRD_PARTY.md",
    "resources/fonts/OFL.txt",
    "resources/icons/lucide/LICENSE",
)


def licences() -> str:
    """Return the texts of the licence files that are there, one behind the other."""
    texts = []
    for name in LICENCE_FILES:
        for folder in (resources_dir().parent, program_dir()):
            path = folder / name
            if path.is_file():
                texts.append(f"── {name} ──\n\n{path.read_text(encoding='utf-8').strip()}\n")
                break
    return "\n\n".join(texts)


class AboutDialog(Dialog):
    """Mark, version, what it is, licences."""

    def __init__(self, themes: ThemeManager, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Yice"))
        self.resize(600, 480)
        mark = QLabel()
        mark.setPixmap(logo(themes.theme.accent, themes.theme.onaccent, 48, 2.0))
        name = QLabel(self.tr("Yice"))
        name.setObjectName("aboutName")
        details = QLabel(
            self.tr(
                "Version {version} · Qt {qt} · search, notes and excerpts of health policy, without a network"
            ).format(version=version, qt=qVersion())
        )
        details.setWordWrap(True)
        details.setProperty("secondary", True)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(name)
        words.addWidget(details)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        text = QPlainTextEdit(licences())
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Licences"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(text, 1)
        column.addWidget(buttons)
