"""The last words of a document behind its last item: 特此通知, 各地要把本意见落到实处."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.intake.cleanup.physical_line import squeeze
from store.intake.layout.paragraphs import is_final
from store.intake.metadata.duty_notes import take_note
from store.intake.outline.headings import is_closing
from store.intake.outline.label_styles import STRUCTURE
from store.intake.outline.tree import CLOSING, BodyPart, OutlineNode

#: Addressees of a document at its end.
_TO_ALL = re.compile(
    r"^(?:请?各(?:地|市|县|区|省|级|部门|单位|有关|医院|医疗|相关|成员|科室|乡镇)|[省市县区](?:级|直|各|有关)?(?:有关|各)?(?:部门|单位)|有关(?:部门|单位))"
)
#: What it says of itself there.
_OF_ITSELF = re.compile(
    r"本(?:意见|通知|方案|办法|计划|规定|规划|措施|决定|制度|行动)|(?:贯彻|落实|执行|实施|进展)(?:落实)?情况"
    r"|(?:执行|实施|落实|工作)(?:过程)?中.{0,12}(?:问题|情况|困难)|(?:重大|重要)(?:情况|问题|事项)|[报告反馈反映].{0,6}$"
)


def closing_nodes(nodes: Sequence[OutlineNode]) -> list[OutlineNode]:
    """Take a document's own last words off its last item; a node 结语 that has them, or none."""
    last = nodes[-1] if nodes else None
    while last and last.body and isinstance(last.body[-1], OutlineNode):
        last = last.body[-1]
    if not last or not last.style or last.style in STRUCTURE:
        return []
    closing: list[BodyPart] = []
    while len(last.paragraphs) > 1 and last.body[-1] == last.paragraphs[-1]:
        before, text = last.paragraphs[-2:]
        if not (is_closing(text) or _speaks_to_all(text, before)) or not is_final(squeeze(before)):
            break
        closing.insert(0, last.body.pop())
    return [OutlineNode(CLOSING, body=closing)] if closing else []


def _speaks_to_all(text: str, before: str) -> bool:
    """Return whether a paragraph behind the last item, or behind its duty note, speaks to all of the
    whole.
    """
    plain = squeeze(text)
    if not _TO_ALL.match(plain):
        return False
    return take_note(squeeze(before))[1] is not None or bool(_OF_ITSELF.search(plain))
