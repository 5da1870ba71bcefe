"""Several versions of one act side by side, and the one of a day."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from citeref.cache import Cache, Layer, versions
from citeref.errors import CacheError, PageNotFound
from citeref.law import standing
from citeref.model import Origin, Page
from citeref.ref import Ref

TEA = Ref("eu/reg/2099/1")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache((Layer("project", tmp_path / "project", True), Layer("user", tmp_path / "user", True)))


@pytest.fixture
def several(cache: Cache) -> Cache:
    for date in ("2018-05-25", "2016-05-04", "2020-01-01"):
        cache.add(f"as of {date}".encode(), TEA, "en", version=date)
    return cache


def at(cache: Cache, date: str) -> str:
    page = cache.page(TEA / "art_1", "en", date)
    return cache.content(page).decode() if page else "none"


def earlier(cache: Cache, data: bytes, version: str) -> Page:
    """A dated page as earlier versions of citeref kept it: under the plain name of its language."""
    page = cache.add(data, TEA, "en")
    origin = page.path.with_suffix(".json")
    told = msgspec.json.decode(origin.read_bytes(), type=Origin)
    origin.write_bytes(msgspec.json.encode(msgspec.structs.replace(told, version=version)))
    return page


def test_versions_lie_side_by_side_under_their_dates(several: Cache) -> None:
    names = sorted(page.path.name for page in several.pages())
    assert names == ["en@2016-05-04.html", "en@2018-05-25.html", "en@2020-01-01.html"]
    assert several.languages(TEA) == ("en",)
    assert several.verify() == []


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2016-05-03", "none"),
        ("2016-05-04", "as of 2016-05-04"),
        ("2019-12-31", "as of 2018-05-25"),
        ("2020-01-01", "as of 2020-01-01"),
        ("2090-01-01", "as of 2020-01-01"),
    ],
)
def test_the_version_of_a_day_is_the_latest_not_after_it(several: Cache, date: str, found: str) -> None:
    assert at(several, date) == found


def test_without_a_day_it_is_the_version_of_today(several: Cache) -> None:
    several.add(b"to come", TEA, "en", version="2999-01-01")
    page = several.page(TEA, "en")
    assert page is not None
    assert page.origin.version == "2020-01-01"


def test_a_version_that_has_ended_is_not_of_a_later_day(cache: Cache) -> None:
    cache.add(b"old", TEA, "en", version="2016-05-04", until="2018-01-01")
    assert (at(cache, "2017-12-31"), at(cache, "2018-01-01")) == ("old", "none")
    page = cache.page(TEA, "en")
    assert page is not None  # the latest there is, when nobody names a day


def test_a_page_without_a_date_is_given_last_and_its_day_is_unknown(several: Cache) -> None:
    several.add(b"undated", TEA, "en")
    assert (at(several, "2010-01-01"), at(several, "2021-03-01")) == ("undated", "as of 2020-01-01")
    page = several.page(TEA, "en", "2010-01-01")
    assert page is not None
    assert versions.stands(page.origin, "2010-01-01") is None
    assert standing.in_force(page.origin, "2010-01-01") == "unknown"
    assert "unknown" in standing.told(page.origin, "2010-01-01")


def test_a_lower_layer_may_have_the_version_asked_for(cache: Cache) -> None:
    Cache(cache.layers[1:]).add(b"the user's", TEA, "en", version="2018-05-25")
    cache.add(b"the project's", TEA, "en", version="2016-05-04")
    page = cache.page(TEA, "en")
    assert page is not None
    assert cache.content(page) == b"the project's"
    assert at(cache, "2019-01-01") == "the user's"


def test_whether_it_was_in_force_is_known_only_where_the_page_tells_its_end(several: Cache) -> None:
    several.add(b"ended", TEA, "en", version="2010-01-01", until="2011-01-01")

    def known(date: str) -> str:
        page = several.page(TEA, "en", date)
        return standing.in_force(page.origin if page else None, date)

    assert (known("2010-06-01"), known("2017-01-01"), known("2021-03-01")) == ("yes", "unknown", "unknown")


def test_a_day_before_every_version_is_said_with_the_dates_at_hand(several: Cache) -> None:
    missing = standing.none_of_then(TEA, "en", "2000-01-01", several)
    assert isinstance(missing, PageNotFound)
    assert "2016-05-04, 2018-05-25, 2020-01-01" in missing.what


@pytest.mark.parametrize("date", ["2021", "2021-13-01", "../x", "yesterday"])
def test_a_day_that_is_none_is_refused(cache: Cache, date: str) -> None:
    with pytest.raises(CacheError, match="no date"):
        cache.page(TEA, "en", date)
    with pytest.raises(CacheError, match="no date"):
        cache.add(b"x", TEA, "en", version=date)


def test_a_dated_page_of_an_earlier_citeref_is_still_read(cache: Cache) -> None:
    earlier(cache, b"old", "2016-05-04")
    assert cache.verify() == []
    assert at(cache, "2017-01-01") == "old"
    with pytest.raises(CacheError, match="another page"):
        cache.add(b"other", TEA, "en", version="2016-05-04")


def test_it_makes_room_for_a_page_that_needs_its_name(cache: Cache) -> None:
    earlier(cache, b"old", "2016-05-04")
    cache.add(b"undated", TEA, "en")
    assert sorted(page.path.name for page in cache.pages()) == ["en.html", "en@2016-05-04.html"]
    assert (at(cache, "2017-01-01"), at(cache, "2010-01-01")) == ("old", "undated")
    assert cache.verify() == []


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<html>", "en.html"),
        (b'<?xml version="1.0"?><ACT/>', "en.xml"),
        (b'{"id": 1}', "en.page.json"),
        (b"%PDF-1.7", "en.pdf"),
    ],
)
def test_a_page_ends_in_what_it_is(cache: Cache, data: bytes, name: str) -> None:
    page = cache.add(data, TEA, "en")
    assert page.path.name == name
    assert cache.page(TEA, "en") == page
    assert [found.path.name for found in cache.pages()] == [name]
    assert cache.verify() == []


def test_a_page_of_another_kind_takes_the_place_whole(cache: Cache) -> None:
    old = cache.add(b"<html>", TEA, "en")
    new = cache.add(b'{"id": 1}', TEA, "en", replace=True)
    assert not old.path.exists()
    assert cache.content(new) == b'{"id": 1}'
    assert cache.verify() == []


def test_a_change_of_kind_that_was_cut_off_is_finished(cache: Cache) -> None:
    cache.add(b"{}", TEA, "en")
    folder = cache.layers[0].folder / TEA
    (folder / "en.html").write_bytes(b"old")
    (folder / ".en.html.gone").touch()
    assert cache.verify() == []
    assert sorted(path.name for path in folder.iterdir()) == ["en.json", "en.page.json"]


def test_a_content_its_origin_does_not_mean_is_an_orphan(cache: Cache) -> None:
    page = cache.add(b"<html>", TEA, "en")
    page.path.with_suffix(".pdf").write_bytes(b"%PDF")
    (page.path.parent / "en@2016-05-04.html").write_bytes(b"x")
    assert [(p.path.name, p.kind) for p in cache.verify()] == [
        ("en.pdf", "orphan"),
        ("en@2016-05-04.html", "orphan"),
    ]
