"""The window in English: what it shows in every place and dialog is English, but for words of documents."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from index.references.citation import cite
from store.model import wording
from store.model.document import DocumentKind
from store.model.printed import printed
from store.model.typography import typeset
from tests.looping import some
from tests.ui.shell.test_dialogs import DIALOGS, NOTICE, Desk
from ui.runtime import i18n
from ui.services.display_names import clause_label
from ui.services.library.short_names import short_title
from ui.services.workspace import Workspace
from ui.shell.main_window import MainWindow

METHOD = "晋政办函〔2020〕28号"
MEASURES = "36项措施支持国家区域医疗中心建设"
CHINESE = re.compile(r"[\u3400-\u9fff]+")
#: Chinese marks that only a Chinese sentence of the program would bring in, behind Latin letters.
MARKS = re.compile(r"[A-Za-z] ?[，。；：！？]")
RESOURCES = Path(__file__).resolve().parents[3] / "resources"
#: Rows of a list that are looked at.
ROWS = 60
#: Words that are not translated: the language's own name, names of query fields as they are typed, examples.
UNTRANSLATED = (
    "简体中文 单位 牵头 配合 标题 文号 文种 地区 标签 版本 现行 有批注 书签 更正 原文 通知"
    " 新打印篮 名称 价格专题会 选择 文件夹 甲 乙"
)

Said = tuple[str, str]


@cache
def translations() -> frozenset[str]:
    """Every Chinese text that the program has for an English one, as a whole."""
    found = set()
    for file in (RESOURCES / "i18n/zh_CN").glob("*.ts"):
        for message in ElementTree.parse(file).getroot().iter("message"):
            found.add("".join(message.find("translation").itertext()).strip())  # type: ignore[union-attr]
    found |= {entry for entry in wording.table(wording.CHINESE).values() if isinstance(entry, str)}
    return frozenset(each for each in found if CHINESE.search(each))


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    """The application in English; in Chinese again behind the test."""
    translators = qapp.property("translators")
    i18n.remove(qapp, translators)
    i18n.install(qapp, "en")
    yield
    qapp.setProperty("translators", i18n.install(qapp, "zh_CN"))


def words_of(workspace: Workspace) -> str:
    """What documents, their names and their places say, and what tests type."""
    found = [UNTRANSLATED, *get_args(DocumentKind)]
    for entry in workspace.library.documents():
        document = workspace.library.document(entry.key)
        found += [entry.key, entry.name, entry.title, entry.kind, entry.source, *entry.issuers]
        found += [entry.number or "", short_title(entry)]
        found.append(repr(replace(document, clauses=())))
        found += [wording.text(each.reason) for each in document.corrections]
        for clause in document.walk():
            found += [printed(clause), clause.label, *clause.path, clause_label(clause.label, clause.path)]
            found.append(cite(document, clause))
            found += [duty.organisation for duty in clause.duties]
            found += [cell for table in clause.tables for row in table.rows for cell in row]
    return "\n".join((*found, *map(typeset, found)))


def texts(widget: QWidget) -> Iterator[Said]:
    """Everything that a widget shows or says."""
    name = type(widget).__name__
    yield name, widget.toolTip()
    yield name, widget.accessibleName()
    yield name, widget.accessibleDescription()
    yield name, widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield name, widget.text()
    if isinstance(widget, QGroupBox):
        yield name, widget.title()
    if isinstance(widget, QLineEdit):
        yield from ((name, each) for each in (widget.placeholderText(), widget.text()))
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield from ((name, each) for each in (widget.placeholderText(), widget.toPlainText()))
    if isinstance(widget, QComboBox):
        yield from ((name, widget.itemText(number)) for number in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from ((name, widget.tabText(number)) for number in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from ((name, words) for action in widget.actions() for words in said(action))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from ((name, words) for words in listed(widget.model()))


def said(action: QAction) -> Iterator[str]:
    """What an action says in a menu, and what it says of itself."""
    yield from (action.text(), action.iconText(), action.toolTip(), action.statusTip())


def listed(model: QAbstractItemModel, above: QModelIndex | None = None) -> Iterator[str]:
    """What the rows and heads of a list say, to every role that has words."""
    parent = above if above is not None else QModelIndex()
    roles = [role for role in model.roleNames() if role != Qt.ItemDataRole.EditRole]
    flat = isinstance(
        model, QAbstractListModel | QAbstractTableModel
    )  # its columns and children cannot be asked for
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(ROWS, model.rowCount(parent))):
            index = model.index(row, column, parent)
            yield from (value for role in roles if isinstance(value := index.data(int(role)), str))
            if column == 0 and not flat and model.hasChildren(index):
                yield from listed(model, index)


def chinese(widget: QWidget, known: str) -> list[str]:
    """What is in Chinese of a window and all that it holds, and is no word of a document."""
    found = []
    for part in (widget, *widget.findChildren(QWidget)):
        for name, text in texts(part):
            plain = re.sub(r"<[^>]+>", "", text)
            runs = [run for run in CHINESE.findall(plain) if run not in known]
            if runs or (text.strip() in translations() and text.strip() not in known) or MARKS.search(text):
                found.append(f"{name}: {runs or MARKS.findall(text)} in {text[:120]}")
    return found


def test_every_panel_is_english(window: MainWindow, qtbot: object) -> None:
    known = words_of(window.workspace) + "医保量子纠缠省医保局负责的措施医报医疗保障"
    assert chinese(window, known) == []
    for query in some(("医保", "量子纠缠", "省医保局负责的措施", "医报", "床位 单位:省卫健委")):
        with qtbot.waitSignal(window.results_controller.runner.answered):  # type: ignore[attr-defined]
            window.results_controller.search(query)
        assert chinese(window, known + query) == []
    head = window.search_panel.head
    for menu in (head.arrange_menu(), head.use_menu(), head.facets.menu()):
        assert chinese(menu, known) == []
    window.open_clause(f"{METHOD}/9.")
    for action in ("bookmark", "note", "find", "basket"):
        window.menu_actions[action].trigger()
    for panel in ("library", "search", "bookmarks", "notes", "basket"):
        window.show_panel(panel)
        qtbot.wait(20)  # type: ignore[attr-defined]
        assert chinese(window, known) == []


def test_every_menu_is_english(window: MainWindow) -> None:
    known = words_of(window.workspace)
    words = [text for action in window.menu_actions for text in said(action)]
    assert len(words) > 100
    assert [text for text in words if any(run not in known for run in CHINESE.findall(text))] == []


@pytest.mark.parametrize("page", ["compare", "indicators", "duties", "citations", "ledger"])
def test_every_page_is_english(window: MainWindow, qtbot: object, page: str) -> None:
    if page == "ledger":
        window.open(METHOD)
        window.menu_actions["ledger_document"].trigger()
    window.places.show_page(page)
    if page == "compare":
        from ui.shell.comparison.comparison_panel import comparison

        comparison(window).compare(METHOD, window.workspace.library.documents()[1].key)
        qtbot.waitUntil(lambda: comparison(window).comparison is not None)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not window.jobs.running())  # type: ignore[attr-defined]
    qtbot.wait(60)  # type: ignore[attr-defined]
    assert window.places.page() == page
    assert chinese(window, words_of(window.workspace)) == []


def test_the_paper_is_english(window: MainWindow, qtbot: object) -> None:
    window.printing.document(METHOD)
    qtbot.waitUntil(lambda: window.places.page() == "paper")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not window.jobs.running())  # type: ignore[attr-defined]
    assert chinese(window, words_of(window.workspace)) == []


def test_editions_and_states_are_english(window: MainWindow, qtbot: object) -> None:
    """Words that the library keeps as values: 已废止, 第2份, 未注日期."""
    from ui.services.library.validity_setting import set_validity

    for state, entry in zip(
        ("已废止", "已修改", "现行有效"), window.workspace.library.documents(), strict=False
    ):
        set_validity(window.workspace.library, entry.key, state)  # type: ignore[arg-type]
    window.contents.refresh_library()
    window.show_home()
    qtbot.wait(60)  # type: ignore[attr-defined]
    known = words_of(window.workspace)
    shown = [text for part in window.findChildren(QWidget) for _, text in texts(part)]
    assert [text for text in shown if "已废止" in text or "已修改" in text or "现行有效" in text] == []
    window.open_clause(f"{METHOD}/9.")
    assert chinese(window, known) == []


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_every_dialog_is_english(
    window: MainWindow, qtbot: object, tmp_path: Path, kind: type[QDialog]
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    dialog = DIALOGS[kind](Desk(window, qtbot, folder))  # type: ignore[arg-type]
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not window.jobs.running())  # type: ignore[attr-defined]
    try:
        assert chinese(dialog, words_of(window.workspace) + typed()) == []
    finally:
        dialog.close()
        QApplication.processEvents()


def typed() -> str:
    """What the dialogs of the test are about: documents that are read in it, and their publisher."""
    return (
        NOTICE
        + typeset(NOTICE)
        + "通知旧新某省卫健委护理价格床位测试包某省护理管理办法"
        + NOTICE.replace("三十年", "五十年")
    )


def test_the_test_would_see_it(qtbot: object) -> None:
    label = QLabel("文件库中没有这一条")
    qtbot.addWidget(label)  # type: ignore[attr-defined]
    assert chinese(label, "文件") != []
    label.setText("Nothing here。")
    assert chinese(label, "") != []
    label.setText("Clause 第九条")
    assert chinese(label, "第九条") == []
