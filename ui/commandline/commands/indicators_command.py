"""``indicators``: lists quantified targets."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import document_named, open_workspace
from ui.commandline.sheet_file import add_xlsx, write_xlsx
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.services.language import heads, sentence


def run(paths: DataPaths, options: Namespace) -> int:
    """List the indicators of one document, or of all."""
    from ui.commandline.fact_shapes import indicator
    from ui.services.facts.corrected_facts import corrected
    from ui.services.facts.fact_collection import documents_of, gather
    from ui.services.facts.fact_tables import KIND_WORDS, deadline_words, value_of

    with open_workspace(paths) as workspace:
        wanted = " ".join(options.document)
        documents = [document_named(workspace, wanted)] if wanted else documents_of(workspace.current)
        known = corrected(gather(documents), workspace.notebook.corrections.all(), workspace.library)
        facts = known.facts
    if options.xlsx:
        from ui.printing.output.fact_sheets import due_sheet, indicator_sheet

        sheets = [
            indicator_sheet(facts.indicators, facts.source, known.printed),
            due_sheet(facts.dues, facts.source),
        ]
        write_xlsx(options.xlsx, *sheets)
    if options.json:
        output.say_json([indicator(one) for one in facts.indicators])
    elif not options.xlsx:
        rows = [
            heads(
                Message("column.document"),
                Message("column.clause"),
                Message("column.subject"),
                Message("column.indicator"),
                Message("column.value"),
                Message("column.deadline"),
                Message("column.kind"),
            )
        ]
        for one in facts.indicators:
            source = facts.source(one.clause)
            cells = (source.name, source.place, one.subject, one.indicator, value_of(one))
            due, kind = sentence(deadline_words(one)), sentence(KIND_WORDS[one.kind])
            rows.append((*(terminal.cut(cell, 28) for cell in cells), due or "—", kind))
        output.say(
            terminal.lines(
                terminal.columns(rows) if facts.indicators else [sentence(Message("listing.no_indicators"))]
            )
        )
    return DONE if facts.indicators else NOTHING


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("document", metavar=sentence(Message("argument.document")), nargs="*")
    add_xlsx(parser)


COMMAND = Command(
    "indicators",
    run,
    _add_arguments,
    position=110,
)
