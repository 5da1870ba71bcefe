"""CSL-JSON: an array of items for Zotero, Juris-M, pandoc and citation processors.

Acts and treaties are `legislation`, decisions `legal_case`, guidelines and opinions `report`: the legal types that
Zotero keeps. ELI, ECLI and CELEX stand in `note`, and in `custom` with the reference and the places cited.
"""

from __future__ import annotations

from citeref.exports.bibliography.works import Work, works
from citeref.exports.json import encoded
from citeref.exports.material import Material
from citeref.exports.rows import Sink

TYPES = {"act": "legislation", "treaty": "legislation", "case": "legal_case", "report": "report"}


def write(material: Material, out: Sink) -> None:
    """The array, an item a line."""
    out.write("[")
    before = "\n"
    for work in works(material):
        out.write(before + encoded(item(work)))
        before = ",\n"
    out.write("\n]\n")


def item(work: Work) -> dict[str, object]:
    """One authority as an item, without what is not known."""
    identifiers = {"ELI": work.eli, "ECLI": work.ecli.removeprefix("ECLI:"), "CELEX": work.celex}
    note = "\n".join(f"{name}: {value}" for name, value in identifiers.items() if value)
    told: dict[str, object] = {
        "id": work.key,
        "type": TYPES[work.kind],
        "title": work.title,
        "title-short": work.short,
        "authority": work.maker if work.kind != "report" else "",
        "author": [{"literal": work.maker}] if work.kind == "report" and work.maker else [],
        "jurisdiction": work.jurisdiction,
        "number": work.number,
        "container-title": work.journal,
        "container-title-short": work.journal_short,
        "volume": work.volume,
        "page": work.page,
        "issued": {"date-parts": [[int(part) for part in work.date.split("-")]]} if work.date else "",
        "status": work.status.replace("_", " "),
        "URL": work.address,
        "language": work.lang,
        "note": note,
        "custom": _known(
            {
                "ref": str(work.ref), "eli": work.eli, "ecli": work.ecli, "celex": work.celex,
                "cited": list(work.cited), "citations": work.count,
            }
        ),
    }  # fmt: skip
    return _known(told)


def _known(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}
