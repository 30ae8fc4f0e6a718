"""How things are named."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from store.model.document import DocumentSummary
from ui.runtime.localized_text import date_text, when_text
from ui.services.display_names import clause_label, clause_title
from ui.services.library.short_names import short_title


@pytest.mark.parametrize(
    ("label", "path", "expected"),
    [
        ("9.", ("9.",), "第9项"),
        ("19.", ("36项保障措施", "19."), "第19项"),
        ("（三）", ("一、", "（三）"), "一、（三）"),
        ("1.", ("三、", "（三）", "1."), "三、（三）1"),
        ("第九条", ("第二章", "第九条"), "第九条"),
        ("第二章", ("第二章",), "第二章"),
        ("前言", ("前言",), "前言"),
        ("（一）", ("第九条", "（一）"), "（一）"),
    ],
)
def test_clause_label(label: str, path: tuple[str, ...], expected: str) -> None:
    assert clause_label(label, path) == expected


def test_clause_title() -> None:
    assert (
        clause_title("（二）", ("一、", "（二）"), "推进药品耗材集中采购") == "一、（二）推进药品耗材集中采购"
    )
    assert clause_title("第二章", ("第二章",), "整合优化") == "第二章 整合优化"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("山西省支持区域医疗中心建设运营政策清单", "支持区域医疗中心建设运营政策清单"),
        ("山西省人民政府办公厅关于印发山西省医疗服务价格管理办法的通知", "山西省医疗服务价格管理办法"),
        ("36项措施支持国家区域医疗中心建设", "36项措施支持国家区域医疗中心建设"),
        ("北京市医院条例", "北京市医院条例"),
        ("", ""),
    ],
)
def test_short_title(title: str, short: str) -> None:
    entry = DocumentSummary("", "", title, None, (), None, None, "其他", True, "")
    assert short_title(entry) == short


def test_dates(qapp: QApplication) -> None:
    assert date_text("2020-04-03") == "2020年4月3日"
    assert date_text(None) == ""
    assert date_text("不详") == "不详"
    today = date(2026, 11, 22)
    at = datetime(2026, 11, 21, 12).astimezone(UTC)  # noon where the machine stands
    assert when_text(at.isoformat(), today) == "昨天"
    assert when_text("2026-11-22T12:00:00", today) == "今天"
    assert when_text("2026-03-01T12:00:00", today) == "3月1日"
    assert when_text("2025-03-01T12:00:00", today) == "2025年3月1日"
    assert when_text("garbage", today) == ""
