"""The tip on a doubtful word that was recognised from a scan makes no guess."""

from store.model.document import Correction
from store.model.message import Message
from ui.reader.page.writing.decorations import correction_tip


def test_a_doubt_without_a_guess_says_why_and_guesses_nothing(qapp):
    why = Message("intake.doubtful_word", word="鼓励", share=46)
    tip = correction_tip(Correction("一、", "鼓励", "鼓励", why, applied=False))
    assert "46%" in tip
    assert "perhaps" not in tip
    assert "疑为" not in tip
    assert "支持" in correction_tip(Correction("一、", "鼓励", "支持", why, applied=False))
