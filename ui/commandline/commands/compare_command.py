"""``compare``: which clause of one document answers to which of another, and what changed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.model.message import Message
from store.system.paths import DataPaths
from ui.commandline import output
from ui.commandline.command import Command
from ui.commandline.library_access import document_named, open_workspace
from ui.commandline.start.exit_codes import DONE
from ui.commandline.usage_errors import qt_fault
from ui.services.language import language, sentence

if TYPE_CHECKING:
    from index.comparison.comparison import Comparison, MeasurePair
    from index.comparison.word_changes import WordChange, WordPlace
    from ui.printing.output.comparison_files import ComparisonFileKind

#: The kinds of file, as their options are called.
FILES: tuple[ComparisonFileKind, ...] = ("docx", "pdf", "xlsx")


def run(paths: DataPaths, options: Namespace) -> int:
    """Compare two documents, for people, in JSON, or as files."""
    from index.comparison.comparison import compare

    with open_workspace(paths) as workspace:
        first = document_named(workspace, options.first)
        second = document_named(workspace, options.second)
        stamp = workspace.library.stamp()
    comparison = compare(first, second)
    written = False
    for kind in FILES:
        name = getattr(options, kind)
        if name:
            _write(comparison, kind, Path(name).expanduser().absolute(), stamp, quiet=options.json)
            written = True
    if options.json:
        output.say_json(comparison_shape(comparison))
    elif not written:
        output.say("".join(f"{line}\n" for line in _lines(comparison)))
    return DONE


def _write(comparison: Comparison, kind: ComparisonFileKind, path: Path, stamp: str, quiet: bool) -> None:
    try:
        from ui.printing.output.comparison_files import comparison_file

        comparison_file(comparison, kind, path, stamp)
    except ImportError as error:
        raise qt_fault(error) from error
    if not quiet:
        output.tell(Message("saved.file", path=path))


def comparison_shape(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as ``--json`` prints it."""
    return {
        "a": comparison.first.key,
        "b": comparison.second.key,
        "pairs": [_pair_shape(pair) for pair in comparison.pairs],
    }


def _pair_shape(pair: MeasurePair) -> dict[str, Any]:
    return {
        "a": [unit.id for unit in pair.first],
        "b": [unit.id for unit in pair.second],
        "kind": pair.kind,
        "likeness": pair.likeness,
        "changes": [_change_shape(change) for change in pair.changes],
    }


def _change_shape(change: WordChange) -> dict[str, Any]:
    return {
        "op": change.operation,
        "a": _span(change.first),
        "b": _span(change.second),
        "a_text": change.first.text if change.first else "",
        "b_text": change.second.text if change.second else "",
    }


def _span(place: WordPlace | None) -> list[Any] | None:
    """Return the range in the clause's own text; none for words of a heading or a table, which it does not
    have.
    """
    if place is None or place.text_start is None:
        return None
    return [place.clause_id, place.text_start, place.text_start + place.end - place.start]


def _lines(comparison: Comparison) -> Iterator[str]:
    from ui.services.comparison_words import counts, extract_remark, kind_name, labels_of, summary

    spoken = language()
    yield sentence(Message("comparing.first", name=comparison.first.name))
    yield sentence(Message("comparing.second", name=comparison.second.name))
    remark = extract_remark(comparison, spoken)
    yield from [remark] if remark else []
    yield sentence(Message("command.sentence", words=counts(comparison, spoken)))
    nothing = sentence(Message("comparing.nothing"))
    for pair in comparison.pairs:
        sides = f"{labels_of(pair.first) or nothing} → {labels_of(pair.second) or nothing}"
        yield f"{output.mark(sides)}　{kind_name(comparison, pair, spoken)}"
        yield from (f"    {line}" for line in summary(pair, spoken))


def _add_arguments(parser: ArgumentParser) -> None:
    document = sentence(Message("argument.document"))
    parser.add_argument("first", metavar=document)
    parser.add_argument("second", metavar=document)
    for name in FILES:
        parser.add_argument(f"--{name}", metavar=sentence(Message("argument.file")))


COMMAND = Command(
    "compare",
    run,
    _add_arguments,
    position=40,
)
