"""References in words, for people: « RGPD, article 28, paragraphe 3, point a) », "GDPR, Article 28(3)(a)"."""

from __future__ import annotations

import re

from citeref.catalogue.decisions import decision
from citeref.catalogue.instruments import instrument
from citeref.catalogue.own import numbered
from citeref.ref import Ref

_KIND_FR = {
    "reg": "règlement", "dir": "directive", "dec": "décision", "reg_impl": "règlement d'exécution", "reg_del": "règlement délégué",
    "dir_impl": "directive d'exécution", "dir_del": "directive déléguée", "dec_impl": "décision d'exécution",
    "dec_del": "décision déléguée", "dec_framw": "décision-cadre", "reco": "recommandation", "opin": "avis",
    "joint_action": "action commune",
}  # fmt: skip
_KIND_EN = {
    "reg": "Regulation", "dir": "Directive", "dec": "Decision", "reg_impl": "Implementing Regulation",
    "reg_del": "Delegated Regulation", "dir_impl": "Implementing Directive", "dir_del": "Delegated Directive",
    "dec_impl": "Implementing Decision", "dec_del": "Delegated Decision", "dec_framw": "Framework Decision",
    "reco": "Recommendation", "opin": "Opinion", "joint_action": "Joint Action",
}  # fmt: skip
_PAPER_FR = {
    "guidelines": "lignes directrices", "recommendations": "recommandations", "opinion": "avis", "statement": "déclaration",
    "binding_decision": "décision contraignante", "joint_opinion": "avis conjoint",
}  # fmt: skip
_FRENCH = {"loi": "loi n° ", "ordonnance": "ordonnance n° ", "decret": "décret n° ", "arrete": "arrêté du "}
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_PLACE_FR = {
    "art": "article {}", "par": "paragraphe {}", "aln": "alinéa {}", "pnt": "point {})", "idt": "tiret {}", "rct": "considérant {}",
    "anx": "annexe {}", "cpt": "chapitre {}", "sct": "section {}", "tis": "titre {}", "prt": "partie {}", "pt": "point {}",
    "§": "§ {}", "sec": "section {}", "sch": "annexe {}", "reg": "règle {}", "cls": "clause {}", "enc": "dispositif",
    "cor": "rectificatif du {}",
}  # fmt: skip
_PLACE_EN = {
    "art": "Article {}", "rct": "recital {}", "anx": "Annex {}", "cpt": "Chapter {}", "sct": "Section {}", "tis": "Title {}",
    "§": "§ {}",
    "prt": "Part {}", "pt": "paragraph {}", "aln": "subparagraph {}", "idt": "indent {}", "sec": "section {}", "sch": "Schedule {}",
    "reg": "regulation {}", "cls": "clause {}", "enc": "operative part", "cor": "corrigendum of {}",
}  # fmt: skip
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def name(ref: str, lang: str = "fr") -> str:
    """The short name of the authority that a reference belongs to: « RGPD », "GDPR"; made by rule where none is known."""
    authority = Ref.trusted(ref).authority
    known = instrument(authority)
    if known:
        return known.short.get(lang) or known.short.get("fr") or known.short.get("en") or str(authority)
    return _by_rule(str(authority).split("/"), lang) or _own(authority) or str(authority)


def formal(ref: str, lang: str = "fr") -> str:
    """What an authority is called by rule, whatever its short name: « règlement (UE) 2016/679 »; empty where no rule is known."""
    return _by_rule(str(Ref.trusted(ref).authority).split("/"), lang)


def _own(authority: str) -> str:
    """The number as documents write it, in a family that a person added: « DEC-2024-017 »."""
    found = numbered(authority)
    return found[0].prefix + found[1] if found else ""


