"""GraphML, for Gephi, networkx, igraph and yEd."""

from __future__ import annotations

from citeref.exports.graph.network import Edge, Vertex, network
from citeref.exports.material import Material
from citeref.exports.packages import attribute, escape
from citeref.exports.rows import Sink

_VERTEX = {
    "label": "string", "level": "string", "ref": "string", "group": "string", "address": "string", "citations": "int",
}  # fmt: skip
_EDGE = {"relation": "string", "weight": "int", "first": "int"}


def write(material: Material, out: Sink) -> None:
    """The keys, the vertices, the edges."""
    graph = network(material)
    out.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    )
    for kind, keys in (("node", _VERTEX), ("edge", _EDGE)):
        for name, type in keys.items():
            out.write(f'<key id="{kind[0]}_{name}" for="{kind}" attr.name="{name}" attr.type="{type}"/>\n')
    out.write('<graph id="citations" edgedefault="directed">\n')
    for vertex in graph.vertices.values():
        out.write(f'<node id="{attribute(vertex.id)}">{_data("n", _VERTEX, vertex)}</node>\n')
    for number, edge in enumerate(graph.edges.values(), 1):
        ends = f'source="{attribute(edge.source)}" target="{attribute(edge.target)}"'
        out.write(f'<edge id="e{number}" {ends}>{_data("e", _EDGE, edge)}</edge>\n')
    out.write("</graph>\n</graphml>\n")


def _data(kind: str, keys: dict[str, str], thing: Vertex | Edge) -> str:
    values = ((name, str(getattr(thing, name))) for name in keys)
    return "".join(f'<data key="{kind}_{name}">{escape(value)}</data>' for name, value in values if value)
