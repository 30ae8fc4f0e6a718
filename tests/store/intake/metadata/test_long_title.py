"""A title is a title whatever its length; a long first sentence is none."""

from __future__ import annotations

from pathlib import Path

from store.intake import load, read_bytes

TITLE = (
    "某省人民政府办公厅关于进一步贯彻落实国务院办公厅关于推动公立医院高质量发展的意见和建立健全现代医院管理制度"
    "全面推进紧密型县域医疗卫生共同体建设有关事项的实施意见（试行）"
)


def test_a_title_of_eighty_characters_keeps_its_number_and_addressee(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        f"{TITLE}\n\n某政办发〔2025〕34号\n\n各市、县人民政府：\n\n为深入贯彻落实，现提出如下意见。\n\n"
        "一、总体要求\n\n（一）主要目标。到2030年，形成体系。\n\n某省人民政府办公厅\n2025年6月30日\n",
        encoding="utf-8",
    )
    document = read_bytes(load(file), file.name)
    assert len(TITLE) > 60
    assert document.title == TITLE
    assert document.number == "某政办发〔2025〕34号"
    assert document.kind == "意见"
    assert document.addressee == "各市、县人民政府"


def test_a_long_first_sentence_is_no_title(tmp_path: Path) -> None:
    sentence = "为" + TITLE[5:-4] + "，根据有关规定，结合本省实际，制定本办法。"
    file = tmp_path / "a.txt"
    file.write_text(f"床位管理办法\n\n{sentence}\n\n第一条　床位按规定设置。\n", encoding="utf-8")
    assert read_bytes(load(file), file.name).title == "床位管理办法"
