"""Map of highlights on the page: positions, overlaps and colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QTextDocument

from store.notebook import PlacedAnnotation
from ui.appearance.contrast import contrast, with_contrast
from ui.appearance.theme import Theme, mix
from ui.reader.page.page_geometry import line_rects
from ui.reader.page.place_map import Place

#: Style of a highlight to the role of its colour.
ROLES = {"point": "y", "duty": "b", "deadline": "r", "question": "v"}
#: Height of the bar of a highlight over another one, in pixels.
BAR = 3


@dataclass(frozen=True, slots=True)
class Streak:
    """A highlight within one clause; ``level`` counts the highlights below it."""

    id: str
    style: str
    start: int
    end: int
    level: int = 0


class HighlightMap:
    """The highlights of a document by clause."""

    def __init__(self, placed: Iterable[PlacedAnnotation] = ()) -> None:
        self._streaks: dict[str, list[Streak]] = {}
        for one in placed:
            for span in one.spans:
                streak = Streak(one.annotation.id, one.annotation.style, span.start, span.end)
                self._streaks.setdefault(span.clause_id, []).append(streak)
        for clause_id, streaks in self._streaks.items():
            self._streaks[clause_id] = _levelled(streaks)

    def __bool__(self) -> bool:
        return bool(self._streaks)

    def of(self, clause_id: str) -> list[Streak]:
        """Return the highlights in a clause, those below first."""
        return self._streaks.get(clause_id, [])

    def clause_ids(self) -> Iterable[str]:
        """Return the clauses that have any."""
        return self._streaks

    def at(self, place: Place, position: int) -> list[Streak]:
        """Return the highlights at a document position of a clause, the one on top first."""
        return [
            streak
            for streak in reversed(self.of(place.clause.id))
            if any(left <= position < right for left, right in place.positions(streak.start, streak.end))
        ]

    def rects(self, document: QTextDocument, place: Place, em: int) -> Iterator[tuple[Streak, list[QRectF]]]:
        """Yield the rectangles to paint in a clause, in document coordinates, from the lowest to the
        topmost.
        """
        for streak in self.of(place.clause.id):
            found = [
                rect
                for left, right in place.positions(streak.start, streak.end)
                for rect in line_rects(document, left, right, em)
            ]
            yield streak, [_bar(rect, streak.level) for rect in found] if streak.level else found


def highlight_colour(theme: Theme, style: str, level: int = 0) -> QColor:
    """Return the colour of a style; a stronger one for a highlight over another."""
    role = ROLES.get(style)
    ground = getattr(theme, role) if role else _unnamed(theme)
    return QColor(mix(strong(theme, style), ground, 0.75) if level else ground)


def strong(theme: Theme, style: str) -> str:
    """Return the colour of a style as a line or a dot, strong enough to be visible alone."""
    base = QColor(getattr(theme, ROLES[style]) if style in ROLES else theme.ink3)
    hue, saturation = base.hue(), base.saturation()
    if style not in ROLES:
        return theme.ink3
    depth = 130 if theme.dark else max(120, min(200, saturation * 3))
    deep = QColor.fromHsv(max(0, hue), depth, 210 if theme.dark else 190).name()
    return with_contrast(deep, theme.paper if theme.dark else theme.panel)


def _unnamed(theme: Theme) -> str:
    """Return the background of a style that this version does not know: grey on which text is readable."""
    shares = (0.32, 0.45, 0.6, 0.8, 1.0)
    greys = [mix(theme.ink3, theme.paper, share) for share in shares]
    return max(greys, key=lambda grey: min(contrast(theme.onmark, grey), 3 * contrast(grey, theme.paper)))


def _levelled(streaks: list[Streak]) -> list[Streak]:
    """Streaks from left to right, each one level above those that it overlaps."""
    done: list[Streak] = []
    for streak in sorted(streaks, key=lambda one: (one.start, -one.end)):
        taken = {one.level for one in done if one.end > streak.start and one.start < streak.end}
        level = next(number for number in range(len(taken) + 1) if number not in taken)
        done.append(Streak(streak.id, streak.style, streak.start, streak.end, level))
    return sorted(done, key=lambda one: one.level)


def _bar(rect: QRectF, level: int) -> QRectF:
    """Return the format of a highlight over another: a bar at the foot of the line, so that both are seen."""
    return QRectF(rect.left(), rect.bottom() - BAR * level - (level - 1), rect.width(), BAR)
