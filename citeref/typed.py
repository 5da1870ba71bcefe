"""What a person types to go somewhere: « rgpd 28-3 a », "gdpr art 9", « san-2022-009 », a reference string, an address.

Scanning a document is strict; typing is read generously: small letters, no word « article », blanks for brackets.
"""

from __future__ import annotations

import re

from citeref import catalogue
from citeref.catalogue.decisions import decisions
from citeref.catalogue.instruments import instruments
from citeref.errors import RefError
from citeref.find import find
from citeref.grammar import own
from citeref.grammar.names import names
from citeref.grammar.numbers import segments
from citeref.grammar.reference import refs_at
from citeref.ref import Ref
from citeref.resolve import resolve

_NUMBER = re.compile(
    r"\s*(?:(?:art(?:icles?|\.)?|a\.)\s*)?((?:[lrd]\.?\s?)?\d[\w.\-()]*)((?:[\s,]+(?:par(?:agraphe?|\.)?|abs(?:atz|\.)?|ust\.?|lid|§|al\.?|point|lit\.?)?\s*\(?\w{1,3}\)?)*)\s*\Z",
    re.I,
)
_RECITAL = re.compile(r"\s*(?:consid[ée]rant|recital|cons\.|rec\.)\s*(\d+)\s*\Z", re.I)
_SERIAL = re.compile(
    r"\s*(?:d[ée]lib[ée]ration\s+|cnil\s+)?(san|med|medp|dr)[\s-]*(\d{4})[\s-]*(\d{3})(?:\s+(?:§|point|par\.?|pt\.?)?\s*(\d+))?\s*\Z",
    re.I,
)


def lookup(text: str) -> list[Ref]:
    """The references that typed words mean, best first; empty where they mean none."""
    typed = text.strip()
    if not typed:
        return []
    try:
        return [Ref(typed)]
    except RefError:
        pass
    serial = _SERIAL.match(typed)
    if serial:
        point = f"/pt_{serial[4]}" if serial[4] else ""
        return [Ref(f"fr/cnil/{serial[1].upper()}-{serial[2]}-{serial[3]}{point}")]
    numbered = own.typed(typed)
    if numbered:
        return [Ref(numbered)]
    return _named(typed) or _called(typed) or _found(typed)


def _called(typed: str) -> list[Ref]:
    """A decision by the name of its case or of the company it struck: « schrems ii », « dedalus »; or an act's bare number."""
    low = typed.lower()
    known = [item for item in decisions().values() if any(alias.lower() == low for alias in item.aliases)]
    if known:
        return [Ref(item.ref) for item in sorted(known, key=lambda item: item.date, reverse=True)]
    number = re.fullmatch(r"(\d{1,4})/(\d{1,4})", low)
    ends = (
        tuple(
            f"/{'19' * (len(year) == 2)}{year}/{other}"
            for year, other in ((number[1], number[2]), (number[2], number[1]))
        )
        if number
        else ()
    )
    return [ref for ref in catalogue.authorities() if ends and ref.startswith("eu/") and ref.endswith(ends)]


def _named(typed: str) -> list[Ref]:
    """A name of the catalogue, then a number: the longest name that the words begin or end with."""
    low = typed.lower().replace("’", "'")
    words = low.split()
    for size in range(len(words), 0, -1):
        for name, rest in (
            (" ".join(words[:size]), " ".join(words[size:])),
            (" ".join(words[-size:]), " ".join(words[:-size])),
        ):
            known = names().get(name.strip(" ,.")) or names().get(name)
            if not known:
                continue
            rest = re.sub(r"\s+(?:du|de la|de l'|of the|of)\s*$", "", " " + rest).strip(" ,")
            refs = [Ref(entry.ref) for entry in known]
            if not rest:
                return refs
            recital = _RECITAL.match(rest)
            if recital:
                return [ref / f"rct_{recital[1]}" for ref in refs]
            number = _NUMBER.match(rest)
            if number:
                return [place for ref in refs for place in refs_at(ref, (_path(number),))]
            found = _found(f"{rest} {name}")
            if found:
                return found
    return []


def _path(number: re.Match[str]) -> tuple[str, ...]:
    series = re.match(r"([lrd])\.?\s?", number[1], re.I)
    digits = number[1][series.end() :] if series else number[1]
    path = list(segments("art", digits.lower(), series[1].upper() if series else ""))
    for value in re.findall(
        r"\d+|[a-z]+",
        re.sub(r"par(?:agraphe?|\.)?|abs(?:atz|\.)?|ust\.?|lid|al\.?|point|lit\.?|§", " ", number[2].lower()),
    ):
        path.append(
            f"par_{value}"
            if value.isdecimal()
            and not any(s.startswith("par_") for s in path)
            and path[0].isascii()
            and not re.search(r"\d[-.]\d", path[0])
            else f"pnt_{value}"
        )
    return tuple(path)


def _found(typed: str) -> list[Ref]:
    found: list[Ref] = []
    for citation in resolve(find(typed)) or resolve(find(typed.upper())):
        found.extend(ref for ref in citation.refs if ref not in found)
    return sorted(found, key=lambda ref: -len(ref.pinpoint))


def complete(text: str, limit: int = 10) -> list[tuple[str, Ref]]:
    """Proposals for a half-typed line, as (label, reference): what it means already, then the laws with a name that begins
    so, in the order of the catalogue, which puts those most cited first.
    """
    low = text.strip().lower()
    if not low:
        return []
    refs = lookup(text)
    met = {ref: number for number, ref in enumerate(instruments())}
    begun = [entry.ref for name, known in names().items() if name.startswith(low) for entry in known]
    refs.extend(
        Ref(ref) for ref in sorted(set(begun) - set(refs), key=lambda ref: (met.get(ref, len(met)), ref))
    )
    if low[:3] in ("san", "med"):
        refs.extend(
            ref
            for ref in catalogue.authorities()
            if ref.startswith("fr/cnil/") and ref[8:].lower().startswith(low) and ref not in refs
        )
    return [(catalogue.label(ref), ref) for ref in refs[:limit]]
