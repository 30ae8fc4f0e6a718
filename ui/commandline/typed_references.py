"""References as they are typed behind a command: one that has blanks in it, or several."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.model.errors import YiceError
from ui.commandline.library_access import target_of

if TYPE_CHECKING:
    from index.results import ClauseTarget
    from ui.services.workspace import Workspace

#: A word that goes on with the reference before it: 第九条, （三）, 28号, 〔2020〕, 三、.
_GOES_ON = re.compile(r"[第（(〔\[【]|[\d０-９]+(?:号|[、.．]|$)|[一二三四五六七八九十百]+(?:[、.．]|$)")


def targets_of(workspace: Workspace, words: Sequence[str]) -> list[tuple[str, ClauseTarget]]:
    """Return each reference that the words make with where it leads to.

    Where words that seem to go on with each other lead nowhere, each may be a reference (第一医院章程第三条).
    A document with a clause behind it (规划 三（三）) is one reference, as is a title with blanks.

    Raises:
        NotFound: they lead nowhere.
        Ambiguous: one of them leads to several places.
    """
    references = split_references(words)
    led: list[tuple[str, ClauseTarget]] | None = None
    failure: YiceError | None = None
    try:
        led = _led(workspace, references)
    except YiceError as error:
        failure = error
    if led is not None and (len(led) == 1 or all(target.clause_id for _, target in led)):
        return led
    for others in ([" ".join(words)], list(words) if failure else references):
        with contextlib.suppress(YiceError):
            return _led(workspace, others)
    assert failure is not None, "what led somewhere before does so again"
    raise failure


def _led(workspace: Workspace, references: Sequence[str]) -> list[tuple[str, ClauseTarget]]:
    return [(reference, target_of(workspace, reference)) for reference in references]


def split_references(words: Sequence[str]) -> list[str]:
    """Return the references that the words make: 条例 第九条 is one, 条例第九条 条例第十条 are two.

    >>> split_references(["条例", "第九条", "政策清单第2条"])
    ['条例 第九条', '政策清单第2条']
    >>> split_references(["条例第九条", "36项第10项", "晋政办函", "〔2020〕", "28号第九项"])
    ['条例第九条', '36项第10项', '晋政办函 〔2020〕 28号第九项']
    """
    found: list[list[str]] = []
    for word in words:
        if found and _GOES_ON.match(word):
            found[-1].append(word)
        else:
            found.append([word])
    return [" ".join(each) for each in found]
