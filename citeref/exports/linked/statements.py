"""What linked data says: which documents cite what, where, and what the law cited is.

A document `cito:citesAsAuthority` laws and places in them. Each citation is a `cito:Citation` with the words and their
offsets as a selector of Web Annotation. Acts are `eli:LegalResource`, places in them `eli:LegalResourceSubdivision`;
decisions bear the Dublin Core fields of the ECLI metadata. A citation left open has no cited entity but says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from citeref import catalogue
from citeref.exports.bibliography.works import Work, work
from citeref.exports.linked import iris
from citeref.exports.material import Material
from citeref.exports.rows import Row
from citeref.ref import Ref

PREFIXES = {
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies, by their usual prefix."""


class Iri(NamedTuple):
    """A thing, by its address or by its prefixed name in a vocabulary."""

    value: str


class Text(NamedTuple):
    """Words, with their language where they have one, or a value with its type (`xsd:date`)."""

    value: str
    lang: str = ""
    type: str = ""


Thing = Iri | Text
Node = tuple[str, list[tuple[str, Thing]]]
"""A subject, and what is said of it."""

_LANGUAGES = {"fr": "FRA", "en": "ENG"}


def nodes(material: Material) -> Iterator[Node]:
    """Everything that is said, each law and document when it first comes up."""
    known: set[Ref] = set()
    cited: set[Ref] = set()
    document, number = None, 0
    for row in material.rows():
        subject = iris.document(row.document, material.options.base)
        if row.document != document:
            document, number, cited = row.document, 0, set()
            yield (
                subject,
                [("rdf:type", Iri("dcterms:BibliographicResource")), ("dcterms:title", Text(row.document))],
            )
        number += 1
        for ref in row.refs:
            for place in (ref, *ref.parents):
                if place not in known:
                    known.add(place)
                    yield from _law(place, material.lang)
        fresh = [ref for ref in dict.fromkeys(row.refs) if ref not in cited]
        cited.update(fresh)
        if fresh:
            yield subject, [("cito:citesAsAuthority", Iri(iris.law(ref))) for ref in fresh]
        yield from _citation(subject, number, row)


def _citation(document: str, number: int, row: Row) -> Iterator[Node]:
    subject = iris.part(document, f"citation-{number}")
    selector = iris.part(document, f"citation-{number}-words")
    said: list[tuple[str, Thing]] = [
        ("rdf:type", Iri("cito:Citation")),
        ("cito:hasCitingEntity", Iri(document)),
        *(("cito:hasCitedEntity", Iri(iris.law(ref))) for ref in dict.fromkeys(row.refs)),
        ("oa:hasSelector", Iri(selector)),
    ]
    if not row.refs:
        said.append(("rdfs:comment", Text("not matched to one authority", "en")))
        said.extend(("rdfs:seeAlso", Iri(iris.law(ref))) for ref in dict.fromkeys(row.candidates))
    yield subject, said
    yield (
        selector,
        [
            ("rdf:type", Iri("oa:TextQuoteSelector")),
            ("rdf:type", Iri("oa:TextPositionSelector")),
            ("oa:exact", Text(row.text)),
            ("oa:start", Text(str(row.start), type="xsd:nonNegativeInteger")),
            ("oa:end", Text(str(row.end), type="xsd:nonNegativeInteger")),
        ],
    )


def _law(ref: Ref, lang: str) -> Iterator[Node]:
    subject = iris.law(ref)
    said: list[tuple[str, Thing]] = [
        ("rdf:type", Iri("eli:LegalResourceSubdivision" if ref.pinpoint else "eli:LegalResource")),
        ("eli:id_local", Text(str(ref))),
        ("rdfs:label", Text(catalogue.label(ref, lang), lang)),
    ]
    if ref.pinpoint:
        said.append(("eli:is_part_of", Iri(iris.law(ref.parents[0]))))
        yield subject, said
        return
    found = work(ref, lang)
    said.extend(_whole(found, subject))
    yield subject, said
    if found.eli and catalogue.title(ref, lang):
        yield from _expression(found, subject)


def _whole(found: Work, subject: str) -> Iterator[tuple[str, Thing]]:
    """What is known of a whole instrument or decision."""
    if found.date:
        yield (
            ("dcterms:date" if found.kind == "case" else "eli:date_document"),
            Text(found.date, type="xsd:date"),
        )
    if found.number:
        yield ("dcterms:alternative" if found.kind == "case" else "eli:number"), Text(found.number)
    if found.ecli:
        yield "dcterms:identifier", Text(found.ecli)
    if found.celex:
        yield "dcterms:identifier", Text(f"CELEX:{found.celex}")
    if found.maker:
        yield "dcterms:creator", Text(found.maker)
    if not found.eli:
        yield "dcterms:title", Text(found.title, found.lang)
    if found.address and found.address != subject:
        yield "rdfs:seeAlso", Iri(found.address)
    if found.eli and found.title:
        yield "eli:is_realized_by", Iri(_language(subject, found.lang))


def _expression(found: Work, subject: str) -> Iterator[Node]:
    """The act in one language, which bears its title."""
    language = f"http://publications.europa.eu/resource/authority/language/{_LANGUAGES[found.lang]}"
    yield (
        _language(subject, found.lang),
        [
            ("rdf:type", Iri("eli:LegalExpression")),
            ("eli:language", Iri(language)),
            ("eli:title", Text(found.title, found.lang)),
            ("eli:title_short", Text(found.short, found.lang)),
        ],
    )


def _language(subject: str, lang: str) -> str:
    return f"{subject}/{_LANGUAGES[lang].lower()}"
