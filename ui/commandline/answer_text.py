"""Lines of text about the answer to a query: the sentence that answers, the hits, how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from store.model.message import Message
from ui.services.language import sentence, sentences

if TYPE_CHECKING:
    from index.results import Answer, AnswerSentence, Hit


_MARKS = ("、", "）", ".", "．")

MarkWords = Callable[[str], str]


def answer_lines(answered: Answer, names: dict[str, str], mark: MarkWords) -> Iterator[str]:
    """Yield the hits of a query, best first; ``mark`` sets off what matched."""
    if answered.remarks:
        yield sentences(answered.remarks)
    if not answered.total:
        yield sentence(Message("results.none"))
    for found in answered.sentences:
        yield from _sentence(found, names, mark)
    said = len(answered.said)
    for number, hit in enumerate(answered.hits, 1):
        if number == said + 1 and said:
            yield sentence(Message("results.related"))
        yield f"{number}. {names.get(hit.document_key, hit.document_key)}  {_place(hit)}".rstrip()
        yield f"   {_marked(hit, mark)}"
        if hit.why:
            yield "   " + sentence(Message("results.why", why=tuple(hit.why)))
    if answered.total:
        yield _counted(answered)
    if answered.did_you_mean:
        yield sentence(Message("results.did_you_mean", words=tuple(answered.did_you_mean)))


def _sentence(found: AnswerSentence, names: dict[str, str], mark: MarkWords) -> Iterator[str]:
    """Yield the sentence that answers a question, the answer set off, and its place."""
    start, end = found.span
    text = found.text
    shown = text[:start] + mark(text[start:end]) + text[end:] if end > start else text
    name = names.get(found.document_key, found.document_key)
    dated = f" {found.date}" if found.date else ""
    yield sentence(Message("results.answer", words=" ".join(shown.split())))
    yield f"    —— {name}{dated}  {_joined(found.path)}"


def _counted(answered: Answer) -> str:
    """Return how many hits say it, and how many are only near."""
    shown = len(answered.hits)
    more = None if shown == answered.total else Message("results.first", count=shown)
    took = f"{answered.took_ms:.1f}"
    said = answered.total - answered.near
    if not answered.near:
        return sentence(Message("results.total", count=said, more=more, took=took))
    if not said:
        return sentence(Message("results.only_near", count=answered.near, more=more, took=took))
    return sentence(Message("results.and_near", count=said, near=answered.near, more=more, took=took))


def _place(hit: Hit) -> str:
    heading = f" {hit.heading}" if hit.heading else ""
    return _joined(hit.path) + heading if hit.clause_id else sentence(Message("results.document"))


def _joined(path: Sequence[str]) -> str:
    """Return labels in a row, with a blank where one would run into the next: 二、（三）3., 第三章
    第十三条.
    """
    out = ""
    for label in path:
        out += " " + label if out and not out.endswith(_MARKS) else label
    return out


def _marked(hit: Hit, mark: MarkWords) -> str:
    """Return the snippet in one line with its matches set off."""
    out, at = "", 0
    for start, end in sorted(hit.spans):
        if start >= at:
            out += hit.snippet[at:start] + mark(hit.snippet[start:end])
            at = end
    return " ".join((out + hit.snippet[at:]).split())
