"""Short names of documents on the screen and on paper, so that no two of a library look alike.

A title is short where no other document has the short form too; a title that several documents have is
followed by what tells them apart (2024). Where there is little room, a title is cut in its middle, at the
borders of words, so that what is left is again the name of one document alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from store.library.editions import edition_words
from store.library.validity import STATES, is_warning, validity_of
from store.model.document import DocumentSummary, Validity
from store.model.typography import typeset
from ui.services.language import language, sentence
from ui.services.library.title_shortening import (
    LEAST,
    LENGTHS,
    Titles,
    shorten_title,
    shorten_titles,
    without_province,
)

_BEHIND = re.compile(r"（[^）]*）$")


class NamedDocument(Protocol):
    """A document, or a summary of one: its key, its title, and its mark among those of the same title."""

    @property
    def key(self) -> str:
        """Key under which it is filed."""

    @property
    def name(self) -> str:
        """Title of the document."""

    @property
    def edition(self) -> str | None:
        """Mark that distinguishes it from others of its title."""


class DocumentNames:
    """The names of the documents of one library; what is not in it is named as if alone.

    Making it is cheap; what is called in a narrow place is worked out when it is first asked for.
    """

    def __init__(self, documents: Iterable[NamedDocument] = ()) -> None:
        self._shown: dict[str, str] = {}
        listed = list(documents)
        titles = Counter(one.name for one in listed)
        self._newer = _newer_marks(listed)
        self._warnings = _warnings(listed)
        shorts = Counter(map(without_province, titles))
        self._titles = {title: _settled(title, shorts, titles) for title in titles}
        self._short: dict[tuple[str, str | None, str], str] = {}
        self._narrow: dict[str, str] | None = None
        self._known = Titles(map(typeset, self._titles.values()))

    def title(self, document: NamedDocument) -> str:
        """Return the whole title, with what tells it from others that have it too."""
        return typeset(document.name) + edition_suffix(document)

    def short_title(self, document: NamedDocument) -> str:
        """Return the title, without the province in front where that is not needed to tell it from all
        others.
        """
        title = document.name
        said = title, document.edition, language()
        known = self._short.get(said)
        if known is None:
            known = typeset(self._titles.get(title) or without_province(title)) + edition_suffix(document)
            self._short[said] = known
        return known

    def short_titles(self, documents: Iterable[NamedDocument]) -> list[str]:
        """Return the short title of each of these documents."""
        known, spoken = self._short, language()
        return [known.get((one.name, one.edition, spoken)) or self.short_title(one) for one in documents]

    def narrow_title(self, document: NamedDocument) -> str:
        """Return the name of a document for little room: some 14 characters and the mark."""
        return self._narrow_form(document.name) + edition_suffix(document)

    def narrow_form(self, name: str) -> str:
        """Return the shortest name of the document with this title or short title; the same where it has
        none.
        """
        title, rest = self._parts(name)
        return self._narrow_forms().get(title, title) + rest

    def fitting_form(self, name: str, fits: Callable[[str], bool]) -> str:
        """Return as much of a name as fits of what can mean no other document; at the least its narrow form,
        or what is left of it, where that does not fit.
        """
        if fits(name):
            return name
        title, rest = self._parts(name)
        narrow = self._narrow_forms().get(title, title)
        shown = self._settled_form(title)
        room = bisect_left(range(len(shown)), True, key=lambda n: not fits(shown[:n] + rest))
        least = len(narrow) if fits(narrow + rest) else LEAST - 1
        for length in range(min(room, len(shown) - 1), least, -1):
            cut = self._known.cut(shown, length)
            if cut and fits(cut + rest):
                return cut + rest
        if fits(narrow + rest):
            return narrow + rest
        shorter = (shorten_title(name, length) for length in range(len(narrow + rest) - 1, LEAST - 1, -1))
        return next((each for each in shorter if fits(each)), narrow + rest)

    def fitting_words(self, text: str, fits: Callable[[str], bool]) -> str:
        """Return a text that begins with a document's name: of the name as much as fits, the rest whole."""
        if fits(text):
            return text
        ends = range(len(text), 0, -1)  # of two titles, one of which begins with the other, the longer
        end = next((at for at in ends if self._parts(text[:at])[0] in self._narrow_forms()), 0)
        name, rest = text[:end], text[end:]
        return self.fitting_form(name, lambda shown: fits(shown + rest)) + rest if name else text

    def _parts(self, name: str) -> tuple[str, str]:
        """Return the title in a name, and the mark behind it."""
        behind = _BEHIND.search(name)
        if behind and name not in self._narrow_forms() and name[: behind.start()] in self._narrow_forms():
            return name[: behind.start()], behind[0]
        return name, ""

    def newer(self, key: str) -> str:
        """Return the mark of the newer text of a document (2024); empty where the library has none."""
        return edition_text(self._newer.get(key))

    def warning(self, key: str) -> str:
        """已废止 or 尚未生效, as it was when the documents were listed; empty for any other state."""
        state = self._warnings.get(key)
        return sentence(STATES[state]) if state is not None else ""

    def _narrow_form(self, title: str) -> str:
        if title in self._titles:
            return self._narrow_forms()[typeset(title)]
        short = typeset(without_province(title))
        return next((name for length in LENGTHS if (name := shorten_title(short, length)) != short), short)

    def _narrow_forms(self) -> dict[str, str]:
        """Return the narrow name of each title and short title."""
        if self._narrow is None:
            shown = {typeset(title): typeset(short) for title, short in self._titles.items()}
            cuts = shorten_titles(self._known, dict.fromkeys(shown.values()))
            self._shown = shown
            self._narrow = {title: cuts[short] for title, short in shown.items()} | cuts
        return self._narrow

    def _settled_form(self, title: str) -> str:
        """Return the short form of a title or short form; the same for what the library does not have."""
        return self._shown.get(title, title)


