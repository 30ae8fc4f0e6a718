"""Width that the columns of a table share: what needs little leaves the rest of its share to the others."""

from __future__ import annotations

from collections.abc import Sequence


def shared_widths(
    width: int, shares: Sequence[int], wanted: Sequence[int], least: Sequence[int]
) -> list[int]:
    """Return a width for each column, in all ``width``, or more where the ``least`` of all is more.

    ``wanted`` is what the words of a column need. Where all have room, what is left is shared out; else a
    column that needs less than its share leaves the rest of it to the others.
    """
    wanted = [max(need, floor) for need, floor in zip(wanted, least, strict=True)]
    spare = width - sum(wanted)
    if spare >= 0:
        found = [need + spare * share // sum(shares) for need, share in zip(wanted, shares, strict=True)]
    else:
        found = _squeezed(width, shares, wanted, least)
    found[-1] += max(0, width - sum(found))
    return found


def _squeezed(width: int, shares: Sequence[int], wanted: Sequence[int], least: Sequence[int]) -> list[int]:
    """Return widths of columns that want more than there is."""
    fixed: dict[int, int] = {}
    while True:
        left = width - sum(fixed.values())
        free = [at for at in range(len(shares)) if at not in fixed]
        whole = sum(shares[at] for at in free)
        fair = {at: left * shares[at] // whole for at in free}
        settled = {at: least[at] for at in free if fair[at] < least[at]}
        settled = settled or {at: wanted[at] for at in free if wanted[at] <= fair[at]}
        if not settled:
            return [fixed.get(at, fair.get(at, 0)) for at in range(len(shares))]
        fixed |= settled
