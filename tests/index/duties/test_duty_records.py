"""Who answers for what: from notes, tables and sentences; one organisation under one name."""

from __future__ import annotations

import pytest

from index.duties.duty_records import DutyRecord, duty_records, of_organisation, under_one_name
from store.intake.importer import read_bytes
from store.model.clause import Clause
from store.model.document import Document
from store.model.table import Table


def document(*clauses: Clause) -> Document:
    return Document("键", "x.txt", "题名", None, (), None, None, "通知", True, "", clauses=clauses)


def of_text(text: str) -> list[DutyRecord]:
    return duty_records(document(Clause("键/第一条", "第一条", ("第一条",), body=(text,))))


def test_every_note_of_the_list_is_a_record(shared_library):
    found = duty_records(shared_library.document("晋政办函〔2020〕28号"))
    assert [one.label for one in found] == [f"{number}." for number in range(1, 25)]
    assert found[0].joint == ("省自然资源厅",)
    assert found[12].joint == ("省人社厅", "省卫健委")


def test_a_heading_is_the_matter_and_the_text_gives_the_deadline(shared_library):
    found = {one.label: one for one in duty_records(shared_library.document("晋政办发〔2021〕85号"))}
    assert found["（五）"].matter == "推进医保支付方式改革"
    assert found["（五）"].deadline == "2021年年底前"
    assert found["（六）"].deadline is None


def test_roles_and_deadlines_of_a_note():
    text = (
        "关于印发工作方案的通知\n\n一、推进改革。做好改革工作。"
        "（牵头单位：省卫健委；配合单位：省财政厅、省医保局；完成时限：2022年6月底）\n\n"
        "二、加强监管。做好监管工作。（省医保局牵头，省卫健委配合）\n"
    )
    found = duty_records(read_bytes(text.encode(), "方案.txt"))
    assert (found[0].lead, found[0].support) == (("省卫健委",), ("省财政厅", "省医保局"))
    assert found[0].deadline == "2022年6月底"
    assert (found[1].lead, found[1].support, found[1].deadline) == (("省医保局",), ("省卫健委",), None)


def test_each_row_of_a_table_is_a_record():
    table = Table(
        rows=(
            ("序号", "重点任务", "牵头单位", "配合单位", "完成时限"),
            ("1", "建设医疗中心", "省卫健委", "省财政厅、省医保局", "2023年底"),
            ("2", "推进信息化", "省医保局", "", ""),
        )
    )
    found = duty_records(document(Clause("键/一、", "一、", ("一、",), body=(table,))))
    assert [(one.matter, one.lead, one.support, one.deadline) for one in found] == [
        ("建设医疗中心", ("省卫健委",), ("省财政厅", "省医保局"), "2023年底"),
        ("推进信息化", ("省医保局",), (), None),
    ]


@pytest.mark.parametrize(
    ("text", "lead", "support", "joint", "matter"),
    [
        (
            "县级以上人民政府卫生健康主管部门负责指导、协调工作。",
            (),
            (),
            ("县级以上人民政府卫生健康主管部门",),
            "指导、协调工作",
        ),
        (
            "省医保局会同省卫健委、省财政厅制定支付办法。",
            ("省医保局",),
            ("省卫健委", "省财政厅"),
            (),
            "制定支付办法",
        ),
        ("基本医疗保险基金由社会保险经办机构负责管理。", (), (), ("社会保险经办机构",), "基本医疗保险基金"),
    ],
)
def test_what_laws_say_of_offices(text, lead, support, joint, matter):
    (found,) = of_text(text)
    assert (found.lead, found.support, found.joint, found.matter) == (lead, support, joint, matter)


@pytest.mark.parametrize(
    "text",
    [
        "有关部门负责落实。",
        "政府负责。",
        "医疗机构应当加强管理。",
        "公民对自己的健康负责。",
        "司法鉴定机构负责人必须是专职司法鉴定人。",
        "最高人民法院对全国人民代表大会负责并报告工作。",
        "乡镇人民政府负责社区戒毒工作的机构应当及时签订协议。",
        "经邮政管理部门负责人批准，查封有关场所。",
    ],
)
def test_nobody_in_particular(text):
    assert of_text(text) == []


def test_one_organisation_under_one_name():
    def record(name: str) -> DutyRecord:
        return DutyRecord("键", "键/1.", "1.", "事", joint=(name, "省财政厅"))

    names = ["省卫健委", "省卫生健康委员会", "山西省卫生健康委", "省卫健委"]
    found = under_one_name([record(name) for name in names])
    assert {one.joint for one in found} == {("省卫健委", "省财政厅")}
    assert len(of_organisation(found, "山西省卫生健康委员会")) == len(names)
    assert len(of_organisation(found, "卫健委")) == len(names)
    assert of_organisation(found, "省教育厅") == []
    assert found[0].role_of("省财政厅") == "joint"
    assert found[0].role_of("省教育厅") is None
