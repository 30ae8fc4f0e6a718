"""Back and forward."""

from __future__ import annotations

from ui.reader.navigation.navigation_history import LIMIT, NavigationHistory, NavigationPlace


def test_going_somewhere_new_drops_what_lay_ahead() -> None:
    history = NavigationHistory()
    assert history.current is None
    assert not history.can_go(-1)
    for clause in "abc":
        history.visit(NavigationPlace("文", clause))
    assert history.go(-1) == NavigationPlace("文", "b")
    history.visit(NavigationPlace("文", "d"))
    assert not history.can_go(1)
    assert history.go(-1) == NavigationPlace("文", "b")
    assert history.go(1) == NavigationPlace("文", "d")
    assert history.go(1) is None


def test_the_same_place_twice_is_one_step() -> None:
    history = NavigationHistory()
    history.visit(NavigationPlace("文", "a"))
    history.visit(NavigationPlace("文", "a"))
    assert not history.can_go(-1)


def test_scrolling_moves_the_place_within_its_document_only() -> None:
    history = NavigationHistory()
    history.visit(NavigationPlace("文", "a"))
    history.move_to(NavigationPlace("文", "b"))
    history.move_to(NavigationPlace("另", "z"))
    assert history.current == NavigationPlace("文", "b")


def test_it_does_not_grow_without_end() -> None:
    history = NavigationHistory()
    for number in range(LIMIT * 2):
        history.visit(NavigationPlace("文", str(number)))
    steps = 0
    while history.go(-1):
        steps += 1
    assert steps == LIMIT - 1


def test_a_removed_document_is_forgotten() -> None:
    history = NavigationHistory()
    for key in ("一", "二", "一"):
        history.visit(NavigationPlace(key, "a"))
    history.forget_document("一")
    assert history.current == NavigationPlace("二", "a")
    assert not history.can_go(-1)
    history.forget_document("二")
    assert history.current is None


def test_a_place_that_shows_the_same_is_no_step() -> None:
    history = NavigationHistory()
    history.visit(NavigationPlace("文", "a"))
    history.visit(NavigationPlace("文", "b", "词"))
    history.move_to(NavigationPlace("文", "a"))
    assert history.current == NavigationPlace("文", "a", "词")
    assert history.go(-1) is None
    history.visit(NavigationPlace("文", "c"))
    assert history.go(-1) == NavigationPlace("文", "a", "词")
