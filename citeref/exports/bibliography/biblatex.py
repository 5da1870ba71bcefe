"""BibLaTeX: `@legislation` for acts and treaties, `@jurisdiction` for decisions, `@report` for guidelines and opinions.

UTF-8, for biber. Zotero reads `@jurisdiction` as a case and `@legislation` as a bill. The places cited are in
`annotation`, ELI, ECLI and CELEX in `note`.
"""

from __future__ import annotations

import re

from citeref.exports.bibliography.works import Work, works
from citeref.exports.material import Material
from citeref.exports.rows import Sink
from citeref.visible import one_line

TYPES = {"act": "legislation", "treaty": "legislation", "case": "jurisdiction", "report": "report"}
LANGUAGES = {"fr": "french", "en": "english"}

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_TO_ESCAPE = re.compile(r"[\\{}%&#$_^~]")
_CAPITALS = re.compile(r"\b\w*[A-ZÀ-Þ]\w*[A-ZÀ-Þ]\w*\b")


def write(material: Material, out: Sink) -> None:
    """An entry for each authority."""
    before = ""
    for work in works(material):
        out.write(before + entry(work))
        before = "\n"


def entry(work: Work) -> str:
    """One authority as an entry, without what is not known."""
    identifiers = (
        work.ecli,
        f"ELI: {work.eli}" if work.eli else "",
        f"CELEX: {work.celex}" if work.celex else "",
    )
    case, report = work.kind == "case", work.kind == "report"
    fields = {
        "title": kept(work.title),
        "shorttitle": kept(work.short),
        "author": f"{{{escaped(work.maker)}}}" if work.maker and not case else "",
        "institution": escaped(work.maker) if case or report else "",
        "type": _type(work) if report else "",
        "number": escaped(work.number),
        "date": work.date,
        "journaltitle": escaped(work.journal),
        "shortjournal": escaped(work.journal_short),
        "volume": escaped(work.volume),
        "pages": escaped(work.page),
        "note": escaped("; ".join(filter(None, identifiers))),
        "annotation": escaped("; ".join(work.cited)),
        "url": address(work.address),
        "langid": LANGUAGES.get(work.lang, ""),
        "keywords": work.kind,
    }
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{TYPES[work.kind]}{{{work.key},\n{told},\n}}\n"


def escaped(words: str) -> str:
    """Words as LaTeX prints them."""
    return _TO_ESCAPE.sub(lambda found: _SIGNS[found[0]], one_line(words))


def kept(words: str) -> str:
    """The same with braces around words in capitals (« RGPD »), which styles would make small."""
    return "".join(
        f"{{{escaped(part)}}}" if _CAPITALS.fullmatch(part) else _inner(part)
        for part in re.split(r"(\b\w*[A-ZÀ-Þ]\w*[A-ZÀ-Þ]\w*\b)", one_line(words))
    )


def _inner(words: str) -> str:
    return _TO_ESCAPE.sub(lambda found: _SIGNS[found[0]], words)


def address(url: str) -> str:
    """An address as a `url` field takes it: as it is, braces and the like in percent form."""
    return re.sub(r'[\\{}\s"^`<>|]', lambda found: f"%{ord(found[0]):02X}", url)


def _type(work: Work) -> str:
    return {"fr": "lignes directrices", "en": "guidelines"}[work.lang] if "guidelines" in work.ref else ""