def _by_rule(head: list[str], lang: str) -> str:
    french = lang == "fr"
    match head:
        case ["eu", "edpb", kind, year, number]:
            paper = _PAPER_FR[kind] if french else kind.replace("_", " ").capitalize()
            return f"{paper} {int(number):02d}/{year}"
        case ["eu", "wp29", number]:
            return f"WP {number}"
        case ["eu", "cjeu", case]:
            court, number, year = case.split("-")
            return ("CJUE, " if french else "Case ") + f"{court}-{number}/{year}" + _party(head)
        case ["eu", kind, year, number]:
            return (
                f"{(_KIND_FR if french else _KIND_EN).get(kind, kind)} {_number(kind, year, number, french)}"
            )
        case ["ecli", ecli]:
            return f"ECLI:{ecli}" + _party(head)
        case ["coe", "cets", number]:
            return f"STCE n° {number}" if french else f"CETS No. {number}"
        case ["coe", "ecthr", number]:
            return ("CEDH, n° " if french else "ECtHR, no. ") + number.replace("-", "/")
        case ["fr", "cnil", number]:
            return f"délibération {number}" + _party(head)
        case ["fr", "ce", number]:
            return f"CE, n° {number}"
        case ["fr", "cc", number]:
            return "CC, n° " + " ".join(number.rsplit("-", 1))
        case ["fr", "cass", number]:
            return f"Cass., n° {number}"
        case ["fr", "caa", number]:
            return f"CAA, n° {number}"
        case ["fr", "ta" | "ca" as court, city, number]:
            seat = "-".join(word if word in _SMALL else word.capitalize() for word in city.split("-"))
            return f"{court.upper()} {seat}, n° {number.replace('-', '/')}"
        case ["fr", kind, number] if kind in _FRENCH:
            return _FRENCH[kind].replace("n° ", "du " if _DAY.match(number) else "n° ") + _day(number)
        case _:
            return ""


_SMALL = frozenset(("en", "de", "la", "et"))

_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d\Z")


def _day(number: str) -> str:
    if not _DAY.match(number):
        return number
    year, month, day = number.split("-")
    return f"{'1er' if day == '01' else int(day)} {_MONTHS[int(month) - 1]} {year}"


def _number(kind: str, year: str, number: str, french: bool) -> str:
    """The number as the Official Journal of its time prints it: before 2015 regulations put the number first."""
    if int(year) >= 2015:
        return f"({'UE' if french else 'EU'}) {year}/{number}"
    if kind.startswith("reg"):
        union = ("UE" if french else "EU") if int(year) >= 2010 else ("CE" if french else "EC")
        return f"({union}) {'n° ' if french else 'No '}{number}/{year}"
    printed = year[2:] if int(year) < 1999 else year
    return (
        f"{printed}/{number}/{_COMMUNITY[int(year) >= 1993][french]}"
        if kind != "dec_framw"
        else f"{year}/{number}/{'JAI' if french else 'JHA'}"
    )


_COMMUNITY = (("EEC", "CEE"), ("EC", "CE"))
"""The Community before and since the Treaty of Maastricht, which took effect in November 1993, in English and French."""


def _party(head: list[str]) -> str:
    found = decision("/".join(head))
    who = (found.respondent or found.name) if found else ""
    return f" ({who})" if who else ""


def pinpoint_label(ref: str, lang: str = "fr") -> str:
    """The place of a reference in words, without its authority, or an empty string."""
    segments = [segment.partition("_")[::2] for segment in Ref.trusted(ref).pinpoint.split("/") if segment]
    if segments and segments[0][0] == "par" and ref.startswith("de/"):
        segments[0] = ("§", segments[0][1])
    if lang == "fr":
        return ", ".join(_french(code, value) for code, value in segments)
    return _english(segments)


def _french(code: str, value: str) -> str:
    if code in ("cpt", "tis", "anx") and value.isdecimal():
        value = roman(int(value))
    if code == "art":
        value = _LATIN.sub(" ", value)
    if code == "pnt" and value.isdecimal():
        return f"point {value}"
    return _PLACE_FR.get(code, code + " {}").format(value)


_LATIN = re.compile(
    r"(?<=\d)-(?=(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies|terdecies)\b)"
)


def _english(segments: list[tuple[str, str]]) -> str:
    words = ""
    for code, value in segments:
        if code in ("par", "pnt"):
            words += f"({value})" if words else f"{'paragraph' if code == 'par' else 'point'} ({value})"
            continue
        if code in ("cpt", "tis", "anx") and value.isdecimal():
            value = roman(int(value))
        words += (", " if words else "") + _PLACE_EN.get(code, code + " {}").format(value)
    return words


def label(ref: str, lang: str = "fr") -> str:
    """A whole reference in words: the short name of its authority, then the place."""
    place = pinpoint_label(ref, lang)
    return f"{name(ref, lang)}, {place}" if place else name(ref, lang)


def roman(number: int) -> str:
    """A number from 1 to 89 in Roman numerals, as chapters and annexes print it."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text
