"""Lines to paragraphs: hard wraps, page ends and blank lines inside sentences are joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.intake.cleanup.physical_line import PhysicalLine
from store.intake.layout.line_habits import LONG, SLACK, LineHabits, is_phrase_of_words, line_habits
from store.intake.layout.paragraph_builder import ParagraphBuilder
from store.intake.layout.paragraphs import SourceBlock, begins_clause, is_final
from store.intake.layout.width import LineWrapping, width
from store.intake.metadata.duty_notes import begins_note
from store.intake.metadata.press import speaks
from store.intake.outline.label_styles import DIVISIONS, STRUCTURE
from store.intake.outline.labels import Label, parse_bare, parse_label
from store.model.table import Table

#: A line that ends so ends inside a sentence; what only ends a noun (方向, 行为, 原因) does not.
_OPEN_END = re.compile(
    r"[，,、（(《“〔\[—-]$"
    r"|(?:(?<![目标])的|(?<![方意导趋流])向|(?<![行作认成])为|(?<![存内潜现])在|(?<![应面针])对|(?<![理自缘事])由"
    r"|(?<!参)与|(?<![平同高中初])等|(?<![原基成病诱])因|(?<!合)并|(?<![普涉])及|[和或把将以从被按是于])$"
)
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
#: 一是, 二是, 其一, 首先: a separate point, which begins a paragraph wherever it begins a line.
_POINT = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}是|其[一二三四五]|首先|其次|再次|最后)[，,：:、]?\s*[一-鿿]"
)
_FOREWORD = re.compile(r"^(?:前\s*言|引\s*言|序\s*言)$")
_TAIL = re.compile(r"^[^。；;：:]{1,8}[。；;]$")
#: 会议议定以下事项：
_LEAD = re.compile(r"^.{2,20}(?:如下|以下|下列).{0,6}[:：]$")
_NAMED = re.compile(r"^[一-鿿][一-鿿 　（）()]{0,12}[:：]")
_FIELD = re.compile(
    r"^[一-鿿][一-鿿 　（）()]{0,12}[:：]\s*"
    r"[^，,、；;。：:\s](?:[^，,、；;。：:]|(?<=\d)[:：](?=\d)){0,40}$"
)
#: A work that a standard refers to, one a line: GB/T 19633 最终灭菌医疗器械的包装.
_WORK_CITED = re.compile(r"^(?:[A-Z]{2,5}(?:/[A-Z]{1,3})?|ISO|IEC)\s*\d{3,6}")
_INDENT = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """A line, the paragraph that it may go on with, and the last line of that."""

    paragraph: ParagraphBuilder
    last: PhysicalLine
    line: PhysicalLine
    habits: LineHabits


def join_lines(items: list[PhysicalLine | Table], wrapping: LineWrapping) -> list[SourceBlock]:
    """Return the paragraphs (and tables, in place) that the lines make."""
    blocks: list[SourceBlock] = []
    habits = line_habits(items, wrapping)
    current: ParagraphBuilder | None = None
    last: PhysicalLine | None = None
    for item in items:
        goes_on = (
            current
            and last
            and isinstance(item, PhysicalLine)
            and _continues(_Place(current, last, item, habits))
        )
        if current and goes_on and isinstance(item, PhysicalLine):
            current.add(item.text)
        else:
            if current:
                blocks.append(current.paragraph())
            current = ParagraphBuilder(item) if isinstance(item, PhysicalLine) else None
            if isinstance(item, Table):
                blocks.append(item)
        last = item if isinstance(item, PhysicalLine) else None
    return [*blocks, current.paragraph()] if current else blocks


def _continues(at: _Place) -> bool:
    """Return whether the line goes on with the paragraph before it."""
    for rule in _RULES:
        answer = rule(at)
        if answer is not None:
            return answer
    return _goes_on_unwrapped(at.paragraph)


def _whole(at: _Place) -> bool | None:
    """Join only after a comma or inside a bracket where the format itself separates paragraphs."""
    if not at.habits.wrapping.whole:
        return None
    return at.line.text[0] in _NEVER_FIRST or at.last.text[-1] in "，,、（(《“〔"


def _headings_end(at: _Place) -> bool | None:
    """Keep two lines apart where one is a marked heading."""
    return False if at.line.level or (at.paragraph.level and not _OPEN_END.search(at.last.text)) else None


def _cut_off(at: _Place) -> bool | None:
    note = _NOTE_GOES_ON.search(at.paragraph.tail) and (
        at.paragraph.tail[-1] in ":：" or begins_note(at.line.text)
    )
    if at.line.text[0] in _NEVER_FIRST or note:
        return True
    cited = parse_label(at.line.text) if _ENUMERATES.search(at.last.text) else None
    return True if cited and cited.style == "条" else None


def _begins_anew(at: _Place) -> bool | None:
    """Return a label, a duty note, a dash, a point, and the numeral that is due next begin a paragraph."""
    if begins_clause(at.line.text) or at.line.text.startswith("——"):
        return False
    if _FOREWORD.match(at.line.text) or _FOREWORD.match(at.last.text) or speaks(at.line.text):
        return False
    if (
        _LEAD.match(at.line.text)
        and _NAMED.match(at.last.text)
        and not at.habits.wrapping.is_full(at.last.text)
    ):
        return False
    if begins_note(at.line.text) and not at.paragraph.is_inside_brackets():
        return False
    if _WORK_CITED.match(at.line.text) and _WORK_CITED.match(at.last.text):
        return False
    if _POINT.match(at.line.text) and at.last.text[-1] not in "，,、（(":
        return False
    label = at.paragraph.label
    bare = parse_bare(at.line.text, 0, label.style) if label else None
    return False if label and bare and bare.ordinal == label.ordinal + 1 else None


def _behind_stop(at: _Place) -> bool | None:
    if not is_final(at.paragraph.tail):
        return None
    if parse_label(at.line.text):
        return False
    if at.paragraph.tail[-1] in "；;：:" and at.paragraph.is_inside_brackets():
        return True
    return _goes_on_after_stop(at.last.text, at.line.text, at.habits.wrapping)


def _open_end(at: _Place) -> bool | None:
    is_open = _OPEN_END.search(at.last.text) or at.paragraph.is_inside_brackets()
    return True if is_open and not _is_division(at.paragraph.label) else None


def _over_page(at: _Place) -> bool | None:
    """Return a sentence that a page end cut goes on behind it."""
    return True if at.line.new_page and at.paragraph.has_marks() and len(at.last.text) > LONG else None


def _field_ends(at: _Place) -> bool | None:
    """甲方：某医院, a name and its value on a line, ends with the line unless that is full.

    参加人员：李四、王五 might go on with more names, but not with 记录：赵六.
    """
    value = _FIELD.match(at.last.text) or (_NAMED.match(at.last.text) and _FIELD.match(at.line.text))
    is_field = value and at.paragraph.is_one_line and not at.paragraph.label
    return False if is_field and not at.habits.wrapping.is_full(at.last.text) else None


def _short_heading(at: _Place) -> bool | None:
    """一、总体要求 alone on its line is complete, unless the line is full or a few characters are cut off."""
    label = at.paragraph.label
    if not label or not at.paragraph.is_one_line or label.style in STRUCTURE:
        return None
    words = at.paragraph.tail[label.length :]
    as_others = (
        label.style in at.habits.headings and is_phrase_of_words(words) and width(at.last.text) < 2 * LONG
    )
    if as_others or (_is_phrase(words) and len(at.line.text) > _INDENT):
        return at.habits.wrapping.is_full(at.last.text)
    return None


def _small_rest(at: _Place) -> bool | None:
    if _is_division(at.paragraph.label):
        return None
    counted = at.last.text[-1].isdigit() and _COUNTED.match(at.line.text)
    return True if counted or _TAIL.match(at.line.text) else None


def _wrapped(at: _Place) -> bool | None:
    label, wrapping = at.paragraph.label, at.habits.wrapping
    if not wrapping.width:
        return None
    if label and label.style == "条" and at.paragraph.length - label.length > SLACK:
        return True
    if wrapping.is_full(at.last.text):
        return not (_is_division(label) and width(at.last.text) < wrapping.width - _INDENT)
    if label and at.paragraph.is_one_line and not at.paragraph.has_marks():
        return False
    if label:
        return "。" in at.paragraph.marks
    return at.paragraph.has_marks() or at.paragraph.length > LONG


def _sentence_style(at: _Place) -> bool | None:
    label = at.paragraph.label
    return (
        True
        if label and label.style in at.habits.sentences and at.paragraph.length - label.length > _INDENT
        else None
    )


#: The first rule that gives an answer decides.
_RULES = (
    _whole,
    _headings_end,
    _cut_off,
    _begins_anew,
    _behind_stop,
    _open_end,
    _over_page,
    _field_ends,
    _short_heading,
    _small_rest,
    _wrapped,
    _sentence_style,
)


def _is_division(label: Label | None) -> bool:
    return bool(label and label.style in DIVISIONS)


def _is_phrase(text: str) -> bool:
    """Return whether a line is short and without any mark, as a heading on its own line is."""
    return 2 <= len(text.strip()) <= LONG + SLACK and not re.search(r"[，,。；;：:、]", text)


def _goes_on_after_stop(last: str, line: str, wrapping: LineWrapping) -> bool:
    """Return whether a paragraph goes on after 。 at a full line's end: a first line is two characters
    shorter.
    """
    if not wrapping.width or width(last) < wrapping.width - 3 or last[-1] in "：:)）":
        return False
    room = wrapping.width - width(line)
    return not _INDENT - 1 <= room <= _INDENT + 2 or is_final(line)


def _goes_on_unwrapped(paragraph: ParagraphBuilder) -> bool:
    label = paragraph.label
    if not label:
        return paragraph.length >= 2 * LONG - 5 or paragraph.has_marks()
    size = paragraph.length - label.length
    if label.style in DIVISIONS:
        return False
    if label.style == "条":
        return size > LONG
    if paragraph.marks & set("。；") or (size > 2 * LONG and paragraph.has_colon):
        return True
    return label.style not in ("一、", "（一）") and size > 2 * LONG and bool(paragraph.marks & set("，,"))
