"""The view of an original: pages, marks, zoom, keys, and what it says when there is nothing to show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.small_pdf import pdf_of
from ui.appearance.theme import ThemeManager
from ui.reader.original.original_view import OriginalView
from ui.runtime.jobs import Jobs
from ui.services.originals.clause_places import MarkedPlace
from ui.services.originals.original_file import as_file

PDF = pdf_of([f"Page {number}" for number in range(1, 9)])


@pytest.fixture
def view(qtbot: QtBot, themes: ThemeManager, jobs: Jobs) -> Iterator[OriginalView]:
    made = OriginalView(themes, jobs)
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    yield made
    made.close_file()


def opened(qtbot: QtBot, view: OriginalView, name: str, data: bytes, *place: object) -> None:
    with qtbot.waitSignal(view.file_opened):
        view.show_file(as_file(name, data), *place)


def drawn(qtbot: QtBot, view: OriginalView, index: int) -> QImage:
    qtbot.waitUntil(lambda: view.pages._drawn.image(index) is not None)
    return view.pages._drawn.image(index)


def test_a_pdf_is_drawn_and_a_place_is_gone_to(qtbot: QtBot, view: OriginalView) -> None:
    opened(qtbot, view, "通知.pdf", PDF, 5, (40.0, 100.0, 200.0, 120.0))
    assert view.pages.seen() == (5, 8)
    assert view.pages.marks() == [MarkedPlace(5, (40.0, 100.0, 200.0, 120.0))]
    image = drawn(qtbot, view, 4)
    assert any(
        image.pixelColor(x, round(image.height() * 0.28)).lightness() < 100 for x in range(image.width())
    )
    view.mark([MarkedPlace(1, (40.0, 100.0, 200.0, 120.0))])
    assert view.pages.seen() == (1, 8)


def test_a_page_far_away_does_not_exist(qtbot: QtBot, view: OriginalView) -> None:
    opened(qtbot, view, "通知.pdf", PDF, 99, (0.0, 0.0, 1.0, 1.0))
    assert view.pages.seen() == (1, 8)


def test_keys_go_from_page_to_page_and_zoom(qtbot: QtBot, view: OriginalView) -> None:
    opened(qtbot, view, "通知.pdf", PDF)
    pages, fitting = view.pages, view.pages.zoom()
    qtbot.keyClick(pages, Qt.Key.Key_Right)
    assert pages.seen()[0] == 2
    qtbot.keyClick(pages, Qt.Key.Key_End)
    assert pages.seen()[0] == 8
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.zoom() > fitting
    qtbot.keyClick(pages, Qt.Key.Key_0)
    assert pages.zoom() == fitting


def test_pages_that_were_seen_are_not_kept_without_end(
    qtbot: QtBot, view: OriginalView, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.reader.original import drawn_pages

    monkeypatch.setattr(drawn_pages, "KEPT", 1)
    opened(qtbot, view, "通知.pdf", PDF)
    for number in range(1, 9):
        view.pages.go_to_page(number)
        drawn(qtbot, view, number - 1)
    assert len(view.pages._drawn._images) <= 3


def test_a_picture_is_a_page(qtbot: QtBot, view: OriginalView) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    opened(qtbot, view, "扫描.png", bytes(buffer.data().data()))
    assert view.pages.seen()[1] == 1
    assert drawn(qtbot, view, 0).pixelColor(5, 5) == QColor("red")


def test_a_text_is_shown_as_it_was_read(qtbot: QtBot, view: OriginalView) -> None:
    with qtbot.waitSignal(view.file_opened) as told:
        view.show_file(as_file("通知.txt", "关于床位的通知\n一、床位".encode()))
    assert [line.text for line in told.args[0].content.lines if line.text] == ["关于床位的通知", "一、床位"]
    assert view._hint.isVisible()


def test_a_damaged_file_is_told_and_can_still_be_saved(qtbot: QtBot, view: OriginalView) -> None:
    view.show_file(as_file("通知.pdf", b"%PDF-1.4 broken"))
    qtbot.waitUntil(lambda: view._empty.title() == view.tr("The original cannot be shown"))
    asked: list[int] = []
    view.save_requested.connect(lambda: asked.append(1))
    next(each for each in view._buttons if each.toolTip() == view.tr("Save the original as…")).click()
    assert asked


def test_a_document_without_a_file_says_what_to_do(view: OriginalView) -> None:
    view.show_file(None)
    assert view._empty.title() == view.tr("There is no original")
    assert not any(button.isEnabled() for button in view._buttons)
