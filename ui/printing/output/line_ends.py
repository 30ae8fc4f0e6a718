"""Line ends of titles and sources in files whose lines another program fills; no Qt."""

from __future__ import annotations

import math
from dataclasses import replace

from store.model.titles import broken_title
from ui.printing.content.blocks import Paragraph, Run
from ui.printing.layout.column_widths import ems
from ui.printing.layout.page_styles import Level, Sheet

_TITLES: tuple[Level, ...] = ("title", "document")


def title_parts(paragraph: Paragraph, sheet: Sheet) -> list[str]:
    """Return the lines of a title that needs several, broken between words as on the pages; else one."""
    size = sheet.faces[paragraph.level].size
    limit, wide = int(sheet.measure / size + 0.01), ems(paragraph.text) * size
    if paragraph.level not in _TITLES or len(paragraph.runs) != 1 or wide <= sheet.measure:
        return [paragraph.text]
    return broken_title(paragraph.text, limit, math.ceil(wide / sheet.measure))


def with_line_ends(paragraph: Paragraph, sheet: Sheet) -> Paragraph:
    """Return a title with line feeds where its lines end, a source with one where it is best broken if too
    long.
    """
    parts = title_parts(paragraph, sheet)
    if len(parts) > 1:
        return replace(paragraph, runs=(replace(paragraph.runs[0], text="\n".join(parts)),))
    runs_and_aside = (*paragraph.runs, *([paragraph.aside] if paragraph.aside else []))
    wide = sum(ems(run.text) * sheet.faces[run.level].size for run in runs_and_aside)
    wide += sheet.em if paragraph.aside else 0.0
    if not 0 < paragraph.preferred < len(paragraph.text) or wide <= sheet.measure:
        return paragraph
    runs: list[Run] = []
    left = paragraph.preferred
    for run in paragraph.runs:
        if 0 < left <= len(run.text):
            run = replace(run, text=f"{run.text[:left].rstrip()}\n{run.text[left:].lstrip()}")
        left -= len(run.text)
        runs.append(run)
    return replace(paragraph, runs=tuple(runs))
