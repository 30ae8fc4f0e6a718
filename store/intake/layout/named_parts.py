"""Parts with a name but no number: a box in a newspaper page, a list under its own heading."""

from __future__ import annotations

import re

from store.intake.cleanup.physical_line import squeeze
from store.intake.layout.paragraphs import SourceBlock, SourceParagraph, begins_clause, is_final
from store.intake.outline.labels import Label

_MAX_NAME = 40
#: How to use a catalogue, printed over it with its own numbers.
_GUIDES = re.compile(r"^(?:凡\s*例|使\s*用\s*说\s*明|编\s*制\s*说\s*明)$")
#: What closes a standard for building, with its own numbers.
_CLOSINGS = re.compile(
    r"^(?:附\s*[:：]\s*)?(?:本(?:标准|规范|规程)用\s*词\s*(?:用\s*语\s*)?说\s*明|引\s*用\s*标\s*准\s*名\s*录|条\s*文\s*说\s*明)$"
)


def split_parts(blocks: list[SourceBlock]) -> list[tuple[str | None, list[SourceBlock]]]:
    """Return the blocks before the first named part (name None), then each named part with its own
    numbering.
    """
    parts: list[tuple[str | None, list[SourceBlock]]] = [(None, [])]
    seen: dict[str, int] = {}
    for i, block in enumerate(blocks):
        if isinstance(block, SourceParagraph):
            label = begins_clause(block.text)
            if label:
                if parts[-1][0] and _GUIDES.match(parts[-1][0]) and _is_first_again(label, seen):
                    parts.append((None, []))
                    seen = {}
                seen[label.style] = label.ordinal
            elif (_GUIDES.match(block.text) and not i and _has_outline(blocks)) or (
                seen and _CLOSINGS.match(block.text)
            ):
                parts.append((squeeze(block.text).replace(" ", ""), []))
                seen = {}
                continue
            elif i and _is_name(block) and _restarts(blocks, i, seen, block):
                parts.append((squeeze(block.text), []))
                seen = {}
                continue
        parts[-1][1].append(block)
    return [part for part in parts if part[1] or part[0] is None]


def _is_first_again(label: Label, seen: dict[str, int]) -> bool:
    """Return whether the numbering of a guide is over: its own outermost label comes a second time."""
    return label.ordinal == 1 and label.style == next(iter(seen), None)


def _has_outline(blocks: list[SourceBlock]) -> bool:
    """Return whether what follows a guide is numbered from one on, twice."""
    labels = [begins_clause(block.text) for block in blocks if isinstance(block, SourceParagraph)]
    top = next((label.style for label in labels if label), None)
    return sum(bool(label and label.style == top and label.ordinal == 1) for label in labels) > 1


def _is_name(block: SourceParagraph) -> bool:
    text = block.text.strip()
    return 2 <= len(text) <= _MAX_NAME and not is_final(text) and not re.search(r"[，。；]", text)


def _restarts(blocks: list[SourceBlock], i: int, seen: dict[str, int], block: SourceParagraph) -> bool:
    """Return whether the numbering starts over here: under a marked heading, or where it had run before."""
    label = _next_label(blocks, i)
    if not label or label.ordinal != 1 or label.sub:
        return False
    if block.level:
        return True
    top = next(iter(seen), None)
    return top == label.style and seen[top] > 1 and _follows_end(blocks, i)


def _next_label(blocks: list[SourceBlock], i: int) -> Label | None:
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    return begins_clause(following.text) if isinstance(following, SourceParagraph) else None


def _follows_end(blocks: list[SourceBlock], i: int) -> bool:
    before = blocks[i - 1]
    return not isinstance(before, SourceParagraph) or is_final(before.text)
