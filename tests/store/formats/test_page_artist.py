"""Pages of a PDF drawn in another process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.formats.drawing import MOST_PIXELS
from store.formats.page_artist import PageArtist, PageImage
from store.formats.registry import UnreadableError
from tests.small_pdf import pdf_of


@pytest.fixture
def artist() -> Iterator[PageArtist]:
    made = PageArtist(pdf_of(["First", "Second page"]))
    yield made
    made.close()


def dark_rows(page: PageImage) -> list[int]:
    """The rows of a page that have dark pixels."""
    rows = (
        page.pixels[y * page.stride : y * page.stride + page.width * page.channels]
        for y in range(page.height)
    )
    return [y for y, row in enumerate(rows) if min(row) < 100]


def test_pages_have_their_sizes_and_their_ink_where_it_belongs(artist: PageArtist) -> None:
    assert artist.sizes() == [(300, 400), (300, 400)]
    page = artist.draw(1, 2.0)
    assert (page.width, page.height) == (600, 800)
    rows = dark_rows(page)
    assert rows
    assert rows[0] >= 195
    assert rows[-1] <= 255


def test_the_process_is_started_again_when_it_has_ended(artist: PageArtist) -> None:
    first = artist.draw(0, 1.0)
    artist.close()
    assert artist.draw(0, 1.0) == first


def test_an_enormous_page_is_drawn_with_fewer_pixels() -> None:
    artist = PageArtist(pdf_of(["wide"], 14_000, 14_000))
    page = artist.draw(0, 4.0)
    assert page.width * page.height <= MOST_PIXELS * 1.01
    artist.close()


@pytest.mark.parametrize("data", [b"%PDF-1.4 nothing", b""])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    artist = PageArtist(data)
    with pytest.raises(UnreadableError):
        artist.sizes()
    artist.close()


def test_a_page_that_does_not_exist_leaves_the_others(artist: PageArtist) -> None:
    with pytest.raises(UnreadableError):
        artist.draw(7, 1.0)
    assert artist.draw(0, 1.0).width == 300
