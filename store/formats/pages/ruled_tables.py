"""Tables by the lines that are drawn round their cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from store.formats.lines import Box

_SNAP = 3.0
_SHORTEST = 6.0
_MOST_RULES = 6000
#: So much of its width the first and the last line of a table are long.
_MOST = 0.6


@dataclass(slots=True)
class RulingLines:
    """The drawn lines of a page: horizontal ones as (y, from x, to x), vertical as (x, from y, to y)."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)

    def add_box(self, box: Box) -> bool:
        """Take a thin box as a line; False where it is none."""
        wide, high = box[2] - box[0], box[3] - box[1]
        if len(self.across) + len(self.down) > _MOST_RULES:
            return True
        if high <= 2 and wide >= _SHORTEST:
            self.across.append(((box[1] + box[3]) / 2, box[0], box[2]))
        elif wide <= 2 and high >= _SHORTEST:
            self.down.append(((box[0] + box[2]) / 2, box[1], box[3]))
        else:
            return wide <= 2 and high <= 2
        return True


@dataclass(slots=True)
class RuledGrid:
    """A table: the places of its lines, and for each field which cell (its top left field) it belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: list[list[tuple[int, int]]]

    @property
    def anchors(self) -> list[tuple[int, int]]:
        """The cells by row and column."""
        return sorted({cell for row in self.owner for cell in row})

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the cell at a point; None outside of the table."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        return self.owner[row][column] if inside else None

    def box(self, row: int, column: int) -> Box:
        """Return the box of the top left field of a cell."""
        return self.xs[column], self.ys[row], self.xs[column + 1], self.ys[row + 1]

    def width(self, row: int, column: int) -> float:
        """Return which share of the table's width a cell takes."""
        taken = [i for i, cell in enumerate(self.owner[row]) if cell == (row, column)]
        return (self.xs[taken[-1] + 1] - self.xs[taken[0]]) / (self.xs[-1] - self.xs[0])


def find_grids(rules: RulingLines) -> list[RuledGrid]:
    """Return the tables that the lines of a page draw; a frame with one cell is none."""
    grids = [_grid(group) for group in _connected(rules)]
    return [grid for grid in grids if grid is not None]


def find_frames(rules: RulingLines) -> list[Box]:
    """Return the frames with one cell that the lines of a page draw."""
    frames = []
    for group in _connected(rules):
        xs, ys = _places([r[0] for r in group.down]), _places([r[0] for r in group.across])
        if len(xs) == len(ys) == 2:
            frames.append((xs[0], ys[0], xs[1], ys[1]))
    return frames


def _connected(rules: RulingLines) -> list[RulingLines]:
    """Return the lines in groups that touch each other."""
    lines: list[tuple[bool, tuple[float, float, float]]] = [(True, r) for r in rules.across]
    lines += [(False, r) for r in rules.down]
    parent = list(range(len(lines)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    down = sorted((r[0], i) for i, (flat, r) in enumerate(lines) if not flat)
    places = [x for x, _ in down]
    for i, (flat, (y, left, right)) in enumerate(lines):
        if not flat:
            continue
        for _, j in down[bisect_right(places, left - _SNAP) : bisect_right(places, right + _SNAP)]:
            _x, top, bottom = lines[j][1]
            if top - _SNAP <= y <= bottom + _SNAP:
                parent[root(i)] = root(j)
    groups: dict[int, RulingLines] = {}
    for i, (flat, rule) in enumerate(lines):
        group = groups.setdefault(root(i), RulingLines())
        (group.across if flat else group.down).append(rule)
    return list(groups.values())


def _grid(group: RulingLines) -> RuledGrid | None:
    xs, ys = _places([r[0] for r in group.down]), _places([r[0] for r in group.across])
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns > 20_000:
        return None
    upright = [[r for r in group.down if abs(r[0] - x) <= _SNAP] for x in xs]
    level = [[r for r in group.across if abs(r[0] - y) <= _SNAP] for y in ys]
    if not all(_spans(level[at], xs[0], xs[-1]) for at in (0, -1)):
        return None  # boxes of a drawing that touch each other
    owner = [[(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        y = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            x = (xs[column] + xs[column + 1]) / 2
            if column and not _covers(upright[column], y):
                owner[row][column] = owner[row][column - 1]
            elif row and not _covers(level[row], x):
                owner[row][column] = owner[row - 1][column]
    return RuledGrid(xs, ys, owner)


def _spans(rules: list[tuple[float, float, float]], left: float, right: float) -> bool:
    """Return whether level lines reach over most of a table's width."""
    covered, at = 0.0, left
    for _, start, end in sorted(rules, key=lambda rule: rule[1]):
        covered += max(0.0, min(end, right) - max(start, at))
        at = max(at, end)
    return covered > _MOST * (right - left)


def _places(values: list[float]) -> tuple[float, ...]:
    """Return the places of lines, those that are nearly the same as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return tuple(found)


def _covers(rules: list[tuple[float, float, float]], at: float) -> bool:
    return any(low - 1 <= at <= high + 1 for _, low, high in rules)
