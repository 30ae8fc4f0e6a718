"""How an excerpt is made into a paper, whatever the kind of file; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.printing.blocks import Options
from ui.printing.sheet import A4, Paper, Style
from ui.printing.templates import NO_TEMPLATE, Template


@dataclass(frozen=True, slots=True)
class Setting:
    """Style, what is included, paper, and what the hospital adds."""

    style: Style = "plain"
    options: Options = field(default_factory=Options)
    paper: Paper = A4
    template: Template = NO_TEMPLATE
