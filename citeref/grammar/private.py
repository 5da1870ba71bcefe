"""Places that cite no law: a document's own articles, headings, « article 9 ci-dessus », the clauses of a contract."""

from __future__ import annotations

import re
from functools import lru_cache

from citeref.grammar.owners import Tongue, governed, owned
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.text import Text

_INTERNAL = pattern(
    r"[\s,)]*\s(?:ci-avant|ci-après|ci-dessus|ci-dessous|supra|infra|above|below|hereof|herein|hereto|hereunder|des présentes|des présentes conditions|de la proposition de loi|du projet de loi|of the proposal|of the bill)\b"
)
_PRECEDED = pattern(
    r"(?:\b(?:this|these|présent|présente|the present|mon|ma|my|our|notre|nos|votre|your|their|leur|leurs|amendement|amendment|produit|salle|room|poste|bureau|ext\.|lot|norme|rfc|rule|clause|clauses|page|p\.|chapitre du livre|mio|mia|meu|mein|meinem|mijn|mój|min|mitt)[\s\"]+)$"
)
_BILL = pattern(
    r"(?:amendements?|amendments?)\s(?:n°\s?|no\.?\s?)?\d{1,4}\.?\s*$|(?:amendements?|amendments?|proposition de loi|projet de loi|\bbill\b)[^.;\n]{0,60}$"
)
_BILLS = ("amend", "de loi", "bill")
"""Parts of words of which any mention of a bill has one."""

_LAYS_DOWN = pattern(
    r"(?<!\w)(?:arr[êe]te(?:nt)?|d[ée]cide(?:nt)?|ordonne|d[ée]cr[èe]te|d[ée]lib[èe]re)\s?:\s*\Z"
)
"""« LE MAIRE ARRÊTE : **Article 1er** - … »: the articles of an order or a decision, said on one line."""

_SECTIONS = ("par_", "aln_", "pnt_", "sct_", "cpt_", "prt_", "anx_")
_ELSEWHERE_HERE = frozenset(
    "infra supra above below ci-dessus ci-dessous unten oben arriba abajo hierboven hieronder".split()
)
"""« v. infra, **§ 4** »: a section of the text itself."""

_STANDARD = pattern(r"(?<!\w)(?:rfc|iso(?:/iec)?|iec|ieee|nist|nf|ansi|etsi|pci dss)\s?[\w.:/-]{1,20},?\s\Z")
"""A technical standard right before a section: "RFC 8259 § 2"."""

_PRESS = pattern(
    r"(?:précédent|dernier|previous|earlier|last|yesterday's|vorige|vorig|vorigen|letzter|letzten|gestrigen?|anterior|último|precedente|scorso|jučerašnj\w{1,3}|včerejší\w{0,2}|včerajš\w{1,4}|wczorajsz\w{1,4}|"
    r"gårdagens|förra|redakčn\w{1,3}|redakcyjn\w{1,3}|uredničk\w{1,3}|novinsk\w{1,3}|eilis\w{1,4}|eilse\w{0,2}|vakardien\w{0,3}|vakarykšt\w{1,4}|tegnapi|wczesniejsz\w{1,3}|вчерашн\w{1,3}|χθεσιν\w{1,3})"
)
"""What stands before the article of a newspaper or a blog."""

_ALSO_OF_LAW = frozenset(("previous", "earlier", "last", "dernier", "précédent"))
"""Of these, the words that may stand before a law's article as well, which then has its capital."""

_OF_A_SERIES = pattern(
    r"\s(?:(?:layout|template|stylesheet|css|headline)|(?:i|in|fra|från|din|v|z|ze|zo|iz|aus|uit|w|u|от|из) (?:the |this |our |my |der |de |vores |våra? |notre |naszej |naší )?(?:series?|serie[nr]?|reihe|reeks|serii|seriálu?|serije|seriji|seria|поредица\w{0,2}))(?!\w)"
)
"""What stands behind it: « artikel 5 i serien »; or behind a part of a page's design."""

_TITLED = pattern(r"\s\([A-ZÀ-Þ][^()\n]{2,60}\)")
"""« Article 14 (Limitation) »: the cross-reference of a contract with numbered clauses."""

_PARAGRAPHS = 700
"""How far back, in characters, the bill is named whose paragraphs a French report counts."""

_OF_A_BILL = pattern(r"(?<!\w)(?:propositions? de loi|projets? de loi)(?!\w)")

_HEADING = pattern(r"(?:^|\n)[ \t#>*_|\"-]*$")
_TITLE_AFTER = pattern(
    r"(?: \((?:nouveau|nouvelle|supprimé|supprimée|new|deleted)\))?[ \t*_]*(?:\n|$|[-:.|][ \t*_]|\s-\s|\.-)"
)
_NAMED = pattern(r"\s[^\W\d_]+(?:\s[^\W\d_]+)?\"")
"""What makes a quoted place the name of something: "Article 6 status"."""

_OPERATIVE = pattern(r"[.;]\s*$")

