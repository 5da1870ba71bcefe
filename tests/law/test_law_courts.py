"""Judgments of the Court of Justice in each layout, and acts and judgments in Akoma Ntoso."""

from __future__ import annotations

from pathlib import Path

import pilots
import pytest

from citeref.errors import CacheError
from citeref.law import read
from citeref.law.identify import identify
from citeref.model import Authority
from citeref.ref import Ref

CASE = Ref("eu/cjeu/C-7-31")
LU = Ref("lu/loi/2031-05-03-a7")
PAGES = {
    "2010s": pilots.eurlex(),
    "since 2019": pilots.eurlex("coj-"),
    "InfoCuria": pilots.infocuria(),
}


def said(authority: Authority) -> dict[str, str]:
    return {p.ref.pinpoint: p.heading or " ".join(authority.words(p).split()) for p in authority.passages[1:]}


@pytest.mark.parametrize("layout", PAGES)
def test_every_layout_gives_the_same_paragraphs_and_ruling(layout: str) -> None:
    found = identify(PAGES[layout].encode())
    assert (found.ref, found.lang) == (CASE, "en")
    authority = read(PAGES[layout].encode(), CASE, "en")
    words = said(authority)
    assert {place: words.get(place) for place in pilots.UNITS} == pilots.UNITS
    assert sum(place.startswith("pt_") for place in words) == 4
    assert "JUDGMENT OF THE COURT" in authority.title
    assert "*1" not in authority.text


def test_quoted_rules_and_dashes_belong_to_the_paragraph_that_holds_them() -> None:
    words = said(read(pilots.eurlex().encode(), CASE, "en"))
    assert words["pt_2"] == f"{pilots.PARAGRAPHS[1]} 2. Gulls watch.’"
    assert words["pt_3"] == f"{pilots.PARAGRAPHS[2]} – on the bridge;"


@pytest.mark.parametrize("case", ["2017_336", "2017_994", "2018_551"])
def test_real_judgments_have_every_numbered_paragraph(real_data: Path, case: str) -> None:
    data = (real_data / "data" / "cjeu" / f"ECLI_EU_C_{case}.body.xml").read_bytes()
    found = identify(data)
    assert found.lang == "en"
    places = {p.ref.pinpoint for p in read(data, found.ref, "en").passages}
    marked = data.count(b'id="point')
    assert marked > 30
    assert {f"pt_{n}" for n in range(1, marked + 1)} <= places
    assert f"pt_{marked + 1}" not in places
    assert "enc_1" in places


def test_an_act_in_akoma_ntoso_is_read_down_to_its_points() -> None:
    found = identify(pilots.ACT.encode())
    assert (found.ref, found.lang) == (LU, "fr")
    words = said(read(pilots.ACT.encode(), LU, "fr"))
    assert {place: words.get(place) for place in pilots.PLACES} == pilots.PLACES
    assert "art_3" not in words
    assert "art_9" not in words


def test_real_files_of_akoma_ntoso_have_all_their_units(real_data: Path) -> None:
    act = (real_data / "data" / "akoma-ntoso" / "loi-2018-08-01-a686.fr.xml").read_bytes()
    found = identify(act)
    assert (found.ref, found.lang) == ("lu/loi/2018-08-01-a686", "fr")
    places = [p.ref.pinpoint for p in read(act, found.ref, "fr").passages]
    assert sum(p.startswith("art_") and "/" not in p for p in places) == 71
    assert sum(p.count("/") == 1 and "/cpt_" in p for p in places) == 11
    judgment = (real_data / "data" / "cjeu" / "ECLI_EU_C_2018_388.akn.xml").read_bytes()
    with pytest.raises(CacheError, match="Nothing in this"):
        identify(judgment)
    read_ = read(judgment, Ref("eu/cjeu/C-210-16"), "en")
    assert sum(p.ref.pinpoint.startswith("pt_") and "/" not in p.ref.pinpoint for p in read_.passages) == 72
