"""Names of a letterhead: 甲部 / 乙局文件 over one line or several, or names alone over a letter's number."""

from __future__ import annotations

import re

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.metadata.document_kinds import is_complete_title
from store.intake.metadata.head import PaperHead
from store.intake.metadata.organisations import split_signature
from store.model.numbers import canonical_number

_LETTERHEAD = re.compile(r"^(.{2,60}?)\s*文\s*件$")
#: A letterhead whose place was blotted out: XX市人民政府文件.
_HIDDEN_NAME = re.compile(r"^[XxＸ×*○]{1,4}[一-鿿]{2,20}$")
#: The word behind the names of a letterhead, on a separate line.
_PAPER = re.compile(r"文\s*件")
_MAX_LETTERHEAD = 16
#: A scanner takes 签 for many other characters.
SIGNED_BY = re.compile(r"\s*(?:签\s*发\s*人?|(?<=[号\s])[一-鿿]\s*发\s*人)\s*[:：]\s*(?P<names>.*)$")


def number_over_text(text: str) -> str | None:
    """Return the number on a separate line, with the signer beside it."""
    text = SIGNED_BY.sub("", text)
    return canonical_number(text.strip("（()） ")) or canonical_number(text)


def read_letterhead(lines: list[PhysicalLine], i: int, head: PaperHead) -> int:
    """Read 甲部 / 乙局文件, over one line or several, or the issuer's name alone under a finished title.

    Returns how many lines from ``i`` on it takes; 0 for none.
    """
    text = lines[i].text
    if head.title_lines:
        done = is_complete_title(head.title) and not head.addressee and text[-1] not in "、，,"
        names = split_signature(text) if done and not text.startswith("各") else []
        head.letterhead.extend(names)
        return 1 if names else 0
    names = []
    for used, line in enumerate(lines[i : i + _MAX_LETTERHEAD], start=1):
        found = _LETTERHEAD.match(line.text)
        if found and (used == 1 or split_signature(found[1])):
            own = split_signature(found[1])
            if own or (used == 1 and _HIDDEN_NAME.match(found[1])):
                beside = _beside_letterhead(lines, i + used)
                head.letterhead.extend([*names, *own, *beside])
                return used + len(beside)
        if names and _PAPER.fullmatch(line.text):
            head.letterhead.extend(names)
            return used
        names += split_signature(line.text)
        if not split_signature(line.text):
            return _read_letter_names(lines, i, used - 1, names, head)
    return 0


def _read_letter_names(
    lines: list[PhysicalLine], i: int, used: int, names: list[str], head: PaperHead
) -> int:
    """Read the names alone over a letter's number, on paper that has the writer's name and no 文件."""
    if not names or i or head.number or not number_over_text(lines[i + used].text):
        return 0
    head.letterhead.extend(names)
    return used


def _beside_letterhead(lines: list[PhysicalLine], i: int) -> list[str]:
    """Return the further names of a letterhead whose 文件 is in the middle: lines of names over a number."""
    names: list[str] = []
    for line in lines[i : i + _MAX_LETTERHEAD]:
        if number_over_text(line.text):
            return names
        own = split_signature(line.text)
        if len(own) != 1:
            return []
        names += own
    return []
