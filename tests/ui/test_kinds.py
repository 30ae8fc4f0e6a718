"""A kind of anything is added in one place: each test adds one from outside, and uses it."""

from __future__ import annotations

import json
import shutil
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from index.query import fields
from index.query.fields import QueryField
from store.formats import registry as formats
from store.formats.lines import FileContent, SourceLine
from store.library import Library
from store.system.paths import DataPaths
from ui.appearance.theme import ThemeManager
from ui.commandline import command_registry, entry_point
from ui.commandline.command import Command
from ui.commandline.help_tables import CommandHelp
from ui.commandline.start.exit_codes import DONE
from ui.notebook.notes.model import EntryRole
from ui.notebook.notes.order_menu import OrderMenu
from ui.printing.content.blocks import Options
from ui.printing.content.excerpt import excerpt_of
from ui.printing.layout import page_styles
from ui.printing.layout.layout import layout
from ui.printing.layout.page_styles import PageStyle
from ui.printing.layout.styles.plain_style import PLAIN
from ui.printing.options_panel import OptionsPanel
from ui.reader.copying import citation_styles
from ui.reader.copying.citation_styles import CitationStyle
from ui.runtime import i18n, theme_files
from ui.runtime.jobs import Jobs
from ui.runtime.settings import Settings
from ui.services.notebook import note_orders
from ui.services.notebook.note_orders import NoteOrder
from ui.services.workspace import Workspace
from ui.settings import setting_rows
from ui.settings.dialog import SettingsDialog
from ui.settings.setting_rows import SettingRow, switch
from ui.shell import menus, panels
from ui.shell.main_window import MainWindow
from ui.shell.panels import Panel
from ui.shell.window_command import WindowCommand

METHOD = "晋政办函〔2020〕28号"


Opener = Callable[[], MainWindow]


@pytest.fixture
def open_window(
    qtbot: QtBot, workspace: Workspace, jobs: Jobs, themes: ThemeManager, settings: Settings
) -> Opener:
    """Makes a window when the test has added its kind."""

    def make() -> MainWindow:
        window = MainWindow(workspace, jobs, themes, settings)
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.ready):
            window.show()
        return window

    return make


