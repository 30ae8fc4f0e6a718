"""``verify``: leads from the check code of a paper to its clause, and compares the words."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from store.system.paths import DataPaths
from ui.commandline import output, text
from ui.commandline.command import DONE, NOTHING, Command
from ui.commandline.library_access import open_workspace

if TYPE_CHECKING:
    from ui.printing.content.check_codes import Verdict


def run(paths: DataPaths, options: Namespace) -> int:
    """Tell the clause of a check code and whether it still reads the same; NotFound."""
    from ui.printing.content.check_codes import Codes

    with open_workspace(paths) as workspace:
        verdict = Codes(workspace.paths.root, workspace.library).verify(" ".join(options.code))
    if options.json:
        output.say_json(_as_json(verdict))
    else:
        output.say(text.lines(_as_lines(verdict)))
    return DONE if verdict.same else NOTHING


def _as_lines(verdict: Verdict) -> list[str]:
    """Return a verdict in words."""
    if verdict.gone:
        return [f"核验码 {verdict.code}：{verdict.citation}", "文件库中已没有这一条款。"]
    same = "与文件库现行文字一致。" if verdict.same else "条款文字与打印时不同，请以现行文字为准。"
    head = [f"核验码 {verdict.code}：{verdict.citation}", same, "现行文字如下，请与纸面逐字核对："]
    return [*head, "", *verdict.lines]


def _as_json(verdict: Verdict) -> dict[str, object]:
    """Return a verdict as a value for scripts."""
    return {
        "code": verdict.code,
        "document": verdict.document_key,
        "clause_id": verdict.clause_id,
        "citation": verdict.citation,
        "same": verdict.same,
        "gone": verdict.gone,
        "text": "\n".join(verdict.lines),
    }


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="核验码", nargs="+")


COMMAND = Command(
    "verify",
    (("verify 核验码 [--json]", "由摘录上的核验码找到条款，并说明文字是否仍然一致"),),
    run,
    _add_arguments,
    examples=(("verify AB12-CD34", "核对纸上的核验码"),),
    position=80,
)
