"""Paper setup: turns an excerpt into a paper for every kind of file; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.printing.content.blocks import Options
from ui.printing.content.templates import NO_TEMPLATE, Template
from ui.printing.layout.page_styles import A4, DEFAULT_STYLE, Paper, StyleName


@dataclass(frozen=True, slots=True)
class Setting:
    """Style, what is included, paper, and what the hospital adds."""

    style: StyleName = DEFAULT_STYLE
    options: Options = field(default_factory=Options)
    paper: Paper = A4
    template: Template = NO_TEMPLATE
