"""JSON-LD: the same statements for programs that read JSON. The context stands in the file, so nothing is fetched to read it."""

from __future__ import annotations

from typing import Any

from citeref.exports.json import encoded
from citeref.exports.linked.statements import PREFIXES, Iri, Thing, nodes
from citeref.exports.material import Material
from citeref.exports.rows import Sink


def write(material: Material, out: Sink) -> None:
    """The context, then a node a line."""
    out.write(f'{{"@context":{encoded(PREFIXES)},\n"@graph":[')
    before = "\n"
    for subject, said in nodes(material):
        out.write(before + encoded(_node(subject, said)))
        before = ",\n"
    out.write("\n]}\n")


def _node(subject: str, said: list[tuple[str, Thing]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    for predicate, thing in said:
        if predicate == "rdf:type" and isinstance(thing, Iri):
            node.setdefault("@type", []).append(thing.value)
        else:
            node.setdefault(predicate, []).append(_value(thing))
    return node


def _value(thing: Thing) -> dict[str, str]:
    if isinstance(thing, Iri):
        return {"@id": thing.value}
    told = {"@value": thing.value}
    if thing.lang:
        told["@language"] = thing.lang
    elif thing.type:
        told["@type"] = thing.type
    return told
