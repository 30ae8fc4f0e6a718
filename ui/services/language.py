"""The language in which the program speaks, in window and command line, and that of its words on papers.

Labels, heads and dates of the program on paper follow the window's language unless another is chosen for
papers. What documents say, and how they are officially cited, stays Chinese in any of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from store.model import wording
from store.model.errors import YiceError
from store.model.message import Message
from store.model.wording import CHINESE, Language

_current: list[Language] = [CHINESE]
_papers: list[Language | None] = [None]


def use(language: Language) -> None:
    """Speak a language from now on; one that has no tables is Chinese."""
    _current[0] = language if language in wording.languages() else CHINESE


def language() -> Language:
    """Return the language of what is said."""
    return _current[0]


def use_for_papers(chosen: Language | None) -> None:
    """Print labels in a language from now on; in that of the program for None, or for one without tables."""
    _papers[0] = chosen if chosen in wording.languages() else None


def chosen_for_papers() -> Language | None:
    """Return the language that was chosen for papers; None where they follow the program's."""
    return _papers[0]


def paper_language() -> Language:
    """Return the language of what the program itself prints on papers."""
    return chosen_for_papers() or language()


def sentence(said: YiceError | Message) -> str:
    """Return an expected error or a message as a sentence, in the language of the program."""
    return wording.text(said.message if isinstance(said, YiceError) else said, language())


def sentences(messages: Iterable[Message]) -> str:
    """Return several messages in one line, in the language of the program."""
    return wording.sentences(messages, language())


def listed(texts: Iterable[str], kind: wording.ListKind = "list") -> str:
    """Join words (a、b or a, b) or parts of a sentence (a，b)."""
    return wording.joined(texts, language(), kind)


def numbered(text: str, **values: object) -> str:
    """Fill a sentence of the window; of its forms ``one|other`` the one for ``n``."""
    one, _, other = text.partition("|")
    return (one if not other or values.get("n") == 1 else other).format(**values)


def named(name: str, value: str) -> str:
    """Put a name before what it is of: 题名：值, title: value."""
    return sentence(Message("text.named", name=name, value=value))


def in_every_language(message: Message) -> set[str]:
    """Return a message without details in every language, as a file that one of them wrote has it."""
    return {wording.text(message, code) for code in wording.languages()}


def heads(*messages: Message) -> tuple[str, ...]:
    """Render the heads of a table."""
    return tuple(map(sentence, messages))


def paper_text(message: Message) -> str:
    """Return a message as a sentence, in the language of papers."""
    return wording.text(message, paper_language())


def paper_heads(*messages: Message) -> tuple[str, ...]:
    """Render the heads of a table on paper."""
    return tuple(map(paper_text, messages))


def paper_list(texts: Iterable[str], kind: wording.ListKind = "list") -> str:
    """Join words or parts of a sentence for a paper."""
    return wording.joined(texts, paper_language(), kind)


def paper_day(day: date) -> str:
    """Return a day that the program names, such as that of printing; 2020年4月3日 in Chinese."""
    return wording.day(day.isoformat(), paper_language())
