"""Linked data, graphs and annotations, read back by the libraries they are made for."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable

import pytest

from citeref.documents import read_text
from citeref.exports.annotations import found
from citeref.model import Document

Written = Callable[..., str]
CITO, ELI = "http://purl.org/spar/cito/", "http://data.europa.eu/eli/ontology#"
ARTICLE = "http://data.europa.eu/eli/reg/2016/679/art_28/par_3/oj"


def test_rdflib_reads_turtle_and_asks_who_cites_what(written: Written) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    graph = rdflib.Graph().parse(data=written("turtle"), format="turtle")
    asked = f"""
        SELECT ?name ?label WHERE {{
          ?document <{CITO}citesAsAuthority> <{ARTICLE}> ; <http://purl.org/dc/terms/title> ?name .
          <{ARTICLE}> <{ELI}is_part_of>/<{ELI}is_part_of> ?act .
          ?act <http://www.w3.org/2000/01/rdf-schema#label> ?label .
        }}"""
    assert [tuple(map(str, row)) for row in graph.query(asked)] == [("conclusions.md", "RGPD")]
    google = rdflib.URIRef("https://e-justice.europa.eu/ecli/ECLI:EU:C:2014:317")
    assert "ECLI:EU:C:2014:317" in {str(value) for value in graph.objects(google, rdflib.DCTERMS.identifier)}


def test_jsonld_says_the_same_and_fetches_nothing(written: Written) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    from rdflib.compare import isomorphic

    turtle = rdflib.Graph().parse(data=written("turtle"), format="turtle")
    assert isomorphic(turtle, rdflib.Graph().parse(data=written("jsonld"), format="json-ld"))


def test_documents_are_named_below_the_address_where_they_are_published(written: Written) -> None:
    assert "<https://dossier.example/conclusions.md> a " in written("turtle", base="https://dossier.example/")


def test_hostile_words_stay_inside_their_literal(written: Written) -> None:
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    document = read_text("L'article 9 du RGPD.", 'a"> <x:y> . \\" \n\x1b.txt')
    graph = rdflib.Graph().parse(data=written("turtle", document), format="turtle")
    assert not [triple for triple in graph if "x:y" in str(triple[0])]


def test_networkx_reads_the_graph_on_three_levels(written: Written) -> None:
    networkx = pytest.importorskip("networkx", reason="networkx is not installed")
    graph = networkx.read_graphml(io.BytesIO(written("graphml").encode()))
    assert {data["level"] for _, data in graph.nodes(data=True)} == {"document", "passage", "authority"}
    edge = graph.edges["document conclusions.md", "eu/reg/2016/679/art_28/par_3"]
    assert (edge["relation"], edge["weight"]) == ("cites", 2)
    assert networkx.has_path(graph, "document conclusions.md", "eu/reg/2016/679")


def test_hostile_names_break_no_graph(written: Written) -> None:
    networkx = pytest.importorskip("networkx", reason="networkx is not installed")
    document = read_text("L'article 9 du RGPD.", 'a"]; <b>&\x1b\\')
    assert len(networkx.read_graphml(io.BytesIO(written("graphml", document).encode()))) == 3
    dot = written("dot", document)
    assert '\\"]; <b>&␛\\\\"' in dot


def test_graphviz_draws_the_dot(written: Written) -> None:
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed here; .ci/run installs it from Debian's packages")
    drawn = subprocess.run(
        ["dot", "-Tsvg"], input=written("dot").encode(), capture_output=True, check=True, timeout=60
    )
    assert drawn.stdout.count(b'<g id="node') >= 15


def annotations(written: Written, document: Document) -> list[dict[str, object]]:
    told = json.loads(written("annotations", document))
    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert told["total"] == len(told["first"]["items"])
    return told["first"]["items"]  # type: ignore[no-any-return]


def test_an_annotation_has_the_law_its_words_and_both_selectors(written: Written, opinion: Document) -> None:
    first = annotations(written, opinion)[0]
    quote, position = first["target"]["selector"]  # type: ignore[index]
    assert opinion.text[position["start"] : position["end"]] == quote["exact"] == "article 28, paragraphe 3"
    assert opinion.text[: position["start"]].endswith(quote["prefix"])
    assert first["body"][0] == {"type": "SpecificResource", "source": ARTICLE, "purpose": "linking"}  # type: ignore[index]
    assert first["motivation"] == "linking"


def test_annotations_find_their_words_again_in_a_changed_copy(written: Written, opinion: Document) -> None:
    before = "Préambule nouveau, qui cite l'article 8 de la charte et l'article 28, paragraphe 3.\n\n"
    changed = before + opinion.text.replace("Voir CJUE", "Voir, plus récemment, CJUE").replace(
        "puis", "et puis"
    )
    for annotation in annotations(written, opinion):
        place = found(annotation, changed)
        assert place is not None
        assert changed[slice(*place)] == annotation["target"]["selector"][0]["exact"]  # type: ignore[index]
        assert place.start >= len(before), annotation


def test_words_that_are_gone_are_not_found_elsewhere(written: Written, opinion: Document) -> None:
    assert found(annotations(written, opinion)[0], "Rien de tel.") is None  # type: ignore[arg-type]
