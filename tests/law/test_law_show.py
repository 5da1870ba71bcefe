"""From a reference to the words: the nearest passage, or how to get the page."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import lighthouse
import pytest

from citeref import law
from citeref.cache import Cache, Layer
from citeref.errors import CacheError, PageNotFound
from citeref.law import identify
from citeref.ref import Ref

LAW = Ref(lighthouse.LAW)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache((Layer("user", tmp_path, True),))


@pytest.fixture
def full(cache: Cache) -> Cache:
    law.add(lighthouse.journal().encode(), cache)
    return cache


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("art_1/par_2/pnt_a", "art_1/par_2/pnt_a"),
        ("art_1/par_2/aln_1/pnt_a", "art_1/par_2/pnt_a"),
        ("art_1/par_2/aln_9", "art_1/par_2"),
        ("art_1/par_9/pnt_z", "art_1"),
        ("art_77", ""),
        ("", ""),
    ],
)
def test_the_passage_or_the_smallest_place_around_it(full: Cache, asked: str, found: str) -> None:
    _, passage = law.show(Ref(f"{LAW}/{asked}".rstrip("/")), "en", full)
    assert passage.ref.pinpoint == found


def test_a_law_that_is_not_there_says_how_to_get_it(full: Cache) -> None:
    with pytest.raises(PageNotFound) as caught:
        law.show(LAW / "art_1", "fr", full)
    assert "there is one in en" in caught.value.what
    assert "citeref fetch eu/reg/2031/7 --lang fr" in caught.value.hint
    assert "citeref cache add" in caught.value.hint


def test_a_law_that_needs_an_account_says_which_and_where_to_save_it(full: Cache) -> None:
    with pytest.raises(PageNotFound) as caught:
        law.show(Ref("fr/code/penal/art_226-17"), "fr", full)
    assert "citeref fetch fr/code/penal/art_226-17" in caught.value.hint
    assert "CITEREF_PISTE_CLIENT_ID" in caught.value.hint
    assert "https://www.legifrance.gouv.fr/" in caught.value.hint


def test_a_page_that_was_tampered_with_is_not_shown(full: Cache) -> None:
    page = full.page(LAW, "en")
    assert page is not None
    page.path.write_bytes(page.path.read_bytes().replace(b"Every lighthouse", b"No lighthouse has"))
    with pytest.raises(CacheError, match="hash"):
        law.show(LAW / "art_1", "en", full)


@pytest.mark.parametrize(
    ("page", "version", "address"),
    [
        (lighthouse.journal(), "", ""),
        (lighthouse.journal(new=False), "", ""),
        (lighthouse.consolidated(), "2032-03-01", ""),
        (lighthouse.saved(), "", "https://eur-lex.europa.eu/eli/reg/2031/7/oj/eng"),
        (lighthouse.legacy(), "", ""),
    ],
    ids=["journal", "older", "consolidated", "saved", "legacy"],
)
def test_a_saved_page_says_itself_what_it_is(cache: Cache, page: str, version: str, address: str) -> None:
    kept = law.add(page.encode(), cache)
    assert (kept.ref, kept.lang, kept.origin.version, kept.origin.address) == (LAW, "en", version, address)
    assert (kept.origin.how, kept.origin.status, kept.origin.title) == ("added", "official", lighthouse.TITLE)
    assert "2011/833/EU" in kept.origin.licence


def test_a_page_is_not_filed_under_the_name_of_another(cache: Cache) -> None:
    with pytest.raises(CacheError, match="not eu/reg/2031/8"):
        law.add(lighthouse.journal().encode(), cache, ref=Ref("eu/reg/2031/8"))
    with pytest.raises(CacheError, match="in « fr »"):
        law.add(lighthouse.journal().encode(), cache, lang="fr")


def test_a_page_that_says_nothing_is_filed_as_the_person_says(cache: Cache) -> None:
    page = "<html><body><p>Article 1</p><p>Words.</p>" + " " * 500
    with pytest.raises(CacheError, match="Nothing in this page says"):
        law.add(page.encode(), cache)
    assert law.add(page.encode(), cache, ref=LAW, lang="fr").lang == "fr"


@pytest.mark.parametrize("name", ["challenge", "empty", "short"])
def test_a_refusal_is_not_filed_whatever_the_person_says(cache: Cache, name: str) -> None:
    pages = {
        "challenge": "<script>AwsWafIntegration.getToken()</script>" + " " * 800,
        "empty": "",
        "short": "<p>no</p>",
    }
    page = pages[name].replace("AwsWafIntegration", "token.awswaf.com")
    with pytest.raises(CacheError, match="not a page of law"):
        law.add(page.encode(), cache, ref=LAW, lang="fr")
    assert list(cache.pages()) == []


@pytest.mark.parametrize(
    ("celex", "ref"),
    [
        ("32016R0679", "eu/reg/2016/679"),
        ("31995L0046", "eu/dir/1995/46"),
        ("32008F0977", "eu/dec_framw/2008/977"),
        ("32021D0914", "eu/dec_impl/2021/914"),
        ("02016R0679-20160504", "eu/reg/2016/679"),
        ("12016E016", "eu/treaty/tfeu/art_16"),
        ("12016P/TXT", "eu/treaty/char"),
        ("32016R0679R(02)", None),
        ("62012CJ0131", None),
        ("lighthouse", None),
    ],
)
def test_a_celex_number_names_an_act(celex: str, ref: str | None) -> None:
    assert identify.of_celex(celex) == ref


def test_a_warm_show_needs_little_time(full: Cache, tmp_path: Path) -> None:
    code = (
        "import time, pathlib; from citeref import law;"
        "from citeref.cache import Cache, Layer; from citeref.ref import Ref;"
        f"law.show(Ref('{LAW}/art_1'), 'en', Cache((Layer('user', pathlib.Path({str(tmp_path)!r}), True),)));"
        "print(time.process_time())"
    )
    root = str(Path(law.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": root},
    )
    assert float(done.stdout) < 0.75, "usually a tenth of a second"
