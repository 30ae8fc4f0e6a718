"""What recognition takes for other marks is put right, character for character."""

import pytest

from store.formats.lines import SourceLine
from store.formats.pages.pieces import Glyph
from store.formats.recognised_words import RecognisedWord, with_words
from store.formats.scans import _closed_up
from store.intake.cleanup.ocr_errors import mend_misread


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("〈联系人：陈芳，电话：138)", "（联系人：陈芳，电话：138）"),
        ("《中华人民共和国民法典》〈试行）", "《中华人民共和国民法典》（试行）"),
        ("〈甲〉和《乙》", "〈甲〉和《乙》"),
        ("江南医保画〔2024〕41号", "江南医保函〔2024〕41号"),
    ],
)
def test_brackets_that_do_not_match_are_round(read, printed):
    (line,) = with_words([SourceLine(read, page=1)], [RecognisedWord(1, (0, 0, 1, 1), read[:1], 0.9)])
    assert line.text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("《一）新生儿", "（一）新生儿"),
        ("【2）服务", "（2）服务"),
        ("一）机房", "（一）机房"),
        ("《一》", "《一》"),
        ("《二十不惑》", "《二十不惑》"),
    ],
)
def test_a_label_has_the_brackets_that_it_must_have_had(read, printed):
    assert mend_misread(read) == printed


def test_only_a_gap_as_wide_as_a_character_is_a_blank_between_recognised_words():
    words = [(Glyph(text, (x, 0, x + 10, 12), 12), 90.0) for text, x in (("江", 0), ("南", 18), ("省", 48))]
    boxes = [glyph.box for glyph, _ in _closed_up(words)]
    assert boxes == [(0, 0, 18, 12), (18, 0, 28, 12), (48, 0, 58, 12)]
