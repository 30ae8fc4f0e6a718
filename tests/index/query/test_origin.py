"""Region and rank of documents, by what they say of themselves."""

from __future__ import annotations

import pytest

from index.corpus.corpus import CorpusDocument
from index.query.origin import LEVELS, origin


def entry(title: str, kind: str, issuers: tuple[str, ...] = (), number: str | None = None) -> CorpusDocument:
    return CorpusDocument("k", "", title, title, number, None, kind, issuers, 0, 0, 0, "")


@pytest.mark.parametrize(
    ("title", "kind", "issuers", "number", "region", "level"),
    [
        (
            "中华人民共和国基本医疗卫生与健康促进法",
            "法律",
            ("全国人民代表大会常务委员会",),
            None,
            "全国",
            "法律",
        ),
        ("医疗机构管理条例", "条例", ("国务院",), None, "全国", "行政法规"),
        ("国务院关于高级专家退休问题的补充规定", "规定", (), None, "全国", "行政法规"),
        ("最高人民法院关于审理医疗损害责任纠纷案件的解释", "解释", (), None, "全国", "司法解释"),
        ("上海市医疗保障条例", "条例", (), None, "上海市", "地方性法规"),
        ("内蒙古自治区中医药条例", "条例", (), None, "内蒙古自治区", "地方性法规"),
        ("江苏省高级人民法院关于审理案件的解释", "解释", (), None, "江苏省", "规范性文件"),
        (
            "医疗机构投诉管理办法",
            "办法",
            ("国家卫生健康委员会",),
            "国家卫健委令第3号",
            "全国",
            "规章",
        ),
        ("山西省支持区域医疗中心政策清单", "清单", (), "晋政办函〔2020〕28号", "山西省", "规范性文件"),
        ("处方点评制度", "制度", ("某某县人民医院",), None, "某某县", "本院制度"),
        ("市场监督管理条例", "条例", (), None, "全国", "行政法规"),
    ],
)
def test_region_and_rank(
    title: str, kind: str, issuers: tuple[str, ...], number: str | None, region: str, level: str
) -> None:
    assert origin(entry(title, kind, issuers, number)) == (region, level)
    assert level in LEVELS
