"""How time, memory and disk grow with the library, from 5 documents on; ``make bench ARGS=growth``.

YICE_LARGE_GROWTH names the sizes, 5, 50, 500 and 3,400 documents by default. Each library is made once and
kept (1 s for 25 documents, 120 KB each); 50,000 take most of an hour and 6 GB. Left out unless asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import large_library
from bench_large import library
from figures import PROJECT, Figure, figure

#: Runs only when it is asked for by name.
ON_DEMAND = True
SIZES = (5, 50, 500, large_library.COUNT)
#: Opens a library in a process, and measures it there.
MEASURED = """
import json, sys, time
from pathlib import Path
sys.path[:0] = [sys.argv[2]]
from index.engine import SearchEngine
from index.snapshot import open_index
from store.library import Library
from store.library.edition_views import EditionView
folder = Path(sys.argv[1])
found = {}
def taken(name, act, times=3):
    best = None
    for _ in range(times):
        start = time.process_time()
        result = act()
        best = min(best or 1e9, (time.process_time() - start) * 1000)
    found[name] = best
    return result
view = EditionView(Library.open(folder / "library.db"))
view.checksums()
SearchEngine(view, folder / "none").close()
taken("open", lambda: open_index(view, folder / "index"))
engine = SearchEngine(view, folder / "index")
engine.warm()
for query in ("医", "应当", "县级以上人民政府", "床位", "yiliao", "第28条", "医保报销比例是多少"):
    answer = taken(query, lambda: engine.search(query))
    found["hits " + query] = answer.total
found["memory"] = int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
print(json.dumps(found))
"""


def collect() -> dict[str, Figure]:
    """Return the figures of each size; times are those of the processor, the least of three."""
    sizes = os.environ.get("YICE_LARGE_GROWTH")
    found: dict[str, Figure] = {}
    for count in tuple(map(int, sizes.split(","))) if sizes else SIZES:
        folder = library(count)
        named = f"{count:,} documents"
        made = json.loads((folder / large_library.TIMES).read_text())
        found[f"{named}: import"] = figure(made["import"], "s")
        found[f"{named}: index"] = figure(made["index"], "s")
        found |= {f"{named}: {name}": one for name, one in _measured(folder).items()}
        for name in ("library.db", "index"):
            found[f"{named}: {name} on disk"] = figure(_size(folder / name), "MB")
    return found


def _measured(folder: Path) -> dict[str, Figure]:
    """The figures of searching, from a process in which nothing else was done."""
    command = [sys.executable, "-c", MEASURED, str(folder), str(PROJECT)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    units = {"memory": "MB"}
    return {
        name: figure(value, "hits" if name.startswith("hits ") else units.get(name, "ms"))
        for name, value in told.items()
    }


def _size(path: Path) -> float:
    """The size of a file or of a folder, in MB."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6
