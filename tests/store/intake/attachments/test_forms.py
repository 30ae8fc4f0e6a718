"""Forms are told from plans that only call themselves a table."""

import pytest

from store.intake.attachments.forms import is_form


@pytest.mark.parametrize(
    "lines",
    [
        ["备案表", "性别：□男 □女"],
        ["基本情况调查表", "（一）水源：①井水 ②河水"],
        ["申请书", "项目名称：", "申请人：", "单位（盖章）："],
        ["年报表", "填表说明：", "1.本表次年报送。"],
    ],
)
def test_forms(lines):
    assert is_form(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["重点任务分工表", "一、健全制度", "1.制定细则。（省卫健委负责）"],
        ["实施细则", "第一条 ①甲 ②乙"],
        ["评分标准", "一、机构管理（30分）", "1.依法执业。"],
    ],
)
def test_plans(lines):
    assert not is_form(lines)
