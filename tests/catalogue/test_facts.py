"""The facts of instruments and decisions: complete enough to be of use, at one with themselves, and with the sources where
there are any.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from citeref.catalogue import instrument, known, structure
from citeref.catalogue.decisions import Decision, decisions
from citeref.catalogue.instruments import built_in
from citeref.law import read
from citeref.law.identify import identify
from citeref.ref import Ref

STATES = {"in_force", "repealed", "invalid", "replaced", "not_in_force"}


def cnil() -> list[Decision]:
    return [found for found in decisions().values() if found.body == "cnil"]


def test_what_ended_says_when_and_by_what() -> None:
    for ref, item in built_in().items():
        assert item.status in STATES, ref
        if item.status in ("repealed", "invalid", "replaced"):
            assert known(Ref(item.by)), ref
            assert item.ended or ref == "fr/arrete/2017-03-22"
            assert not item.ended or not item.date or item.date < item.ended, ref
        else:
            assert (item.by, item.ended) == ("", ""), ref


def test_an_act_enters_into_force_before_it_applies() -> None:
    for ref, item in built_in().items():
        days = [day for day in (item.date, item.in_force, item.applies) if day]
        assert days == sorted(days), ref


def test_the_law_before_the_gdpr_is_told_to_be_repealed_by_it() -> None:
    old = instrument("eu/dir/1995/46/art_7")
    assert old is not None
    assert (old.status, old.by, old.ended) == ("repealed", "eu/reg/2016/679", "2018-05-25")


def test_decisions_of_the_cnil_are_known_by_the_dozen() -> None:
    found = cnil()
    assert len(found) >= 100
    assert all(one.number and one.date for one in found)
    sanctions = [one for one in found if one.kind == "sanction"]
    assert len(sanctions) >= 70
    for fact, least in (("respondent", 70), ("fine_eur", 60), ("breached", 60), ("legifrance", 60)):
        assert sum(bool(getattr(one, fact)) for one in sanctions) >= least, fact


def test_a_decision_s_number_date_and_id_are_at_one() -> None:
    ids = [one.legifrance for one in decisions().values() if one.legifrance]
    assert len(ids) == len(set(ids))
    for one in cnil():
        assert one.ref == f"fr/cnil/{one.number}"
        year = re.search(r"\d{4}", one.number)
        assert year is None or one.date.startswith(year[0]), one.ref
        assert not one.published or one.date <= one.published, one.ref
        assert not one.legifrance or re.fullmatch(r"CNILTEXT\d{12}", one.legifrance), one.ref


def test_what_a_decision_holds_breached_is_there() -> None:
    for one in decisions().values():
        for breached in map(Ref, one.breached):
            law = structure(breached)
            article = breached.pinpoint.split("/")[0].removeprefix("art_")
            assert known(breached), breached
            assert law is None or article in law.articles, (one.ref, breached)


@pytest.fixture(scope="module")
def facts(real_data: Path) -> dict[str, Any]:
    path = real_data / "reference" / "decisions.json"
    if not path.is_file():
        pytest.skip("no facts of decisions here")
    return {
        str(item["ref"]): item
        for group in json.loads(path.read_bytes()).values()
        for item in group
        if "ref" in item
    }


def test_the_catalogue_has_every_decision_that_was_gathered(facts: dict[str, Any]) -> None:
    for ref, item in facts.items():
        one = decisions().get(ref)
        assert one is not None, ref
        for fact in ("number", "date", "fine_eur", "respondent"):
            if item.get(fact):
                assert getattr(one, fact) == item[fact], (ref, fact)
        assert not item.get("legifrance") or one.legifrance == item["legifrance"], ref


VOLUNTEERS_ERR = {"SAN-2022-024", "SAN-2021-012", "SAN-2023-021", "SAN-2024-014"}
"""Decisions whose date, number or amount one row of the volunteers' table has wrong."""


def test_the_volunteers_table_agrees_on_dates_amounts_and_ids(real_data: Path) -> None:
    path = real_data / "data" / "catalogue" / "cnil-decisions.gdprhub.csv"
    if not path.is_file():
        pytest.skip("no table of decisions among the real data")
    compared = 0
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        number = re.search(r"SAN[ –-]*(\d{4}) ?[–-] ?(\d{3})\b", row["case_number"])
        one = decisions().get(f"fr/cnil/SAN-{number[1]}-{number[2]}") if number else None
        if one is None or one.number in VOLUNTEERS_ERR:
            continue
        compared += 1
        assert row["decided"] in ("", one.date), one.ref
        assert row["legifrance_id"] in ("", one.legifrance), one.ref
        assert not row["fine_amount"] or float(row["fine_amount"]) == one.fine_eur, one.ref
    assert compared >= 45


def test_an_answer_of_the_api_agrees_with_the_catalogue(real_data: Path) -> None:
    path = real_data / "data" / "piste-json" / "consult_cnil.json"
    if not path.is_file():
        pytest.skip("no answer of the API among the real data")
    found = identify(path.read_bytes())
    one = decisions()[str(found.ref)]
    assert found.address == one.address
    assert "FREE" in read(path.read_bytes(), found.ref, "fr").title


def test_the_codes_are_those_of_the_list_of_codes(real_data: Path) -> None:
    path = real_data / "data" / "legifrance-codes" / "codes.json"
    if not path.is_file():
        pytest.skip("no list of codes among the real data")
    listed = {code["id"]: code for code in json.loads(path.read_bytes())["data"]}
    for ref, item in built_in().items():
        if ref.startswith("fr/code/"):
            code = listed[item.legitext]
            assert code["etat"] == "VIGUEUR", ref
            assert item.title.get("fr", code["titre"]) == code["titre"], ref
