"""The parts of a file: the first paper, who signed it, its attachments and the papers behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from store.intake.attachments.papers import EnclosedPaper, begins_paper, split_at_marks, split_at_titles
from store.intake.cleanup.boilerplate import is_public_notice, is_source_line
from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.layout.imprint import take_imprint
from store.intake.layout.paragraphs import is_final
from store.intake.layout.signature import Signature, find_signature
from store.intake.metadata.organisations import split_signature

_LIST = re.compile(r"^附\s*[件表]?\s*(?:下载)?\s*[:：]\s*\S")
_BARE = re.compile(r"^附\s*件?\s*[:：]?$")
_LIST_ITEM = re.compile(r"^(?:附件\s*)?[\d０-９一二三四五六七八九十]{1,2}\s*[.．、:：]\s*\S{2,}")
#: Contact below a signature.
_CONTACT = re.compile(r"^[（(]?\s*(?:联系人|联系电话|联系方式|联系单位|电话|传真|邮箱)")
_HEAD, _FOOT = 8, 4
_LONGEST_LIST = 25
#: A date farther from the end of an attachment is part of its text, not its signature.
_LAST = 3


@dataclass(slots=True)
class PaperFrame:
    """The lines of a file by their part; what is in none of them is the ``body`` of the first paper."""

    body: list[PhysicalLine] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    signed_on: str | None = None
    attachment_list: list[PhysicalLine] = field(default_factory=list)
    attachments: list[EnclosedPaper] = field(default_factory=list)
    copied_to: str | None = None
    sources: list[str] = field(default_factory=list)
    publication: str | None = None


def take_apart(lines: list[PhysicalLine]) -> PaperFrame:
    """Sort the lines of a file into its parts; nothing is lost but remarks of forms, as 公开形式."""
    frame = PaperFrame()
    rest, frame.copied_to = take_imprint(_without_remarks(lines, frame))
    first, *marked = split_at_marks(rest)
    first, *behind = split_at_titles(first)
    signature = find_signature(first.lines)
    cover, after = first.lines, []
    if signature:
        frame.signers, frame.signed_on = list(signature.signers), signature.day
        frame.sources += [f"署名：{person}" for person in signature.persons]
        cover, after = first.lines[: signature.start], first.lines[signature.end :]
        after = _without_running_foot(after, signature)
        if after and all(_CONTACT.match(line.text) for line in after):
            cover, after = [*cover, *after], []
    frame.body, frame.attachment_list = part_list(cover)
    text, listed = part_list(after)
    if listed and not text:
        frame.attachment_list, after = [*frame.attachment_list, *listed], []
    found = [EnclosedPaper("", after)] if after else []
    for paper in [*found, *behind, *marked]:
        frame.attachments += [_closed(part) for part in _in_turn(paper) if part.lines]
    return frame


def _without_remarks(lines: list[PhysicalLine], frame: PaperFrame) -> list[PhysicalLine]:
    rest = []
    for i, line in enumerate(lines):
        if is_source_line(line.text) and (i < _HEAD or i >= len(lines) - _FOOT):
            frame.sources.append(squeeze(line.text))
        elif not is_public_notice(line.text):
            rest.append(line)
        elif "公开" in squeeze(line.text) and (frame.publication is None or "此件" in squeeze(line.text)):
            frame.publication = f"（{squeeze(line.text).strip('()（）〔〕')}）"
    return rest


def _without_running_foot(after: list[PhysicalLine], signature: Signature) -> list[PhysicalLine]:
    """Drop what follows the signature where it only repeats who signed, as at a page's foot."""
    names = [name for line in after for name in split_signature(line.text) or [""]]
    return [] if names and all(name in signature.signers for name in names) else after


def _in_turn(paper: EnclosedPaper) -> list[EnclosedPaper]:
    """Return the papers in one, each with what follows its own signature as a further one."""
    papers: list[EnclosedPaper] = []
    for part in split_at_titles(paper):
        signature = find_signature(part.lines)
        rest = part.lines[signature.end :] if signature else []
        if signature and rest and begins_paper(part.lines, signature.end):
            papers += [replace(part, lines=part.lines[: signature.end]), *_in_turn(EnclosedPaper("", rest))]
        else:
            papers.append(part)
    return papers


def _closed(paper: EnclosedPaper) -> EnclosedPaper:
    """Return the paper with its list of attachments and its own signature apart from its text."""
    signature = find_signature(paper.lines)
    if signature and signature.day and signature.end >= len(paper.lines) and len(paper.lines) > _LAST:
        paper.closing = [squeeze(line.text) for line in paper.lines[signature.start :]]
        paper.lines = paper.lines[: signature.start]
    paper.lines, paper.listed = part_list(paper.lines)
    return paper


def part_list(lines: list[PhysicalLine]) -> tuple[list[PhysicalLine], list[PhysicalLine]]:
    """Split the list 附件：1.… 2.… from the end of a text: (text, list)."""
    for i in range(len(lines) - 1, max(-1, len(lines) - _LONGEST_LIST), -1):
        text = lines[i].text
        bare = _BARE.match(text) and i + 1 < len(lines) and _LIST_ITEM.match(lines[i + 1].text)
        if not (_LIST.match(text) or bare):
            continue
        if all(not is_final(line.text) or _LIST_ITEM.match(line.text) for line in lines[i + 1 :]):
            return lines[:i], lines[i:]
    return lines, []
