"""Real answers of the sources, where they are present, pass for what they are and for nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from gangway import consult
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citeref.cache import Cache
from citeref.errors import SourceUnreachable
from citeref.law import identify, show
from citeref.law.fetch import Plan, hits, judging
from citeref.law.fetch.ways import FOUND
from citeref.law.web import Answer
from citeref.model import Page
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


def test_a_recorded_search_and_table_lead_to_the_whole_law(
    real_data: Path, gateway: HTTPServer, cache: Cache, fetch: Callable[..., Page]
) -> None:
    folder = real_data / "data" / "piste-json"
    for room, name in (("search", "search_loda"), ("lawDecree", "consult_loda")):
        consult(gateway, room, json.loads((folder / f"{name}.json").read_bytes()))

    def article(request: Request) -> Response:
        identity = json.loads(request.get_data())["id"]
        one = {"id": identity, "texteHtml": f"<p>I. - Words of {identity}.</p>"}
        return Response(json.dumps({"article": one}), content_type="application/json")

    gateway.expect_request("/api/consult/getArticle").respond_with_handler(article)
    page = fetch("fr/loi/2016-1321/art_20")
    assert (page.ref, page.origin.version, page.origin.until) == ("fr/loi/2016-1321", "2023-09-08", "")
    assert page.origin.title == "LOI n° 2016-1321 du 7 octobre 2016 pour une République numérique (1)"
    assert page.origin.note.startswith("62 of its articles")
    found, passage = show(Ref("fr/loi/2016-1321/art_20/par_1"), "fr", cache)
    assert found.text[passage.span.start : passage.span.end] == "Words of LEGIARTI000033205070."


def test_a_recorded_search_of_a_code_leads_to_its_article(
    real_data: Path, gateway: HTTPServer, fetch: Callable[..., Page]
) -> None:
    folder = real_data / "data" / "piste-json"
    for room, name in (("search", "search_code"), ("getArticle", "consult_article")):
        consult(gateway, room, json.loads((folder / f"{name}.json").read_bytes()))
    page = fetch("fr/code/civil/art_9", at="2001-02-03")
    assert (page.ref, page.origin.version) == ("fr/code/civil/art_9", "1970-07-19")


@pytest.mark.parametrize(
    ("name", "ref", "identity"),
    [
        ("search_cnil", "fr/cnil/SAN-2026-002", "CNILTEXT000053352643"),
        ("search_cnil", "fr/cnil/SAN-2026-003", "CNILTEXT000053408671"),
        ("search_constit", "fr/cc/2021-817-DC", "CONSTEXT000043596386"),
        ("search_juri", "fr/cass/24-13.470", "JURITEXT000051743650"),
        ("search_loda", "fr/loi/2016-1321", "LEGITEXT000033205014"),
        ("search_loda", "fr/decret/2016-1849", "LEGITEXT000033696785"),
        ("search_loda", "fr/loi/2016-1849", ""),
        ("search_cetat", "fr/caa/24MA02429", "CETATEXT000054242861"),
        ("search_cetat", "fr/ce/02429", ""),
    ],
)
def test_a_recorded_search_names_the_text_asked_for_and_no_other(
    real_data: Path, name: str, ref: str, identity: str
) -> None:
    data = json.loads((real_data / "data" / "piste-json" / f"{name}.json").read_bytes())
    assert hits.ids(data, Ref(ref), FOUND) == ({identity} if identity else set())
