"""Line breaking: where a paragraph is broken, and how much each line is stretched or squeezed; no Qt.

The rules are those of Chinese composition: no closing mark at the start of a line, no opening mark at its
end, —— and …… stay whole, words and figures of Western script stay whole. A closing mark that would have
to start a line is pushed in by taking the white half of the punctuation in the line; where that is not
enough, the character before it goes with it to the next line and the line is stretched.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

#: Full-width marks whose right half is white, and which cannot start a line.
CLOSING = frozenset("、，。．：；！？）》〉】〕〗」』］｝”’")
#: Full-width marks whose left half is white, and which cannot end a line.
OPENING = frozenset("（《〈【〔〖「『［｛“‘")
NO_START = CLOSING | frozenset("…—·・‧～〜–℃％‰%°,.;:!?)]}>/／々ー")
NO_END = OPENING | frozenset("([{<＃#$￥¥№/／")
#: Marks that form a pair and are never split: ——, …….
PAIRS = frozenset("—…")
#: Signs of an address on the web behind which it is parted if it is too long for a line.
ADDRESS_SIGNS = frozenset("/.?&=_-#%")
#: Straight quotation marks open and close alike: they stay with what is on both sides.
GLUE = frozenset("\"'")
#: What a line may be too wide by, so that 28 cells fit in 28 cells.
SLACK = 0.1
BLANK = frozenset(" \u3000\t")
#: No gap of a line is stretched by more than this share of an em; a line that would need more stays ragged.
MOST_STRETCH = 0.5
#: How many characters may be pushed into a line behind the last that fits, and how much of an em they take.
PUSHED_IN, MOST_SQUEEZE = 3, 1.05


@dataclass(slots=True)
class TypesetLine:
    """Characters ``[start, end)`` of the paragraph, without the blanks at the line's end.

    ``stretch`` is added to every gap of the line, ``squeeze`` taken from the gap behind a character (by its
    number in the paragraph); ``width`` is what the line measures after both.
    """

    start: int
    end: int
    width: float
    stretch: float = 0.0
    squeeze: dict[int, float] = field(default_factory=dict)


def is_word(char: str) -> bool:
    """Return whether a character belongs to a word or figure of Western script, which is not broken or
    stretched.
    """
    return char.isascii() and (char.isalnum() or char in "-+.,%&@_:")


def tight(left: str, right: str) -> bool:
    """Return whether two neighbours belong to one Western word, or are the two halves of —— or ……."""
    if left == right:
        return left in PAIRS or is_word(left)
    # Most neighbours are Chinese: one comparison decides.
    return left < "\x80" and right < "\x80" and is_word(left) and is_word(right)


def may_break(left: str, right: str) -> bool:
    """Return whether a line may end with ``left`` and the next begin with ``right``."""
    if right in NO_START:
        # —— and …… may begin a line only where they begin.
        return right == "—" and left != "—" and left not in NO_END
    if left in NO_END or left in GLUE or right in GLUE or right in BLANK:
        return False
    return not tight(left, right)


@dataclass(frozen=True, slots=True)
class Measure:
    """Measure of a paragraph: the widths of its first and its other lines and the figures of its type.

    ``tracking`` is added in every gap (not within Western words); ``em`` is the width of a full character.
    """

    first: float
    rest: float
    em: float
    tracking: float = 0.0
    justify: bool = True


def break_lines(
    text: str,
    widths: Sequence[float],
    measure: Measure,
    preferred: int = 0,
    kept: Container[int] = frozenset(),
) -> list[TypesetLine]:
    """Return the lines of a paragraph; always at least one character on a line, so it ends for any measure.

    ``widths`` are the advances of the characters. Where the text does not fit on one line and ``preferred``
    is set, the first line ends before that character (if it fits). No line begins with a character whose
    number is in ``kept``, as long as what it belongs to fits on a line.
    """
    lines: list[TypesetLine] = []
    start = 0
    while start < len(text):
        room = measure.rest if lines else measure.first
        line, after = _next_line(text, widths, start, room, measure, kept)
        if not lines and after < len(text) and 0 < preferred < after:
            line, after = _cut(text, widths, start, preferred, measure), preferred
        elif _behind_blanks(text, after) < len(text) and measure.justify and not line.squeeze:
            _stretch(text, line, room, measure)
        lines.append(line)
        start = _behind_blanks(text, after)
    return lines


def _next_line(
    text: str, widths: Sequence[float], start: int, room: float, measure: Measure, kept: Container[int]
) -> tuple[TypesetLine, int]:
    """Return the line that begins at ``start`` and where the next one begins."""
    end = _fitting(text, widths, start, room, measure)
    if end == len(text):
        return _cut(text, widths, start, end, measure), end
    if text[end] in BLANK or (may_break(text[end - 1], text[end]) and end not in kept):
        return _cut(text, widths, start, end, measure), end
    pushed = _push_in(text, widths, start, end, room, measure)
    if pushed is not None:
        return pushed, pushed.end
    for cut in range(end - 1, start, -1):
        if may_break(text[cut - 1], text[cut]) and cut not in kept:
            return _cut(text, widths, start, cut, measure), cut
    end = _end_of_address(text, start, end)
    return _cut(text, widths, start, end, measure), end


def _end_of_address(text: str, start: int, end: int) -> int:
    """Return where a line of one long word ends: in an address behind a sign, as far right as possible."""
    for cut in range(end, start + (end - start) // 2, -1):
        if text[cut - 1] in ADDRESS_SIGNS and text[cut] not in ADDRESS_SIGNS:
            return cut
    return end


def _behind_blanks(text: str, start: int) -> int:
    """Return where the next line begins: blanks between two lines belong to neither."""
    while start < len(text) and text[start] in BLANK:
        start += 1
    return start


def _fitting(text: str, widths: Sequence[float], start: int, room: float, measure: Measure) -> int:
    """Return the end of the longest run from ``start`` that fits, at least one character."""
    used = widths[start]
    for index in range(start + 1, len(text)):
        gap = 0.0 if tight(text[index - 1], text[index]) else measure.tracking
        used += gap + widths[index]
        if used > room + SLACK:
            return index
    return len(text)


def _cut(text: str, widths: Sequence[float], start: int, end: int, measure: Measure) -> TypesetLine:
    while end > start + 1 and text[end - 1] in BLANK:
        end -= 1
    return TypesetLine(start, end, _width(text, widths, start, end, measure))


def _width(text: str, widths: Sequence[float], start: int, end: int, measure: Measure) -> float:
    return sum(widths[start:end]) + measure.tracking * _gaps(text, start, end)


def _gaps(text: str, start: int, end: int) -> int:
    return sum(not tight(text[index - 1], text[index]) for index in range(start + 1, end))


def _stretch(text: str, line: TypesetLine, room: float, measure: Measure) -> None:
    gaps = _gaps(text, line.start, line.end)
    slack = room - line.width
    if gaps and 0 < slack <= gaps * measure.em * MOST_STRETCH:
        line.stretch = slack / gaps
        line.width = room


def _push_in(
    text: str, widths: Sequence[float], start: int, end: int, room: float, measure: Measure
) -> TypesetLine | None:
    """Return a line that takes in what may not start the next one, if its punctuation has white enough."""
    for cut in range(end + 1, min(end + PUSHED_IN, len(text)) + 1):
        if cut < len(text) and text[cut] not in BLANK and not may_break(text[cut - 1], text[cut]):
            continue
        line = _cut(text, widths, start, cut, measure)
        need = line.width - room
        white = _white(text, widths, start, line.end, measure)
        total = sum(white.values())
        if need > min(total, MOST_SQUEEZE * measure.em):
            return None
        line.squeeze = {place: half * need / total for place, half in white.items()}
        line.width = room
        return line
    return None


def _white(text: str, widths: Sequence[float], start: int, end: int, measure: Measure) -> dict[int, float]:
    """Return how much white each gap of a line can give: half of each full-width mark beside it."""
    white: dict[int, float] = {}
    for index in range(start, end):
        if widths[index] < measure.em * 0.9:
            continue
        if text[index] in CLOSING and index < end - 1:
            white[index] = white.get(index, 0.0) + widths[index] / 2
        elif text[index] in OPENING and index > start:
            white[index - 1] = white.get(index - 1, 0.0) + widths[index] / 2
    return white
