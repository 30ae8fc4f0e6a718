"""Templates are plain files: those that ship, and the user's own beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from store.model.errors import CannotWrite
from ui.printing.content.blocks import Options
from ui.printing.content.document_blocks import blocks
from ui.printing.content.templates import Template, find, read, save, templates
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
    logo = tmp_path / "标志.PNG"
    logo.write_bytes(b"picture")
    made = Template("", '引号"与\\反斜', "山西白求恩医院", "会议材料　第一组", logo)
    saved = save(made, tmp_path / "own")
    assert (saved.name, saved.hospital, saved.header) == (made.name, made.hospital, made.header)
    assert saved.own
    assert saved.logo == tmp_path / "own" / f"{saved.key}-logo.png"
    again = save(replace(saved, header="改"), tmp_path / "own")
    assert again.key == saved.key
    assert again.logo == saved.logo
    assert find(saved.key, tmp_path / "own").header == "改"
    other = save(made, tmp_path / "own")
    assert other.key != saved.key


def test_ones_own_stands_for_one_that_ships(tmp_path: Path) -> None:
    save(replace(find("hospital"), hospital="山西白求恩医院"), tmp_path)
    found = {each.key: each for each in templates(tmp_path)}
    assert found["hospital"].own
    assert found["hospital"].hospital == "山西白求恩医院"
    assert len(found) == 3


@pytest.mark.parametrize("text", ["", "name = ", "\x00", 'name = "a"\nlogo = "../../etc/passwd"', "name = 3"])
def test_odd_files_do_no_harm(tmp_path: Path, text: str) -> None:
    file = tmp_path / "odd.toml"
    file.write_text(text, encoding="utf-8")
    found = read(file)
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
