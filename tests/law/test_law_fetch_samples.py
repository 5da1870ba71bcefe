"""Real answers of the sources, where they are present, pass for what they are and for nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from citeref.errors import SourceUnreachable
from citeref.law import identify
from citeref.law.fetch import Plan, judging
from citeref.law.web import Answer
from citeref.ref import Ref

SAMPLE = re.compile(
    r"(?P<celex>[03]\d{4}[RLD]\d{4})(?P<version>-\d{8})?\.(?!corr).*\b(?P<lang>[a-z]{2})\.x?html\Z"
)
XHTML = (("https://x.example", "application/xhtml+xml"),)
JSON = (("https://x.example", "application/json"),)


def answer(file: Path) -> Answer:
    return Answer(200, {}, file.read_bytes(), "https://x.example")


def eurlex(folder: Path) -> dict[Path, Plan]:
    """The pages of EUR-Lex and Cellar, each with the plan that asks for it."""
    plans = {}
    for file in sorted([*(folder / "eurlex-gdpr").glob("*"), *(folder / "eurlex-acts").glob("*")]):
        name = SAMPLE.match(file.name)
        ref = identify.of_celex(name["celex"]) if name else None
        if name and ref:
            day = name["version"] or ""
            version = f"{day[1:5]}-{day[5:7]}-{day[7:9]}" if day else ""
            plans[file] = Plan(ref=ref, lang=name["lang"], source="cellar", asks=XHTML, version=version)
    return plans


def test_every_act_is_taken_for_itself(real_data: Path) -> None:
    plans = eurlex(real_data / "data")
    assert len(plans) >= 15
    for file, plan in plans.items():
        assert judging.judge(answer(file), plan).version == plan.version, file.name


def test_no_act_is_taken_for_another_nor_for_another_language(real_data: Path) -> None:
    plans = eurlex(real_data / "data")
    first = next(iter(plans))
    for plan in {(plan.ref, plan.lang): plan for plan in plans.values()}.values():
        if (plan.ref, plan.lang) != (plans[first].ref, plans[first].lang):
            with pytest.raises(SourceUnreachable):
                judging.judge(answer(first), plan)


RECORDS = {
    "piste-json/consult_cnil.json": ("piste", "fr/cnil/SAN-2026-002", "CNILTEXT000053352643"),
    "piste-json/consult_article.json": ("piste", "fr/code/civil/art_9", "9"),
    "piste-json/consult_juri_cetat.json": ("piste", "fr/ce/506507", "CETATEXT000054178503"),
    "judilibre-json/sample_detail_resolved.json": ("judilibre", "fr/cass/19-19.463", "19-19.463"),
}


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_is_taken_for_itself_and_for_no_other(real_data: Path, name: str) -> None:
    source, ref, identity = RECORDS[name]
    file = real_data / "data" / name
    plan = Plan(ref=Ref(ref), lang="fr", source=source, asks=JSON, identity=identity)
    assert judging.judge(answer(file), plan)
    other = Plan(ref=Ref(ref), lang="fr", source=source, asks=JSON, identity=f"{identity}0")
    with pytest.raises(SourceUnreachable, match="another text"):
        judging.judge(answer(file), other)


def test_an_act_whose_articles_come_without_their_words_is_refused(real_data: Path) -> None:
    file = real_data / "data" / "piste-json" / "consult_loda.json"
    identity = json.loads(file.read_bytes())["id"].partition("_")[0]
    plan = Plan(ref=Ref("fr/loi/2016-1321"), lang="fr", source="piste", asks=JSON, identity=identity)
    with pytest.raises(SourceUnreachable, match="without their words"):
        judging.judge(answer(file), plan)
