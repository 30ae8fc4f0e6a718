"""Every dialog there is: Tab reaches all of it, each part has a name, and it fits on a small screen.

A new dialog fails here until it is opened below.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import ui
from tests.packing import KEY, make, source
from tests.ui.shell.tab_walk import check, usable
from tests.ui.shell.test_importing_in_the_window import import_files
from ui.facts.correction_dialog import CorrectionDialog, DutyForm, IndicatorForm
from ui.library.details_dialog import DetailsDialog
from ui.library.edition_dialog import EditionDialog
from ui.library.import_dialog import ImportDialog
from ui.library.packs.pack_dialog import PackDialog
from ui.library.password_dialog import PasswordDialog
from ui.library.review.review_dialog import ReviewDialog
from ui.library.review.row_dialog import RowDialog
from ui.notebook.notes.days_dialog import DaysDialog
from ui.notebook.restore_dialog import RestoreDialog
from ui.notebook.tag_dialogs import TagDialog, TagsDialog
from ui.printing.letterhead_form import LetterheadDialog
from ui.printing.template_dialog import TemplateDialog
from ui.printing.verify_dialog import VerifyDialog
from ui.reader.corrections_dialog import CorrectionsDialog
from ui.runtime.crash_dialog import CrashDialog
from ui.services.workspace import ImportResult
from ui.settings.about import AboutDialog
from ui.settings.departments_dialog import DepartmentsDialog
from ui.settings.diagnosis_dialog import DiagnosisDialog
from ui.settings.dialog import SettingsDialog
from ui.settings.log_dialog import LogDialog
from ui.settings.own_words_dialog import OwnWordsDialog
from ui.settings.publishers_dialog import PublishersDialog
from ui.shell.help.guide_dialog import GuideDialog
from ui.shell.help.keys_dialog import KeysDialog
from ui.shell.main_window import MainWindow
from ui.widgets.dialogs import Dialog
from ui.widgets.name_dialogs import ChoiceDialog, NameDialog

METHOD = "晋政办函〔2020〕28号"
NOTICE = (
    "某市卫生健康委员会文件\n某卫发〔2024〕12号\n关于加强病历管理的通知\n各医疗机构：\n"
    "为规范病历管理，现将有关事项通知如下。\n一、明确保存期限\n（一）住院病历保存不少于三十年。\n"
    "（三）门（急）诊病历由医疗机构保管的，保存不少于十五年。（医务科、信息科负责）\n"
    "二、加强借阅管理\n借阅病历应当在三日内归还，不得转借他人，不得涂改。\n某市卫生健康委员会\n"
)


@dataclass
class Desk:
    """What dialogs are opened over."""

    window: MainWindow
    qtbot: QtBot
    folder: Path

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def wait(self, kind: type[QDialog]) -> QDialog:
        """The dialog that the window opens by itself; it is there before it is whole."""

        def opened() -> list[QDialog]:
            return [one for one in self.window.findChildren(kind) if one.isVisible()]

        self.qtbot.waitUntil(lambda: bool(opened()))
        return opened()[-1]


def details(desk: Desk) -> QDialog:
    entry = desk.window.workspace.library.documents()[0]
    return DetailsDialog(entry, None, 12_345, desk.window)


def review(desk: Desk) -> QDialog:
    desk.window.library_controller.add([desk.file("通知.txt", NOTICE)])
    return desk.wait(ReviewDialog)


def row(desk: Desk) -> QDialog:
    (candidate,) = desk.window.workspace.candidates.files([desk.file("通知.txt", NOTICE)])
    return RowDialog("correct", candidate.rows, 2, desk.window)


def edition(desk: Desk) -> QDialog:
    import_files(desk.qtbot, desk.window, desk.file("旧.txt", NOTICE))
    import_files(desk.qtbot, desk.window, desk.file("新.txt", NOTICE.replace("三十年", "五十年")))
    return desk.wait(EditionDialog)


def pack(desk: Desk) -> QDialog:
    from store.packs.publishers import Publishers

    Publishers(desk.window.workspace.paths.pack_keys).add(KEY.public("某省卫健委").text())
    desk.window.raise_with([str(make(desk.folder / "a.yicepack", source("护理")))])
    return desk.wait(PackDialog)


def imported(desk: Desk) -> QDialog:
    document = desk.window.workspace.library.document(METHOD)
    return ImportDialog(desk.window.themes, ImportResult((document,), ()), desk.window)


def settings(desk: Desk) -> QDialog:
    window = desk.window
    return SettingsDialog(window.settings, window.themes, window.workspace.paths.root, "1", window)


def template(desk: Desk) -> QDialog:
    from ui.printing.content.templates import templates

    return TemplateDialog(templates(desk.folder)[0], desk.folder, desk.window)


def restore(desk: Desk) -> QDialog:
    return RestoreDialog(desk.window.workspace.notebook.backups, desk.window.jobs, desk.window)


def verify(desk: Desk) -> QDialog:
    desk.window.menu_actions["verify"].trigger()
    return desk.wait(VerifyDialog)


#: How each dialog is opened.
DIALOGS: dict[type[QDialog], Callable[[Desk], QDialog]] = {
    CorrectionDialog: lambda desk: CorrectionDialog("更正", "原文", DutyForm({}, None), desk.window),
    CrashDialog: lambda desk: CrashDialog("report", desk.folder / "crash.txt", desk.window),
    DetailsDialog: details,
    ReviewDialog: review,
    RowDialog: row,
    PackDialog: pack,
    PasswordDialog: lambda desk: PasswordDialog("通知.pdf", True, desk.window),
    ImportDialog: imported,
    EditionDialog: edition,
    KeysDialog: lambda desk: KeysDialog(desk.window.menu_actions, desk.window),
    GuideDialog: lambda desk: GuideDialog(desk.window.themes, desk.window),
    CorrectionsDialog: lambda desk: CorrectionsDialog(
        desk.window.workspace.library.document(METHOD), False, desk.window
    ),
    SettingsDialog: settings,
    OwnWordsDialog: lambda desk: OwnWordsDialog(desk.folder, desk.window),
    PublishersDialog: lambda desk: PublishersDialog(desk.folder, desk.window),
    DiagnosisDialog: lambda desk: DiagnosisDialog(desk.window.workspace.paths, desk.window.jobs, desk.window),
    LetterheadDialog: lambda desk: LetterheadDialog(desk.folder, desk.window),
    LogDialog: lambda desk: LogDialog(desk.window.workspace.paths.root, desk.window),
    DepartmentsDialog: lambda desk: DepartmentsDialog(desk.folder, desk.window),
    AboutDialog: lambda desk: AboutDialog(desk.window.themes, "1", desk.window),
    VerifyDialog: verify,
    TemplateDialog: template,
    DaysDialog: lambda desk: DaysDialog("2026-01-05", "2026-02-01", desk.window.themes.theme, desk.window),
    RestoreDialog: restore,
    TagDialog: lambda desk: TagDialog(lambda _text: ["价格", "床位"], ["价格"], 2, desk.window),
    TagsDialog: lambda desk: TagsDialog(lambda: {"价格": 3, "床位": 1}, desk.window.themes, desk.window),
    NameDialog: lambda desk: NameDialog("新打印篮", "名称", "价格专题会", parent=desk.window),
    ChoiceDialog: lambda desk: ChoiceDialog("选择", "文件夹", ["甲", "乙"], parent=desk.window),
}


def every_dialog() -> set[type[QDialog]]:
    """Every class of dialogs in the program, found in all of its modules."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        with contextlib.suppress(ModuleNotFoundError):  # what only Windows has
            importlib.import_module(module.name)

    def below(kind: type) -> set[type]:
        return {kind}.union(*(below(one) for one in kind.__subclasses__()))

    found = below(QDialog)
    return {one for one in found if one.__module__.startswith("ui.") and one is not Dialog}


