"""The fingerprints of publishers' keys on paper, to be compared by two people; no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from store.model.table import Table
from store.packs.publishers import Publisher
from ui.printing.content.blocks import Block, Grid, Paragraph, Run
from ui.printing.content.tables.fact_papers import head_blocks
from ui.printing.content.tables.table_paper import TablePaper
from ui.printing.content.templates import Template
from ui.printing.content.title_blocks import chinese_date
from ui.printing.layout.page_styles import Sheet

TITLE = "更新包发布方的指纹"
_ABOUT = "添加公钥之前，请与发布方当面或电话核对：各组字符须逐一相同。"


def publisher_paper(publishers: Sequence[Publisher]) -> TablePaper:
    """Return the trusted keys as a paper to preview: a small table for each."""
    shown = tuple(publishers)

    def make(sheet: Sheet, title: str, template: Template) -> Iterator[Block]:
        yield from head_blocks(title, template.hospital, sheet, chinese_date(date.today()))
        yield Paragraph((Run(_ABOUT, "remark"),), "left", small=True)
        for each in shown:
            yield Paragraph((), gap=0.5, keep_next=True)
            yield _grid(each)

    return TablePaper("publishers", TITLE, make, landscape=False)


def _grid(each: Publisher) -> Grid:
    key = each.key
    rows = (
        ("发布方", key.comment or "未注明"),
        ("密钥编号", key.name),
        ("指纹（SHA-256）", key.fingerprint),
        ("公钥", key.base64()),
        ("由谁设定", "本机用户" if each.own else "医院信息部门"),
    )
    cells = tuple(((Run(name, "cell_head"),), (Run(value, "cell"),)) for name, value in rows)
    return Grid(Table(rows), cells)
