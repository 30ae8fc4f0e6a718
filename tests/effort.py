"""How much of what is drawn at random the tests try: a part, and all of it for `make torture`.

YICE_EFFORT is the share, 1 for all. The part is the same each time, so that a test that was green stays green
until something changes; all of it is drawn anew each time, so that it finds what nobody has thought of.
"""

from __future__ import annotations

import os

EFFORT = float(os.environ.get("YICE_EFFORT", "0.25"))
THOROUGH = EFFORT >= 1


def share_of(all_of_them: int) -> int:
    """The number of trials out of ``all_of_them``; one at least."""
    return max(1, round(all_of_them * EFFORT))
