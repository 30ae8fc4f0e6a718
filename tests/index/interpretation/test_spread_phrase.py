"""Everyday phrases whose words are apart in a question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.interpretation.questions.question_terms import APART, question_terms
from index.interpretation.questions.spread_phrase import spread_phrases
from index.text.everyday import EverydayWord, OfficialWording, use_own


@pytest.fixture(autouse=True)
def own() -> Iterator[None]:
    """A hospital's own words."""
    use_own(
        [
            EverydayWord("借胸卡", (OfficialWording("出借标牌", 0.95),)),
            EverydayWord("胸卡标牌", (OfficialWording("标牌", 0.95),)),
        ]
    )
    yield
    use_own([])


@pytest.mark.parametrize("text", ["把胸卡借给别人会怎样", "胸卡能借吗", "胸卡借不借"])
def test_the_words_may_be_apart_and_turned_round(text: str) -> None:
    assert "借胸卡" in spread_phrases(text)


@pytest.mark.parametrize(
    "text",
    [
        "借胸卡会怎样",  # in one piece: an everyday word as it is
        "胸卡不见了",  # a word is missing
        "胸卡丢了以后要先到科室登记再到人事科报告才能借",  # too far from each other
        "胸卡的假借字",  # no word of the question begins with it
    ],
)
def test_other_questions_do_not_say_it(text: str) -> None:
    assert "借胸卡" not in spread_phrases(text)


def test_what_the_question_says_in_official_words_needs_no_phrase() -> None:
    assert spread_phrases("标牌就是胸卡吗") == []


def test_the_phrase_helps_to_rank_and_is_not_called_typed() -> None:
    term = next(
        one for one in question_terms("把胸卡借给别人会怎样", lambda _run: True) if one.word == "借胸卡"
    )
    assert not term.core
    assert [(form.run, form.weight) for form in term.forms] == [("出借标牌", 0.95 * APART)]
