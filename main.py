"""医策 Yice: reads the command line, and starts the command or the window."""

from __future__ import annotations

import sys

from ui.commandline.entry_point import run


def main() -> int:
    """Run the program; returns the exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
