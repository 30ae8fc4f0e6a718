"""Sections of one paper: its head, its tree, the parts that have their own names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.cleanup.table_of_contents import drop_contents
from store.intake.layout.joining import join_lines
from store.intake.layout.named_parts import split_parts
from store.intake.layout.paragraphs import SourceBlock, is_final
from store.intake.layout.section_numbers import mend_sections
from store.intake.layout.tables import find_tables
from store.intake.layout.width import LineWrapping
from store.intake.metadata.dates import find_day
from store.intake.metadata.head import PaperHead
from store.intake.metadata.standard_cover import StandardCover, is_running_head
from store.intake.metadata.title_block import read_head
from store.intake.outline.tree import PREAMBLE, OutlineNode, OutlineTree, build_tree
from store.model.message import Message
from store.model.table import Table

_CONTENTS = re.compile(r"^目\s*[录次]")
_FOREWORD = re.compile(r"^(?:前\s*言|引\s*言|序\s*言)$")
_INTRODUCTION = re.compile(r"^引\s*言$")
_FIRST_SECTION = re.compile(r"^(?:1|１|第一章)?[\s.．、]*(?:范\s*围|总\s*则)$|^[1１]$")
#: Lines between the title of a newspaper's article and its date, at most.
_STAMP_LINES = 4
_ANY_LINES, _TITLE_LINES = 99, 3
_FIGURE = re.compile(r"^\d{1,3}$")
_WORDS = re.compile(r"^[一-鿿][^，。；：]{1,39}$")
_LONGEST_STAMP = 60
_BYLINE = re.compile(r"^(?:发布(?:日期|时间)|来源|稿源|信息来源|作者|记者|编辑|通讯员|文|图)\s*[:：/丨]")


@dataclass(slots=True)
class PaperSection:
    """A body or an attachment, read: its head and its tree, with the parts that have their own names."""

    head: PaperHead
    nodes: list[OutlineNode] = field(default_factory=list)
    preamble: OutlineNode = field(default_factory=lambda: OutlineNode(PREAMBLE))
    labels: int = 0
    warnings: list[Message] = field(default_factory=list)
    blocks: list[SourceBlock] = field(default_factory=list)


def read_section(lines: list[PhysicalLine], wrapping: LineWrapping) -> PaperSection:
    """Read the first paper of a file."""
    return _read(lines, wrapping, None, _ANY_LINES)


def read_attachment(
    lines: list[PhysicalLine], wrapping: LineWrapping, known: str | None, *, titled: bool
) -> PaperSection:
    """Read an attachment; ``known`` is what the cover calls it, ``titled`` if one line has its title."""
    return _read(lines, wrapping, known, 1 if titled else _TITLE_LINES)


def _read(
    lines: list[PhysicalLine], wrapping: LineWrapping, known: str | None, most_lines: int
) -> PaperSection:
    if not any(_CONTENTS.match(line.text) for line in lines):
        lines = mend_sections(lines)
    head = read_head(lines, known, most_lines)
    return _read_body(head, drop_contents(lines[head.begin :]), wrapping)


def read_standard(lines: list[PhysicalLine], wrapping: LineWrapping, cover: StandardCover) -> PaperSection:
    """Read a standard after its cover: the foreword is the preamble, a repeated title is dropped."""
    body = _without_running_heads(drop_contents(lines))
    again = _title_again(body, cover)
    begin, end = _introduction(body, again)
    introduction = body[begin:end]
    body = [
        line
        for i, line in enumerate(body)
        if i not in again and not _FOREWORD.match(line.text) and not begin <= i < end
    ]
    head = PaperHead(title_lines=[PhysicalLine(cover.title)], number=cover.number, leftovers=cover.others)
    section = _read_body(head, body, wrapping)
    if introduction:
        tree = build_tree(join_lines(find_tables(introduction[1:], wrapping.whole), wrapping))
        section.nodes.insert(0, _part_node(squeeze(introduction[0].text), tree))
        section.labels += tree.labels
    return section


def _introduction(lines: list[PhysicalLine], again: set[int]) -> tuple[int, int]:
    """Return where the 引言 behind the 前言 of a standard begins, and where its text does; (0, 0) for none.

    The text begins at the title, which is printed once more, or at its first section.
    """
    begin = next((i for i, line in enumerate(lines) if _INTRODUCTION.match(line.text)), 0)
    if not begin or not any(_FOREWORD.match(line.text) for line in lines[:begin]):
        return 0, 0
    for i in range(begin + 1, len(lines)):
        if i in again or _FIRST_SECTION.match(lines[i].text):
            return begin, i
    return 0, 0


def _title_again(lines: list[PhysicalLine], cover: StandardCover) -> set[int]:
    """Return the lines that say the title once more: whole, or its lines one after another."""
    title, parts = _bare(cover.title), [_bare(line.text) for line in cover.title_lines]
    texts = [_bare(line.text) for line in lines]
    found = {i for i, text in enumerate(texts) if text == title}
    for i in range(len(texts)):
        if parts and texts[i : i + len(parts)] == parts:
            found.update(range(i, i + len(parts)))
    return found


def _bare(text: str) -> str:
    """Letters and figures only, in one width: 第１部分：总则 is 第1部分总则."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def _without_running_heads(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines without the standard's number over each page and the page number beside it."""
    kept: list[PhysicalLine] = []
    for i, line in enumerate(lines):
        beside = i > 0 and is_running_head(lines[i - 1].text) and _FIGURE.match(line.text)
        headed = i + 1 < len(lines) and _WORDS.match(lines[i + 1].text)
        if not is_running_head(line.text) and not (beside and not headed):
            kept.append(line)
    return kept


