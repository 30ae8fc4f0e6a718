"""Terms of a question with their forms, and the weights of the ranking of articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """The weights of the ranking, each with what it earns in ``make bench`` (see ARCHITECTURE.md).

    ``saturation`` and ``length`` are k1 and b of BM25. ``title``, ``heading`` and ``above`` are the weights
    of the document's title, of the article's heading and of the headings above it against the text's 1.
    """

    saturation: float = 1.2
    length: float = 0.45
    title: float = 0.6
    heading: float = 1.6
    above: float = 0.3
    #: What the other forms of a term add to the best one, at most as much again.
    others: float = 0.3
    #: How much of a score depends on how much of what was asked the article says.
    coverage: float = 0.5
    #: Times that an article counts one sentence of which says all words that were asked, against none, …
    sentence: float = 5.8
    #: … all its single characters, rare ones weighing more, …
    characters: float = 3.2
    #: … all of them and what is asked for (几天: 三日); the power of how close together they are.
    answering: float = 1.8
    closeness: float = 0.1
    #: Times that an article counts whose document says most, against one whose document says nothing else, …
    document: float = 1.27
    #: … and one of a document the subject of whose title the question speaks of.
    subject: float = 1.7


WEIGHTS = RankingWeights()


@dataclass(frozen=True, slots=True)
class TermForm:
    """A run of normal form that says what a term asks for; ``weight`` from 0 to 1."""

    run: str
    weight: float


@dataclass(frozen=True, slots=True)
class QuestionTerm:
    """One thing that a question asks for; the best of its forms counts.

    ``word`` is what was typed. ``core`` is false for what only helps the ranking: phrases whose words are
    apart, words within a phrase, single characters. ``finds`` is true for pairs of characters, which bring
    candidates and add nothing to their scores.
    ``part_of`` is the typed word that no clause has, of which this is a part; empty for a whole word.
    """

    word: str
    forms: tuple[TermForm, ...]
    core: bool = True
    part_of: str = ""
    finds: bool = False
