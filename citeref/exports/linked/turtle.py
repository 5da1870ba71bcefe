"""Turtle: RDF that people can read and every RDF tool takes."""

from __future__ import annotations

import re

from citeref.exports.linked.statements import PREFIXES, Iri, Thing, nodes
from citeref.exports.material import Material
from citeref.exports.rows import Sink
from citeref.visible import visible

_PREFIXED = re.compile(rf"(?:{'|'.join(PREFIXES)}):[A-Za-z_]+\Z")
_UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def write(material: Material, out: Sink) -> None:
    """The prefixes, then each subject with what is said of it."""
    for name, address in PREFIXES.items():
        out.write(f"@prefix {name}: <{address}> .\n")
    for subject, said in nodes(material):
        told = " ;\n    ".join(f"{_predicate(predicate)} {_object(thing)}" for predicate, thing in said)
        out.write(f"\n{_iri(subject)} {told} .\n")


def _predicate(name: str) -> str:
    return "a" if name == "rdf:type" else name


def _object(thing: Thing) -> str:
    if isinstance(thing, Iri):
        return _iri(thing.value)
    return f'"{_literal(thing.value)}"' + (
        f"@{thing.lang}" if thing.lang else f"^^{thing.type}" if thing.type else ""
    )


def _iri(value: str) -> str:
    if _PREFIXED.match(value):
        return value
    return f"<{_UNSAFE.sub(lambda found: f'%{ord(found[0]):02X}', value)}>"


def _literal(words: str) -> str:
    r"""Words inside quotation marks; control characters and marks of direction are shown, line ends are `\n`."""
    told = visible(words).replace("\\", "\\\\").replace('"', '\\"')
    return told.replace("\n", "\\n").replace("\r", "\\r")
