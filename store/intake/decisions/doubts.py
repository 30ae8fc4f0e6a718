"""Doubts about a reading, and the decisions that would correct it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.intake.decisions.draft_rows import DraftRow, plain, rows_of
from store.intake.decisions.row_anchors import quote_and_occurrence
from store.intake.layout.paragraphs import is_final
from store.intake.metadata.organisations import is_organisation
from store.intake.outline.label_styles import STRUCTURE
from store.intake.outline.labels import Label, canonical, parse_label
from store.intake.outline.tree import CLOSING, PREAMBLE
from store.model.checking.decision import Decision
from store.model.clause import SourcePlace
from store.model.document import Document
from store.model.message import Message

#: Warnings of the intake that are told here at their place.
_TOLD_HERE = ("intake.number_gap", "intake.number_again", "intake.doubtful_word", "reader.was_locked")
_LONGEST_HEADING = 24
_SHORTEST_TITLE = 4
#: Documents of these kinds are issued on a day.
_DATED = ("通知", "批复", "函", "决定", "公告", "意见", "纪要", "办法", "规定", "条例", "法律")
_MARKS = re.compile(r"[，,。；;：:！？、（()）\d]")
_SPEAKS = re.compile(r"应当|应该|必须|不得|可以|要求|按照|根据|确保|进行|[。；].")
_LONGEST_DUTY = 120
_SHOWN = 24
_MANY = 200


@dataclass(frozen=True, slots=True)
class DoubtResolution:
    """A resolution of a doubt: its name and the decisions it makes; none where the user has to type."""

    name: str
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A possible error: ``row`` is the number of its row, ``field`` the name of its field.

    ``code`` with the row's words names it, so that what was confirmed is not asked again.
    """

    code: str
    message: Message
    row: int | None = None
    field: str = ""
    page: SourcePlace | None = None
    resolutions: tuple[DoubtResolution, ...] = ()


def doubts_of(document: Document, decisions: Sequence[Decision] = ()) -> tuple[Doubt, ...]:
    """Return the possible errors of a document, in its order, without those that were confirmed."""
    rows = rows_of(document.clauses)
    confirmed = {(each.name, each.quote, each.occurrence) for each in decisions if each.action == "confirm"}
    found = [*_of_fields(document), *_of_rows(rows), *_of_words(document, rows), *_of_warnings(document)]
    left = []
    for doubt in found:
        quote, occurrence = quote_and_occurrence(rows, doubt.row) if doubt.row is not None else ("", 0)
        if (doubt.code, quote, occurrence) not in confirmed:
            left.append(doubt)
        if len(left) == _MANY:
            break
    return tuple(left)


def confirmation(rows: Sequence[DraftRow], doubt: Doubt) -> Decision:
    """Return the decision that what was read is right."""
    quote, occurrence = quote_and_occurrence(rows, doubt.row) if doubt.row is not None else ("", 0)
    word = doubt.code.removeprefix("word:") if doubt.code.startswith("word:") else ""
    return Decision("confirm", quote, occurrence, printed=word, name=doubt.code)


def _of_fields(document: Document) -> Iterator[Doubt]:
    first = next((clause.page for clause in document.clauses if clause.page), None)
    title = plain(document.title)
    if len(title) < _SHORTEST_TITLE or is_organisation(document.title) or document.title.endswith("。"):
        yield Doubt("no_title", Message("review.no_title"), field="title", page=first)
    if document.date is None and _is_dated(document):
        yield Doubt("no_date", Message("review.no_date"), field="date")


def _is_dated(document: Document) -> bool:
    """Return whether a paper of this sort has a date: one that was sent out, with a number or to somebody.

    A contract, a form, a standard's draft, a plan or the rules of a hospital may well have none.
    """
    return bool(document.number or document.addressee or document.issuers) or document.kind in _DATED


def _of_warnings(document: Document) -> Iterator[Doubt]:
    for warning in document.warnings:
        if warning.code not in _TOLD_HERE:
            yield Doubt(f"warning:{warning.code}", warning)


def _of_rows(rows: Sequence[DraftRow]) -> Iterator[Doubt]:
    numbers = _Numbers()
    for at, row in enumerate(rows):
        if row.kind == "clause":
            yield from numbers.look_at(rows, at)
        elif row.kind == "table":
            yield from _short_rows(row, at)
        elif row.kind == "note":
            yield from _sentence(rows, at)
        else:
            yield from _heading(rows, at)


