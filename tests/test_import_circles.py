"""No module imports itself by way of others, type hints included."""

from __future__ import annotations

import ast
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
ROOMS = ("store", "index", "ui")


def modules() -> dict[str, Path]:
    """Every module of the three packages by its dotted name."""
    files = (file for room in ROOMS for file in (PROJECT / room).rglob("*.py"))
    return {
        ".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__"): file
        for file in files
    }


def imported(file: Path, known: dict[str, Path]) -> set[str]:
    """The modules of the project that one imports, wherever in it and for whatever."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (parts & known.keys()) or {node.module}
    return found & known.keys()


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules that import each other, after Tarjan (1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = low[module] = len(index)
        stack.append(module)
        for other in sorted(graph[module]):
            if other not in index:
                visit(other)
                low[module] = min(low[module], low[other])
            elif other in stack:
                low[module] = min(low[module], index[other])
        if low[module] == index[module]:
            at = stack.index(module)
            group, stack[at:] = stack[at:], []
            if len(group) > 1:
                found.append(sorted(group))

    for module in sorted(graph):
        if module not in index:
            visit(module)
    return found


def test_a_circle_is_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_there_is_no_circle() -> None:
    known = modules()
    graph = {name: imported(file, known) - {name} for name, file in known.items()}
    assert len(graph) > 300
    assert circles(graph) == []
