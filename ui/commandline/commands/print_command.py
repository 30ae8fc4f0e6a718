"""``print``: writes clauses to files as they are printed; the one command that needs Qt."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from store.model.errors import NotFound
from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output
from ui.commandline.command import Command
from ui.commandline.library_access import open_workspace
from ui.commandline.start.exit_codes import DONE
from ui.commandline.typed_references import targets_of
from ui.commandline.usage_errors import BadUsage, qt_fault
from ui.printing.layout.page_styles import DEFAULT_STYLE, page_styles
from ui.services.language import sentence

if TYPE_CHECKING:
    from ui.printing.content.excerpt import Excerpt
    from ui.printing.layout.paper_setup import Setting
    from ui.printing.output.output_files import TextFileKind
    from ui.services.workspace import Workspace

#: The kinds of file, as their options are called.
FILES = ("pdf", "docx", "html", "text")
SOURCES = ("basket", "search", "organisation")


class NothingFound(NotFound):
    """A search or an organisation that leads to no clause."""

    code = "command.nothing_found"


def run(paths: DataPaths, options: Namespace) -> int:
    """Print clauses to files."""
    _verify_usage(options)
    with open_workspace(paths) as workspace:
        return _print_to_files(workspace, options)


def _verify_usage(options: Namespace) -> None:
    """Check what argparse cannot: one thing to print, and at least one file; BadUsage."""
    given = [name for name in SOURCES if getattr(options, name) is not None]
    if len(given) + bool(options.references) > 1:
        raise BadUsage(what=Message("usage.print_one", options=tuple(f"--{name}" for name in SOURCES)))
    if not given and not options.references:
        raise BadUsage(what=Message("usage.print_nothing", options=tuple(f"--{name}" for name in SOURCES)))
    if not any(getattr(options, name) for name in FILES):
        raise BadUsage(what=Message("usage.print_no_file", options=tuple(f"--{name}" for name in FILES)))


def _print_to_files(workspace: Workspace, options: Namespace) -> int:
    """Make an excerpt and write it to every file that is asked for; each is whole or not there."""
    try:
        from ui.printing.output.missing_glyphs import missing_sentence
        from ui.printing.output.output_files import save_as
        from ui.printing.output.pdf_writer import ensure_application, write_pdf
    except ImportError as error:
        raise qt_fault(error) from error
    excerpt = _excerpt(workspace, options)
    if options.title:
        excerpt = replace(excerpt, title=options.title)
    setting = _setting(workspace.paths, options)
    made: list[dict[str, object]] = []

    def tell(said: Message | str, **facts: object) -> None:
        made.append(facts)
        if not options.json:
            output.say(said if isinstance(said, str) else f"{sentence(said)}\n")

    for kind in FILES:
        name = getattr(options, kind)
        if not name:
            continue
        if (kind, name) == ("text", "-"):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "excerpt.txt"
                save_as(excerpt, "text", setting, path)
                text = path.read_text(encoding="utf-8-sig")
            tell(text, kind=kind, text=text)
            continue
        path = Path(name).expanduser().absolute()
        if kind == "pdf":
            ensure_application()
            pages = write_pdf(
                excerpt, path, setting.style, options=setting.options, paper=setting.paper,
                template=setting.template,
            )  # fmt: skip
            saved = Message("saved.pages", count=len(pages), path=path)
            tell(saved, kind=kind, path=str(path), pages=len(pages), missing=pages.missing)
            if pages.missing and not options.json:
                output.tell(missing_sentence(pages.missing))
        else:
            save_as(excerpt, cast("TextFileKind", kind), setting, path)
            tell(Message("saved.file", path=path), kind=kind, path=str(path))
    if options.json:
        output.say_json({"files": made})
    _remember(workspace, excerpt)
    return DONE


def _excerpt(workspace: Workspace, options: Namespace) -> Excerpt:
    from ui.printing.content import excerpt_sources as sources
    from ui.printing.content.excerpt import excerpt_of
    from ui.services.notebook.pair_decisions import settled_pairs

    library = workspace.library
    notebook = workspace.notebook if options.notes or options.highlights else None
    if options.basket is not None:
        basket = sources.find_basket(options.basket, workspace.notebook.baskets.all())
        if basket is None:
            raise NoBasket(what=options.basket)
        settled = settled_pairs(workspace.notebook)
        return sources.basket_excerpt(basket, library, notebook, settled)
    if options.search is not None:
        hits = workspace.engine.search(options.search, None).hits
        if not any(hit.clause_id for hit in hits):
            raise NothingFound(what=options.search)
        return sources.hits_excerpt(options.search, [hit.clause_id for hit in hits], library, notebook)
    if options.organisation is not None:
        name = options.organisation.strip()
        hits = workspace.engine.search(f'单位:"{name}"', None).hits
        try:
            return sources.duties_excerpt(name, [hit.clause_id for hit in hits], library, notebook)
        except sources.NothingToPrint as error:
            raise NothingFound(what=name) from error
    found = [target for _, target in targets_of(workspace, options.references)]
    return excerpt_of(found, library, notebook)


class NoBasket(NotFound):
    """Error: no basket has that name."""

    code = "command.no_basket"


def _setting(paths: DataPaths, options: Namespace) -> Setting:
    from ui.printing.content.blocks import Options
    from ui.printing.content.templates import NO_TEMPLATE, templates
    from ui.printing.layout.page_styles import Paper
    from ui.printing.layout.paper_setup import Setting

    template = NO_TEMPLATE
    if options.template:
        known = {name: each for each in templates(paths.root / "templates") for name in (each.name, each.key)}
        if options.template not in known:
            names = tuple(dict.fromkeys(each.key for each in known.values()))
            raise BadUsage(what=Message("usage.no_template", what=options.template, names=names))
        template = known[options.template]
    paper = Paper(options.paper, options.landscape, options.duplex)
    shown = Options(
        notes=options.notes,
        highlights=options.highlights,
        as_printed=options.as_printed,
        contents=not options.no_contents,
    )
    return Setting(options.style, shown, paper, template)


def _remember(workspace: Workspace, excerpt: Excerpt) -> None:
    """Keep the check codes of what was printed, for ``verify``."""
    from ui.printing.content.check_codes import Codes

    Codes(workspace.paths.root, workspace.library).remember(excerpt)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("references", metavar=sentence(Message("argument.clause")), nargs="*")
    for name, what in (
        ("basket", Message("argument.name")),
        ("search", Message("argument.words")),
        ("organisation", Message("argument.organisation")),
    ):
        parser.add_argument(f"--{name}", metavar=sentence(what))
    for name in FILES:
        parser.add_argument(f"--{name}", metavar=sentence(Message("argument.file")))
    parser.add_argument("--style", choices=tuple(page_styles()), default=DEFAULT_STYLE)
    parser.add_argument("--title", metavar=sentence(Message("argument.title")))
    parser.add_argument("--notes", action="store_true")
    parser.add_argument("--highlights", action="store_true")
    parser.add_argument("--as-printed", action="store_true")
    parser.add_argument("--no-contents", action="store_true")
    parser.add_argument("--paper", choices=("A4", "A3", "B5"), default="A4")
    parser.add_argument("--landscape", action="store_true")
    parser.add_argument("--duplex", action="store_true")
    parser.add_argument("--template", metavar=sentence(Message("argument.template")))


COMMAND = Command(
    "print",
    run,
    _add_arguments,
    position=70,
)
