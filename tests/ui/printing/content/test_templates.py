"""Templates are plain files: those that ship, and the user's own beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from store.model.errors import CannotWrite
from ui.printing.content.blocks import Options
from ui.printing.content.document_blocks import blocks
from ui.printing.content.letterhead import Letterhead, save_letterhead
from ui.printing.content.templates import Template, find, letterhead, read_template, save, templates
from ui.printing.layout.styles.official_style import OFFICIAL
from ui.printing.layout.styles.plain_style import PLAIN


def test_those_that_ship_are_sound() -> None:
    found = templates()
    assert found[0].key == "plain"
    assert {each.key for each in found} == {"plain", "hospital", "meeting"}
    assert all(each.name for each in found)
    assert not found[0].has_head
    assert find("nobody").key == "plain"


def test_a_template_is_saved_and_read_again(tmp_path: Path) -> None:
    made = Template("", '引号"与\\反斜', header="会议材料　第一组")
    saved = save(made, tmp_path / "own")
    assert (saved.name, saved.header) == (made.name, made.header)
    assert saved.own
    again = save(replace(saved, header="改"), tmp_path / "own")
    assert again.key == saved.key
    assert find(saved.key, tmp_path / "own").header == "改"
    other = save(made, tmp_path / "own")
    assert other.key != saved.key


def test_ones_own_stands_for_one_that_ships(tmp_path: Path) -> None:
    save(replace(find("hospital"), header="山西白求恩医院"), tmp_path)
    found = {each.key: each for each in templates(tmp_path)}
    assert found["hospital"].own
    assert found["hospital"].header == "山西白求恩医院"
    assert len(found) == 3


def test_name_and_logo_of_the_hospital_are_one_setting(tmp_path: Path) -> None:
    logo = tmp_path / "标志.PNG"
    logo.write_bytes(b"picture")
    kept = save_letterhead(Letterhead("山西白求恩医院", logo), tmp_path / "own")
    assert kept.logo == tmp_path / "own" / "_unit-logo.png"
    assert letterhead(tmp_path / "own") == kept
    save(Template(name="药学部", header="药学部"), tmp_path / "own")
    found = {each.key: each for each in templates(tmp_path / "own")}
    assert set(found) == {"plain", "hospital", "meeting", "药学部"}
    assert {each.hospital for each in found.values()} == {"山西白求恩医院"}
    assert {each.logo for each in found.values() if each.key != "plain"} == {kept.logo}
    assert not found["plain"].has_head, "a template without a head has no logo either"
    save_letterhead(replace(kept, hospital="太原市中心医院"), tmp_path / "own")
    assert find("药学部", tmp_path / "own").hospital == "太原市中心医院"
    assert find("药学部", tmp_path / "own").logo == kept.logo
    save_letterhead(Letterhead(), tmp_path / "own")
    assert find("药学部", tmp_path / "own").hospital == ""
    assert find("药学部", tmp_path / "own").logo is None


def test_what_templates_said_before_holds_for_all(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        'name = "甲"\nheader = "甲"\nhospital = ""\nlogo = ""\n', encoding="utf-8"
    )
    (tmp_path / "b-logo.png").write_bytes(b"picture")
    old = 'name = "乙"\nhospital = "山西白求恩医院"\nheader = "页眉"\nlogo = "b-logo.png"\n'
    (tmp_path / "b.toml").write_text(old, encoding="utf-8")
    for key in ("plain", "meeting", "a", "b"):
        assert find(key, tmp_path).hospital == "山西白求恩医院"
    assert find("a", tmp_path).logo == tmp_path / "b-logo.png"
    # It is not lost when the template that said it is written again.
    save(replace(find("b", tmp_path), header="改"), tmp_path)
    assert "hospital" not in (tmp_path / "b.toml").read_text(encoding="utf-8")
    assert find("a", tmp_path).hospital == "山西白求恩医院"
    assert find("b", tmp_path).logo == tmp_path / "b-logo.png"


@pytest.mark.parametrize("text", ["", "name = ", "\x00", 'name = "a"\nlogo = "../../etc/passwd"', "name = 3"])
def test_odd_files_do_no_harm(tmp_path: Path, text: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_text(text, encoding="utf-8")
    found = read_template(file)
    assert found is None or found.logo is None
    assert len(templates(tmp_path)) >= 3


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite):
        save(Template(name="甲"), tmp_path / "file")


@pytest.mark.parametrize("sheet", [OFFICIAL, PLAIN])
def test_the_hospital_stands_below_the_title(texts: object, sheet: object) -> None:
    excerpt = texts.of("晋政办函〔2020〕28号/9.")  # type: ignore[attr-defined]
    found = [block.text for block in blocks(excerpt, Options(), sheet, Template(hospital="白求恩医院"))]
    assert any("白求恩医院" in text for text in found[:4])
