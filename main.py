"""医策 Yice: reads the command line, and starts the command or the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; returns the exit code."""
    if sys.argv[1:] == ["--read-files"]:  # a process of the program's own, for files that nobody trusts
        from store.formats.worker import serve

        return serve()
    from ui.commandline.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
