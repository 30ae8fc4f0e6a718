"""Likeness: rare words tell, everyday ones do not; parts, order and other names of the same thing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.comparison.likeness import Rarity, features, likeness, shared_words
from tests.effort import share_of

CLAUSES = [
    "支持区域医疗中心引进输出医院管理系统，确保同源同质。",
    "支持区域医疗中心开展互联网医疗服务，建立远程医疗平台。",
    "支持区域医疗中心申报省级科研项目。",
    "支持区域医疗中心自主设置业务科室。",
]
ALL = [features(text) for text in CLAUSES]
RARITY = Rarity.among(ALL)
TEXTS = st.lists(st.sampled_from("支持医院建设的平台，。 项目经费DRG10人"), max_size=30).map("".join)


def test_words_that_every_clause_has_tell_least() -> None:
    assert RARITY.weight("区域医疗中心") < RARITY.weight("远程医疗") / 3
    assert RARITY.weight("支持") < RARITY.weight("科室") / 3


def test_a_clause_is_most_like_the_one_that_says_the_same() -> None:
    asked = features("鼓励国家区域医疗中心建立远程医疗和教育平台")
    order = sorted(range(4), key=lambda at: -likeness(asked, ALL[at], RARITY))
    assert order[0] == 1
    assert "远程医疗" in shared_words(asked, ALL[1], RARITY)


def test_marks_width_and_white_space_make_no_difference() -> None:
    assert features("（互联网＋医疗健康）DRG 付费") == features("(互联网+医疗健康) ＤＲＧ付费")


def test_names_of_one_group_are_alike() -> None:
    rarity = Rarity.among([*ALL, features("安排专项经费"), features("列支专项资金")])
    assert likeness(features("经费"), features("资金"), rarity) > 0


@settings(max_examples=share_of(80), deadline=None)
@given(TEXTS, TEXTS)
def test_likeness_is_a_share_and_knows_no_sides(first: str, second: str) -> None:
    one, other = features(first), features(second)
    rarity = Rarity.among([*ALL, one, other])
    found = likeness(one, other, rarity)
    assert 0 <= found <= 1.0000001
    assert abs(found - likeness(other, one, rarity)) < 1e-9
    if rarity.of(one) > 0:
        assert abs(likeness(one, one, rarity) - 1) < 1e-9
