"""The place of a comparison: choosing, filters, walking, what a person settles, themes, files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from index.comparison.comparison import Comparison
from tests.finding import one
from ui.compare.model import PairRoles
from ui.compare.page import ComparePage
from ui.compare.panel import ComparePanel
from ui.shell.comparison.comparison_panel import comparison
from ui.shell.main_window import MainWindow
from ui.widgets.clause_list.current import ChosenPlace, CurrentPlaces

LIST, MEASURES = "晋政办函〔2020〕28号", "36项措施支持国家区域医疗中心建设"


@pytest.fixture
def compared(window: MainWindow, qtbot: QtBot) -> MainWindow:
    with qtbot.waitSignal(comparison(window).walked):
        comparison(window).compare(LIST, MEASURES)
    return window


def page(window: MainWindow) -> ComparePage:
    return comparison(window).page


def panel(window: MainWindow) -> ComparePanel:
    return comparison(window).panel


def rows(window: MainWindow) -> list[Any]:
    model = panel(window).model
    return [model.index(at).data(PairRoles.ROW) for at in range(model.rowCount())]


def menu_of(window: MainWindow, places: str) -> QMenu:
    listed = panel(window)
    return listed.lists.menu_at(listed.model.index(listed.model.row_of(number_of(window, places))))


def number_of(window: MainWindow, places: str) -> int:
    return next(row.number for row in rows(window) if row.places == places)


def settle(window: MainWindow, qtbot: QtBot, act: Callable[[], object]) -> Comparison:
    before = comparison(window).comparison
    act()
    qtbot.waitUntil(lambda: comparison(window).comparison is not before and window.jobs.running() == 0)
    made = comparison(window).comparison
    assert made is not None
    return made


def test_without_a_comparison_one_is_asked_for_two_documents(window: MainWindow) -> None:
    window.menu_actions["panel_compare"].trigger()
    assert window.places.page() == "compare"
    assert page(window).is_choosing()
    chooser = page(window).chooser
    assert chooser.first.count() == 5
    assert not chooser.button.isEnabled()
    chooser.choose(LIST, LIST)
    assert not chooser.button.isEnabled()
    chooser.choose(LIST, MEASURES)
    assert chooser.button.isEnabled()


def test_the_document_that_is_read_stands_in_the_first_field(window: MainWindow, qtbot: QtBot) -> None:
    window.open(LIST)
    window.menu_actions["panel_compare"].trigger()
    assert page(window).chooser.first.currentData() == LIST


def test_pairs_are_listed_and_the_texts_stand_side_by_side(compared: MainWindow) -> None:
    listed = rows(compared)
    assert (listed[0].places, listed[0].badge) == ("1 → 3", "扩充")
    text = page(compared).text.document().toPlainText()
    assert "依法以划拨方式" in text
    assert "国土空间规划" in text


def test_what_a_report_does_not_have_is_not_called_dropped(compared: MainWindow) -> None:
    badges = {row.places: row.badge for row in rows(compared)}
    assert badges["6 → 无"] == "报道中没有"
    assert "删去" not in badges.values()
    assert "节录" in panel(compared).remark.text()


def test_filters_narrow_list_and_texts(compared: MainWindow) -> None:
    one(panel(compared), QPushButton, "left").click()
    assert [row.places for row in rows(compared)] == ["6 → 无", "18 → 无"]
    text = page(compared).text.document().toPlainText()
    assert "山西医科大学教学医院" in text
    assert "国土空间规划" not in text
    one(panel(compared), QPushButton, "all").click()
    assert len(rows(compared)) == 34


def test_f8_goes_to_the_next_change_and_passes_over_what_is_the_same(
    compared: MainWindow, qtbot: QtBot
) -> None:
    actions = compared.menu_actions
    assert actions["next_change"].isEnabled()
    before = number_of(compared, "13 → 8")
    comparison(compared).show_pair(before)
    actions["next_change"].trigger()
    assert rows(compared)[comparison(compared).number].places == "15 → 10"
    actions["previous_change"].trigger()
    assert comparison(compared).number == before
    compared.open(LIST)
    assert not actions["next_change"].isEnabled()


def test_changed_words_are_marked_without_colours_too(compared: MainWindow) -> None:
    found: dict[str, tuple[bool, bool]] = {}
    block = page(compared).text.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            made = part.fragment().charFormat()
            underlined = made.underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline
            found[part.fragment().text()] = (made.fontStrikeOut(), underlined)
            part += 1
        block = block.next()
    assert found["随时"] == (True, False)
    assert found["急需紧缺"] == (False, True)
    assert (True, True) not in found.values()


def test_sides_are_swapped(compared: MainWindow, qtbot: QtBot) -> None:
    made = settle(compared, qtbot, comparison(compared).swap)
    assert (made.first.key, made.second.key) == (MEASURES, LIST)
    badges = {row.places: row.badge for row in rows(compared)}
    assert badges["无 → 6"] == "报道中没有"


def test_pairs_are_set_parted_and_undone(compared: MainWindow, qtbot: QtBot) -> None:
    compare = comparison(compared)
    settle(compared, qtbot, lambda: compare.pairings.part(number_of(compared, "1 → 3")))
    assert "1 → 3" not in [row.places for row in rows(compared)]
    settle(compared, qtbot, compared.undoing.undo)
    assert "1 → 3" in [row.places for row in rows(compared)]
    first, second = f"{LIST}/6.", f"{MEASURES}/36项保障措施/24."
    settle(compared, qtbot, lambda: compare.pairings.join(first, second))
    [row] = [row for row in rows(compared) if row.places == "6 → 24"]
    assert row.settled
    settle(compared, qtbot, compared.undoing.undo)
    assert "6 → 无" in [row.places for row in rows(compared)]


def test_a_confirmed_pair_is_ticked_and_stays(compared: MainWindow, qtbot: QtBot) -> None:
    compare = comparison(compared)
    settle(compared, qtbot, lambda: compare.pairings.confirm(number_of(compared, "13 → 8")))
    assert next(row.settled for row in rows(compared) if row.places == "13 → 8")
    settled = compared.workspace.notebook.pairings.between(LIST, MEASURES)
    assert [(one.first, one.joined) for one in settled] == [(f"{LIST}/13.", True)]


def test_a_measure_that_is_alone_can_be_put_together_but_not_parted(compared: MainWindow) -> None:
    for places, allowed in (("6 → 无", False), ("1 → 3", True)):
        menu = menu_of(compared, places)
        assert [action.isEnabled() for action in menu.actions()[-3:]] == [allowed, allowed, True]


def test_two_documents_of_the_library_are_compared(window: MainWindow, qtbot: QtBot) -> None:
    both = CurrentPlaces(tuple(ChosenPlace(key, "") for key in ("晋政发〔2020〕17号", LIST)))
    with qtbot.waitSignal(comparison(window).walked):
        window.clause_commands.run("compare", both)
    made = comparison(window).comparison
    assert made is not None
    assert (made.first.key, made.second.key) == (LIST, "晋政发〔2020〕17号")
    assert window.places.page() == "compare"


def test_notes_stand_in_a_third_column(compared: MainWindow, qtbot: QtBot) -> None:
    from store.model.annotation import Note
    from store.notebook import anchor_for
    from ui.services.notebook.days import utc_now

    library, notebook = compared.workspace.library, compared.workspace.notebook
    document, clause = library.clause(f"{LIST}/13.")
    now = utc_now()
    notebook.annotations.put(Note("n1", anchor_for(document, clause), "人事处要看", now, now))
    page(compared).notes.setChecked(True)
    assert "人事处要看" in page(compared).text.document().toPlainText()
    page(compared).notes.setChecked(False)
    assert "人事处要看" not in page(compared).text.document().toPlainText()


def test_a_pair_opens_in_the_reader_and_goes_into_the_basket(compared: MainWindow) -> None:
    compare = comparison(compared)
    compare.show_pair(number_of(compared, "13 → 8"))
    clauses, table = panel(compared).basket_button.menu().actions()
    clauses.trigger()
    basket = compared.basket.editor.current()
    assert basket is not None
    ids = [entry.anchor.clause_id for entry in basket.entries if entry.anchor]
    table.trigger()
    table.trigger()
    lines = compared.basket.editor.lines(compared.basket.editor.current())
    assert [line.is_table for line in lines] == [*[False] * len(ids), True]
    assert lines[-1].words == "对照表：原条款、新条款、变化"
    assert ids == [f"{LIST}/13.", f"{MEASURES}/36项保障措施/8."]
    compare.open_pair(number_of(compared, "13 → 8"))
    assert compared.places.at_reader()
    assert compared.reading.clause_id() == f"{MEASURES}/36项保障措施/8."


def test_keys_are_about_the_pair_that_is_looked_at(compared: MainWindow, qtbot: QtBot) -> None:
    comparison(compared).show_pair(number_of(compared, "13 → 8"))
    panel(compared).view.setFocus()
    qtbot.waitUntil(panel(compared).view.hasFocus)
    assert compared.current.clause_id() == f"{MEASURES}/36项保障措施/8."
    assert not compared.current.value().in_text


def test_the_pairs_that_are_shown_are_saved(compared: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from ui.shell.comparison.comparison_saver import ComparisonSaver

    [files] = comparison(compared).findChildren(ComparisonSaver)
    comparison(compared).set_filter("left")
    path = tmp_path / "对照.docx"
    files.write_to(path, "docx")
    qtbot.waitUntil(path.exists)
    [table] = docx.Document(str(path)).tables
    assert len(table.rows) == 3


def test_a_document_that_is_gone_ends_the_comparison(compared: MainWindow, qtbot: QtBot) -> None:
    compared.workspace.library.remove(MEASURES)
    comparison(compared).refresh()
    assert comparison(compared).comparison is None
    assert page(compared).is_choosing()


def test_it_is_painted_in_every_theme(compared: MainWindow) -> None:
    for name in ("dark", "care", "contrast", "light"):
        compared.themes.set_theme(name)
        assert not page(compared).grab().isNull()
        assert not panel(compared).grab().isNull()
    assert rows(compared)[0].places == "1 → 3"
