"""Acts that are there in French and in English: both must cite the same, unit by unit.

The majority of languages decides in `parallel`; here there are two, so each difference is for reading.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from benchmarks.cases import Case, excerpt
from citeref import law
from citeref.errors import CiterefError
from citeref.find import find
from citeref.grammar.addresses import cited
from citeref.law.identify import Identity, identify
from citeref.model import Authority
from citeref.ref import Ref
from citeref.resolve import resolve

GDPR = "eu/reg/2016/679"


class Pair(NamedTuple):
    """An act in two languages: its units, those with the same references, references shared, of one only, and the part shared."""

    act: str
    units: int
    alike: int
    shared: int
    only_fr: int
    only_en: int
    agreement: float


def acts(folder: Path) -> dict[str, dict[str, Authority]]:
    """The acts of a folder as first published, by reference and language; the GDPR has a benchmark of its own."""
    found: dict[str, dict[str, Authority]] = defaultdict(dict)
    for path in sorted(folder.glob("*.*html")):
        try:
            page = _identity(path)
            if page.ref.authority != GDPR and not page.version:
                found[page.ref][page.lang] = law.read(path.read_bytes(), page.ref, page.lang)
        except CiterefError as error:
            print(f"left out: {path.name}: {error}")
    return found


def _identity(path: Path) -> Identity:
    """What the page says it is, else what the CELEX number and the language in its name do."""
    try:
        return identify(path.read_bytes())
    except CiterefError:
        celex, *rest = path.name.split(".")
        refs = cited(f"https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:{celex}")
        if not refs or len(rest) < 2:
            raise
        return Identity(ref=Ref(refs[0]), lang=rest[-2])


def texts(act: Authority) -> dict[str, str]:
    """Each recital, annex, numbered paragraph, and article without any, by its place in the act."""
    holders = {p.ref.rpartition("/")[0] for p in act.passages if p.ref.rpartition("/")[2].startswith("par_")}
    return {
        str(p.ref): act.words(p)
        for p in act.passages
        if p.ref not in holders and re.search(r"/(?:rct|anx|art)_[^/]+\Z|/art_[^/]+/par_[^/]+\Z", p.ref)
    }


def pair(ref: str, french: Authority, english: Authority) -> tuple[Pair, list[Case]]:
    """How far the two languages cite the same, unit by unit, and each reference that one alone has."""
    sides = {"fr": texts(french), "en": texts(english)}
    cases: list[Case] = []
    counts: Counter[str] = Counter()
    for place in sorted(sides["fr"].keys() & sides["en"].keys(), key=Ref.trusted):
        has = {lang: _references(text[place], place, lang) for lang, text in sides.items()}
        counts["units"] += 1
        counts["alike"] += has["fr"].keys() == has["en"].keys()
        counts["shared"] += len(has["fr"].keys() & has["en"].keys())
        for lang, other in (("fr", "en"), ("en", "fr")):
            alone = has[lang].keys() - has[other].keys()
            counts[lang] += len(alone)
            cases += [Case(f"only {lang}", place, one, has[lang][one]) for one in sorted(alone)]
    for lang, other in (("fr", "en"), ("en", "fr")):
        cases += [
            Case(f"unit only {lang}", place, place, "") for place in sides[lang].keys() - sides[other].keys()
        ]
    every = counts["shared"] + counts["fr"] + counts["en"]
    part = counts["shared"] / every if every else 1.0
    return Pair(
        ref, counts["units"], counts["alike"], counts["shared"], counts["fr"], counts["en"], part
    ), cases


def _references(text: str, place: str, lang: str) -> dict[str, str]:
    """Each reference of a unit with the words that first give it."""
    found: dict[str, str] = {}
    for citation in resolve(find(text, at=place, lang=lang)):
        for ref in citation.refs:
            found.setdefault(str(ref), excerpt(text, *citation.span))
    return found
