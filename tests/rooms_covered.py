"""The share of branches and lines that tests take, one line a room; 1 below fail_under of pyproject.toml.

Reads what ``pytest --cov`` has written into .coverage; an argument is another least share, in percent.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

import coverage


def main() -> int:
    """Print the table."""
    measured = coverage.Coverage()
    measured.load()
    rooms: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coverage.json"
        total = measured.json_report(outfile=str(path))
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
    for name, file in files.items():
        room = "/".join(Path(name).parts[:2]) if len(Path(name).parts) > 2 else Path(name).parts[0]
        rooms.setdefault(room, Counter()).update(
            {key: value for key, value in file["summary"].items() if isinstance(value, int)}
        )
    print(f"{'room':22}{'branches':>10}{'taken':>8}{'lines':>8}{'run':>8}")
    for room, sums in sorted(rooms.items()):
        branches, lines = sums["num_branches"], sums["num_statements"]
        taken = sums["covered_branches"] / branches if branches else 1
        run = sums["covered_lines"] / lines if lines else 1
        print(f"{room:22}{branches:>10}{taken:>8.1%}{lines:>8}{run:>8.1%}")
    least = float(sys.argv[1] if sys.argv[1:] else measured.get_option("report:fail_under") or 0)
    print(f"all: {total:.1f} % of lines and branches (at least {least:g} %)")
    return int(total < least)


if __name__ == "__main__":
    sys.exit(main())
