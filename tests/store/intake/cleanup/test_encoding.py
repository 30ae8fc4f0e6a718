"""What a source's encoding did to it is mended and noted, or told where it is lost."""

from __future__ import annotations

import pytest

from store.intake.importer import read_bytes
from store.model.clause import Clause
from store.model.document import Document
from store.model.printed import printed
from store.model.wording import text

HEAD = "某市人民政府关于床位的通知\n\n某政发〔2024〕5号\n\n各县人民政府:\n现将有关事项通知如下。\n"
FOOT = "\n\n某市人民政府\n2024年4月3日\n"


def read(content: str) -> Document:
    return read_bytes(content.encode(), "文.txt")


def labels(document: Document) -> list[str]:
    return [clause.label for clause in document.walk()]


def clause(document: Document, label: str) -> Clause:
    return next(each for each in document.walk() if each.label == label)


BLANKS = [chr(code) for code in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)]
NOTHING = [
    chr(code) for code in (0xAD, 0x200B, 0x200E, 0x202A, 0x2060, 0x2066, 0x3164, 0xFE0F, 0xFEFF, 0xE0100)
]


@pytest.mark.parametrize("mark", [*BLANKS, *NOTHING])
def test_labels_are_read_behind_any_blank_and_through_what_is_nothing(mark: str) -> None:
    lines = (
        "第一条　为了床位。",
        f"{mark}{mark}第二条{mark}床位不得超过。",
        f"第{mark}三条　完。",
        f"{mark}第四条　完。",
    )
    document = read("某市医院床位管理办法\n\n" + "\n".join(lines))
    assert labels(document) == ["第一条", "第二条", "第三条", "第四条"]
    assert clause(document, "第二条").text == "床位不得超过。"


@pytest.mark.parametrize("zero", "〇○◯零OО")
def test_zeros_in_dates_and_labels(zero: str) -> None:
    articles = "\n".join(f"第{n}条　完了。" for n in ("一百零一", f"一百{zero}二", "一百零三"))
    document = read(HEAD + FOOT.replace("2024年4月3日", f"二{zero}二四年四月三日"))
    assert document.date == "2024-04-03"
    law = read("某市医院床位管理办法\n\n第一条　始。\n" + articles)
    assert labels(law)[-3:] == ["第一百零一条", "第一百零二条", "第一百零三条"]


def test_tens_that_are_one_character_in_labels() -> None:
    numbers = [
        *"一二三四五六七八九",
        *(f"十{n}".rstrip("零") for n in "零一二三四五六七八九"),
        "廿",
        *(f"廿{n}" for n in "一二三四五六七八九"),
        "卅",
        "卅一",
    ]
    document = read("某市医院床位管理办法\n\n" + "\n".join(f"第{n}条　完了。" for n in numbers))
    assert len(labels(document)) == len(numbers)
    assert labels(document)[-3:] == ["第二十九条", "第三十条", "第三十一条"]


def test_radicals_are_read_as_ideographs_and_noted() -> None:
    document = read(HEAD + "⼀、保障⼈⺠健康，防范⻛险。\n二、⻘少年⻝品安全。" + FOOT)
    assert labels(document)[-2:] == ["一、", "二、"]
    assert printed(clause(document, "一、")) == "保障人民健康，防范风险。"
    noted = [(item.clause.split("/")[-1], item.printed, item.corrected) for item in document.corrections]
    assert noted == [
        ("一、", "⼈⺠", "人民"),
        ("一、", "⻛险", "风险"),
        ("二、", "⻘少", "青少"),
        ("二、", "⻝品", "食品"),
    ]
    assert all(item.applied and item.reason for item in document.corrections)


def test_a_soft_hyphen_between_figures_is_a_hyphen() -> None:
    document = read(HEAD + "一、落实规划（2014\xad2020年），公\xad开。\n二、完。" + FOOT)
    assert printed(clause(document, "一、")) == "落实规划（2014-2020年），公开。"
    assert [(item.printed, item.corrected) for item in document.corrections] == [("4\xad2", "4-2")]


def test_what_is_lost_is_kept_as_a_gap_and_told() -> None:
    document = read(HEAD + "一、不少于\ufffd00张，20\ufffd5年完成。\n二、图片\ufffc处。" + FOOT)
    assert printed(clause(document, "一、")) == "不少于\ufffd00张，20\ufffd5年完成。"
    assert tuple(map(text, document.warnings)) == (
        "一、：2 个字无法读出（残缺），如“不少于□00张，20”，请对照原件。",
        "二、：1 处图片或对象未能读入（残缺），如“图片□处。”，请对照原件。",
    )


def test_a_gap_is_no_part_of_a_number_a_date_or_a_key() -> None:
    document = read(
        HEAD.replace("5号", "5\ufffd号").replace("床位的", "床\ufffd的") + FOOT.replace("2024", "20\ufffd4")
    )
    assert (document.number, document.date) == (None, None)
    assert "\ufffd" not in document.key
    assert "\ufffd" in document.title


def test_a_clean_text_has_nothing_to_note() -> None:
    document = read(HEAD + "一、床位。\n二、完。" + FOOT)
    assert (document.corrections, document.warnings) == ((), ())
