"""DOT, for Graphviz: documents are boxes, passages ellipses, authorities boxes drawn twice."""

from __future__ import annotations

from citeref.exports.graph.network import Edge, Vertex, network
from citeref.exports.material import Material
from citeref.exports.rows import Sink
from citeref.visible import one_line

_SHAPES = {"document": "box", "passage": "ellipse", "authority": "doubleoctagon"}


def write(material: Material, out: Sink) -> None:
    """The vertices, then the edges; the more citations, the thicker."""
    graph = network(material)
    out.write('digraph citations {\n  rankdir="LR";\n  node [fontname="sans-serif"];\n')
    for vertex in graph.vertices.values():
        out.write(f"  {_quoted(vertex.id)} [{_vertex(vertex)}];\n")
    for edge in graph.edges.values():
        out.write(f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{_edge(edge)}];\n")
    out.write("}\n")


def _vertex(vertex: Vertex) -> str:
    told = f'label={_quoted(vertex.label)}, shape="{_SHAPES[vertex.level]}"'
    return f"{told}, URL={_quoted(vertex.address)}" if vertex.address else told


def _edge(edge: Edge) -> str:
    if edge.relation == "part of":
        return 'style="dashed", arrowhead="empty"'
    return f'label="{edge.weight}", weight="{edge.weight}", penwidth="{min(6, 1 + edge.weight // 4)}"'


def _quoted(words: str) -> str:
    """Words as an identifier or a label, in which no backslash begins an escape."""
    return '"' + one_line(words).replace("\\", "\\\\").replace('"', '\\"') + '"'
