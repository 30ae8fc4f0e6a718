"""Exit codes of the program."""

from __future__ import annotations

#: Done; nothing found, or damage found; the input cannot be used; stopped by Ctrl+C.
DONE, NOTHING, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
