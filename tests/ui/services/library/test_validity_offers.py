"""States that documents of the library state of each other: found, offered, set and undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.library import Library
from ui.services.library.links import Links
from ui.services.library.validity_offers import validity_offers
from ui.services.library.validity_setting import set_validity
from ui.services.workspace import Workspace

TODAY = date(2026, 3, 1)
OLD = "某省床位管理办法\n某卫发〔2019〕3号\n第一条 床位要够。\n第二条 自2019年5月1日起施行。\n2019年4月1日\n"
NEW = (
    "某省医疗机构管理办法\n某卫发〔{year}〕9号\n第一条 为管理医疗机构，制定本办法。\n"
    "第二条 本办法自{year}年5月1日起施行。《某省床位管理办法》（某卫发〔2019〕3号）同时废止。\n"
    "{year}年4月1日\n"
)
KEY = "某卫发〔2019〕3号"


def taken_in(workspace: Workspace, folder: Path, *texts: str) -> Library:
    for number, text in enumerate(texts):
        file = folder / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        assert workspace.import_files([file]).imported
    return workspace.library


def test_a_repeal_is_offered_with_the_place_that_says_so(workspace: Workspace, tmp_path: Path) -> None:
    library = taken_in(workspace, tmp_path, OLD, NEW.format(year=2024))
    (offer,) = validity_offers(library, Links(library), KEY, TODAY)
    assert (offer.state, offer.source) == ("已废止", "某卫发〔2024〕9号")
    assert offer.words == "《某省床位管理办法》（某卫发〔2019〕3号）同时废止。"
    document, clause = library.clause(offer.clause)
    assert (document.key, clause.label) == (offer.source, "第二条")
    assert library.document(KEY).validity is None


def test_a_repeal_counts_from_the_day_on_which_it_is_in_force(workspace: Workspace, tmp_path: Path) -> None:
    library = taken_in(workspace, tmp_path, OLD, NEW.format(year=2026))
    assert validity_offers(library, Links(library), KEY, TODAY) == []
    assert validity_offers(library, Links(library), KEY, date(2026, 5, 1))


def test_an_older_document_repeals_no_newer_one(workspace: Workspace, tmp_path: Path) -> None:
    library = taken_in(workspace, tmp_path, OLD, NEW.format(year=2018))
    assert validity_offers(library, Links(library), KEY, TODAY) == []


def test_what_was_decided_is_not_offered_again(workspace: Workspace, tmp_path: Path) -> None:
    library = taken_in(workspace, tmp_path, OLD, NEW.format(year=2024))
    set_validity(library, KEY, "现行有效")
    assert validity_offers(library, Links(library), KEY, TODAY) == []


def test_a_state_is_kept_as_a_decision_and_taken_back(workspace: Workspace, tmp_path: Path) -> None:
    library = taken_in(workspace, tmp_path, OLD)
    before = library.kept(KEY)
    document, inverse = set_validity(library, KEY, "已废止")
    assert document.validity == library.document(KEY).validity == library.summary(KEY).validity == "已废止"
    (decision,) = library.decisions(document.sha256)
    assert (decision.action, decision.name, decision.value) == ("field", "validity", "已废止")
    redo = library.exchange(inverse)
    assert library.kept(KEY) == before
    library.exchange(redo)
    assert library.document(KEY).validity == "已废止"
    set_validity(library, KEY, None)
    assert library.decisions(document.sha256) == ()


def test_the_state_of_a_document_that_ships_outlives_an_update(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.library.shipped import bundled
    from store.system.paths import resources_dir, shipped_dir

    key = workspace.library.documents()[0].key
    set_validity(workspace.library, key, "已废止")
    shipped = bundled.shipment(shipped_dir(), resources_dir())
    bundled.install(workspace.paths.library_db, shipped, workspace.library)
    renewed = Library.open(workspace.paths.library_db)
    assert renewed.summary(key).validity == "已废止"
    assert renewed.summary(key).shipped
    renewed.close()
