"""Numbering: which candidates are labels (the one due by its ordinal) and which are cross references."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from store.intake.layout.paragraphs import Block, SourceParagraph, is_final
from store.intake.outline.decimals import find_parent, is_due, leads_decimal
from store.intake.outline.label_candidates import APPENDIX, HEADING_ROOM, LabelCandidate, find_candidates
from store.intake.outline.labels import DECIMALS, DIVISIONS, RANK, STRUCTURE, Label, Style, canonical
from store.model.message import Message

_STOP = "。；;！!？?"
_HORIZON = 400
_OVER_LETTERS = ("章", "条", "一、", "1", "1.1", "1.")
_MAX_GAP = 4
_MAX_ARTICLE_GAP = 12
_COLLAPSED = 600


@dataclass(frozen=True, slots=True)
class Accepted:
    """A label that was accepted and its depth in the tree."""

    block: int
    position: int
    label: Label
    depth: int


@dataclass(slots=True)
class Outline:
    """The accepted labels in order, and what was odd about their numbering."""

    labels: list[Accepted] = field(default_factory=list)
    warnings: list[Message] = field(default_factory=list)


def find_outline(blocks: list[Block]) -> Outline:
    """Decide for one part of a document (a body, an attachment) which labels are meant."""
    return _Walker(find_candidates(blocks), blocks).walk()


@dataclass(slots=True)
class _Walker:
    candidates: list[LabelCandidate]
    blocks: list[Block]
    stack: list[Label] = field(default_factory=list)
    last: dict[Style, tuple[int, int]] = field(default_factory=dict)
    out: Outline = field(default_factory=Outline)
    above: set[Style] = field(default_factory=set)
    at: tuple[int, int] = (-1, 0)

    def walk(self) -> Outline:
        for i, candidate in enumerate(self.candidates):
            if self._is_meant(i, candidate):
                self._accept(candidate)
        return self.out

    # -- judging ---------------------------------------------------------------------------------

    def _is_meant(self, i: int, c: LabelCandidate) -> bool:
        if c.label.reference:
            return False
        if c.label.is_unnumbered:
            return c.label.canonical != APPENDIX or "条" in self.last
        if not c.start:
            return self._is_meant_mid(i, c)
        if c.label.style in STRUCTURE:
            return self._is_meant_structural(i, c)
        return self._is_meant_item(i, c)

    def _is_meant_structural(self, i: int, c: LabelCandidate) -> bool:
        style, n, sub = c.label.style, c.label.ordinal, c.label.sub
        last, last_sub = self.last.get(style, (0, 0))
        if (n, sub) in ((last + 1, 0), (last, last_sub + 1)) and (sub or n != last):
            return True
        if n == 1 and not sub:
            return style in DIVISIONS or last > 1 or not self._later(i, style, 2, 1)
        if sub:
            return n == last
        if n == last:
            return self._warn_again(c.label.canonical)
        if last == 0 and style == "条":
            return self._later(i, style, n + 1, 1) and self._warn_gap(style, last, n)
        limit = _MAX_ARTICLE_GAP if style == "条" else _MAX_GAP
        if last < n and not self._later(i, style, last + 1, n) and (n <= last + limit or self._resumes(i, c)):
            return self._warn_gap(style, last, n)
        return False

    def _resumes(self, i: int, c: LabelCandidate) -> bool:
        """Return whether a far label is believed: pages may be missing where a text starts over."""
        before = self.blocks[c.block - 1] if c.block else None
        if isinstance(before, SourceParagraph) and not is_final(before.text) and not self._after_division(c):
            return False
        style, n = c.label.style, c.label.ordinal
        others = (o.label for o in self.candidates[i + 1 : i + _HORIZON] if o.start)
        following = next((o.ordinal for o in others if o.style == style and not o.reference), None)
        return following is None or following == n + 1 or (following > n and self._spaced(c))

    def _after_division(self, c: LabelCandidate) -> bool:
        """Return whether the paragraph before holds the label accepted last: a heading needs no stop."""
        return bool(self.out.labels) and self.out.labels[-1].block == c.block - 1

    def _is_meant_item(self, i: int, c: LabelCandidate) -> bool:
        style, n = c.label.style, c.label.ordinal
        if style == "1":
            return True
        if style in DECIMALS:
            return is_due(c.label, self.stack, _MAX_GAP)
        if style == "a)" and not self.stack and self._has_others(i):
            return False
        if style == "1." and not c.label.firm and self._leads(i, n):
            return True
        depth = self._depth_of(style)
        last = self.stack[depth].ordinal if depth is not None else 0
        if n == last + 1:
            return c.label.firm or (last > 0 and self._believes_weak(i, c))
        if not c.label.firm:
            runs_on = depth is None and n == self.last.get(style, (0, 0))[0] + 1
            return runs_on and self._later(i, style, n + 1, 1)
        if n == 1:
            return self._starts_again(i, style)
        run_on = self.last.get(style, (0, 0))[0]
        in_article = any(label.style == "条" for label in self.stack)
        if depth is None and n == run_on + 1 and not in_article:
            return True
        if n == last and depth is not None:
            return self._later(i, style, n + 1, 1) and self._warn(
                Message("intake.number_again", label=c.label.canonical)
            )
        return self._bridges_gap(i, style, max(last, run_on if depth is None else 0), n)

    def _has_others(self, i: int) -> bool:
        """Return whether clauses of another style follow: what is listed before the first is part of a
        foreword.
        """
        return any(other.start and other.label.style in _OVER_LETTERS for other in self.candidates[i + 1 :])

    def _leads(self, i: int, n: int) -> bool:
        """Return whether a bare n comes before n.1 (1 总则), or a bare 1 before a 2. (its dot is lost)."""
        behind = [other.label for other in self.candidates[i + 1 : i + 4] if other.start][:1]
        if leads_decimal(behind, n):
            return True
        alone = n == 1 and self._depth_of("1.") is None
        return alone and any(label.style == "1." and label.ordinal == 2 for label in behind)

    def _bridges_gap(self, i: int, style: Style, last: int, n: int) -> bool:
        if n <= last + 1 or self._later(i, style, last + 1, n):
            return False
        if n > last + _MAX_GAP and not (last > 0 and self._resumes(i, self.candidates[i])):
            return False
        if last == 0 and not self._later(i, style, n + 1, 1):
            return False
        return self._warn_gap(style, last, n)

    def _believes_weak(self, i: int, c: LabelCandidate) -> bool:
        """Accept a label without its mark if the next label follows it or nothing better comes."""
        return self._later(i, c.label.style, c.label.ordinal + 1, 1) or not any(
            other.label.style == c.label.style and other.label.firm
            for other in self.candidates[i + 1 : i + _HORIZON]
        )

    def _starts_again(self, i: int, style: Style) -> bool:
        """Return a second list under the same clause: its own 2 must follow before the old list goes on.

        Where the old list has only its 1, a 2 behind a second 1 does not tell whether a new list begins or a
        number was printed twice. Both make the same clauses, and no 1 may become text: it is taken and told.
        """
        depth = self._depth_of(style)
        if depth is None:
            return True
        due = self.stack[depth].ordinal + 1
        for other in self.candidates[i + 1 : i + _HORIZON]:
            if other.label.style == style and other.start and not other.label.reference:
                return other.label.ordinal == 2 and (due != 2 or self._warn_again(canonical(style, 1)))
        return False

    def _is_meant_mid(self, i: int, c: LabelCandidate) -> bool:
        if not c.label.firm:
            return self._believes_bare_mid(i, c)
        style, n = c.label.style, c.label.ordinal
        after_stop = (c.after[-1:] in _STOP and c.after != "") or (c.after[-1:] in "）)”" and c.after != "")
        if style in STRUCTURE:
            last, _ = self.last.get(style, (0, 0))
            due = n == last + 1 or (n == 1 and style in DIVISIONS)
            if not due or c.label.sub or not (after_stop or self._after_heading(c)):
                return False
            return self._spaced(c) or (after_stop and not self._later_start(i, style, n))
        depth = self._depth_of(style)
        if depth is not None and n == self.stack[depth].ordinal + 1:
            return after_stop and not self._later_start(i, style, n)
        if n != 1:
            return False
        in_article = any(label.style == "条" for label in self.stack)
        if in_article and depth is None and style == "（一）" and c.after[-1:] in ("：", ":"):
            return self._later(i, style, 2, 1)
        if self._after_heading(c):
            return depth is None and self._later(i, style, 2, 1)
        return after_stop and self._is_collapsed(c) and self._later(i, style, 2, 1)

    def _believes_bare_mid(self, i: int, c: LabelCandidate) -> bool:
        """Return a numeral without its dot behind an item in the same line, due, with its successor to
        come.
        """
        style, n = c.label.style, c.label.ordinal
        depth = self._depth_of(style)
        if depth is None or style != "1." or n != self.stack[depth].ordinal + 1:
            return False
        return not self._later_start(i, style, n) and self._later(i, style, n + 1, 1)

    def _spaced(self, c: LabelCandidate) -> bool:
        """Return whether a blank follows a mid-line 第九条, as after a label."""
        block = self.blocks[c.block]
        text = block.text if isinstance(block, SourceParagraph) else ""
        end = c.position + c.label.length
        return text[end - 1 : end].isspace() or text[end : end + 1] in "【"

    def _after_heading(self, c: LabelCandidate) -> bool:
        """Return whether a label directly follows a heading in the same line (一、总体要求（一）指导思想)."""
        block, position = self.at
        if block != c.block or not self.stack or RANK[c.label.style] <= RANK[self.stack[-1].style]:
            return False
        paragraph = self.blocks[block]
        between = (
            paragraph.text[position : c.position].strip() if isinstance(paragraph, SourceParagraph) else ""
        )
        return 0 < len(between) <= HEADING_ROOM and not re.search(r"[，,；;：:《》]|。.", between)

    def _is_collapsed(self, c: LabelCandidate) -> bool:
        block = self.blocks[c.block]
        return isinstance(block, SourceParagraph) and len(block.text) > _COLLAPSED

    def _later(self, i: int, style: Style, n: int, stop: int) -> bool:
        """Return whether label ``n`` of a style still comes, before that style's label ``stop``."""
        for other in self.candidates[i + 1 : i + _HORIZON]:
            if other.label.style != style or other.label.reference or not self._plausible(other):
                continue
            if other.label.ordinal == n:
                return True
            if other.label.ordinal == stop or (stop != 1 and other.label.ordinal == 1):
                return False
        return False

    def _later_start(self, i: int, style: Style, n: int) -> bool:
        """Return whether the same label comes again at a line start before its successor does."""
        for other in self.candidates[i + 1 : i + _HORIZON]:
            if other.label.style != style or not other.start or other.label.reference:
                continue
            if other.label.ordinal == n:
                return True
            if other.label.ordinal in (n + 1, 1):
                return False
        return False

    @staticmethod
    def _plausible(c: LabelCandidate) -> bool:
        return c.start or (c.after[-1:] != "" and c.after[-1:] in _STOP + "）)”")

    # -- keeping track ---------------------------------------------------------------------------

    def _depth_of(self, style: Style) -> int | None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].style == style:
                return depth
        return None

    def _accept(self, c: LabelCandidate) -> None:
        if c.label.is_unnumbered:
            top = self.stack[0].style if self.stack and self.stack[0].style in DIVISIONS else "章"
            self.stack = [replace(c.label, style=top)]
            self.out.labels.append(Accepted(c.block, c.position, c.label, 0))
            return
        style = c.label.style
        depth = self._depth_of(style)
        if depth is None:
            depth = self._new_depth(c)
        del self.stack[depth:]
        self.stack.append(c.label)
        self.last[style] = (c.label.ordinal, c.label.sub)
        if style in DIVISIONS:
            self._forget(lambda inner: inner in ("节", "目") and RANK[inner] > RANK[style])
        if style in STRUCTURE:
            self._forget(lambda inner: RANK[inner] >= RANK["（一）"])
        self.at = (c.block, c.position + c.label.length)
        self.out.labels.append(Accepted(c.block, c.position, c.label, depth))

    def _forget(self, inner: Callable[[Style], bool]) -> None:
        for style in [style for style in self.last if inner(style)]:
            del self.last[style]

    def _new_depth(self, c: LabelCandidate) -> int:
        style = c.label.style
        if style in DECIMALS and (parent := find_parent(c.label, self.stack)) is not None:
            return parent + 1
        if style in STRUCTURE:
            depth = sum(
                1 for label in self.stack if label.style in STRUCTURE and RANK[label.style] < RANK[style]
            )
            lists_above = style == "条" and self.stack and self.stack[-1].style not in STRUCTURE
            if (
                lists_above
                and not any(label.style == "条" for label in self.stack)
                and (c.label.ordinal == 1 or "一、" in self.above)
            ):
                self.above.add("一、")
                return len(self.stack)
            return depth
        depth = len(self.stack)
        while (
            depth
            and self.stack[depth - 1].style not in STRUCTURE
            and RANK[self.stack[depth - 1].style] > RANK[style]
        ):
            depth -= 1
        shallower = any(
            label.style not in STRUCTURE and RANK[label.style] < RANK[style] for label in self.stack[:depth]
        )
        if depth < len(self.stack) and not shallower and style != "一、" and self._follows_colon(c):
            return len(self.stack)
        return depth

    def _follows_colon(self, c: LabelCandidate) -> bool:
        before = self.blocks[c.block - 1] if c.block else None
        return isinstance(before, SourceParagraph) and before.text.rstrip()[-1:] in "：:"

    def _warn(self, warning: Message) -> bool:
        self.out.warnings.append(warning)
        return True

    def _warn_again(self, label: str) -> bool:
        return self._warn(Message("intake.number_again", label=label))

    def _warn_gap(self, style: Style, last: int, n: int) -> bool:
        before = canonical(style, last) if last else Message("intake.beginning")
        return self._warn(Message("intake.number_gap", before=before, after=canonical(style, n)))
