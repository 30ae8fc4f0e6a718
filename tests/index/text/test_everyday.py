"""The table of everyday words: its form, its size, and that it leads one way."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from index.interpretation.questions.question_words import ASKING, IDLE
from index.text.everyday import FIRST, LATER, NEAR, everyday_in, officials, read_everyday
from store.system.paths import resources_dir
from tests.looping import some

TABLE = resources_dir() / "thesaurus" / "everyday.txt"
ENTRIES = list(read_everyday(TABLE))
SUBJECTS = {"人事", "财务", "医保", "设备", "基建", "药械", "信息", "科教", "护理", "院感", "后勤", "法务"}


def test_there_are_thousands_of_entries_on_every_subject() -> None:
    assert len({entry.word for entry in ENTRIES}) >= 3000
    sizes = Counter(entry.subject for entry in ENTRIES)
    assert {subject for subject in SUBJECTS if sizes[subject] < 30} == set()


def test_a_word_has_one_line() -> None:
    assert [word for word, count in Counter(entry.word for entry in ENTRIES).items() if count > 1] == []


def test_an_entry_says_something_else_than_itself() -> None:
    assert [entry.word for entry in ENTRIES if not entry.officials] == []
    assert [entry.word for entry in ENTRIES if entry.word in {one.run for one in entry.officials}] == []


def test_no_entry_says_the_same_twice_or_too_much() -> None:
    for entry in some(ENTRIES):
        runs = [one.run for one in entry.officials]
        assert len(set(runs)) == len(runs), entry.word
        assert len(runs) <= 12, entry.word


def test_words_that_only_ask_are_no_entries() -> None:
    assert [
        entry.word
        for entry in ENTRIES
        if entry.word in ASKING or (entry.word in IDLE and len(entry.word) > 1)
    ] == []


def test_words_are_of_a_length_that_somebody_types() -> None:
    assert [entry.word for entry in ENTRIES if len(entry.word) > 12] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("挖人才", "引进"),
        ("红包", "不正当利益"),
        ("骗保", "骗取医疗保障基金"),
        ("针头", "医疗废物"),
        ("上班路上", "上下班途中"),
        ("电梯困人", "应急救援"),
    ],
)
def test_everyday_words_lead_to_official_ones(typed: str, meant: str) -> None:
    assert meant in {one.run for one in officials(typed)}


def test_it_leads_one_way() -> None:
    assert "挖人才" not in {one.run for one in officials("引进")}


def test_the_form_of_a_line(tmp_path: Path) -> None:
    table = tmp_path / "table.txt"
    table.write_text(
        "# 说明\n[医保]\n报销，报帐 → 医保支付；基金支付、~补偿\n没有箭头\n->空\n"
        "ＣＴ/ct机 -> 大型医用设备 # 说明\n",
        encoding="utf-8",
    )
    found = {entry.word: entry for entry in read_everyday(table)}
    assert set(found) == {"报销", "报帐", "ct", "ct机"}
    assert [one.weight for one in found["报销"].officials] == [FIRST, LATER, NEAR]
    assert found["ct"].subject == "医保"


def test_what_many_words_mean_is_in_memory_once(tmp_path: Path) -> None:
    file = tmp_path / "own.txt"
    file.write_text("请假、休假、补休 -> 休假制度、请假\n放假 -> 休假制度\n", encoding="utf-8")
    first, second, third, other = read_everyday(file)
    assert second.officials is third.officials
    assert [one.run for one in first.officials] == ["休假制度"]
    assert first.officials[0] is second.officials[0] is other.officials[0]


def test_the_longest_word_is_found() -> None:
    text = "骗保要罚几倍"
    assert [text[low:high] for low, high in everyday_in(text)][:1] == ["骗保"]
    assert everyday_in("") == []
