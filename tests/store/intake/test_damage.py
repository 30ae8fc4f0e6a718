"""A damaged copy reads as the sound one: wraps, page numbers, blanks, widths, torn labels."""

import random
from pathlib import Path

import damage
import pytest
from outlines import metadata, outline

from store.intake import load, read_bytes
from tests.effort import share_of

#: Counting branches would double the time of hundreds of damaged texts.
pytestmark = pytest.mark.no_cover
SAMPLES = Path(__file__).parent / "samples"
#: Their point is damage of their own, or debris that further damage would turn into text.
ODD = {
    "damaged_scan",
    "collapsed",
    "cut_off",
    "html_debris",
    "repeated_page",
    "contents_leaders",
    "ocr_fragments",
    "page_furniture",
    "pdf_blank_lines",
    "news_agency",
    "misread_labels",
    "docx_bookmarks",
    "enclosed_labels",
    "metadata_table",
    "repeated_short",
    "lost_pages",
    "labels_alone",
    "damaged_opinion",
    "regulation_pages",
    "damaged_cut",
    "broken_cells",
    "running_head_once",
    "signature_columns",
    "captions",
    "measures_marks",
    "decimal_plan",
    "number_behind_title",
    "title_twice",
}
SOUND = sorted(p for p in SAMPLES.glob("*.txt") if p.stem not in ODD)
SINGLE = [[d] for d in damage.ALL if d is not damage.lost_marks]
TOGETHER = [
    [damage.wrap, damage.blank_lines, damage.page_numbers],
    [damage.half_width, damage.label_spacing, damage.wrap, damage.page_numbers],
    [damage.torn_labels, damage.half_width, damage.wrap, damage.page_numbers, damage.inner_blanks],
]


@pytest.mark.parametrize("seed", range(1, share_of(4) + 1))
@pytest.mark.parametrize("damages", SINGLE + TOGETHER, ids=lambda ds: "+".join(d.__name__ for d in ds))
@pytest.mark.parametrize("path", SOUND, ids=lambda p: p.stem)
def test_damaged_copy(path, damages, seed):
    rng = random.Random(seed)
    text = path.read_text(encoding="utf-8")
    for spoil in damages:
        text = spoil(text, rng)
    sound, damaged = read_bytes(load(path), path.name), read_bytes(text.encode(), path.name)
    assert metadata(damaged) == metadata(sound)
    assert outline(damaged) == outline(sound)
