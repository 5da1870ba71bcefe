"""`citeref cache remove` at a terminal: one page, several, none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from citeref.cache import Cache
from citeref.ref import Ref

Run = Callable[..., Result]
TEA = Ref("eu/reg/2099/1")


@pytest.fixture
def cache(home: Path) -> Cache:
    """Three pages of one act, two of articles of a code."""
    opened = Cache.open()
    opened.add(b"tea", TEA, "en")
    opened.add(b"the", TEA, "fr")
    opened.add(b"le the", TEA, "fr", version="2099-02-01")
    for number in (1, 2):
        opened.add(b"tea", Ref(f"fr/code/penal/art_{number}"), "fr")
    return opened


def left(cache: Cache) -> list[str]:
    return [f"{page.ref} {page.path.stem}" for page in cache.pages() if page.layer == "user"]


def test_one_page_is_removed_and_named(run: Run, cache: Cache) -> None:
    told = run("cache", "remove", TEA, "--lang", "en")
    assert (told.exit_code, told.stdout) == (0, "")
    assert f"{TEA} (en; user): removed" in told.stderr
    assert len(left(cache)) == 4
    assert run("cache", "verify").exit_code == 0


def test_of_several_pages_none_is_removed_unasked(run: Run, cache: Cache) -> None:
    told = run("cache", "remove", TEA)
    assert told.exit_code == 2
    assert "3 pages are of eu/reg/2099/1, none was removed" in told.stderr
    assert "(fr, 2099-02-01; user)" in told.stderr
    assert "--all" in told.stderr
    assert len(left(cache)) == 5
    assert run("cache", "remove", TEA, "--lang", "fr").exit_code == 2
    assert run("cache", "remove", TEA, "--lang", "fr", "--version", "none").exit_code == 0
    assert run("cache", "remove", TEA, "--version", "2099-02-01").exit_code == 0
    assert left(cache)[0] == f"{TEA} en"


def test_all_that_fit_go_with_all(run: Run, cache: Cache) -> None:
    assert run("cache", "remove", "fr/code/penal", "--all").exit_code == 0
    assert run("cache", "remove", TEA, "--all").exit_code == 0
    assert left(cache) == []
    assert run("cache", "verify").exit_code == 0


def test_the_built_in_page_and_the_one_not_there_are_said(run: Run, cache: Cache) -> None:
    told = run("cache", "remove", "rgpd", "--all")
    assert told.exit_code == 2
    assert "comes with citeref and stays" in told.stderr
    told = run("cache", "remove", "eu/reg/2099/9")
    assert told.exit_code == 2
    assert "no such page of eu/reg/2099/9" in told.stderr


def test_a_decision_is_removed_by_its_other_name_too(run: Run, cache: Cache) -> None:
    cache.add(b"arret", Ref("fr/cass/30-12.345"), "fr", also=("ecli/FR:CCASS:2031:C100001",))
    assert run("cache", "remove", "ecli/FR:CCASS:2031:C100001").exit_code == 0
    assert len(left(cache)) == 5
