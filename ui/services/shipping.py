"""Makes the library and the index that ship, for the build: ``python -m ui.services.shipping FOLDER``."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import sys
from pathlib import Path

from store.library import Library
from store.library.shipped import bundled
from store.system.files import replace_folder
from store.system.paths import resources_dir


def build_shipped(target: Path) -> None:
    """Make the folder that ships, beside the old one; the old one stays until the new one is whole."""
    from index.corpus.index_files import build

    staged = target.with_name(target.name + ".new")
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    bundled.build_library(staged / "library.db", resources_dir())
    with contextlib.closing(Library.open(staged / "library.db")) as library:
        build(library, staged / "index")
    bundled.write_stamp(staged, resources_dir())
    replace_folder(staged, target)


def main() -> int:
    """Make the folder that ships; for the build."""
    parser = argparse.ArgumentParser(description="Make the library and the index that ship.")
    parser.add_argument("folder", type=Path)
    build_shipped(parser.parse_args().folder.absolute())
    return 0


if __name__ == "__main__":
    sys.exit(main())
