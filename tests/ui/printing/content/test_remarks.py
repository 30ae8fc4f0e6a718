"""Footnotes on corrections: what was mended, what is guessed, what is only doubtful."""

import pytest

from store.model.document import Correction
from store.model.message import Message
from ui.printing.content.remarks import correction_text

WHY = Message("intake.doubtful_word", word="鼓励", share=46)


@pytest.mark.parametrize(
    ("corrected", "applied", "said"),
    [
        ("支持", True, "〔勘误〕原文作“鼓励”，今改作“支持”"),
        ("支持", False, "〔存疑〕原文作“鼓励”，疑为“支持”，未改动"),
        ("鼓励", False, "〔存疑〕“鼓励”："),
    ],
)
def test_a_footnote_says_what_was_done(corrected, applied, said):
    text = correction_text(Correction("一、", "鼓励", corrected, WHY, applied))
    assert text.startswith(said)
    assert text.endswith("可信度 46%，请对照原件核对。")
    assert ("疑为" in text) == (corrected != "鼓励" and not applied)
