"""Names of files that are to be added: what tells one from another is in view."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.library.review.candidate_list import name_lines

COURT = "最高人民法院关于审理{}纠纷案件适用法律若干问题的解释({}).txt"


def test_long_names_have_two_lines_and_do_not_look_alike(qtbot: QtBot) -> None:
    names = [
        COURT.format(what, day)
        for what, day in (
            ("民间借贷", "2020-12-29"),
            ("民间借贷", "2015-08-06"),
            ("医疗损害责任", "2020-12-29"),
            ("涉及农村土地承包经营权流转和宅基地使用权确认", "2020-12-29"),
        )
    ]
    shown = [name_lines(name, 240) for name in names]
    assert all(len(lines) == 2 for lines in shown)
    assert len({"".join(lines) for lines in shown}) == len(names)
    assert all("".join(lines).endswith(name[-16:]) for lines, name in zip(shown, names, strict=True))
    assert "民间借贷" in "".join(shown[0])
    assert "医疗损害责任" in "".join(shown[2])
    assert name_lines("通知.docx", 240) == ["通知.docx"]
