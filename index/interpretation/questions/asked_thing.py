"""Thing that a question asks about (事故 of 事故多久内报告), with the forms by which an article names it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.interpretation.questions.action_words import ACTION, all_forms, all_in, forms_of, is_telling
from index.interpretation.questions.question_words import content_words
from index.text import segmenter, thesaurus
from index.text.everyday import FIRST, NEAR, officials

#: Words for people, and qualifiers that make them other people (乡村医生).
_PEOPLE, _OTHERS = ("医生", "医师", "护士", "药师"), ("乡村", "助理", "实习", "见习", "外国")
#: What names no thing even with an action (监督检查).
_GENERAL = re.compile("监督|管理|组织|进行|工作")
_QUANTITY = re.compile("[\\d〇零一二三四五六七八九十百千两]")


@dataclass(frozen=True, slots=True)
class AskedThing:
    """Thing that a question is about: the ``forms`` that name it, or ``parts`` that do so together.

    年终考核 is named by 年度考核, or by all words that it is made of.
    """

    forms: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    is_phrase: bool = False

    def is_named(self, text: str) -> bool:
        """Return whether a text names the thing."""
        named = any(_stands_in(form, text) for form in self.forms)
        return named or (bool(self.parts) and all_in(self.parts, text))

    def is_called(self, text: str) -> bool:
        """Return whether a text names the thing by its official wording alone."""
        words = [part[0] for part in self.parts] or [self.forms[0]]
        return self.is_phrase and not all(word in text for word in words)


def thing_of(word: str) -> AskedThing:
    """Return what a word names: by its first official wording, synonyms, and others that share a character.

    What is only told of it (泄露 of 个人信息) does not name it.
    """
    others = officials(word)[1:] if len(word) > 1 else ()
    loose = {one.run for one in others if not set(one.run) & set(word)}
    loose -= set(thesaurus.rewritings(word))
    return AskedThing(tuple(form for form in forms_of(word) if form not in loose))


def thing_named(phrase: str) -> AskedThing:
    """Return what an everyday phrase names.

    The first official wording names it, another one that has a word of it does, too; but not what tells the
    answer (有效期为5年), and not what names only a part of it (乡村医生 of 村医补助).
    """
    parts = [word for word in content_words(phrase) if is_telling(word)]
    only_part = {form for word in parts if segmenter.is_word(word) for form in forms_of(word)}
    pairs = {phrase[at : at + 2] for at in range(len(phrase) - 1)}
    forms = [
        one.run
        for one in officials(phrase)
        if one.weight > NEAR
        and one.run not in phrase
        and len(one.run) > 2
        and not _QUANTITY.search(one.run)
        and (one.weight == FIRST or one.run not in only_part)
        and len(_GENERAL.sub("", ACTION.sub("", one.run))) > 1
        and (one.weight == FIRST or any(pair in one.run for pair in pairs))
    ]
    # 广告 alone does not name 医院打广告, nor 许可证 a 医院执照.
    rest = phrase
    for word in parts:
        rest = rest.replace(word, "", 1)
    whole = len(rest) < 2 or (len(rest) == 2 and not segmenter.is_word(rest))
    return AskedThing((phrase, *forms), all_forms(parts) if whole else (), is_phrase=True)


def _stands_in(form: str, text: str) -> bool:
    """Return whether a text has a form; who is a 乡村医生 is no 医生."""
    if not form.endswith(_PEOPLE):
        return form in text
    return any(not text.endswith(_OTHERS, 0, at.start()) for at in re.finditer(re.escape(form), text))