def test_a_theme_is_a_file(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "themes"
    shutil.copytree(theme_files.folder(), place)
    dusk = json.loads((place / "dark.json").read_text(encoding="utf-8"))
    dusk |= {"title": {"en": "Dus&k", "zh_CN": "黄昏(&K)"}, "position": 9, "accent": "#C08040"}
    (place / "dusk.json").write_text(json.dumps(dusk, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setattr(theme_files, "folder", lambda: place)
    monkeypatch.setattr("ui.appearance.theme.folder", lambda: place)
    themes = ThemeManager("contrast")
    assert themes.next_name() == "dusk"
    dialog = SettingsDialog(settings, themes, tmp_path, "1")
    qtbot.addWidget(dialog)
    settings.theme_changed.connect(themes.set_theme)
    button = dialog.rows["theme"].buttons["dusk"]  # type: ignore[attr-defined]
    assert button.text() == "黄昏"
    button.click()
    assert (settings.theme, themes.theme.name, themes.theme.accent) == ("dusk", "dusk", "#C08040")
    assert themes.theme.dark


@pytest.mark.parametrize("wide", [False, True])
def test_a_panel_is_an_entry(open_window: Opener, wide: bool) -> None:
    def make(window: MainWindow) -> QWidget:
        return QLabel(f"{len(window.workspace.library.documents())} documents")

    panels.register(Panel("count", "library", "Counted", "&Counted", ("Ctrl+9",), make, wide))
    try:
        window = open_window()
        action = window.menu_actions["panel_count"]
        assert action.shortcut().toString() == "Ctrl+9"
        window.open(METHOD)
        assert window.places.at_reader()
        window.rail.button("count").click()
        shown = window.pages.currentWidget() if wide else window.side.currentWidget()
        assert isinstance(shown, QLabel)
        assert shown.text() == "5 documents"
        assert shown.isVisible()
        assert window.rail.button("count").isChecked()
        assert window.side.isVisible() is not wide
        window.rail.button("count").click()
        assert not shown.isVisible()
        assert window.places.at_reader()
        action.trigger()
        assert shown.isVisible()
        if wide:
            window.menu_actions["back"].trigger()
            assert window.places.at_reader()
            assert window.side.isVisible()
    finally:
        panels.unregister("count")
    assert "count" not in [panel.name for panel in panels.panels()]


def test_a_command_of_the_window_is_an_entry(open_window: Opener) -> None:
    seen: list[str | None] = []
    command = WindowCommand(
        "whisper", "&Whisper", lambda window: seen.append(window.current.clause_id()), ("F4",), "clause"
    )
    menus.register("edit", command)
    try:
        window = open_window()
    finally:
        menus.unregister("whisper")
    action = window.menu_actions["whisper"]
    listed = [action for _title, actions in window.menu_actions.menus() for action in actions]
    assert isinstance(action, QAction)
    assert action in listed
    assert not action.isEnabled()
    window.open_clause(f"{METHOD}/9.")
    action.trigger()
    assert seen == [f"{METHOD}/9."]
    with pytest.raises(KeyError):
        menus.register("no such menu", command)


def test_a_command_of_the_command_line_is_a_module(
    paths: DataPaths, capsys: pytest.CaptureFixture[str]
) -> None:
    def greet(_paths: DataPaths, options: Namespace) -> int:
        print(f"您好，{options.name}")
        return DONE

    command = Command(
        "greet",
        greet,
        lambda parser: parser.add_argument("name"),
        help=CommandHelp((("greet 姓名", "问候"),)),
        position=1,
    )
    command_registry.register(command)
    try:
        assert entry_point.run(["greet", "李医生"]) == DONE
        assert capsys.readouterr().out == "您好，李医生\n"
        assert entry_point.run(["--help"]) == DONE
        said = capsys.readouterr().out
        assert said.index("greet 姓名") < said.index("main.py documents")
    finally:
        command_registry.unregister("greet")
    assert entry_point.run(["greet", "李医生"]) == 2
    every = command_registry.commands()
    assert len(every) > 10
    assert all(command_registry.find(each.name) is each for each in every)


def test_a_query_field_is_an_entry(workspace: Workspace) -> None:
    def issued(document: fields.DocumentFacts, value: str) -> bool:
        return any(value in issuer for issuer in document.issuers)

    everything = workspace.engine.search("医保", None)
    fields.register(QueryField("发文", ("印发机关",), document=issued))
    try:
        some = workspace.engine.search("医保 发文:办公厅", None)
        assert 0 < some.total < everything.total
        assert workspace.engine.search("医保 印发机关:办公厅", None).total == some.total
        assert not workspace.engine.search("医保 发文:无此机关", None).hits
        with pytest.raises(ValueError, match="单位"):
            fields.register(QueryField("单位"))
    finally:
        fields.unregister("发文")
    assert fields.find("印发机关") is None


def test_a_page_style_is_a_module(qtbot: QtBot, library: Library) -> None:
    airy = PageStyle(replace(PLAIN, style="airy", lines=20), "Airy", "Few lines on a page", position=9)
    excerpt = excerpt_of([f"{METHOD}/{number}." for number in range(1, 12)], library)
    plain = layout(excerpt, "plain")
    page_styles.register(airy)
    try:
        assert len(layout(excerpt, "airy")) > len(plain)
        panel = OptionsPanel()
        qtbot.addWidget(panel)
        panel.show_choices("", "plain", Options())
        panel.styles["airy"].click()
        assert panel.style_name() == "airy"
    finally:
        page_styles.unregister("airy")
    assert list(page_styles.page_styles()) == ["official", "plain", "booklet"]


def test_a_citation_style_is_an_entry(window: MainWindow) -> None:
    citation_styles.register(
        CitationStyle("short", "Short", lambda document, clause, _start, _end: clause.label, rich=False)
    )
    try:
        window.settings.set(citation_styles.KEY, "short")
        window.open_clause(f"{METHOD}/9.")
        window.menu_actions["copy_citation"].trigger()
        assert QGuiApplication.clipboard().text().endswith("\n——9.")
        dialog = SettingsDialog(window.settings, window.themes, window.workspace.paths.root, "1", window)
        assert dialog.rows["citation"].currentText() == "Short"  # type: ignore[attr-defined]
    finally:
        citation_styles.unregister("short")
    assert citation_styles.chosen_style(window.settings) is citation_styles.OFFICIAL


def test_a_setting_is_an_entry(
    qtbot: QtBot, settings: Settings, themes: ThemeManager, tmp_path: Path
) -> None:
    setting_rows.register(SettingRow("hush", "Quiet", switch("window/hush", "Say nothing"), group=2))
    try:
        dialog = SettingsDialog(settings, themes, tmp_path, "1")
    finally:
        setting_rows.unregister("hush")
    qtbot.addWidget(dialog)
    box = dialog.rows["hush"]
    assert isinstance(box, QCheckBox)
    box.click()
    assert settings.get("window/hush", False) is True
    names = list(dialog.rows)
    assert names.index("history") < names.index("hush") < names.index("about")


def test_an_import_format_is_a_module(workspace: Workspace, tmp_path: Path) -> None:
    text = "关于试验格式的通知\n\n各市卫生健康委：\n一、总体要求\n加强试验。\n二、工作任务\n落实试验。\n"

    def read(data: bytes, _progress: formats.Progress) -> FileContent:
        return FileContent(
            tuple(SourceLine(line) for line in data.removeprefix(b"KIND").decode()[::-1].split("\n"))
        )

    format_ = formats.FileFormat(
        "试验", ("kind",), lambda data: data.startswith(b"KIND"), read, isolated=False
    )
    formats.register(format_)
    try:
        file = tmp_path / "试验.kind"
        file.write_bytes(b"KIND" + text[::-1].encode())
        result = workspace.import_files([file])
        assert not result.rejected
        assert result.imported
        assert workspace.engine.search("落实试验", None).total
    finally:
        formats._FORMATS.pop("试验")


def test_an_order_of_the_notes_is_an_entry(window: MainWindow, qtbot: QtBot) -> None:
    document, clause = window.workspace.library.clause(f"{METHOD}/9.")
    for body in ("长长的批注", "短"):
        window.notes.save_note(document, clause, "", body)
    note_orders.register(NoteOrder("length", "Shortest first", lambda each: (len(each.text), each.id)))
    try:
        panel = window.notes_panel
        window.show_panel("notes")
        menu = OrderMenu(panel.sort, panel.set_sort, panel)
        assert menu.actions()[-1].text() == "Shortest first"
        menu.actions()[-1].trigger()
        assert panel.sort == "length"
        first = panel.model.index(0)
        qtbot.waitUntil(lambda: panel.model.rowCount() == 2 and not first.data(EntryRole.HEADER))
        assert [panel.model.index(row).data(EntryRole.ENTRY).text for row in range(2)] == ["短", "长长的批注"]
    finally:
        note_orders.unregister("length")
    assert note_orders.note_order("length") is None


def test_a_language_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "i18n"
    (place / "fr").mkdir(parents=True)
    (place / "fr" / "shell.ts").write_text("<TS/>", encoding="utf-8")
    monkeypatch.setattr(i18n, "_folder", lambda: place)
    assert i18n.languages() == {"zh_CN": "简体中文", "en": "English", "fr": "français"}
