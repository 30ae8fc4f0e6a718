"""Layout of the graph of citations: a box for each document that has room, and the arrows between them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ui.services.facts.citation_net import CitationNet, CitationNode

BOX_HEIGHT, GAP, WIDEST = 30, 10, 260
#: More documents than this are not drawn on one side; more than that are drawn in columns, not in a circle.
MOST_AROUND, MOST_IN_CIRCLE = 9, 8
#: Documents in one column, at most; the least height of the graph.
MOST_IN_COLUMN, LEAST_WIDTH, LEAST_HEIGHT = 60, 360, 140


@dataclass(frozen=True, slots=True)
class GraphBox:
    """A document and its place, in lengths of the design."""

    node: CitationNode
    rect: QRectF


class GraphLayout:
    """Boxes and arrows (numbers of two boxes) in a width and height, which are in lengths of the design.

    One document (``key``) is between those that cite it and those it cites; without it, few documents are in
    a circle and many in columns.
    """

    def __init__(self, net: CitationNet, key: str, width: float, height: float) -> None:
        self._net, self._key, self._width, self._height = net, key, width, height
        self.boxes: list[GraphBox] = []
        self.arrows: list[tuple[int, int]] = []
        #: How many documents have no room.
        self.left_out = 0
        #: The height that is needed; whether arrows go in curves, from side to side.
        self.needed, self.curved = LEAST_HEIGHT, True
        if key in net.nodes:
            self.needed = self._lay_around()
        elif len(net.nodes) > MOST_IN_CIRCLE:
            self.needed = self._lay_columns()
        else:
            self.curved = False
            self._lay_circle()

    def _lay_around(self) -> int:
        """Lay out one document between the others; returns the height that they need."""
        citing, cited = self._net.around(self._key)
        left_out = max(0, len(citing) - MOST_AROUND) + max(0, len(cited) - MOST_AROUND)
        width = min(WIDEST, (self._width - 128) / 3)
        middle = QRectF(self._width / 2 - width / 2, self._height / 2 - BOX_HEIGHT / 2, width, BOX_HEIGHT)
        self.boxes.append(GraphBox(self._net.nodes[self._key], middle))
        for nodes, x, inward in (
            (citing[:MOST_AROUND], 16.0, True),
            (cited[:MOST_AROUND], self._width - 16 - width, False),
        ):
            for node, rect in zip(nodes, self._column(len(nodes), x, width), strict=True):
                self.boxes.append(GraphBox(node, rect))
                at = len(self.boxes) - 1
                self.arrows.append((at, 0) if inward else (0, at))
        self.left_out = left_out
        return 24 + (BOX_HEIGHT + 3) * min(MOST_AROUND, max(1, len(citing), len(cited)))

    def _column(self, count: int, x: float, width: float, least: float = 0) -> list[QRectF]:
        whole = max(self._height, least)
        step = min(BOX_HEIGHT + GAP, (whole - 24) / max(1, count))
        height = min(BOX_HEIGHT, step - 3)
        top = whole / 2 - step * count / 2 + (step - height) / 2
        return [QRectF(x, top + number * step, width, height) for number in range(count)]

    def _lay_circle(self) -> None:
        edges = self._net.edges()
        chosen = list(self._net.nodes)
        width = min(WIDEST, max(90.0, self._width / 3.4))
        across = max(10.0, (self._width - width) / 2 - 16)
        down = max(10.0, (self._height - BOX_HEIGHT) / 2 - 12)
        for number, key in enumerate(chosen):
            turn = 2 * math.pi * number / max(1, len(chosen)) - math.pi / 2
            centre = QPointF(
                self._width / 2 + across * math.cos(turn), self._height / 2 + down * math.sin(turn)
            )
            rect = QRectF(centre.x() - width / 2, centre.y() - BOX_HEIGHT / 2, width, BOX_HEIGHT)
            self.boxes.append(GraphBox(self._net.nodes[key], rect))
        at = {key: number for number, key in enumerate(chosen)}
        self.arrows = [
            (at[edge.source], at[edge.target]) for edge in edges if edge.source in at and edge.target in at
        ]

    def _lay_columns(self) -> int:
        """Lay out many documents: citing ones at the left, cited ones at the right, both kinds between.

        Returns the height that they need.
        """
        edges = self._net.edges()
        degree = Counter[str]()
        for edge in edges:
            degree[edge.source] += edge.count
            degree[edge.target] += edge.count
        sources, targets = {edge.source for edge in edges}, {edge.target for edge in edges}
        columns = (sources - targets, sources & targets, targets - sources)
        highest = min(MOST_IN_COLUMN, max(map(len, columns)))
        needed = max(LEAST_HEIGHT, highest * (BOX_HEIGHT + GAP) + 40)
        width = min(WIDEST, (self._width - 128) / 3)
        at: dict[str, int] = {}
        for number, keys in enumerate(columns):
            chosen = sorted(keys, key=lambda key: (-degree[key], key))[:MOST_IN_COLUMN]
            x = 16 + number * (self._width - 32 - width) / 2
            for key, rect in zip(chosen, self._column(len(chosen), x, width, needed), strict=True):
                at[key] = len(self.boxes)
                self.boxes.append(GraphBox(self._net.nodes[key], rect))
        self.arrows = [
            (at[edge.source], at[edge.target]) for edge in edges if edge.source in at and edge.target in at
        ]
        self.left_out = len(self._net.nodes) - len(self.boxes)
        return needed
