"""Stack of the labels that are open at a place, and the ordinal that each style has reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from store.intake.outline.decimals import find_parent
from store.intake.outline.label_styles import DECIMALS, DIVISIONS, RANK, STRUCTURE, LabelStyle
from store.intake.outline.labels import Label


@dataclass(slots=True)
class LabelStack:
    """The open ``labels``, the outermost first, and by style the ordinal and sub-number ``reached`` last.

    A division forgets what was reached inside of the one before it, as an article forgets its lists.
    """

    labels: list[Label] = field(default_factory=list)
    reached: dict[LabelStyle, tuple[int, int]] = field(default_factory=dict)
    #: Whether articles stand below a list here (一、 above 第一条).
    _lists_over_articles: bool = False

    def depth_of(self, style: LabelStyle) -> int | None:
        """Return the depth of the innermost open label of a style; None where none is open."""
        for depth in range(len(self.labels) - 1, -1, -1):
            if self.labels[depth].style == style:
                return depth
        return None

    def has(self, style: LabelStyle) -> bool:
        """Return whether a label of a style is open."""
        return any(label.style == style for label in self.labels)

    def ordinal_at(self, depth: int | None) -> int:
        """Return the ordinal of the open label at a depth; 0 for None."""
        return self.labels[depth].ordinal if depth is not None else 0

    def push(self, label: Label, follows_colon: bool) -> int:
        """Open a label, close what is inside of it or beside it, and return its depth.

        ``follows_colon`` says whether the paragraph before announces a list.
        """
        if label.is_unnumbered:
            top = self.labels[0].style if self.labels and self.labels[0].style in DIVISIONS else "章"
            self.labels = [replace(label, style=top)]
            return 0
        style = label.style
        depth = self.depth_of(style)
        if depth is None:
            depth = self._new_depth(label, follows_colon)
        del self.labels[depth:]
        self.labels.append(label)
        self.reached[style] = (label.ordinal, label.sub)
        if style in DIVISIONS:
            self._forget(lambda inner: inner in ("节", "目") and RANK[inner] > RANK[style])
        if style in STRUCTURE:
            self._forget(lambda inner: RANK[inner] >= RANK["（一）"])
        return depth

    def _forget(self, inner: Callable[[LabelStyle], bool]) -> None:
        for style in [style for style in self.reached if inner(style)]:
            del self.reached[style]

    def _new_depth(self, label: Label, follows_colon: bool) -> int:
        """Return the depth of a label whose style is not open."""
        style = label.style
        if style in DECIMALS and (parent := find_parent(label, self.labels)) is not None:
            return parent + 1
        if style in STRUCTURE:
            return self._structural_depth(label)
        depth = len(self.labels)
        while (
            depth
            and self.labels[depth - 1].style not in STRUCTURE
            and RANK[self.labels[depth - 1].style] > RANK[style]
        ):
            depth -= 1
        shallower = any(
            held.style not in STRUCTURE and RANK[held.style] < RANK[style] for held in self.labels[:depth]
        )
        if depth < len(self.labels) and not shallower and style != "一、" and follows_colon:
            return len(self.labels)
        return depth

    def _structural_depth(self, label: Label) -> int:
        """Return the depth of a new division or article; the first article below a list may belong to it."""
        style = label.style
        below_list = style == "条" and self.labels and self.labels[-1].style not in STRUCTURE
        if below_list and not self.has("条") and (label.ordinal == 1 or self._lists_over_articles):
            self._lists_over_articles = True
            return len(self.labels)
        return sum(1 for held in self.labels if held.style in STRUCTURE and RANK[held.style] < RANK[style])
