"""Messages, lists and dates in the words of a language."""

from __future__ import annotations

from pathlib import Path

from store.model.message import Message, verbatim
from store.model.wording import ENGLISH, day, joined, sentences, text


def test_a_message_within_a_message_speaks_the_same_language() -> None:
    message = Message("check.damage_found", what=Message("word.library"))
    assert text(message).startswith("检查发现文件库有损坏")
    assert text(message, ENGLISH).startswith("The library is damaged")


def test_lists_are_joined_as_the_language_joins_them() -> None:
    message = Message("library.lost", titles=("甲办法", "乙办法"))
    assert text(message) == "，以下文件请重新导入：甲办法、乙办法"
    assert text(message, ENGLISH) == "; please import again: 甲办法, 乙办法"
    assert joined(["a", "", "b"], ENGLISH, "sentences") == "a; b"
    assert sentences([verbatim("甲"), verbatim("乙")]) == "甲；乙"


def test_english_tells_one_from_several() -> None:
    assert text(Message("notebook.notes", count=1), ENGLISH) == "1 note"
    assert text(Message("notebook.notes", count=2), ENGLISH) == "2 notes"
    assert text(Message("notebook.notes", count=1)) == "批注 1"


def test_nothing_to_say_leaves_nothing() -> None:
    message = Message("library.remade", kept=Path("/a/library.db"), lost=None)
    assert text(message) == f"文件库已损坏，原文件保存为“{Path('/a/library.db')}”；已重建文件库。"


def test_words_with_braces_are_said_as_they_are() -> None:
    assert text(verbatim("{x} {")) == "{x} {"


def test_a_code_of_another_version_is_no_error() -> None:
    assert text(Message("intake.of_a_later_version", what="x"), ENGLISH) == "intake.of_a_later_version"


def test_days() -> None:
    assert (day("2020-04-03"), day("2020-04-03", ENGLISH)) == ("2020年4月3日", "2020/4/3")
    assert (day(None), day("春天")) == ("", "春天")
