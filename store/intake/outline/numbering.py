"""Numbering: which candidates are labels (the one due by its ordinal) and which are cross references."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from store.intake.layout.paragraphs import SourceBlock, SourceParagraph, is_final
from store.intake.outline.decimals import is_due, leads_decimal
from store.intake.outline.label_candidates import APPENDIX, HEADING_ROOM, LabelCandidate, find_candidates
from store.intake.outline.label_lookahead import CLOSING_MARKS, STOPS, LabelLookahead
from store.intake.outline.label_stack import LabelStack
from store.intake.outline.label_styles import DECIMALS, DIVISIONS, RANK, STRUCTURE, LabelStyle
from store.intake.outline.labels import Label, canonical, parse_roman
from store.model.message import Message

_MAX_GAP = 4
_MAX_ARTICLE_GAP = 12
_COLLAPSED = 600


@dataclass(frozen=True, slots=True)
class AcceptedLabel:
    """A label that was accepted and its depth in the tree."""

    block: int
    position: int
    label: Label
    depth: int


@dataclass(slots=True)
class Outline:
    """The accepted labels in order, and what was odd about their numbering."""

    labels: list[AcceptedLabel] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)


def find_outline(blocks: list[SourceBlock]) -> Outline:
    """Decide for one part of a document (a body, an attachment) which labels are meant."""
    candidates = find_candidates(blocks)
    return _Walker(candidates, blocks, LabelLookahead(candidates)).walk()


@dataclass(slots=True)
class _Walker:
    candidates: list[LabelCandidate]
    blocks: list[SourceBlock]
    ahead: LabelLookahead
    stack: LabelStack = field(default_factory=LabelStack)
    out: Outline = field(default_factory=Outline)
    at: tuple[int, int] = (-1, 0)

    def walk(self) -> Outline:
        for i, found in enumerate(self.candidates):
            candidate = self._as_roman(found)
            if self._is_meant(i, candidate):
                self._accept(candidate)
        return self.out

    def _as_roman(self, c: LabelCandidate) -> LabelCandidate:
        """Return a candidate read as Roman where it is due so, and not as a letter: i), or v) behind iv)."""
        if (
            c.label.style != "a)"
            or not c.start
            or self.stack.ordinal_at(self.stack.depth_of("a)")) + 1 == c.label.ordinal
        ):
            return c
        block = self.blocks[c.block]
        roman = parse_roman(block.text) if isinstance(block, SourceParagraph) else None
        if roman and roman.ordinal in (1, self.stack.ordinal_at(self.stack.depth_of("i)")) + 1):
            return replace(c, label=roman)
        return c

    # -- judging ---------------------------------------------------------------------------------

    def _is_meant(self, i: int, c: LabelCandidate) -> bool:
        if c.label.reference:
            return False
        if c.label.style == "【】":
            return True
        if c.label.is_unnumbered:
            return c.label.canonical != APPENDIX or "条" in self.stack.reached
        if not c.start:
            return self._is_meant_mid(i, c)
        if c.label.style in STRUCTURE:
            return self._is_meant_structural(i, c)
        return self._is_meant_item(i, c)

    def _is_meant_structural(self, i: int, c: LabelCandidate) -> bool:
        style, n, sub = c.label.style, c.label.ordinal, c.label.sub
        last, last_sub = self.stack.reached.get(style, (0, 0))
        if (n, sub) in ((last + 1, 0), (last, last_sub + 1)) and (sub or n != last):
            return True
        if n == 1 and not sub:
            return style in DIVISIONS or last > 1 or not self.ahead.comes(i, style, 2, 1)
        if sub:
            return n == last
        if n == last:
            return self._warn_again(c.label.canonical)
        if last == 0 and style == "条":
            return self.ahead.comes(i, style, n + 1, 1) and self._warn_gap(style, last, n)
        limit = _MAX_ARTICLE_GAP if style == "条" else _MAX_GAP
        if (
            last < n
            and not self.ahead.comes(i, style, last + 1, n)
            and (n <= last + limit or self._resumes(i, c))
        ):
            return self._warn_gap(style, last, n)
        return False

    def _resumes(self, i: int, c: LabelCandidate) -> bool:
        """Return whether a far label is believed: pages may be missing where a text starts over."""
        before = self.blocks[c.block - 1] if c.block else None
        if isinstance(before, SourceParagraph) and not is_final(before.text) and not self._after_division(c):
            return False
        style, n = c.label.style, c.label.ordinal
        following = self.ahead.next_ordinal(i, style)
        return following is None or following == n + 1 or (following > n and self._spaced(c))

    def _after_division(self, c: LabelCandidate) -> bool:
        """Return whether the paragraph before holds the label accepted last: a heading needs no stop."""
        return bool(self.out.labels) and self.out.labels[-1].block == c.block - 1

    def _is_meant_item(self, i: int, c: LabelCandidate) -> bool:
        style, n = c.label.style, c.label.ordinal
        if style == "1":
            return True
        if style in DECIMALS:
            return is_due(c.label, self.stack.labels, _MAX_GAP)
        if style == "a)" and not self.stack.labels and self.ahead.has_clauses(i):
            return False
        if style == "1." and not c.label.firm and self._leads(i, n):
            return True
        depth = self.stack.depth_of(style)
        last = self.stack.ordinal_at(depth)
        if n == last + 1:
            return c.label.firm or (last > 0 and self._believes_weak(i, c))
        if not c.label.firm:
            runs_on = depth is None and n == self.stack.reached.get(style, (0, 0))[0] + 1
            return runs_on and self.ahead.comes(i, style, n + 1, 1)
        if n == 1:
            return self._starts_again(i, style)
        run_on = self.stack.reached.get(style, (0, 0))[0]
        in_article = self.stack.has("条")
        if depth is None and n == run_on + 1 and not in_article:
            return True
        if n == last and depth is not None:
            return self.ahead.comes(i, style, n + 1, 1) and self._warn(
                Message("intake.number_again", label=c.label.canonical)
            )
        return self._bridges_gap(i, style, max(last, run_on if depth is None else 0), n)

    def _leads(self, i: int, n: int) -> bool:
        """Return whether a bare n comes before n.1 (1 总则), or a bare 1 before a 2. (its dot is lost)."""
        behind = self.ahead.next_label(i)
        if behind is None:
            return False
        if leads_decimal(behind, n):
            return True
        alone = n == 1 and self.stack.depth_of("1.") is None
        follows = behind.style == "1." and behind.ordinal == 2
        return alone and (follows or (self._is_wide(i) and self.ahead.next_ordinal(i, "1.") == 2))

    def _is_wide(self, i: int) -> bool:
        """Return whether a bare number has blanks behind it, as in standards for building: two, or one where
        no label is open.
        """
        c = self.candidates[i]
        block = self.blocks[c.block]
        if not isinstance(block, SourceParagraph):
            return False
        behind = block.text[c.position : c.position + c.label.length]
        return behind.endswith(("  ", "　")) or (not self.stack.labels and behind[-1].isspace())

    def _bridges_gap(self, i: int, style: LabelStyle, last: int, n: int) -> bool:
        if n <= last + 1 or self.ahead.comes(i, style, last + 1, n):
            return False
        if n > last + _MAX_GAP and not (last > 0 and self._resumes(i, self.candidates[i])):
            return False
        if last == 0 and not self.ahead.comes(i, style, n + 1, 1):
            return False
        return self._warn_gap(style, last, n)

    def _believes_weak(self, i: int, c: LabelCandidate) -> bool:
        """Accept a label without its mark if the next label follows it or nothing better comes."""
        style, n = c.label.style, c.label.ordinal
        return self.ahead.comes(i, style, n + 1, 1) or not self.ahead.has_firm(i, style)

    def _starts_again(self, i: int, style: LabelStyle) -> bool:
        """Return whether a second list begins under the same clause: its own 2 must come before the old list
        goes on.

        Where the old list has only its 1, a 2 behind a second 1 does not tell whether a new list begins or a
        number was printed twice. Both make the same clauses, and no 1 may become text: it is taken and told.
        """
        depth = self.stack.depth_of(style)
        if depth is None:
            return True
        due = self.stack.ordinal_at(depth) + 1
        return self.ahead.next_ordinal(i, style) == 2 and (due != 2 or self._warn_again(canonical(style, 1)))

    def _is_meant_mid(self, i: int, c: LabelCandidate) -> bool:
        if not c.label.firm:
            return self._believes_bare_mid(i, c)
        style, n = c.label.style, c.label.ordinal
        after_stop = (c.after[-1:] in STOPS and c.after != "") or (
            c.after[-1:] in CLOSING_MARKS and c.after != ""
        )
        if style in STRUCTURE:
            last, _ = self.stack.reached.get(style, (0, 0))
            due = n == last + 1 or (n == 1 and style in DIVISIONS)
            if not due or c.label.sub or not (after_stop or self._after_heading(c)):
                return False
            return self._spaced(c) or (after_stop and not self.ahead.comes_at_start(i, style, n))
        depth = self.stack.depth_of(style)
        if depth is not None and n == self.stack.ordinal_at(depth) + 1:
            return after_stop and not self.ahead.comes_at_start(i, style, n)
        if n != 1:
            return False
        in_article = self.stack.has("条")
        if in_article and depth is None and style == "（一）" and c.after[-1:] in ("：", ":"):
            return self.ahead.comes(i, style, 2, 1)
        if self._after_heading(c):
            return depth is None and self.ahead.comes(i, style, 2, 1)
        return after_stop and self._is_collapsed(c) and self.ahead.comes(i, style, 2, 1)

    def _believes_bare_mid(self, i: int, c: LabelCandidate) -> bool:
        """Return whether a numeral without its dot is due behind an item in the same line, and its successor
        comes.
        """
        style, n = c.label.style, c.label.ordinal
        depth = self.stack.depth_of(style)
        if depth is None or style != "1." or n != self.stack.ordinal_at(depth) + 1:
            return False
        return not self.ahead.comes_at_start(i, style, n) and self.ahead.comes(i, style, n + 1, 1)

    def _spaced(self, c: LabelCandidate) -> bool:
        """Return whether a blank follows a mid-line 第九条, as after a label."""
        block = self.blocks[c.block]
        text = block.text if isinstance(block, SourceParagraph) else ""
        end = c.position + c.label.length
        return text[end - 1 : end].isspace() or text[end : end + 1] in "【"

    def _after_heading(self, c: LabelCandidate) -> bool:
        """Return whether a label directly follows a heading in the same line (一、总体要求（一）指导思想)."""
        block, position = self.at
        if (
            block != c.block
            or not self.stack.labels
            or RANK[c.label.style] <= RANK[self.stack.labels[-1].style]
        ):
            return False
        paragraph = self.blocks[block]
        between = (
            paragraph.text[position : c.position].strip() if isinstance(paragraph, SourceParagraph) else ""
        )
        return 0 < len(between) <= HEADING_ROOM and not re.search(r"[，,；;：:《》]|。.", between)

    def _is_collapsed(self, c: LabelCandidate) -> bool:
        block = self.blocks[c.block]
        return isinstance(block, SourceParagraph) and len(block.text) > _COLLAPSED

    # -- keeping track ---------------------------------------------------------------------------

    def _accept(self, c: LabelCandidate) -> None:
        depth = self.stack.push(c.label, self._follows_colon(c))
        if not c.label.is_unnumbered:
            self.at = (c.block, c.position + c.label.length)
        self.out.labels.append(AcceptedLabel(c.block, c.position, c.label, depth))

    def _follows_colon(self, c: LabelCandidate) -> bool:
        before = self.blocks[c.block - 1] if c.block else None
        return isinstance(before, SourceParagraph) and before.text.rstrip()[-1:] in "：:"

    def _warn(self, warning: Message) -> bool:
        self.out.warnings.append(warning)
        return True

    def _warn_again(self, label: str) -> bool:
        return self._warn(Message("intake.number_again", label=label))

    def _warn_gap(self, style: LabelStyle, last: int, n: int) -> bool:
        before = canonical(style, last) if last else Message("intake.beginning")
        return self._warn(Message("intake.number_gap", before=before, after=canonical(style, n)))
