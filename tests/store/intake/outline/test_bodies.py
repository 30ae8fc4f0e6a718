"""Clauses have their paragraphs, tables and clauses below in the order of the source."""

from store.intake.importer import read_bytes
from store.model.clause import Clause
from store.model.printed import reading


def article(text: str) -> Clause:
    document = read_bytes(f"某市医院管理办法\n\n{text}\n第二条 自公布之日起施行。\n".encode(), "x.txt")
    return next(clause for clause in document.walk() if clause.label == "第一条")


def flow(clause: Clause) -> list[str]:
    return [part.label if isinstance(part, Clause) else part.text for part in reading(clause)]


def test_a_paragraph_between_two_lists_of_items():
    found = article(
        "第一条 有下列情形的，应当报告：\n（一）发生事故；\n（二）发现缺陷。\n前款报告应当及时。\n"
        "报告包括下列内容：\n（一）时间；\n（二）地点。\n报告样式另行制定。"
    )
    assert flow(found) == [
        *("有下列情形的，应当报告：", "（一）", "（二）", "前款报告应当及时。"),
        *("报告包括下列内容：", "（一）", "（二）", "报告样式另行制定。"),
    ]


def test_a_table_between_paragraphs():
    found = article(
        "第一条 床位按下表配置。\n表1 床位配置\n| 年份 | 床位 |\n| 2023 | 300张 |\n| 2024 | 400张 |\n"
        "不足部分由市级医院补足。"
    )
    assert flow(found) == [
        *("床位按下表配置。", "表1床位配置", "年份\t床位", "2023\t300张", "2024\t400张"),
        "不足部分由市级医院补足。",
    ]


def test_a_duty_note_behind_the_items_stands_there():
    found = article(
        "第一条 加强下列工作：\n（一）完善制度；\n（二）加强培训。\n（责任单位：省卫生健康委、省财政厅）"
    )
    assert flow(found) == ["加强下列工作：", "（一）", "（二）", "（责任单位：省卫生健康委、省财政厅）"]
    assert [duty.organisation for duty in found.duties] == ["省卫生健康委", "省财政厅"]


def test_a_duty_note_of_the_heading_stands_above_the_text():
    text = (
        "某市重点工作方案\n\n一、重点任务\n（一）加强医疗质量管理（省卫生健康委牵头）\n"
        "各医院应当健全质量管理组织，定期开展质量检查和评价。\n（二）加强药品管理（省医保局牵头）\n"
        "各医院应当规范药品采购，定期公示药品价格和用量。\n"
    )
    document = read_bytes(text.encode(), "x.txt")
    found = next(clause for clause in document.walk() if clause.label == "（一）")
    assert [duty.organisation for duty in found.duties] == ["省卫生健康委"]
    assert "".join(flow(found)).replace("（", "").replace("）", "") == (
        "加强医疗质量管理省卫生健康委牵头各医院应当健全质量管理组织，定期开展质量检查和评价。"
    )
