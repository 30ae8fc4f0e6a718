"""The inspector shows how a clause was put before, and leads to the comparison."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.reader.inspector.earlier_section import EarlierSection
from ui.services.library.earlier_wording import EarlierWording

WORDS = (("授权医院", False), ("随时", True), ("招聘<人才>", False))


def wording(older: bool, kind: str = "revised") -> EarlierWording:
    return EarlierWording("old", "new", "new/1.", "政策清单", "第13项", kind, older, WORDS)  # type: ignore[arg-type]


def test_words_that_are_gone_are_struck_out(qtbot: QtBot) -> None:
    section = EarlierSection()
    qtbot.addWidget(section)
    section.show_wordings([wording(True)])
    texts = [label.text() for label in section.findChildren(QLabel)]
    assert any("<s>随时</s>" in text and "&lt;人才&gt;" in text for text in texts)
    assert section.isVisibleTo(None)


def test_a_click_leads_to_the_comparison(qtbot: QtBot) -> None:
    section = EarlierSection()
    qtbot.addWidget(section)
    section.show_wordings([wording(False)])
    [link] = section.findChildren(QPushButton)
    with qtbot.waitSignal(section.chosen) as caught:
        link.click()
    assert caught.args == ["old", "new", "new/1."]


def test_what_is_the_same_needs_no_words_and_nothing_needs_no_section(qtbot: QtBot) -> None:
    section = EarlierSection()
    qtbot.addWidget(section)
    section.show_wordings([wording(True, "same")])
    assert not any("随时" in label.text() for label in section.findChildren(QLabel))
    section.show_wordings([])
    assert not section.isVisibleTo(section.parentWidget())
