"""``make bench``: runs every ``collect()`` of the bench_*.py below this folder; a table and build/bench.json.

A collect() returns figures by name, each made with :func:`figures.figure`. Absolute times differ between
machines, so whatever has a reference is measured against it in the same run and shown as a ratio.
Arguments choose modules: ``make bench ARGS="window store"``.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
sys.path[:0] = [str(PROJECT), str(HERE)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Without what Qt tells of the locale and of the offscreen platform, the table is easier to read.
os.environ.setdefault("LC_ALL", "C.UTF-8")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

from figures import Figure, Skipped  # noqa: E402

RESULT = PROJECT / "build/bench.json"


def benches(chosen: list[str]) -> Iterator[ModuleType]:
    """The modules to run, in the order of their names."""
    for file in sorted(HERE.rglob("bench_*.py")):
        if chosen and file.stem.removeprefix("bench_") not in chosen:
            continue
        spec = importlib.util.spec_from_file_location(file.stem, file)
        if spec is None or spec.loader is None:
            continue
        module = importlib.util.module_from_spec(spec)
        sys.modules[file.stem] = module
        spec.loader.exec_module(module)
        if not chosen and getattr(module, "ON_DEMAND", False):
            continue
        yield module


def within(figure: Figure) -> str:
    """A mark: the goal is met, is missed, or there is none."""
    if figure["goal"] is None:
        return " "
    measured = figure["value"] if figure["ratio"] is None else figure["ratio"]
    return "✓" if measured <= figure["goal"] else "✗"


def row(name: str, figure: Figure) -> str:
    """A line of the table."""
    number = f"{figure['value']:.4g} {figure['unit']}"
    reference = "" if figure["reference"] is None else f"{figure['reference']:.4g} {figure['unit']}"
    ratio = "" if figure["ratio"] is None else f"{figure['ratio']:.2f}"
    goal = "" if figure["goal"] is None else f"≤ {figure['goal']:g}"
    return f"{within(figure)} {name:<44} {number:>12} {reference:>12} {ratio:>7} {goal:>8}"


def main(arguments: list[str]) -> int:
    """Run, print, write; 1 only if a bench could not run at all."""
    found: dict[str, Figure] = {}
    failed = False
    print(f"  {'':<44} {'value':>12} {'reference':>12} {'ratio':>7} {'goal':>8}")
    for module in benches(arguments):
        try:
            figures = module.collect()
        except Skipped as skipped:
            print(f"- {module.__name__}: left out, {skipped}", flush=True)
            continue
        except Exception as error:  # one broken bench must not hide the others
            print(f"! {module.__name__}: {type(error).__name__}: {error}", flush=True)
            failed = True
            continue
        found |= figures
        for name, figure in figures.items():
            print(row(name, figure), flush=True)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"Written: {RESULT.relative_to(PROJECT)}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