def test_every_dialog_is_looked_at() -> None:
    assert {one.__name__ for one in every_dialog()} == {one.__name__ for one in DIALOGS}


@pytest.fixture
def desk(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    window.activateWindow()
    qtbot.waitActive(window)
    return Desk(window, qtbot, folder)


def nameless(dialog: QDialog) -> list[str]:
    """What the keyboard reaches and a screen reader has no name for."""
    found = []
    for widget in usable(dialog):
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        buddies = [label for label in dialog.findChildren(QLabel) if label.buddy() is widget]
        holder = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
        if not (widget.accessibleName() or text or buddies or holder):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def beside_the_screen(dialog: QDialog) -> list[str]:
    """What can be used and is cut off at an edge of the dialog, where nothing scrolls."""
    room = dialog.rect()
    found = []
    for widget in usable(dialog):
        place = widget.rect().translated(widget.mapTo(dialog, widget.rect().topLeft()))
        scrolled = any(
            type(one).__name__ in ("QScrollArea", "QStackedWidget") for one in _above(widget, dialog)
        )
        if not scrolled and not room.contains(place):
            found.append(f"{type(widget).__name__} {widget.accessibleName()}")
    return found


def _above(widget: QWidget, dialog: QDialog) -> list[QWidget]:
    above, one = [], widget.parentWidget()
    while one is not None and one is not dialog:
        above.append(one)
        one = one.parentWidget()
    return above


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_a_dialog_is_walked_named_and_whole(desk: Desk, kind: type[QDialog]) -> None:
    dialog = DIALOGS[kind](desk)
    assert type(dialog) is kind
    dialog.open()
    desk.qtbot.waitUntil(dialog.isVisible)
    desk.qtbot.wait(60)
    desk.qtbot.waitUntil(lambda: not desk.window.jobs.running())
    try:
        assert usable(dialog), "nothing to be used"
        assert nameless(dialog) == []
        assert beside_the_screen(dialog) == []
        check(dialog, kind.__name__)
    finally:
        dialog.close()
        QApplication.processEvents()


def test_a_correction_of_an_indicator_is_walked(desk: Desk) -> None:
    dialog = CorrectionDialog("更正", "原文", IndicatorForm({}, None), desk.window)
    dialog.open()
    desk.qtbot.waitUntil(dialog.isVisible)
    assert nameless(dialog) == []
    check(dialog, "indicator")
    dialog.close()
