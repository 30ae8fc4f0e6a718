"""The marks over attachments, and the words that only cite one."""

import pytest

from store.intake.attachments.markers import AttachmentMark, parse_marker


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("附件", AttachmentMark("附件")),
        ("附 件 ：", AttachmentMark("附件", colon=True)),
        ("附件1", AttachmentMark("附件1")),
        ("附件１：某表", AttachmentMark("附件１", "某表", colon=True)),
        ("附件一 某省平台联通", AttachmentMark("附件一", "某省平台联通")),
        ("附表2-1 汇总表", AttachmentMark("附表2-1", "汇总表")),
        ("附　录　A", AttachmentMark("附录A")),
        ("附录B（资料性附录）检查表", AttachmentMark("附录B", "（资料性附录）检查表")),
        ("附：名单", AttachmentMark("附", "名单", colon=True)),
        ("附表 药品明细", AttachmentMark("附表", "药品明细")),
        ("附 录　名词解释", AttachmentMark("附录", "名词解释")),
        ("参 考 文 献", AttachmentMark("参考文献")),
    ],
)
def test_marks(line, marker):
    assert parse_marker(line) == marker


@pytest.mark.parametrize(
    "line",
    [
        "附则",
        "附近居民",
        "附件1所列项目",
        "附件2中的指标",
        "附件1、2",
        "附件1规定的条件。",
        "附表1和附表2",
        "见附件1",
        "附条件批准",
        "附 则",
        "附表 所列项目",
        "附件 略",
    ],
)
def test_what_cites_a_mark_is_none(line):
    assert parse_marker(line) is None
