"""``duties``: lists who answers for what."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output, terminal
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace
from ui.commandline.sheet_file import add_xlsx, write_xlsx
from ui.commandline.start.exit_codes import DONE, NOTHING
from ui.services.language import heads, language, sentence


def run(paths: DataPaths, options: Namespace) -> int:
    """List the duties of one organisation, or of all."""
    from index.duties.duty_records import of_organisation
    from ui.commandline.fact_shapes import duty
    from ui.services.facts.corrected_facts import corrected
    from ui.services.facts.fact_collection import documents_of, gather
    from ui.services.facts.fact_tables import roles_of
    from ui.services.facts.organisation_counts import organisations_of

    with open_workspace(paths) as workspace:
        raw = gather(documents_of(workspace.current))
        known = corrected(raw, workspace.notebook.corrections.all(), workspace.library)
        facts = known.facts
    wanted = " ".join(options.organisation)
    found = of_organisation(facts.duties, wanted) if wanted else list(facts.duties)
    if options.xlsx:
        from ui.printing.output.fact_sheets import duty_sheet, matrix_sheet

        names = organisations_of(found)
        write_xlsx(
            options.xlsx,
            duty_sheet(found, facts.source, known.printed),
            matrix_sheet(found, names, facts.source),
        )
    if options.json:
        output.say_json([duty(one) for one in found])
    elif not options.xlsx:
        rows = [
            heads(
                Message("column.document"),
                Message("column.clause"),
                Message("column.matter"),
                Message("column.deadline"),
                Message("column.responsible"),
            )
        ]
        for one in found:
            source = facts.source(one.clause)
            cells = (
                terminal.cut(source.name, 24),
                terminal.cut(source.place, 16),
                terminal.cut(one.matter, 40),
            )
            rows.append((*cells, one.deadline or "—", roles_of(one, language())))
        output.say(
            terminal.lines(terminal.columns(rows) if found else [sentence(Message("listing.no_duties"))])
        )
    return DONE if found else NOTHING


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("organisation", metavar=sentence(Message("argument.organisation")), nargs="*")
    add_xlsx(parser)


COMMAND = Command(
    "duties",
    run,
    _add_arguments,
    position=120,
)
