"""Takes away what Qt for Python puts before every import; to be imported before all that imports much.

For ``from __feature__ import snake_case``, which is not used here, it reads the source of every module that
is imported after it, and keeps it in memory.
"""

from __future__ import annotations

import builtins

import ui.runtime.quick_enums  # noqa: F401  (before the enumerations of Qt are made)

# isort: split
import PySide6.QtCore  # noqa: F401  (puts it there)

_plain = getattr(builtins, "__orig_import__", None)
if _plain is not None:
    builtins.__import__ = _plain
