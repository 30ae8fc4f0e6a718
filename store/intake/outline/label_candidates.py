"""Places that could be labels by their form: at the start of a paragraph, behind a stop, behind a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.intake.cleanup.physical_line import squeeze
from store.intake.layout.paragraphs import SourceBlock, SourceParagraph
from store.intake.outline.labels import Label, canonical, parse_bare, parse_label
from store.intake.outline.unnumbered import find_bracketed, find_unnumbered
from store.model.characters import DIGITS

_START = re.compile(
    rf"^指(?=标)|^[lI](?=[.．])|^[A-H](?=[.．]\d)|^[a-zａ-ｚⅰ-ⅻ](?=\s?[)）])|^[ivx]+(?=\s?[)）])"
    rf"|[第（(〔\[［【0-9０-９零〇○◯{DIGITS}①-⒛㈠-㈩㊀-㊉❶-➉]"
)
_BEFORE_MID = re.compile(r"[。；;！!？?：:）)”\s　]$")
_BEHIND_ITEM = re.compile(r"[。；;）)】]\s*$")
#: The one division that laws print without a number.
APPENDIX = "附则"
#: Characters between a heading and a label in the same line, at most.
HEADING_ROOM = 45


@dataclass(frozen=True, slots=True)
class LabelCandidate:
    """A place (block, position) that could be a label; ``start`` if it begins its paragraph."""

    block: int
    position: int
    label: Label
    start: bool
    after: str = ""


def find_candidates(blocks: list[SourceBlock]) -> list[LabelCandidate]:
    """Return all candidates of one part of a document, in order."""
    found: list[LabelCandidate] = []
    names, brackets = find_unnumbered(blocks), find_bracketed(blocks)
    for number, block in enumerate(blocks):
        if number in names and isinstance(block, SourceParagraph):
            label = Label("章", 0, squeeze(block.text), len(block.text))
            found.append(LabelCandidate(number, 0, label, start=True))
        elif number in brackets and isinstance(block, SourceParagraph):
            name = squeeze(block.text).replace(" ", "")
            found.append(LabelCandidate(number, 0, Label("【】", 1, name, len(block.text)), start=True))
        elif isinstance(block, SourceParagraph) and block.section:
            label = Label("1", block.section, canonical("1", block.section), len(f"{block.section}. "))
            found.append(LabelCandidate(number, 0, label, start=True))
        elif isinstance(block, SourceParagraph):
            found.extend(_candidates_in(number, block.text))
    return found


def _candidates_in(block: int, text: str) -> list[LabelCandidate]:
    if re.sub(r"\s", "", text) == APPENDIX:
        return [LabelCandidate(block, 0, Label("章", 0, APPENDIX, len(text)), True)]
    found: list[LabelCandidate] = []
    position = 0
    for m in _START.finditer(text):
        if m.start() < position:
            continue
        at_start = m.start() == 0
        label = parse_label(text, m.start())
        if not label and at_start:
            label = parse_bare(text, 0, "1.") or parse_bare(text, 0, "一、")
        elif not label and _BEHIND_ITEM.search(text[max(0, m.start() - 3) : m.start()]):
            label = parse_bare(text, m.start(), "1.")
        if not label:
            continue
        before = text[max(0, m.start() - 3) : m.start()]
        near_start = m.start() <= HEADING_ROOM
        if at_start or near_start or _BEFORE_MID.search(before) or label.style in ("条", "章"):
            found.append(LabelCandidate(block, m.start(), label, at_start, before.strip()))
            position = m.start() + label.length
    return found
