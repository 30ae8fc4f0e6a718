"""Lines to paragraphs: hard wraps, page ends and blank lines inside sentences are joined again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from store.intake.cleanup.line import Line
from store.intake.metadata.duty_notes import begins_note
from store.intake.outline.labels import DIVISIONS, STRUCTURE, Label, parse_bare, parse_label
from store.model.table import Table

_FINAL = re.compile(r"[。！？!?；;：:…][”’」』\"')）〕]*$")
_NOTE_END = re.compile(
    r"(?:^|[。；;”])\s*[（(〔\[【](?:[^（(〔\[）)]|[（(][^（()）]{1,20}[)）]){2,200}[)）〕\]】]\s*[。；;]?$|(?:负责|配合|牵头|参与|落实)\s*[)）]\s*[。；;]?$"
)
_OPEN_END = re.compile(r"[，,、（(《“〔\[—-]$|(?:(?<!目)的|[和与及或在对为把将等由以从向并因被按是])$")
#: ……支付。牵头单位：甲； / 配合单位：乙: a note that began behind a sentence goes on in the next line.
_NOTE_GOES_ON = re.compile(
    r"。[^。]{0,4}[^。：:]{2,6}(?:单位|部门)[:：][^。]{2,80}[；;]$|(?:责任|牵头|配合|参与)(?:单位|部门)[:：]$"
)
#: No line is set to begin with these: what does was cut off the line before.
_NEVER_FIRST = frozenset("。，、；：！？）》”’,;:!?)")
#: What counts a numeral that a line end parted from it.
_COUNTED = re.compile(r"^(?:[个名张所家项年月日万亿元人次条款种类级例台套件份%％]|小时|以[上下内])")
#: 依照第六条、 / 第七条……: what follows is cited, though it begins a line.
_ENUMERATES = re.compile(r"条(?:第[一-鿿]{1,4}[款项])*[、和与及至]$")
_SENTENCE = re.compile(r"[，,。；;]|[：:].")
_TAIL = re.compile(r"^[^。；;：:]{1,8}[。；;]$")
_LABEL_ALONE = re.compile(
    r"^(?:第\s*[零〇一二三四五六七八九十百千\d０-９]{1,7}\s*(?:分编|[编章节条])|[一二三四五六七八九十]{1,3}\s*、|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]"
    r"|\d{1,3}\s*[.．、])$"
)
_TORN = (
    (re.compile(r"(?:^|[。；;])\s*第$"), re.compile(r"^[零〇一二三四五六七八九十百千\d]{1,7}\s*[编章节条]")),
    (
        re.compile(r"(?:^|[。；;）)\s])第\s*[零〇一二三四五六七八九十百千\d]{1,7}$"),
        re.compile(r"^\s*[编章节条](?![件款例])"),
    ),
    (re.compile(r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}$"), re.compile(r"^\s*日")),
    (re.compile(r"[。；;：:]\s*[（(]$"), re.compile(r"^[一二三四五六七八九十\d]{1,3}\s*[)）]")),
    (re.compile(r"^[（(]$"), re.compile(r"^.")),
    (re.compile(r"^[一二三四五六七八九十]{1,3}$"), re.compile(r"^[、．]")),
    (re.compile(r"^[（(][一二三四五六七八九十\d]{0,3}$"), re.compile(r"^[一二三四五六七八九十\d]{0,3}[)）]")),
)
_MIN_LINES = 6
_SLACK = 8
_INDENT = 4
_LONG = 15
_MOSTLY = 0.66


@dataclass(slots=True)
class Paragraph:
    """A paragraph that may begin with a label; ``text`` still has its layout blanks."""

    text: str
    level: int = 0
    bold: bool = False
    gap: int = 0


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Layout:
    """How a source breaks its lines: ``width`` of a full line in half characters, 0 if it wraps none."""

    width: int

    def is_full(self, line: str) -> bool:
        """Whether a line may have been broken because it was full."""
        return bool(self.width) and width(line) >= self.width - _SLACK


def width(text: str) -> int:
    """The width of a line in half characters; ASCII marks count full, as they were printed."""
    return sum(1 if c.isascii() and (c.isalnum() or c in " .-%\"'") else 2 for c in text)


def is_final(text: str) -> bool:
    """Whether a line ends as a sentence, an item or a bracketed note ends."""
    return bool(_FINAL.search(text) or _NOTE_END.search(text[-220:]))


def measure(lines: list[Line]) -> Layout:
    """The layout of a source: wrapped if most of the lines that end inside a sentence are equally wide."""
    open_widths = [width(line.text) for line in lines if len(line.text) >= _LONG and not is_final(line.text)]
    if len(open_widths) < _MIN_LINES:
        return Layout(0)
    rounded = Counter(w // 4 for w in open_widths)
    best, _ = max(
        ((b, rounded[b - 1] + rounded[b] + rounded[b + 1]) for b in rounded), key=lambda item: item[1]
    )
    full = [w for w in open_widths if abs(w // 4 - best) <= 1]
    widest = max(full)
    longer = sum(1 for line in lines if width(line.text) > widest + _SLACK)
    wrapped = len(full) * 2 >= len(open_widths) and longer * 10 <= len(lines)
    return Layout(widest) if wrapped else Layout(0)


def mend_labels(lines: list[Line]) -> list[Line]:
    """Joins labels that a line break tore apart (第 / 九条) or parted from their text."""
    out: list[Line] = []
    for line in lines:
        if out and _is_torn(out[-1].text, line.text):
            last = out[-1]
            glue = " " if _LABEL_ALONE.match(last.text) else ""
            out[-1] = Line(last.text + glue + line.text, last.gap, last.level, last.bold, last.new_page)
        else:
            out.append(line)
    return out


def _is_torn(before: str, after: str) -> bool:
    if _LABEL_ALONE.match(before):
        return parse_label(after) is None
    tail = before if len(before) <= _TAIL_LENGTH else "…" + before[-_TAIL_LENGTH:]
    return any(b.match(after) and a.search(tail) for a, b in _TORN)


def join_lines(items: list[Line | Table], layout: Layout) -> list[Block]:
    """The paragraphs (and tables, where they stood) that the lines make."""
    blocks: list[Block] = []
    sentences = _styles_of_sentences(items)
    last: Line | None = None
    for item in items:
        if isinstance(item, Table):
            blocks.append(item)
            last = None
            continue
        current = blocks[-1] if blocks else None
        if last and isinstance(current, Paragraph) and _continues(current, last, item, layout, sentences):
            current.text += _glue(current.text, item.text) + item.text
        else:
            blocks.append(Paragraph(item.text, item.level, item.bold, item.gap))
        last = item
    return blocks


def _glue(before: str, after: str) -> str:
    return (
        " "
        if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
        else ""
    )


def begins_clause(text: str) -> Label | None:
    """The label at the start of a line if by its form it begins a clause."""
    label = parse_label(text)
    return label if label and label.firm and not label.reference else None


def _styles_of_sentences(items: list[Line | Table]) -> set[str]:
    """The label styles whose lines end as sentences nearly everywhere: an open end there is a wrap."""
    ends: dict[str, list[bool]] = defaultdict(list)
    for item in items:
        label = begins_clause(item.text) if isinstance(item, Line) else None
        if label and isinstance(item, Line):
            ends[label.style].append(is_final(item.text))
    return {style for style, final in ends.items() if len(final) > 2 and sum(final) >= _MOSTLY * len(final)}  # noqa: PLR2004


def _continues(paragraph: Paragraph, last: Line, line: Line, layout: Layout, sentences: set[str]) -> bool:
    """Whether ``line`` goes on with the paragraph whose last line is ``last``."""
    if line.level or (paragraph.level and not _OPEN_END.search(last.text)):
        return False
    if line.text[0] in _NEVER_FIRST or _note_goes_on(paragraph.text, line.text):
        return True
    if _ENUMERATES.search(last.text) and (cited := parse_label(line.text)) and cited.style == "条":
        return True
    if begins_clause(line.text) or (begins_note(line.text) and not _is_inside_brackets(paragraph.text)):
        return False
    if line.text.startswith("——"):
        return False
    label = begins_clause(paragraph.text)
    if label and _is_next_without_mark(label, line.text):
        return False
    if is_final(paragraph.text):
        if parse_label(line.text):
            return False
        if paragraph.text[-1] in "；;：:" and _is_inside_brackets(paragraph.text):
            return True
        return _goes_on_after_stop(last.text, line.text, layout)
    if (_OPEN_END.search(last.text) or _is_inside_brackets(paragraph.text)) and not (
        label and label.style in DIVISIONS
    ):
        return True
    phrase = label and last.text == paragraph.text and _is_phrase(paragraph.text[label.length :])
    if label and phrase and label.style not in STRUCTURE and len(line.text) > _INDENT:
        return layout.is_full(last.text)
    if last.text[-1].isdigit() and _COUNTED.match(line.text) and not (label and label.style in DIVISIONS):
        return True
    if _TAIL.match(line.text) and not (label and label.style in DIVISIONS):
        return True
    if layout.width:
        return _goes_on_in_wrapped(paragraph, last, layout, label)
    if label and label.style in sentences and len(paragraph.text) - label.length > _INDENT:
        return True
    return _goes_on_unwrapped(paragraph.text, label)


def _note_goes_on(text: str, line: str) -> bool:
    return bool(_NOTE_GOES_ON.search(text)) and (text[-1] in ":：" or begins_note(line))


def _is_phrase(text: str) -> bool:
    """Short and without any mark, as a heading is that has a line of its own."""
    return 2 <= len(text.strip()) <= _LONG + _SLACK and not re.search(r"[，,。；;：:、]", text)


def _is_next_without_mark(label: Label, line: str) -> bool:
    """Whether a line begins with the numeral that is due next, its dot or 、 lost (14 支持 behind 13.)."""
    bare = parse_bare(line, 0, label.style)
    return bool(bare and bare.ordinal == label.ordinal + 1)


def _is_inside_brackets(text: str) -> bool:
    tail = text[-120:]
    return any(
        tail.rfind(a) > max(tail.rfind(c) for c in b)
        for a, b in (("《", "》"), ("（", "）)"), ("(", ")）"), ("【", "】"))
    )


def _goes_on_after_stop(last: str, line: str, layout: Layout) -> bool:
    """After 。 at a full line's end: a first line is two characters shorter than one that goes on."""
    if not layout.width or width(last) < layout.width - 3 or last[-1] in "：:)）":
        return False
    room = layout.width - width(line)
    return not _INDENT - 1 <= room <= _INDENT + 2 or is_final(line)


def _goes_on_in_wrapped(paragraph: Paragraph, last: Line, layout: Layout, label: Label | None) -> bool:
    if label and label.style == "条" and len(paragraph.text) - label.length > _SLACK:
        return True
    if layout.is_full(last.text):
        return not (label and label.style in DIVISIONS and width(last.text) < layout.width - _INDENT)
    if label and last.text == paragraph.text and not _SENTENCE.search(paragraph.text):
        return False
    if label:
        return "。" in paragraph.text
    return bool(_SENTENCE.search(paragraph.text)) or len(paragraph.text) > _LONG


def _goes_on_unwrapped(text: str, label: Label | None) -> bool:
    if label:
        body = text[label.length :]
        if label.style in DIVISIONS:
            return False
        if label.style == "条":
            return len(body) > _LONG
        if re.search(r"[。；]", body) or (len(body) > 2 * _LONG and re.search(r"[：:].", body)):
            return True
        return (
            label.style not in ("一、", "（一）") and len(body) > 2 * _LONG and bool(re.search("[，,]", body))
        )
    return len(text) >= 2 * _LONG - 5 or bool(_SENTENCE.search(text))
