"""Strategies: the articles that answer a question, and those nearest to what no clause has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.corpus.corpus import ClauseDetails
from index.interpretation.no_results import as_typed, nothing, shortened
from index.interpretation.other_numbers import with_other_numbers
from index.interpretation.questions.action_words import forms_of
from index.interpretation.questions.answer_patterns import says_issued
from index.interpretation.questions.answer_sentence import answer_sentences
from index.interpretation.questions.asked_subject import asked_about
from index.interpretation.questions.nearest import MOST_ANSWERS, MOST_NEAREST, NearestArticle, NearestArticles
from index.interpretation.questions.printed_sentence import FoundSentence
from index.interpretation.questions.question_kinds import question_kind
from index.interpretation.questions.question_words import IDLE
from index.interpretation.search_context import SearchContext
from index.matching.listing import HitListing, KnownOrder
from index.query.alternative import Alternative, Match
from index.query.ast import Field
from index.references.reference_units import names_clause
from index.results import Answer, AnswerSentence, Hit, SuggestedQuery
from index.text import thesaurus
from index.text.everyday import officials
from index.text.normalize import fold
from index.text.numeral_forms import respellings, with_units
from store.model.message import Message

#: With more literal hits than this, what is only near is not shown below them, unless it was a question.
FEW_LITERAL = 2
#: A phrase so short is what was meant; kinds of hits that say what was typed.
SHORTEST_PHRASE, LITERAL = 4, ("exact", "variant", "synonym")
#: Words for what is counted, which documents choose as they like.
_MEASURES = re.compile("(?:人次|[张名个家所台例人位床间辆件份次项条层])+$")
_FEW = re.compile("[一二两三](?:[个家名人位次种条份件]|台|间)?")
#: What an item of a list and the sentence that leads to it say together, and how that sentence ends.
_SHARED, _LEADS = ("money", "multiple", "penalty"), ("：", ":")
#: Kinds whose answers are different in different cases, and how many of one document are shown.
_IN_CASES, MOST_CASES = ("how long", "money"), 2
#: What an article must have of the question for that.
_SHARES = 0.5
#: So many articles are looked through for a sentence that answers; one with less than this of the best one's
#: score must say all that the best one says, and none with less than that is looked at.
MOST_READ, LIKE_BEST, LEAST_LIKE = 8, 0.35, 0.2


def question(context: SearchContext) -> Answer | None:
    """Return the articles that say most about a whole question, and the sentences that answer it."""
    found = context.nearest
    if not context.asks or names_clause(context.free.text):
        return None
    dated = _dated_documents(context)
    if not found.answers:
        return _documents_alone(context, dated) if dated and not found.unknown else None
    if found.lacking and not dated:
        # Nothing speaks of it (手术机器人租赁要招标吗): what says the rest is only near.
        return nearest_clauses(context)
    note = Message("search.question", words=tuple(as_typed(word, context.free.text) for word in found.known))
    answer = _answer(context, found, "question", note, dated)
    return replace(answer, sentences=tuple(_sentences(context, found)))


def _dated_documents(context: SearchContext) -> tuple[Hit, ...]:
    """Return the documents that a question of when names: their titles and dates answer (规划管到哪一年)."""
    asked = question_kind(context.normal)
    if asked is None or asked.name != "when" or context.narrowing:
        return ()
    entries = (context.corpus.entries[number] for number in sorted(context.named[0]))
    return tuple(context.hits.document(entry, "title", 1.0, ()) for entry in entries)


def _documents_alone(context: SearchContext, dated: tuple[Hit, ...]) -> Answer:
    documents = context.hits.per_document((), context.hits.leading(dated).documents)
    remark = Message("search.dated_documents")
    return Answer(context.query, len(dated), 0.0, dated, documents, remarks=(remark,))


def nearest_clauses(context: SearchContext) -> Answer:
    """Return the few nearest articles with the reason why nothing was found; always an answer."""
    empty = with_other_numbers(context, nothing(context.empty(), context.containing))
    found = _with_numbers(context, context.nearest)
    if names_clause(context.free.text):
        return empty
    # Of 手术机器人 some clause says a part, and none the thing, by any name.
    lacking = (word for word in found.lacking if not any(map(context.has_run, forms_of(word))))
    nowhere = found.unknown or tuple(lacking)
    if context.asks and nowhere:
        typed = tuple(shortened(as_typed(word, context.free.text)) for word in nowhere[:3])
        empty = empty.saying(Message("search.unmentioned", words=typed))
    elif context.asks and found.articles:
        # A whole question is nowhere word for word; who asks wants none of it said.
        empty = empty.saying(Message("search.not_so_written"), *empty.remarks[1:])
    if not found.articles:
        dated = _dated_documents(context)
        return _documents_alone(context, dated) if dated else empty
    shown = replace(found, articles=found.articles[:MOST_NEAREST])
    near = _answer(context, shown, "near", Message("search.nearest", why=empty.remarks))
    said = tuple(_sentences(context, shown)) if context.asks and not found.lacking else ()
    return replace(near.meant(empty.did_you_mean), related=empty.related, sentences=said)


def outside_fields(context: SearchContext) -> Answer | None:
    """Return an empty answer where the text has what was typed but the fields exclude it, else None."""
    if not context.narrowing or not context.other(context.free).narrowed(context.free).total:
        return None
    return nothing(context.empty(), context.containing)


def beyond_fields(context: SearchContext, empty: Answer, without: Answer) -> Answer:
    """Return the empty answer to a query with fields, saying what there is ``without`` them."""
    if not without.total:
        return empty
    values = [node.value or node.name for node in context.narrowing if isinstance(node, Field)]
    scope = Message("search.scope", values=tuple(values)) if values else Message("search.scope_typed")
    said = without.total - without.near
    there = (
        Message("search.elsewhere", count=said)
        if said
        else Message("search.near_elsewhere", count=without.near)
    )
    offer = SuggestedQuery(Message("search.all_documents"), context.free.text, said or without.near)
    return replace(empty.saying(Message("search.not_within", scope=scope, there=there)), wider=offer)


def with_nearest(context: SearchContext, answer: Answer) -> Answer:
    """Return an answer with few literal hits, and below them the articles that say most about what was
    typed.
    """
    few = answer.total <= FEW_LITERAL and len(context.free.text) >= SHORTEST_PHRASE
    # Words that were typed apart are all wanted: that is no phrase.
    few = few and context.free.single is not None
    # Of 报销 the two clauses that say so are shown first, and below them what documents call it.
    everyday = bool(context.free.single and officials(context.normal))
    few = few or (everyday and answer.total <= FEW_LITERAL)
    said = all(hit.match in LITERAL for hit in answer.hits)
    room = context.limit is None or answer.total < context.limit
    named = thesaurus.is_organisation(context.normal)
    if not (context.asks or few) or not said or not room or context.narrowing or named:
        return answer
    found = _with_numbers(context, context.nearest)
    if not found.answers or not (everyday or sum(term.core for term in found.terms) > 1):
        return answer
    known = {hit.clause_id for hit in answer.hits}
    wanted = found.articles[: MOST_ANSWERS if context.asks else MOST_NEAREST]
    left = None if context.limit is None else context.limit - answer.total
    more = [
        hit
        for hit in found.hits(context.hits, "near", wanted, context.free.text)
        if hit.clause_id not in known
    ]
    hits = (*answer.hits, *more[:left])
    return replace(answer, hits=hits, total=answer.total + len(more), near=len(more))


def _answer(
    context: SearchContext, found: NearestArticles, match: Match, note: Message, dated: tuple[Hit, ...] = ()
) -> Answer:
    articles = {one.clause: one for one in found.articles}
    clauses = sorted(articles)

    def make(clause: int) -> Hit:
        return found.hits(context.hits, match, (articles[clause],), context.free.text)[0]

    ranked = [one.clause for one in found.articles]
    # Near hits are ordered by rank, regardless of the chosen order.
    order = context.order if match != "near" else "relevance"
    # When a document was issued it says itself; when something takes effect, a clause says first.
    lead = 0 if says_issued(context.normal) else 1
    first = context.hits.leading(dated)
    listing = HitListing(context.opened, first, clauses, KnownOrder(ranked), make, order, lead)
    hits = context.first_page(listing)
    documents = context.hits.per_document(clauses, first.documents)
    facets = context.hits.facets(documents, clauses)
    near, total = len(clauses) if match == "near" else 0, len(clauses) + len(dated)
    return Answer(
        context.query,
        total,
        0.0,
        hits,
        documents,
        (),
        (note,),
        facets=facets,
        near=near,
        listing=listing,
    )


def _sentences(context: SearchContext, found: NearestArticles) -> Iterator[AnswerSentence]:
    """Yield the sentences that answer a question, of the best articles, one article a document."""
    asked, about = question_kind(context.normal), asked_about(context.normal)
    articles = context.opened.articles
    #: The sentences of each document's best clause, by the document's number.
    documents: dict[int, list[tuple[ClauseDetails, FoundSentence]]] = {}
    first = found.articles[0].article
    kind = asked.name if asked else None
    for one in found.articles[:MOST_READ]:
        entry = context.corpus.entry_of(one.clause)
        like = one.article.score / first.score
        if like < (LEAST_LIKE if one.article.share >= first.share else LIKE_BEST):
            continue
        around = articles.around(one.article.first)
        if not about.is_about(articles.text(one.article.first), around, kind or ""):
            continue
        said = list(_read(context, one, kind, around))
        if not said:
            continue
        best = documents.get(entry)
        if best is None or said[0][1].score > best[0][1].score:
            documents[entry] = said
        elif kind in _IN_CASES and said[0][1].score == best[0][1].score and one.article.found == first.found:
            # 门诊病历 and 住院病历 are kept for different times: who asks for 病历 is shown both.
            documents[entry] = [*best, *said][:MOST_CASES]
    for entry, said in documents.items():
        known = context.corpus.entries[entry]
        for details, sentence in said:
            low, high = sentence.answer
            yield AnswerSentence(
                known.key,
                details.id,
                details.path,
                sentence.start,
                sentence.end,
                details.printed[sentence.start : sentence.end],
                (low - sentence.start, high - sentence.start),
                known.date,
            )


def _read(
    context: SearchContext, one: NearestArticle, kind: str | None, around: str
) -> Iterator[tuple[ClauseDetails, FoundSentence]]:
    """Yield the sentences of the clause that says most, which answer a question; a penalty is shared by an
    item and what leads to it (有下列情形之一的，处…罚款：).
    """
    details = context.corpus.details(one.clause)
    texts = [(details, "")]
    shared = kind in _SHARED and one.article.share >= _SHARES
    above = context.opened.articles.leading(one.clause) if shared else None
    if above is not None and (lead := context.corpus.details(above)).printed.rstrip().endswith(_LEADS):
        texts = [(details, fold(lead.printed)), (lead, fold(details.printed))]
    elif shared and details.printed.rstrip().endswith(_LEADS):
        texts = [(details, _item(context, one))]
    for text, beside in texts:
        found = answer_sentences(text.printed, context.normal, kind, one.article.found, around, beside)
        if found:
            yield from ((text, sentence) for sentence in found)
            return


def _item(context: SearchContext, one: NearestArticle) -> str:
    """Return the normal form of the item right below a clause that says most of what was found."""
    articles, found = context.opened.articles, set(one.article.found.values())
    below = range(one.clause + 1, articles.end(one.article.first))
    items = [articles.own_text(at) for at in below if articles.leading(at) == one.clause]
    return max(items, key=lambda item: sum(run in item for run in found), default="")


def _with_numbers(context: SearchContext, found: NearestArticles) -> NearestArticles:
    """Return the nearest articles, without those that lack a number that was typed and not asked for.

    四万元罚款 is not answered by 三万元罚款: a number is there, in any writing, or it is not.
    """
    numbers = [] if context.asks else [one for one in with_units(context.named[1]) if _says_how_many(one)]
    if not numbers or not found.articles:
        return found
    has = [_with_number(context, number) for number in numbers]
    kept = tuple(one for one in found.articles if all(one.clause in clauses for clauses in has))
    return replace(found, articles=kept)


def _says_how_many(number: str) -> bool:
    """Return whether a number is meant as one; few of something (两家, 三个) are words."""
    return number not in IDLE and not _FEW.fullmatch(number)


def _with_number(context: SearchContext, number: str) -> set[int]:
    """Return the clauses that have a number in any writing, with any measure word (家, 所)."""
    bare = _MEASURES.sub("", number)
    runs = (bare, *(other.removesuffix("张") for other in respellings(f"{bare}张")))
    return {clause for run in runs for clause in context.containing(Alternative(run, "variant"))}