class _Numbers:
    """Follows the numbers of the clauses: each comes after the one before it of its style and parent."""

    def __init__(self) -> None:
        self._open: list[tuple[int, dict[str, Label]]] = []
        # The last of each style and depth, for numbers that go on under the next heading.
        self._last: dict[tuple[int, str], int] = {}
        self._articles: Label | None = None

    def look_at(self, rows: Sequence[DraftRow], at: int) -> Iterator[Doubt]:
        row = rows[at]
        while self._open and self._open[-1][0] > row.depth:
            self._open.pop()
        if not self._open or self._open[-1][0] < row.depth:
            self._open.append((row.depth, {}))
        label = parse_label(row.label)
        if label is None or label.is_unnumbered or label.length != len(row.label):
            if row.depth == 0:
                self._articles = None
            return
        before = self._articles if label.style == "条" else self._open[-1][1].get(label.style)
        if label.style == "条":
            self._articles = label
        self._open[-1][1][label.style] = label
        last = before.ordinal if before else 0
        running = self._last.get((row.depth, label.style), 0)
        self._last[row.depth, label.style] = label.ordinal
        if before is None and running and label.ordinal == running + 1:
            return
        if label.ordinal in (last, last + 1) and (label.ordinal > last or label.sub):
            return
        if before is None and (label.style in STRUCTURE or label.style.startswith("1.1")):
            return  # an excerpt, or chapters that go on over parts
        if before is not None and label.ordinal == 1:
            return
        yield _number_doubt(rows, at, label, before)


def _number_doubt(rows: Sequence[DraftRow], at: int, label: Label, before: Label | None) -> Doubt:
    row = rows[at]
    due = canonical(label.style, (before.ordinal if before else 0) + 1)
    told = Message(
        "review.number_gap",
        before=before.canonical if before else Message("intake.beginning"),
        due=due,
    )
    if before and label.ordinal == before.ordinal:
        told = Message("review.number_again", label=row.label)
    quote, occurrence = quote_and_occurrence(rows, at)
    relabel = Decision("relabel", quote, occurrence, printed=row.label, value=due)
    return Doubt(
        "number",
        told,
        at,
        page=row.page,
        resolutions=(DoubtResolution("keep"), DoubtResolution("relabel", (relabel,))),
    )


def _short_rows(row: DraftRow, at: int) -> Iterator[Doubt]:
    table = row.table
    if table is None or not table.rows:
        return
    width = max(map(len, table.rows))
    for number, cells in enumerate(table.rows, 1):
        if len(cells) < width and len(cells) > 1:
            told = Message("review.short_row", row=number, count=width - len(cells))
            yield Doubt(
                f"short_row:{number}", told, at, page=row.page, resolutions=(DoubtResolution("keep"),)
            )


def _sentence(rows: Sequence[DraftRow], at: int) -> Iterator[Doubt]:
    row = rows[at]
    text = row.text.strip("（()）。 ")
    if len(text) <= _LONGEST_DUTY and not _SPEAKS.search(text):
        return
    if is_organisation(text):
        return
    quote, occurrence = quote_and_occurrence(rows, at)
    told = Message("review.long_duty", note=_short(text))
    as_text = Decision("text", quote, occurrence)
    yield Doubt(
        "duty",
        told,
        at,
        page=row.page,
        resolutions=(DoubtResolution("keep"), DoubtResolution("text", (as_text,))),
    )


def _heading(rows: Sequence[DraftRow], at: int) -> Iterator[Doubt]:
    """Yield a short line without marks between whole sentences, with something below it."""
    row = rows[at]
    text = row.text.strip()
    owner = next((each for each in reversed(rows[:at]) if each.kind == "clause"), None)
    if owner is None or owner.label in (PREAMBLE, CLOSING) or not owner.text + owner.heading:
        return
    above, below = rows[at - 1], rows[at + 1] if at + 1 < len(rows) else None
    if below is None or below.kind == "note" or not is_final(above.printed.strip() or "。"):
        return
    if below.kind != "clause" and len(below.printed) <= _LONGEST_HEADING:
        return
    if not 2 <= len(text) <= _LONGEST_HEADING:
        return
    if (
        _MARKS.search(text)
        or text[-1:] in "图表"
        or is_organisation(text)
        or not re.search(r"[一-鿿]{2}", text)
    ):
        return
    quote, occurrence = quote_and_occurrence(rows, at)
    as_heading = Decision("heading", quote, occurrence)
    told = Message("review.like_heading", words=text)
    yield Doubt(
        "heading",
        told,
        at,
        page=row.page,
        resolutions=(DoubtResolution("keep"), DoubtResolution("heading", (as_heading,))),
    )


def _of_words(document: Document, rows: Sequence[DraftRow]) -> Iterator[Doubt]:
    """Yield words that were recognised from a picture with little confidence."""
    first = {row.clause: at for at, row in reversed(list(enumerate(rows)))}
    for each in document.corrections:
        if each.applied or each.has_guess:
            continue
        begin = first.get(each.clause)
        if begin is None:
            continue
        mine = (at for at in range(begin, len(rows)) if each.printed in rows[at].printed)
        at = next(mine, begin)
        told = Message("review.doubtful_word", word=each.printed)
        yield Doubt(
            f"word:{each.printed}",
            told,
            at,
            page=rows[at].page,
            resolutions=(DoubtResolution("keep"), DoubtResolution("correct")),
        )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
