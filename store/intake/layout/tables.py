"""Tables in plain text: rows of cells parted by bars, tabs or blanks; their caption and note."""

from __future__ import annotations

import re
from dataclasses import replace

from store.intake.cleanup.physical_line import PhysicalLine, squeeze
from store.intake.outline.labels import parse_label
from store.model.table import Table

_RULE_ROW = re.compile(r"^[|+\s:：\-—=]+$")
_CAPTION = re.compile(r"^(?:(?:附)?表\s*[\d一二三四五六七八九十\-—.]*\s*)?.{2,40}$")
_NUMBERED_CAPTION = re.compile(r"^(?:附\s*)?表\s*[\d一二三四五六七八九十][\d\-—.]*\s*[^，。]{2,40}$")
_NOTE = re.compile(r"^\s*(?:注\s*\d*\s*[:：]|备注\s*[:：]|说明\s*[:：]|单位\s*[:：])")
_STOP = re.compile(r"[。；;！？!?：:，,]$")
_UNIT_GAP = re.compile(r"(?<=\d) (?=(?:[年月日个支张辆家名人次所项万亿%％例台套件种类元岁天床]|\d+[年月日]))")
_MAX_NAME = 15
_BARS = "|｜│"
#: A box of a plan, beside its text: what is numbered in it are no clauses of that.
BOX = re.compile(r"^专\s*栏\s*[\d一二三四五六七八九十]")
_ONE_CELL = re.compile(r"^\|\s([^|]+)\s\|$")
_MIN_ROWS = 3
_MAX_CELL = 30
_MAX_ROW = 70
_MAX_BROKEN = 400


def find_tables(lines: list[PhysicalLine], whole: bool = False) -> list[PhysicalLine | Table]:
    """Return the lines with each table among them put together as one.

    Where the format tells paragraphs and cells (``whole``), single blanks part no cells.
    """
    lines = _whole_rows(lines)
    out: list[PhysicalLine | Table] = []
    i = 0
    while i < len(lines):
        end, rows = _rows_from(lines, i, whole)
        if not rows:
            out.append(lines[i])
            i += 1
            continue
        note = None
        if end < len(lines) and _NOTE.match(lines[end].text):
            note, end = _note(lines, end)
        out.append(Table(tuple(_without_repeated_header(rows)), _take_caption(out), note))
        i = end
    return out