def _warnings(documents: Sequence[NamedDocument]) -> dict[str, Validity]:
    states = ((one.key, validity_of(one)) for one in documents if isinstance(one, DocumentSummary))
    return {key: state for key, state in states if state is not None and is_warning(state)}


def _newer_marks(documents: Sequence[NamedDocument]) -> dict[str, str]:
    marks = {one.key: one.edition or "" for one in documents}
    newer = ((one.key, getattr(one, "newer", None)) for one in documents)
    return {key: marks[later] for key, later in newer if later in marks}


def edition_suffix(document: NamedDocument) -> str:
    """Return the suffix （2024） of a title that several documents have; empty for any other."""
    return f"（{edition_text(document.edition)}）" if document.edition else ""


def edition_text(edition: str | None) -> str:
    """Return the mark of an edition in the language of the program; empty for None."""
    return sentence(edition_words(edition)) if edition else ""


def _settled(title: str, shorts: Counter[str], titles: Counter[str]) -> str:
    """Return the short form of a title, where no other document is called so."""
    short = without_province(title)
    return short if shorts[short] == 1 and (short == title or short not in titles) else title


_names = DocumentNames()


def tell_apart(documents: Iterable[NamedDocument]) -> None:
    """Name documents from now on so that those of this library can be told from each other.

    Call it with every document of the library whenever that has changed.
    """
    use_names(DocumentNames(documents))


def use_names(names: DocumentNames) -> None:
    """Call documents by these names from now on."""
    global _names
    _names = names


def full_title(document: NamedDocument) -> str:
    """Return the whole title, with what tells it from others that have it too."""
    return _names.title(document)


def short_title(document: NamedDocument) -> str:
    """Return the title, without the province in front where that is not needed to tell it from all others."""
    return _names.short_title(document)


def short_titles(documents: Iterable[NamedDocument]) -> list[str]:
    """Return the short title of each of these documents; of thousands quicker than one by one."""
    return _names.short_titles(documents)


def stated_title(document: NamedDocument) -> str:
    """Return the short title with （已废止） or （尚未生效） behind it, where nothing else says so."""
    state = warning_mark(document.key)
    return short_title(document) + (f"（{state}）" if state else "")


def narrow_title(document: NamedDocument) -> str:
    """Return the name of a document for a narrow place; unlike that of any other document of the library."""
    return _names.narrow_title(document)


def fitting_title(name: str, fits: Callable[[str], bool]) -> str:
    """Return as much of a document's name as fits, cut so that it can mean no other document of the library.

    With room for a few characters only what comes back may not fit, or name another document too.
    """
    return _names.fitting_form(name, fits)


def fitting_words(text: str, fits: Callable[[str], bool]) -> str:
    """Return a text that begins with a document's name, of which only that is cut, as it may be."""
    return _names.fitting_words(text, fits)


def warning_mark(key: str) -> str:
    """已废止 or 尚未生效 for a document of the library; empty for any other state."""
    return _names.warning(key)


def newer_mark(key: str) -> str:
    """Return the mark of the newer text of a document (2024); empty where the library has none."""
    return _names.newer(key)


def narrow_form(name: str) -> str:
    """Return the name for a narrow place of the document with this title or short title."""
    return _names.narrow_form(name)
