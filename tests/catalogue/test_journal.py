"""The Official Journal: where acts were printed, as the catalogue has it."""

from __future__ import annotations

import re

from citeref.catalogue.journal import acts, printings
from citeref.ref import Ref


def test_an_act_has_its_number_page_and_day() -> None:
    assert printings()["eu/reg/2016/679"] == (("L", 119, 1, "2016-05-04"),)
    assert acts()["L", 119, 2016, 1] == "eu/reg/2016/679"


def test_the_treaties_were_printed_several_times() -> None:
    assert [place.date[:4] for place in printings()["eu/treaty/char"]] == [
        "2000",
        "2007",
        "2010",
        "2012",
        "2016",
    ]


def test_every_printing_is_of_an_act_of_its_year_or_the_year_after() -> None:
    for ref, places in printings().items():
        assert Ref(ref) == ref
        year = re.search(r"/(\d{4})/", ref)
        for place in places:
            assert not year or 0 <= int(place.date[:4]) - int(year[1]) <= 1, ref


def test_no_two_acts_begin_on_one_page() -> None:
    assert len(acts()) == sum(len(places) for places in printings().values())