_CLAUSE = 800
"""How far back, in characters, the number of the clause is sought that a place stands in."""

CONTRACTS = frozenset("bail lease loyer statuts satzung mietvertrag mietvertrages".split())
"""Nouns of private texts that govern no data: once a place is said to be one's, the bare articles after it are its own too, until a law is named."""


def internal(low: str, end: int) -> bool:
    """Whether the words behind a place say that it is the text's own: « ci-dessus », "hereof", « des présentes »."""
    return _INTERNAL.match(low, end) is not None


def heads(text: Text, place: Places) -> bool:
    """Whether a place is a heading: alone on its line, or with its title behind it."""
    return bool(
        text.raw[place.start].isupper()
        and len(place.items) == 1
        and _TITLE_AFTER.match(text.low, place.end)
        and _HEADING.search(text.low[max(0, place.start - 30) : place.start])
    )


def private(text: Text, place: Places, tongue: Tongue) -> bool:
    """Whether a place is the document's own, or something else's: a heading, « article 9 ci-dessus », « article 12 du bail »."""
    low, start, end = text.low, place.start, place.end
    if internal(low, end) or governed(low, end, tongue, text.raw) or owned(low, start):
        return True
    before = low[max(0, start - 90) : start]
    if _of_another_text(text, place, before):
        return True
    if (before[-1:].isspace() and _PRECEDED.search(before[-30:])) or (
        any(word in before for word in _BILLS) and _BILL.search(before)
    ):
        return True
    if (
        text.raw[start] == "A"
        and len(place.items) == 1
        and _OPERATIVE.search(before[-30:])
        and re.match(r"\s?:\s", low[end : end + 3])
    ):
        return True
    if re.match(r"-[^\W\d_]{3,}", low[end : end + 5]) or (
        low[start - 1 : start] == '"' and len(place.items[0].paths[0]) == 1 and _NAMED.match(low, end)
    ):
        return True
    return numbered_alike(low, start, place.items[0].paths[0][0]) or heads(text, place)


def _of_another_text(text: Text, place: Places, before: str) -> bool:
    """Whether a place is a newspaper's article, a standard's section, a bill's paragraph or a section of the text itself."""
    low, first = text.low, place.items[0].paths[0][0]
    if before[-1:].isspace() and (last := before.rsplit(None, 1)[-1:]):
        word = last[0].rstrip(",")
        told = _before_press(word) and not (word in _ALSO_OF_LAW and text.raw[place.start].isupper())
        if told or (first[:4] in _SECTIONS and word in _ELSEWHERE_HERE):
            return True
        if first.startswith(("par_", "sct_")) and _STANDARD.search(before):
            return True
        if word.endswith(":") and text.raw[place.start].isupper() and _LAYS_DOWN.search(before):
            return True
    if low[place.end : place.end + 1] == " " and _OF_A_SERIES.match(low, place.end):
        return True
    return first.startswith("aln_") and _in_a_bill(low, place.start)


@lru_cache(maxsize=8192)
def _before_press(word: str) -> bool:
    return _PRESS.fullmatch(word) is not None


def _in_a_bill(low: str, start: int) -> bool:
    """Whether a bill is named before a paragraph, so that it is the bill's own."""
    near = low[max(0, start - _PARAGRAPHS) : start]
    return "de loi" in near and _OF_A_BILL.search(near) is not None


_SECTION_HEADING = pattern(r"§ ?(\d{1,3})[.:]? +[A-ZÄÖÜ][^\n]{1,80}(?<![.;,])(?=\n|\Z)")
_LINE_OPENS = pattern(r"(?:\A|\n)[ \t#*]{0,4}\Z")


def section_headings(text: Text) -> frozenset[str]:
    """The §§ that are headings of the text itself, as in a German contract: « § 5 Weisungsrecht » alone on a line."""
    raw = text.raw
    return frozenset(
        f"par_{found[1]}"
        for found in _SECTION_HEADING.finditer(raw)
        if _LINE_OPENS.search(raw, max(0, found.start() - 5), found.start())
    )


def clause(text: Text, place: Places) -> bool:
    """Whether a place is written as a contract with numbered clauses refers to its own: « Article 14 (Limitation) »."""
    return len(place.items) == 1 and _TITLED.match(text.raw, place.end) is not None


def numbered_alike(low: str, start: int, article: str) -> bool:
    """Whether « article 5.1 » stands in a paragraph that is numbered 5 itself: a contract's own."""
    own = re.match(r"art_(\d+)\.\d+\Z", article) if "." in article else None
    if own is None:
        return False
    line = low.rfind("\n", max(0, start - _CLAUSE), start) + 1
    if (line or start < _CLAUSE) and re.match(rf"[ \t#>*_-]*{own[1]}\.\d", low[line : line + 12]):
        return True
    beside = re.search(rf"(?<![\d.]){own[1]}\.\d{{1,2}}\s+$", low[max(0, start - 10) : start - 2])
    return beside is not None
