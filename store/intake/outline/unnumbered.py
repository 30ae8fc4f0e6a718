"""Headings without a number: 甲方的责任与义务 over articles that run on, 【护理措施】 over a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.intake.layout.paragraphs import SourceBlock, SourceParagraph, begins_clause, is_final
from store.intake.outline.label_styles import DIVISIONS

_MARKED = re.compile(r"[，,。；;：:？！《》]")
_IN_BRACKETS = re.compile(r"^【\s*[一-鿿][^【】，。；：]{1,14}】$")
_SHORTEST, _LONGEST = 2, 24
_ENOUGH = 2


def find_unnumbered(blocks: Sequence[SourceBlock]) -> set[int]:
    """Return the blocks that are such headings; none where the text has numbered divisions, or fewer than
    two.
    """
    found: set[int] = set()
    for i, block in enumerate(blocks[:-1]):
        if not isinstance(block, SourceParagraph):
            continue
        label = begins_clause(block.text)
        if label and label.style in DIVISIONS:
            return set()
        if not label and _is_heading(block.text) and _stands_over_article(blocks, i):
            found.add(i)
    return found if len(found) >= _ENOUGH else set()


def find_bracketed(blocks: Sequence[SourceBlock]) -> set[int]:
    """Return the blocks that are headings in brackets, as 【护理措施】; none where there is only one."""
    found = {
        i
        for i, block in enumerate(blocks[:-1])
        if isinstance(block, SourceParagraph) and _IN_BRACKETS.match(block.text.strip())
    }
    return found if len(found) >= _ENOUGH else set()


def _is_heading(text: str) -> bool:
    return _SHORTEST <= len(text.strip()) <= _LONGEST and not _MARKED.search(text)


def _stands_over_article(blocks: Sequence[SourceBlock], i: int) -> bool:
    before, behind = blocks[i - 1] if i else None, blocks[i + 1]
    if isinstance(before, SourceParagraph) and not is_final(before.text):
        return False
    label = begins_clause(behind.text) if isinstance(behind, SourceParagraph) else None
    return bool(label and label.style == "条")
