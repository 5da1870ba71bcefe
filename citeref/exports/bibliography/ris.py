"""RIS: `STAT` for acts and treaties, `CASE` for decisions, `RPRT` for guidelines and opinions, in the tags Zotero reads.

One value a line, CRLF, UTF-8. ELI, ECLI and CELEX are notes (`N1`), and so are the places cited.
"""

from __future__ import annotations

from collections.abc import Iterator

from citeref.exports.bibliography.works import Work, works
from citeref.exports.material import Material
from citeref.exports.rows import Sink
from citeref.visible import one_line

TYPES = {"act": "STAT", "treaty": "STAT", "case": "CASE", "report": "RPRT"}


def write(material: Material, out: Sink) -> None:
    """A record for each authority."""
    for work in works(material):
        for tag, value in record(work):
            out.write(f"{tag}  - {one_line(value)}\r\n")
        out.write("ER  - \r\n\r\n")


def record(work: Work) -> Iterator[tuple[str, str]]:
    """One authority as pairs of tag and value, without what is not known."""
    yield "TY", TYPES[work.kind]
    yield "ID", work.key
    own = {"act": _statute, "treaty": _statute, "case": _case, "report": _report}[work.kind]
    shared = (
        ("ST", work.short),
        ("DA", f"{work.date.replace('-', '/')}/" if work.date else ""),
        ("PY", work.date[:4]),
        ("UR", work.address),
        ("LA", work.lang),
        ("N1", f"ELI: {work.eli}" if work.eli else ""),
        ("N1", work.ecli),
        ("N1", f"CELEX: {work.celex}" if work.celex else ""),
        ("N1", f"Cited: {'; '.join(work.cited)}" if work.cited else ""),
    )
    yield from (pair for pair in (("TI", work.title), *own(work), *shared) if pair[1])


def _statute(work: Work) -> tuple[tuple[str, str], ...]:
    return (
        ("AU", work.maker),
        ("T2", work.journal),
        ("VL", work.volume),
        ("SP", work.page),
        ("M1", work.number),
    )


def _case(work: Work) -> tuple[tuple[str, str], ...]:
    return (("PB", work.maker), ("SV", work.number))


def _report(work: Work) -> tuple[tuple[str, str], ...]:
    return (("AU", work.maker), ("PB", work.maker), ("SN", work.number))