def read_press(lines: list[PhysicalLine], wrapping: LineWrapping) -> PaperSection:
    """Read a newspaper's text by paragraphs: the first line is the title, the rest is kept."""
    head = PaperHead(title_lines=lines[:1], begin=1)
    days = (day for line in lines[1:_STAMP_LINES] if (day := find_day(line.text)))
    head.day = next(days, None)
    begin = 1
    while begin < min(_STAMP_LINES, len(lines)) and _is_stamp(lines[begin].text):
        head.leftovers.append(squeeze(lines[begin].text))
        begin += 1
    return _read_body(head, drop_contents(lines[begin:]), wrapping)


def _is_stamp(text: str) -> bool:
    """Return whether a line under the title has the time, place and publisher of its publication."""
    return len(text) <= _LONGEST_STAMP and not is_final(text) and bool(find_day(text) or _BYLINE.match(text))


def read_plain(lines: list[PhysicalLine]) -> PaperSection:
    """Read a list of entries without clauses, such as 参考文献, line by line."""
    section = PaperSection(PaperHead())
    section.preamble.body += [line.text for line in lines]
    return section


def read_form(lines: list[PhysicalLine]) -> PaperSection:
    """Read a form: its title, and its lines as they are; nothing in it is a clause."""
    section = PaperSection(PaperHead(title_lines=lines[:1], begin=1))
    for item in find_tables(lines[1:]):
        section.preamble.body.append(item if isinstance(item, Table) else item.text)
    return section


def _read_body(head: PaperHead, lines: list[PhysicalLine], wrapping: LineWrapping) -> PaperSection:
    section = PaperSection(
        head, blocks=join_lines(find_tables(mend_sections(lines), wrapping.whole), wrapping)
    )
    for name, part in split_parts(section.blocks):
        tree = build_tree(part)
        section.labels += tree.labels
        section.warnings += tree.warnings
        if name is None:
            section.preamble.body += tree.preamble.body
            section.nodes += tree.nodes
        else:
            section.nodes.append(_part_node(name, tree))
    return section


def _part_node(name: str, tree: OutlineTree) -> OutlineNode:
    return OutlineNode(name, body=[*tree.preamble.body, *tree.nodes])
