"""Names of documents in one line: what tells one from another is set smaller before it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from ui.services.library.short_names import narrow_form, tell_apart
from ui.widgets import document_line
from ui.widgets.document_line import LEAST_SIZE, cut_name, draw_name
from ui.widgets.painting import ui_font

COURT = "最高人民法院、最高人民检察院关于办理"
NAMES = [
    f"{COURT}{what}刑事案件适用法律若干问题的解释"
    for what in ("组织、利用邪教组织破坏法律实施等", "危害药品安全", "非法采矿、破坏性采矿", "环境污染")
]


@pytest.fixture(autouse=True)
def _library(qtbot: QtBot) -> Iterator[None]:
    tell_apart([SimpleNamespace(key=name, name=name, edition=None) for name in NAMES])
    yield
    tell_apart(())


def shown(monkeypatch: pytest.MonkeyPatch, name: str, share: float) -> tuple[str, int]:
    """The words and the size in which a name is drawn in a share of the room that its narrow form takes."""
    drawn: list[tuple[str, int]] = []

    def draw(_painter, rect, text, font, _colour, _right, elide) -> float:  # type: ignore[no-untyped-def]
        drawn.append((QFontMetricsF(font).elidedText(text, elide, rect.width()), font.pixelSize()))
        return 0.0

    monkeypatch.setattr(document_line, "draw_line", draw)
    room = share * QFontMetricsF(ui_font(14)).horizontalAdvance(narrow_form(name))
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    draw_name(painter, QRectF(0, 0, room, 20), name, ui_font(14), "#000")
    painter.end()
    return drawn[0]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_without_room_is_set_smaller_before_it_is_cut(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert shown(monkeypatch, name, 1.02) == (narrow_form(name), 14)
    text, size = shown(monkeypatch, name, LEAST_SIZE + 0.02)
    assert text == narrow_form(name)
    assert size < 14


def test_names_of_one_library_do_not_look_alike_in_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len({shown(monkeypatch, name, LEAST_SIZE + 0.02)[0] for name in NAMES}) == len(NAMES)
    metrics = QFontMetrics(ui_font(14))
    room = max(metrics.horizontalAdvance(narrow_form(name)) for name in NAMES)
    assert len({cut_name(name, metrics, room) for name in NAMES}) == len(NAMES)
