"""The option ``--xlsx``: writes what a command found as a sheet for Excel and WPS."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from store.model.message import Message
from store.system.files import write_file
from ui.commandline import output
from ui.services.language import sentence

if TYPE_CHECKING:
    from ui.printing.content.tables.table_sheet import TableSheet


def add_xlsx(parser: ArgumentParser) -> None:
    """Add the option to a command."""
    parser.add_argument("--xlsx", metavar=sentence(Message("argument.file")), type=Path)


def write_xlsx(path: Path, *sheets: TableSheet) -> None:
    """Write the sheets, and say where; CannotWrite."""
    from ui.printing.output.xlsx import xlsx_of

    write_file(path, xlsx_of(*sheets))
    rows = sum(len(sheet.rows) for sheet in sheets[:1])
    output.complain(Message("saved.sheet", path=path, count=rows))
