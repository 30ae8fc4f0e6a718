"""Exchange files that anything may have written: what is taken, and why a file is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store.model.annotation import Anchor, Note
from store.model.errors import BadInput
from store.notebook import Notebook
from store.notebook.storage import value_checks
from store.notebook.storage.value_checks import WrongValueError
from store.notebook.sync import json_format
from store.notebook.sync.versions import Dot, Register, copy_id

WHEN = "2026-01-02T03:04:05.000Z"
FOLDER = {"kind": "folder", "created": WHEN, "updated": WHEN, "title": "夹", "parent": None, "position": 1.5}


def file_of(tmp_path: Path, value: Any) -> Path:
    path = tmp_path / "notes.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def sound(**changed: Any) -> dict[str, Any]:
    item = {"context": {"w": 2}, "versions": [["w", 2, {**FOLDER, **changed}]]}
    return {"format": "yice-notebook", "version": 1, "items": {"a": item}}


def test_a_sound_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    registers = {"a": Register({"w": 2}, {Dot("w", 2): FOLDER}), "b": Register({"w": 1})}
    assert json_format.load(file_of(tmp_path, json_format.dump(registers))) == registers
    assert json_format.load(file_of(tmp_path, sound())) == {"a": registers["a"]}
    assert all(map(json_format.is_register, registers.values()))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("{", "不是医策工作本"),
        ("[]", "不是医策工作本"),
        ({"format": "other", "items": {}}, "不是医策工作本"),
        ({"format": "yice-notebook", "version": 99, "items": {}}, "升级"),
        ({"format": "yice-notebook", "version": 1}, "内容不完整"),
        (
            {"format": "yice-notebook", "items": {"": {"context": {}, "versions": []}}},
            "内容不完整",
        ),
        (sound(title=1), "内容不完整"),
        (sound(position=float("nan")), "内容不完整"),
        (sound(position="1"), "内容不完整"),
        (sound(created="昨天"), "内容不完整"),
        (sound(kind="song"), "内容不完整"),
    ],
)
def test_whatever_is_wrong_with_a_file_is_said(tmp_path: Path, value: Any, reason: str) -> None:
    with pytest.raises(BadInput, match=reason) as caught:
        json_format.load(file_of(tmp_path, value))
    assert "notes.json" in str(caught.value)


def test_bytes_that_are_no_text_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(BadInput, match="不是医策工作本"):
        json_format.load(path)
    with pytest.raises(BadInput, match="无法读取"):
        json_format.load(tmp_path / "absent.json")


def test_a_file_that_is_too_large_is_not_read_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_format, "_MOST_BYTES", 10)
    with pytest.raises(BadInput, match="不是医策工作本") as caught:
        json_format.load(file_of(tmp_path, sound()))
    assert "notes.json" in str(caught.value)


def test_a_copy_has_an_id_of_its_own_for_each_item_and_version() -> None:
    # Two notes that were written in one go have the same dot in different items.
    ids = [copy_id(item, dot) for item in ("a", "b") for dot in (Dot("w", 1), Dot("w", 2), Dot("v", 1))]
    assert len(set(ids)) == len(ids)
    assert ids == [
        copy_id(item, dot) for item in ("a", "b") for dot in (Dot("w", 1), Dot("w", 2), Dot("v", 1))
    ]


@pytest.mark.parametrize(
    "register",
    [
        Register({"w": 1}, {Dot("w", 2): FOLDER}),  # a version that its own history does not know
        Register({"w": 0}),
        Register({"": 1}),
        Register({"w": 1}, {Dot("w", 1): {**FOLDER, "kind": "song"}}),
        Register({"w": 1}, {Dot("w", 1): {**FOLDER, "title": None}}),
    ],
)
def test_half_an_item_is_none(register: Register) -> None:
    assert not json_format.is_register(register)


ANCHOR = ["文", "文/1.", 0, 2, "引文", "", ""]


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (value_checks.table, [{}, {"a": 1}], [[], None, "a"]),
        (value_checks.sequence, [[], [1]], [{}, None, "a"]),
        (value_checks.text, ["", "床位"], [None, 1, ["a"]]),
        (value_checks.name, ["a"], ["", None, 1]),
        (value_checks.maybe_name, ["a", None], ["", 1]),
        (value_checks.flag, [True, False], [0, 1, None]),
        (value_checks.number, [0, 1, 2**53], [-1, 2**53 + 1, True, 1.0, "1"]),
        (value_checks.count, [1, 2**53], [0, -1, True]),
        (value_checks.position, [0.0, -1.5, 3], [True, "1", None, float("nan"), float("inf")]),
        (value_checks.time, [WHEN], ["2026-01-02T03:04:05+00:00", 1]),
        (value_checks.anchor, [ANCHOR, [*ANCHOR[:2], 2, 2, "", "", ""]], [[*ANCHOR[:2], 3, 2, "", "", ""]]),
        (value_checks.anchors, [[ANCHOR]], [[], {}]),
        (
            value_checks.entries,
            [[], [["e", None, "题", True], ["f", ANCHOR, "", False]]],
            [[["", None, "", 1]]],
        ),
    ],
)
def test_values_of_each_kind(check: value_checks.ValueCheck, right: list[Any], wrong: list[Any]) -> None:
    assert [check(each) for each in right] == right
    for each in wrong:
        with pytest.raises(WrongValueError):
            check(each)


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        value_checks.text("\ud800")


def test_a_conflict_is_told_of_once(notebook: Notebook, tmp_path: Path) -> None:
    def note(body: str, day: int) -> Note:
        at = f"2026-01-{day:02}T00:00:00.000Z"
        return Note("n" * 32, Anchor("文", "文/1.", 0, 1, "引", "", ""), body, WHEN, at)

    file = tmp_path / "out.json"
    notebook.annotations.put(note("起初", 1))
    notebook.exchange.export_json(file)
    others = []
    for name in ("一", "二"):
        (tmp_path / name).mkdir()
        other = Notebook.open(tmp_path / name / "notebook.db")
        other.exchange.import_json(file)
        others.append(other)
    notebook.annotations.put(note("这里", 9))
    for number, other in enumerate(others, start=2):
        other.annotations.put(note(f"别处{number}", number))
        other.exchange.export_json(tmp_path / f"{number}.json")
        other.close()
    first = notebook.exchange.import_json(tmp_path / "2.json")
    second = notebook.exchange.import_json(tmp_path / "3.json")
    assert (len(first.conflicts), len(second.conflicts)) == (1, 1)
    assert first.conflicts != second.conflicts
    assert {each.body for each in notebook.annotations.notes()} == {"这里", "别处2", "别处3"}
    assert notebook.exchange.import_json(tmp_path / "3.json").conflicts == ()
