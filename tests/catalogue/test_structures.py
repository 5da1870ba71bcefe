"""How acts are built: counted articles, paragraphs, points and recitals, and the data held to the official text."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from citeref.catalogue import authorities, decision, instruments, structure
from citeref.catalogue.decisions import decisions
from citeref.ref import Ref

GDPR = "eu/reg/2016/679"
DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d\Z|1[6-8]\d\d-\d\d-\d\d\Z")


def test_the_shape_of_the_gdpr() -> None:
    law = structure(f"{GDPR}/art_28")
    assert law is not None
    assert (len(law.articles), law.recitals, law.chapters, law.annexes) == (99, 173, 11, 0)
    assert sum(count for count in law.articles.values() if count > 0) == 372
    assert law.points("28", 3) == tuple("abcdefgh")
    assert law.points("9", 2) == tuple("abcdefghij")
    assert law.points("29") == ()
    assert law.points("28", 1) == ()
    assert law.points("100") is None


def test_an_act_nobody_counted_has_no_structure() -> None:
    assert structure("eu/reg/2031/7") is None
    assert structure("fr/code/penal") is None


def test_points_that_nobody_counted_are_not_denied() -> None:
    law = structure("eu/reg/2025/327")
    assert law is not None
    assert law.points("2", 1) is None


@pytest.mark.parametrize("edition", ["oj.fr", "oj.en"])
def test_the_gdpr_is_counted_as_its_official_text_prints_it(real_data: Path, edition: str) -> None:
    units = real_data / "data" / "gdpr-structured" / f"gdpr-units.{edition}.jsonl"
    if not units.is_file():
        pytest.skip("no text of the GDPR among the real data")
    law = structure(GDPR)
    assert law is not None
    paragraphs: dict[str, set[str]] = defaultdict(set)
    points: dict[str, list[str]] = defaultdict(list)
    recitals = 0
    for line in units.read_text("utf-8").splitlines():
        match json.loads(line)["unit"].split("."):
            case ["recital", _]:
                recitals += 1
            case ["art", article, paragraph] if paragraph not in ("title", "-"):
                paragraphs[article].add(paragraph)
            case ["art", article, *_, "title" | "-"]:
                paragraphs.setdefault(article, set())
            case ["art", article, paragraph, point] if point[0] != "—":
                points[f"{article}.{paragraph.replace('-', '0')}"].append(point)
    assert recitals == law.recitals
    assert {article: len(numbers) for article, numbers in paragraphs.items()} == law.articles
    counted = {key: list(value) for key, value in law.lettered.items() if value}
    assert counted == points


def test_every_counted_act_is_an_instrument_with_articles_in_it() -> None:
    for ref in authorities():
        law = structure(ref)
        if law is None:
            continue
        assert law.articles, ref
        assert set(law.headings) <= set(law.articles), ref
        assert all(len(pair) == 2 for pair in (*law.headings.values(), *law.divisions.values())), ref


def test_instruments_and_decisions_are_well_formed() -> None:
    for ref, item in instruments().items():
        assert Ref(ref) == Ref(ref).authority == item.ref
        assert not item.date or DATE.match(item.date), ref
        assert item.short, ref
    for ref, found in decisions().items():
        assert Ref(ref) == Ref(ref).authority == found.ref
        assert not found.date or DATE.match(found.date), ref
        assert not found.alias or Ref(found.alias), ref
        assert all(Ref(breach) for breach in found.breached), ref


def test_the_facts_of_a_decision() -> None:
    found = decision("fr/cnil/SAN-2022-009/pt_32")
    assert found is not None
    assert (found.respondent, found.date, found.fine_eur) == ("Dedalus Biologie", "2022-04-15", 1_500_000)
    assert found.breached == [f"{GDPR}/art_{n}" for n in (28, 29, 32)]
    assert found.address.endswith("CNILTEXT000045614368")


def test_a_judgment_is_one_decision_under_its_number_and_its_ecli() -> None:
    assert decision("eu/cjeu/C-131-12") == decision("ecli/EU:C:2014:317") is not None


def test_nobody_knows_every_decision() -> None:
    assert decision("fr/cnil/SAN-2031-001") is None
