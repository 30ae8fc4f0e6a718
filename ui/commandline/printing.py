"""The commands ``print`` and ``verify``: what is put on paper, and back from a paper to its clauses."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from store.model.errors import NotFound
from store.system.paths import DataPaths
from ui.commandline import output
from ui.commandline.usage_errors import BadUsage, NoQt

if TYPE_CHECKING:
    from index.results import ClauseTarget
    from ui.printing.content.check_codes import Verdict
    from ui.printing.content.excerpt import Excerpt
    from ui.printing.layout.paper_setup import Setting
    from ui.services.workspace import Workspace

DONE, NOTHING = 0, 1
#: The kinds of file, as their options are called.
FILES = ("pdf", "docx", "html", "text")
SOURCES = ("basket", "search", "organisation")

Target = Callable[["Workspace", str], "ClauseTarget"]


class NothingFound(NotFound):
    """A search or an organisation that leads to no clause."""

    zh = "没有找到“{what}”，没有生成文件。"
    en = "“{what}” was not found; no file was made."


def check_usage(options: Namespace) -> None:
    """What argparse cannot say: one thing to print, and at least one file; BadUsage."""
    given = [name for name in SOURCES if getattr(options, name) is not None]
    if len(given) + bool(options.references) > 1:
        raise BadUsage(what="条款、--basket、--search、--organisation 只能选一种")
    if not given and not options.references:
        raise BadUsage(what="缺少参数：条款，或 --basket、--search、--organisation 之一")
    if not any(getattr(options, name) for name in FILES):
        raise BadUsage(what="缺少参数：--pdf、--docx、--html、--text 至少写一个")


def print_to_files(workspace: Workspace, options: Namespace, target: Target) -> int:
    """Make an excerpt and write it to every file that is asked for; each is whole or not there."""
    try:
        from ui.printing.output.missing_glyphs import missing_sentence
        from ui.printing.output.output_files import save_as
        from ui.printing.output.pdf_writer import ensure_application, write_pdf
    except ImportError as error:
        raise NoQt(what=error) from error
    excerpt = _excerpt(workspace, options, target)
    setting = _setting(workspace.paths, options)
    for kind in FILES:
        name = getattr(options, kind)
        if not name:
            continue
        path = Path(name).expanduser().absolute()
        if kind == "pdf":
            ensure_application()
            pages = write_pdf(
                excerpt, path, setting.style, options=setting.options, paper=setting.paper,
                template=setting.template,
            )  # fmt: skip
            output.say(f"已保存 {len(pages)} 页：{path}\n")
            if pages.missing:
                output.say(missing_sentence(pages.missing) + "\n")
        else:
            save_as(excerpt, kind, setting, path)
            output.say(f"已保存：{path}\n")
    _remember(workspace, excerpt)
    return DONE


def verify(workspace: Workspace, code: str) -> Verdict:
    """What a check code leads to; NotFound."""
    from ui.printing.content.check_codes import Codes

    return Codes(workspace.paths.root, workspace.library).verify(code)


def verdict_lines(verdict: Verdict) -> list[str]:
    """A verdict in words."""
    if verdict.gone:
        return [f"核验码 {verdict.code}：{verdict.citation}", "文件库中已没有这一条款。"]
    same = "与文件库现行文字一致。" if verdict.same else "条款文字与打印时不同，请以现行文字为准。"
    head = [f"核验码 {verdict.code}：{verdict.citation}", same, "现行文字如下，请与纸面逐字核对："]
    return [*head, "", *verdict.lines]


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """A verdict as a value for scripts."""
    return {
        "code": verdict.code,
        "document": verdict.document_key,
        "clause_id": verdict.clause_id,
        "citation": verdict.citation,
        "same": verdict.same,
        "gone": verdict.gone,
        "text": "\n".join(verdict.lines),
    }


def _excerpt(workspace: Workspace, options: Namespace, target: Target) -> Excerpt:
    from ui.printing.content import excerpt_sources as sources
    from ui.printing.content.excerpt import excerpt_of

    library = workspace.library
    notebook = workspace.notebook if options.notes or options.highlights else None
    if options.basket is not None:
        basket = sources.find_basket(options.basket, workspace.notebook.baskets())
        if basket is None:
            raise NoBasket(what=options.basket)
        return sources.basket_excerpt(basket, library, notebook)
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
    found = [target(workspace, reference) for reference in options.references]
    return excerpt_of(found, library, notebook)


class NoBasket(NotFound):
    """There is no basket of that name."""

    zh = "没有名为“{what}”的打印篮。"
    en = "There is no basket “{what}”."


def _setting(paths: DataPaths, options: Namespace) -> Setting:
    from ui.printing.content.blocks import Options
    from ui.printing.content.templates import NO_TEMPLATE, templates
    from ui.printing.layout.page_styles import Paper
    from ui.printing.layout.paper_setup import Setting

    template = NO_TEMPLATE
    if options.template:
        known = {name: each for each in templates(paths.root / "templates") for name in (each.name, each.key)}
        if options.template not in known:
            names = "、".join(dict.fromkeys(each.key for each in known.values()))
            raise BadUsage(what=f"没有“{options.template}”这个模板（有：{names}）")
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
