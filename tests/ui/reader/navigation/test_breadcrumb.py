"""The names of a place are cut nowhere: what has no room is left out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from store.model.document import Document
from ui.appearance.theme import ThemeManager
from ui.reader.navigation.breadcrumb import Breadcrumb


def deepest(documents: list[Document]) -> tuple[Document, str]:
    """The clause with the most others above it."""
    found = max(
        ((document, clause) for document in documents for clause in document.walk()),
        key=lambda pair: len(pair[1].path),
    )
    return found[0], found[1].id


@pytest.mark.parametrize("width", [160, 320, 480, 1200])
def test_names_have_the_room_that_they_need(
    qtbot: QtBot, themes: ThemeManager, documents: list[Document], width: int
) -> None:
    document, clause_id = deepest(documents)
    breadcrumb = Breadcrumb(themes)
    qtbot.addWidget(breadcrumb)
    breadcrumb.resize(width, 30)
    breadcrumb.show()
    breadcrumb.show_place(document, clause_id)

    def names() -> list[QPushButton | QLabel]:
        found = [*breadcrumb.findChildren(QPushButton), *breadcrumb.findChildren(QLabel, "here")]
        return [each for each in found if each.isVisible() and each.text()]

    def whole(each: QPushButton | QLabel) -> bool:
        inside = breadcrumb.rect().contains(each.geometry())
        return inside and each.fontMetrics().horizontalAdvance(each.text()) <= each.width()

    qtbot.waitUntil(lambda: bool(names()) and all(map(whole, names())))
    # What has no room is still told to those who do not see.
    assert breadcrumb.text().count("›") == len(document_path(document, clause_id))
    assert any(each.text() == "…" for each in names()) == (width < 1200)


def test_names_that_stay_are_not_made_again(
    qtbot: QtBot, themes: ThemeManager, documents: list[Document]
) -> None:
    document, clause_id = deepest(documents)
    breadcrumb = Breadcrumb(themes)
    qtbot.addWidget(breadcrumb)
    breadcrumb.resize(1200, 30)
    breadcrumb.show_place(document, clause_id)
    before = breadcrumb.findChildren(QPushButton)
    breadcrumb.show_place(document, clause_id)
    assert breadcrumb.findChildren(QPushButton) == before
    assert breadcrumb.minimumSizeHint().width() == 0


def document_path(document: Document, clause_id: str) -> tuple[str, ...]:
    return next(clause.path for clause in document.walk() if clause.id == clause_id)
