"""As sentences name the law: « article 28, paragraphe 3, du règlement (UE) 2016/679 (RGPD) ».

In French the place comes first and leads to the act with « du », « de la » or « de l' »; in English with "of". A
decision is named by its court, its day, its parties and its number, then the paragraph.
"""

from __future__ import annotations

import re

from citeref.catalogue import decision, label, name, pinpoint_label, title
from citeref.forms.facts import case_number, dated, day, formal, lowered, parties
from citeref.ref import Ref

_FEMININE = (
    "directive",
    "décision",
    "loi",
    "recommandation",
    "délibération",
    "convention",
    "charte",
    "constitution",
    "déclaration",
)
_CAPITAL = ("fr/constitution", "fr/ddhc", "eu/treaty/char", "eu/wp29")
"""What keeps its capital inside a French sentence."""

_FIRST = re.compile(r"\barticle 1\b(?![-.]| (?:bis|ter))")
_COURTS = {"CE": "Conseil d'État", "CC": "Conseil constitutionnel", "Cass.": "Cour de cassation"}


def write(ref: Ref, lang: str, long: bool) -> str:
    """A reference as a sentence would name it, in French or English."""
    if _decided(ref):
        return _decision(ref, lang, long)
    act = _act(ref, lang, long)
    place = in_words(ref, lang)
    if not place:
        return act
    if lang == "fr":
        return f"{place}{',' if ',' in place else ''} {of(act)}{act}"
    return f"{place} of {'the ' if _takes_article(ref) else ''}{act}"


def _act(ref: Ref, lang: str, long: bool) -> str:
    """The act in words: its formal name and, in brackets, the name it is known by."""
    authority, short = ref.authority, name(ref, lang)
    words = _statute(ref, lang, long) if authority.startswith("fr/") else _treaty_or_act(ref, lang, long)
    if lang == "fr" and not authority.startswith(_CAPITAL):
        words = lowered(words)
    known = not authority.startswith(("fr/", "eu/edpb", "eu/wp29")) or short.isupper()
    return f"{words} ({short})" if known and short.casefold() not in words.casefold() else words


def _statute(ref: Ref, lang: str, long: bool) -> str:
    """French law: its title as far as the date, or in full; a code by its name."""
    whole = title(ref.authority, lang) if long else ""
    return whole.removesuffix(" (usual translation)") or dated(ref, lang) or formal(ref) or name(ref, lang)


def _treaty_or_act(ref: Ref, lang: str, long: bool) -> str:
    """A treaty by its title; an act of the Union by kind and number, long with its authors and its date."""
    whole = title(ref.authority, lang)
    if ref.startswith(("eu/treaty/", "coe/")) and whole:
        return whole.removeprefix("Consolidated version of the ").removesuffix(" (version consolidée)")
    return (dated(ref, lang) if long else "") or formal(ref, lang) or name(ref, lang)


def in_words(ref: Ref, lang: str) -> str:
    """The place inside the act, « article 1er » for the first one; empty for the act as a whole."""
    return _FIRST.sub("article 1er", pinpoint_label(ref, lang))


def of(act: str) -> str:
    """« du », « de la », « de l' » or « des », as the act's first word wants it, with its blank."""
    first = act.split()[0].lower()
    if first == "lignes":
        return "des "
    if first[0] in "aeiouéèêh":
        return "de l'"
    return "de la " if first.rstrip("s").startswith(_FEMININE) else "du "


def _takes_article(ref: Ref) -> bool:
    return not ref.startswith(
        ("eu/reg", "eu/dir", "eu/dec", "fr/loi", "fr/decret", "fr/ordonnance", "fr/arrete")
    )


def _decided(ref: Ref) -> bool:
    head = ref.authority.split("/")
    return (
        head[0] == "ecli"
        or head[:2] in (["eu", "cjeu"], ["coe", "ecthr"])
        or (head[0] == "fr" and head[1] in ("cnil", "ce", "cass", "cc", "caa", "ta", "ca"))
    )


def _decision(ref: Ref, lang: str, long: bool) -> str:
    """Court, day, parties, number, identifier, paragraph; those that are known."""
    found, case = decision(ref), case_number(ref)
    if not found and not case:
        return label(ref, lang)
    when = day(found.date, lang) if found else ""
    court, number = _court(ref, lang, long), _numbered(ref, lang, case)
    ecli = found.ecli.removeprefix("ECLI:") if found and case else ""
    order = (
        (court, when, parties(ref), number, ecli)
        if lang == "fr"
        else (court, number, parties(ref), when, ecli)
    )
    return ", ".join(filter(None, (*order, pinpoint_label(ref, lang))))


def _court(ref: Ref, lang: str, long: bool) -> str:
    found = decision(ref)
    body = found.body if found else "cjeu"
    if body == "cjeu":
        return "CJUE" if lang == "fr" else "CJEU"
    if body == "court" and found:
        return found.court
    return _COURTS[body.upper()] if long and body.upper() in _COURTS else body.upper()


def _numbered(ref: Ref, lang: str, case: str) -> str:
    found = decision(ref)
    if case or found is None:
        return case
    if not found.number:
        return formal(ref, lang)
    number = f"n° {found.number}" if lang == "fr" else f"No {found.number}"
    return (
        f"{'délibération' if lang == 'fr' else 'deliberation'} {number}" if found.body == "cnil" else number
    )
