"""Words of the program on paper, beside those of documents, in the language of papers.

Labels, heads and dates of the program follow the window's language unless another is chosen for papers.
What documents say, and how they are officially cited, stays Chinese in any of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from store.model import wording
from store.model.message import Message
from ui.services.language import paper_language

__all__ = ["paper_day", "paper_heads", "paper_language", "paper_list", "paper_text"]


def paper_text(message: Message) -> str:
    """Render a message for a paper."""
    return wording.text(message, paper_language())


def paper_heads(*messages: Message) -> tuple[str, ...]:
    """Render the heads of a table on paper."""
    return tuple(map(paper_text, messages))


def paper_list(texts: Iterable[str], kind: wording.Kind = "list") -> str:
    """Join words or parts of a sentence for a paper."""
    return wording.joined(texts, paper_language(), kind)


def paper_day(day: date) -> str:
    """Return a day that the program names, such as that of printing; 2020年4月3日 in Chinese."""
    return wording.day(day.isoformat(), paper_language())
