"""The graph of citations on three levels: documents cite places, places are parts of larger places, those of authorities.

It grows with the different places cited, not with the citations: an edge counts them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from citeref import catalogue
from citeref.exports.material import Material
from citeref.ref import Ref
from citeref.table import group

Level = Literal["document", "passage", "authority"]


class Vertex(msgspec.Struct):
    """A document, a passage or an authority. `citations` counts those made by it, or of this very place."""

    id: str
    level: Level
    label: str
    ref: str = ""
    group: str = ""
    address: str = ""
    citations: int = 0


class Edge(msgspec.Struct):
    """`relation` is "cites" or "part of"; `weight` counts citations, `first` is the offset of the first one (-1 for none)."""

    source: str
    target: str
    relation: Literal["cites", "part of"]
    weight: int = 0
    first: int = -1


class Network(msgspec.Struct):
    """The vertices and edges, each in the order in which they first came up."""

    vertices: dict[str, Vertex] = {}
    edges: dict[tuple[str, str], Edge] = {}


def network(material: Material) -> Network:
    """The graph of a material."""
    graph = Network()
    for row in material.rows():
        source = f"document {row.document}"
        if source not in graph.vertices:
            graph.vertices[source] = Vertex(source, "document", row.document)
        graph.vertices[source].citations += 1
        for ref in dict.fromkeys(row.refs):
            _law(graph, ref, material.lang)
            graph.vertices[ref].citations += 1
            edge = graph.edges.setdefault((source, ref), Edge(source, str(ref), "cites", first=row.start))
            edge.weight += 1
    return graph


def _law(graph: Network, ref: Ref, lang: str) -> None:
    """Put a place into the graph, and the larger places that hold it."""
    for place in (ref, *ref.parents):
        if place in graph.vertices:
            return
        label, address = catalogue.label(place, lang), catalogue.address(place, lang)
        level: Level = "passage" if place.pinpoint else "authority"
        graph.vertices[place] = Vertex(str(place), level, label, str(place), group(place.authority), address)
        if place.pinpoint:
            above = place.parents[0]
            graph.edges[place, above] = Edge(str(place), str(above), "part of")