def _whole_rows(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines with each barred row that was broken inside a cell put together again."""
    out: list[PhysicalLine] = []
    for line in lines:
        last = out[-1].text if out else ""
        broken = last[:1] in "|｜│" and last[:1] and last[-1] not in "|｜│" and len(last) < _MAX_BROKEN
        if broken and line.text[0] not in "|｜│" and re.search(r"[|｜│]", line.text):
            out[-1] = replace(out[-1], text=last + line.text)
        else:
            out.append(line)
    return out


def _rows_from(lines: list[PhysicalLine], start: int, whole: bool) -> tuple[int, list[tuple[str, ...]]]:
    for split, least in (
        (_split_box, 1),
        (_split_bars, 2),
        (_split_tabs, 2),
        (_split_tabs_of_sentences, _MIN_ROWS),
        (_split_wide, _MIN_ROWS),
        (_split_wide_of_sentences, _MIN_ROWS),
        (_split_blanks, _MIN_ROWS),
    ):
        if whole and split in _OF_BLANKS:
            continue
        rows: list[tuple[str, ...]] = []
        room = _Room()
        i = start
        while i < len(lines):
            if split is _split_bars and _RULE_ROW.match(lines[i].text) and "-" in lines[i].text:
                i += 1
                continue
            cells = split(lines[i].text)
            if split is _split_box and cells and bool(rows) == bool(BOX.match(cells[0])):
                break
            if not cells or not room.take(cells):
                break
            rows.append(cells)
            i += 1
        rows = _evened(rows)
        headed = split not in _OF_SENTENCES or (rows and not any(_STOP.search(cell) for cell in rows[0]))
        if headed and len(rows) >= least and len({len(r) for r in rows}) == 1:
            return i, rows
    return start, []


class _Room:
    """Limit for the cells of a table row: letter-spaced cells (项 目) may be joined."""

    def __init__(self) -> None:
        self._most = 10**6
        self._least = 0

    def take(self, cells: tuple[str, ...]) -> bool:
        """Take a row if all rows can then be brought to one number of cells."""
        fewest = len(_merge_single(cells, 1))
        if max(self._least, fewest) > min(self._most, len(cells)):
            return False
        self._least, self._most = max(self._least, fewest), min(self._most, len(cells))
        return True


def _evened(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Letter-spaced cells (项 目) are put together where that gives a row as many cells as the others."""
    if not rows:
        return rows
    least = min(len(row) for row in rows)
    return [_merge_single(row, least) if len(row) > least else row for row in rows]


def _merge_single(row: tuple[str, ...], wanted: int) -> tuple[str, ...]:
    cells = list(row)
    i = 0
    while len(cells) > wanted and i + 1 < len(cells):
        if len(cells[i]) == 1 and len(cells[i + 1]) == 1:
            cells[i : i + 2] = [cells[i] + cells[i + 1]]
        i += 1
    return tuple(cells)


def is_barred(text: str) -> bool:
    """Return whether a line is a row of a table whose cells are parted by bars."""
    return text.lstrip()[:1] in ("|", "｜", "│") and len(_split_bars(text)) > 1


def _split_box(text: str) -> tuple[str, ...]:
    """Return a row of a plan's box (专栏1), which is one cell between bars."""
    found = _ONE_CELL.match(text.strip())
    return (squeeze(found[1]),) if found else ()


def _split_bars(text: str) -> tuple[str, ...]:
    if text.count("|") + text.count("｜") + text.count("│") < 1 or len(text) > 4000:
        return ()
    inner = text.strip()
    opened = inner[0] in _BARS
    inner = inner.strip(_BARS) if opened else inner.rstrip()
    cells = tuple(squeeze(cell) for cell in re.split(r"[|｜│]", inner))
    return cells if len(cells) > 1 else ()


def _split_tabs(text: str) -> tuple[str, ...]:
    if "\t" not in text or (parse_label(text) and text.count("\t") < 2):
        return ()
    cells = tuple(squeeze(cell) for cell in re.split(r"\t+", text.strip()))
    return cells if len(cells) > 1 and not _STOP.search(cells[-1]) else ()


def _split_tabs_of_sentences(text: str) -> tuple[str, ...]:
    """Return rows whose last cell is a sentence (市医保局 → 完善医保支付政策。), as lists of duties have
    them.
    """
    if "\t" not in text or parse_label(text):
        return ()
    cells = tuple(squeeze(cell) for cell in re.split(r"\t+", text.strip()))
    return cells if len(cells) > 1 and not any(_STOP.search(cell) for cell in cells[:1]) else ()


def _split_wide(text: str) -> tuple[str, ...]:
    return _split_by(text, r"[ 　]{2,}")


def _split_wide_of_sentences(text: str) -> tuple[str, ...]:
    """Return the same with blanks between: a short name, and what it has to do."""
    if len(text) > _MAX_BROKEN or parse_label(text):
        return ()
    cells = tuple(c for c in re.split(r"[ 　]{2,}", text.strip()) if c)
    named = len(cells) > 1 and len(cells[0]) <= _MAX_NAME and not re.search(r"[，。；：、:《》]", cells[0])
    return cells if named else ()


def _split_blanks(text: str) -> tuple[str, ...]:
    return _split_by(text, r"[ 　]+")


def _split_by(text: str, gap: str) -> tuple[str, ...]:
    text = text.strip()
    if (
        len(text) > _MAX_ROW
        or _STOP.search(text)
        or parse_label(text)
        or re.search(r"[。；《》，]|,(?!\d)", text)
    ):
        return ()
    if gap == r"[ 　]+":
        text = _UNIT_GAP.sub("", text)
    cells = tuple(c for c in re.split(gap, text) if c)
    if len(cells) < 2 or any(len(c) > _MAX_CELL for c in cells):
        return ()
    if any(c.isascii() and c.isalpha() for c in cells) and gap == r"[ 　]+":
        return ()
    return cells


#: Rows whose cells are sentences are a table only below a row of names.
_OF_SENTENCES = (_split_tabs_of_sentences, _split_wide_of_sentences)
_OF_BLANKS = (_split_blanks, _split_wide_of_sentences)


def _without_repeated_header(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Drop a header row that a page break repeats."""
    header = tuple(squeeze(cell) for cell in rows[0])
    return [row for i, row in enumerate(rows) if i == 0 or tuple(squeeze(c) for c in row) != header]


def _take_caption(out: list[PhysicalLine | Table]) -> str | None:
    """Return the short line over a table that ends no sentence; taken off ``out``."""
    if not out or isinstance(out[-1], Table):
        return None
    text = out[-1].text
    before = out[-2] if len(out) > 1 else None
    if _NUMBERED_CAPTION.match(text) and not _STOP.search(text):
        out.pop()
        return squeeze(text)
    continues = isinstance(before, PhysicalLine) and not re.search(r"[。：:；;！？]$", before.text)
    label = parse_label(text)
    if continues or not _CAPTION.match(text) or _STOP.search(text) or (label and label.firm):
        return None
    out.pop()
    return squeeze(text)


def _note(lines: list[PhysicalLine], start: int) -> tuple[str, int]:
    """Return the note under a table: 注： and what follows up to the end of its sentence."""
    text = lines[start].text
    end = start + 1
    while (
        end < len(lines) and not re.search(r"[。；]$", text) and len(lines[end].text) > 1 and end < start + 6
    ):
        if parse_label(lines[end].text):
            break
        text += lines[end].text
        end += 1
    return squeeze(text), end
