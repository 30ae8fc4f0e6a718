"""Try to break the data of the program, and print what became of it: ``make torture``.

Every trial has its seed, so that what was found can be found again. Some minutes in all; ``--only NAME`` runs
one, ``--share 0.1`` a tenth of each.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.torture import damaged_files, disks, flips, full_tests, kills, packs

SEED = 7
FLIPS, KILLS, CUTS, LOSSES, READS, WRITES, FILES = 500, 300, 120, 40, 20, 300, 2000
PACKS, PACK_KILLS = 1000, 300
#: What must not happen.
NEVER = {
    *("silently different", "unreadable for good", "unreadable", "lost", "other words", "strange"),
    *("undeleted", "damage", "failed", "older", "written, though full", "journal damaged"),
    *("missing in the journal", "crashed", "hung"),
}


def main() -> int:
    """Run the trials; 1 if anything happened that must not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="the trials whose name has this in it")
    parser.add_argument("--share", type=float, default=1.0, help="how much of each trial, 0 to 1")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="yice-torture-"))
    bad = 0
    try:
        for name, trial in trials(folder, options.share).items():
            if options.only not in name:
                continue
            began = time.monotonic()
            found = +trial()
            bad += sum(found[each] for each in NEVER)
            shown = ", ".join(f"{what} {count}" for what, count in sorted(found.items()))
            print(f"{name:34} {shown}  ({time.monotonic() - began:.0f} s)", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("nothing was lost" if not bad else f"{bad} times something happened that must not")
    return 1 if bad else 0


def trials(folder: Path, share: float) -> dict[str, Callable[[], Counter[str]]]:
    """The trials by name."""
    base = flips.prepare(folder / "base")
    notes, documents = flips.notes_of, flips.documents_of

    def many(count: int) -> int:
        return max(1, round(count * share))

    def flipped(name: str, look: Callable[..., object]) -> Callable[[], Counter[str]]:
        return lambda: flips.flips(base, name, look, many(FLIPS), SEED, folder / "scratch")

    def in_made(place: Path) -> Path:
        place.mkdir(exist_ok=True)
        return place

    def in_folder(name: str) -> Path:
        return folder / name

    return {
        "bits of notebook.db": flipped("notebook.db", notes),
        "bits of notebook.journal": flipped("notebook.journal", notes),
        "bits of library.db": flipped("library.db", documents),
        "kills": lambda: kills.kills(in_folder("kills"), many(KILLS), SEED),
        "kills of two at once": lambda: kills.kills(in_folder("both"), many(KILLS) // 3, SEED, 2),
        "log and journal cut": lambda: kills.power_cuts(
            in_folder("cuts"), in_folder("scratch"), many(CUTS), SEED
        ),
        "power loss on a loop device": lambda: disks.power_loss(in_folder("power"), many(LOSSES), SEED),
        "full disk": lambda: disks.full_disk(base, in_folder("full")),
        "another user reads": lambda: disks.another_user(base, in_folder("users"), many(READS)),
        "damaged files": lambda: damaged_files.damaged(in_made(folder / "files"), many(FILES), SEED),
        "hostile files": lambda: damaged_files.hostile(in_made(folder / "hostile")),
        "packs tampered with": lambda: packs.tampered(in_folder("packs"), many(PACKS), SEED),
        "kills while a pack is installed": lambda: packs.killed(
            base.root, in_folder("installing"), many(PACK_KILLS), SEED
        ),
        "tests in full": full_tests.run,
        "two processes write": lambda: kills.two_writers(in_folder("two"), many(WRITES)),
    }


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    sys.exit(main())
