"""Papers of the European data protection authorities: EDPB guidelines, recommendations, opinions; WP29 papers; treaties by number."""

from __future__ import annotations

import re
from functools import cache

from citeref.catalogue.decisions import decisions
from citeref.grammar.courts import with_points
from citeref.grammar.dates import DATE, iso
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text

KINDS = {
    "guidelines": "guidelines", "guideline": "guidelines", "lignes directrices": "guidelines", "leitlinien": "guidelines", "directrices": "guidelines",
    "linee guida": "guidelines", "richtsnoeren": "guidelines", "wytyczne": "guidelines", "wytycznych": "guidelines", "orientações": "guidelines",
    "diretrizes": "guidelines", "riktlinjer": "guidelines", "retningslinjer": "guidelines", "ohjeet": "guidelines", "suuniste": "guidelines",
    "suunised": "guidelines", "iránymutatás": "guidelines", "smernice": "guidelines", "usmernenia": "guidelines", "usmernení": "guidelines",
    "pokyny": "guidelines", "pokynů": "guidelines", "pokynech": "guidelines", "gairės": "guidelines", "gaires": "guidelines", "gairėse": "guidelines", "gairėmis": "guidelines", "wytycznymi": "guidelines", "pokynům": "guidelines", "usmerneniach": "guidelines",
    "smjernica": "guidelines", "smernicah": "guidelines", "smernic": "guidelines", "κατευθυντήριων γραμμών": "guidelines", "κατευθυντηρίων γραμμών": "guidelines", "orientărilor": "guidelines", "ghidurile": "guidelines",
    "ohjeissa": "guidelines", "ohjeiden": "guidelines", "suuntaviivat": "guidelines", "suuntaviivoissa": "guidelines", "suuntaviivojen": "guidelines", "suunistes": "guidelines", "suuniseid": "guidelines",
    "iránymutatása": "guidelines", "iránymutatását": "guidelines", "iránymutatásában": "guidelines", "riktlinjerna": "guidelines", "retningslinjerne": "guidelines", "pamatnostādņu": "guidelines",
    "zaleceniach": "recommendations", "aanbeveling": "recommendations", "rekommendationer": "recommendations", "henstillinger": "recommendations", "suositukset": "recommendations",
    "soovitused": "recommendations", "ajánlása": "recommendations", "rekomendacijos": "recommendations", "ieteikumi": "recommendations", "doporučení": "recommendations", "odporúčania": "recommendations",
    "priporočila": "recommendations", "preporuke": "recommendations", "препоръки": "recommendations", "συστάσεις": "recommendations", "recomandările": "recommendations", "rakkomandazzjonijiet": "recommendations", "moltaí": "recommendations", "gairių": "guidelines", "pamatnostādnes": "guidelines",
    "pamatnostādnēs": "guidelines", "насоки": "guidelines", "насоките": "guidelines", "κατευθυντήριες γραμμές": "guidelines", "ghidul": "guidelines", "orientările": "guidelines",
    "orientări": "guidelines", "liniile directoare": "guidelines", "smjernice": "guidelines", "smjernicama": "guidelines", "treoirlínte": "guidelines", "linji gwida": "guidelines", "ld ": "guidelines",
    "recommendations": "recommendations", "recommandations": "recommendations", "recommandation": "recommendations", "empfehlungen": "recommendations", "recomendaciones": "recommendations",
    "raccomandazioni": "recommendations", "aanbevelingen": "recommendations", "zalecenia": "recommendations", "recomendações": "recommendations",
    "opinion": "opinion", "avis": "opinion", "stellungnahme": "opinion", "dictamen": "opinion", "parere": "opinion", "advies": "opinion", "opinia": "opinion", "parecer": "opinion",
    "binding decision": "binding_decision", "décision contraignante": "binding_decision", "verbindlicher beschluss": "binding_decision", "decisión vinculante": "binding_decision",
    "bindend besluit": "binding_decision", "decisione vincolante": "binding_decision",
    "joint opinion": "joint_opinion", "avis conjoint": "joint_opinion", "gemeinsame stellungnahme": "joint_opinion", "dictamen conjunto": "joint_opinion",
    "statement": "statement", "déclaration": "statement",
}  # fmt: skip

_BOARD = "edpb|cepd|edsa|erod|eropd|eovp|edav|edak|екзд|εσπδ|eapd|ekdp|eksd"
"""The European Data Protection Board by its letters in the languages of the Union."""

_NUMBER = pattern(
    rf"(?:\s+(?:(?:of|by|de|du|del|della|do|da|des|der|van|von|fra|från|на|του|al)\s+)?(?:(?:the|la|het|de)\s+)?(?:l'|de l'|dell'|d'|tal-)?(?:{_BOARD})(?:-[^\W\d_]{{1,3}}|:[^\W\d_]{{1,3}}|'s)?)?,?\s+(?:n\s?°|no\.?|nr\.?|č\.|št\.|br\.|αριθ\.|№)?\s?[*_]{{0,2}}(\d{{1,2}})\s?/\s?(20\d\d)(?!\d)"
)
_NUMBER_BEFORE = pattern(
    rf"(?:(?:{_BOARD})(?:-[^\W\d_]{{1,3}})?\s+)?(?<![\d/])(\d{{1,2}})/(20\d\d)\.?\s+(?:(?:sz\.|számú)\s+)?$"
)
"""« az EDPB 07/2020. számú iránymutatása »: the number before its kind."""

_CONTEXT = pattern(
    r"\b(?:edpb|cepd|edsa|erod|gepd|comité européen de la protection|european data protection board|datenschutzausschuss|edpb-edps|cepd-edps|eksd|екзд)\b"
)
_CONSISTENCY = pattern(r"(?<!\w)articles?\s6[3-5](?!\d)[^\n]{0,60}(?:gdpr|rgpd|regulation|règlement)")
"""The articles of the GDPR under which the Board gives its opinions, in the citations of one."""

_CNIL_NUMBER = pattern(
    r"\s(?:de la (?:cnil|commission)|of the cnil|cnil)(?:\s[^\W\d_]+){0,3}?,?\s\(?n\s?°\s?((?:19|20)\d\d-\d{3})(?![\d-])"
)
"""« la recommandation de la CNIL n° 2020-092 »: a deliberation by its number."""

_OWN = pattern(
    r"\b(?:edps|european data protection supervisor|contrôleur européen|ombudsman|court of auditors|ecb|bce)\b"
)
_WP29 = re.compile(r"\b(?:article 29|working party|groupe de travail|g29|wp\s?29|artikel-29|wp\s?\d{2,3})\b")
_WP_IN = pattern(r"[^.\n]{0,90}?\(?\bwp\s?\.?\s?(\d{2,3})(?:\s?rev\.?\s?\.?\d{1,2})?\)?")
_WP = pattern(r"wp(?:29)?\s?(?:n°|no\.?)?\s?-?(\d{2,3})(?!\d)(?:\s?,?\s?rev\.?\s?\.?\d{1,2})?")
_OPINIONS = {
    (4, 2007): 136,
    (1, 2010): 169,
    (15, 2011): 187,
    (4, 2012): 194,
    (3, 2013): 203,
    (5, 2014): 216,
    (6, 2014): 217,
    (8, 2010): 179,
    (2, 2010): 171,
}
_CETS = pattern(r"(?:cets|stce|ste|ets)\s?(?:n\s?°|no\.?|nr\.?)?\s?(\d{1,3})(?!\d)")
_CONVENTION = pattern(r"(?:\s+(?:n\s?°|no\.?|nr\.?))?\s+(108\+?|181|185|223|225)(?![\d/+])")


def paper(text: Text, start: int, end: int, floor: int) -> list[Mention]:
    """A numbered paper at the word for its kind."""
    low = text.low
    kind = KINDS[low[start:end].replace("\n", " ")]
    found = _NUMBER.match(low, end)
    before = (
        _NUMBER_BEFORE.search(low, max(floor, start - 32), start) if low.startswith("iránym", start) else None
    )
    if before and int(before[2]) >= 2018:
        ref = f"eu/edpb/{kind}/{int(before[2])}/{int(before[1])}"
        return [Mention(before.start(), end, (ref,), "explicit", "papers", holds=True)]
    if not found and kind in ("guidelines", "recommendations") and (own := _CNIL_NUMBER.match(low, end)):
        return [Mention(start, own.end(), (f"fr/cnil/{own[1]}",), "explicit", "papers", holds=True)]
    if not found:
        dated = _dated(text, start, end) if kind in ("guidelines", "recommendations") else None
        return [dated] if dated else []
    number, year = int(found[1]), int(found[2])
    around = low[max(0, start - 160) : found.end() + 120]
    if (
        kind == "opinion"
        and (year < 2018 or _WP29.search(around[160 if start > 160 else start :]))
        and year < 2019
    ):
        inner = _WP_IN.match(low, found.end())
        if inner:
            end = found.end() + len(inner[0])
            return [Mention(start, end, (f"eu/wp29/{int(inner[1])}",), "explicit", "papers", holds=True)]
        known = _OPINIONS.get((number, year))
        return (
            [Mention(start, found.end(), (f"eu/wp29/{known}",), "explicit", "papers", holds=True)]
            if known
            else []
        )
    if kind in ("opinion", "statement") and (
        not (_CONTEXT.search(around) or _CONSISTENCY.search(low, max(0, start - 700), start))
        or _OWN.search(low[max(0, start - 60) : found.end() + 40])
    ):
        return []
    if year < 2018:
        return []
    begin = start
    lead = re.search(r"(?:edpb|cepd|edsa)\s+$", low[max(floor, start - 6) : start])
    if lead:
        begin -= len(lead[0])
    return with_points(text, begin, found.end(), f"eu/edpb/{kind}/{year}/{number}")


_OF_DAY = pattern(
    rf"(?:\s(?:de la|of the)\s(?:cnil|commission))?(?:\s\(cnil\))?\s(?:du|of|en date du|adoptée?s? le)\s{DATE}"
)


@cache
def _by_day() -> dict[tuple[str, str], str]:
    """(day, first word of the subject) to the guidelines and recommendations of the CNIL, where one only was adopted that day."""
    found: dict[tuple[str, str], str] = {}
    for item in decisions().values():
        if item.body == "cnil" and item.kind == "deliberation":
            key = (item.date, item.subject.lower()[:6])
            found[key] = "" if key in found else item.ref
    return found


def _dated(text: Text, start: int, end: int) -> Mention | None:
    """« les lignes directrices du 17 septembre 2020 »: a paper of the CNIL by its kind and day."""
    found = _OF_DAY.match(text.low, end)
    word = {"guid": "lignes", "lign": "lignes", "reco": "recomm"}.get(text.low[start : start + 4], "")
    ref = _by_day().get((iso(found), word), "") if found and word else ""
    evidence = (text.raw[start:end], text.raw[found.start(1) : found.end()]) if found else ()
    return (
        Mention(start, found.end(), (ref,), "described", "papers", evidence=evidence)
        if found and ref
        else None
    )


def working_paper(text: Text, start: int) -> list[Mention]:
    """A paper of the Article 29 Working Party by its WP number."""
    found = _WP.match(text.low, start)
    if not found or not text.raw[start : start + 2].isupper() or int(found[1]) in (29,):
        return []
    return with_points(text, start, found.end(), f"eu/wp29/{int(found[1])}")


def treaty_number(text: Text, start: int) -> Mention | None:
    """« STCE n° 108 », "CETS No. 223"."""
    found = _CETS.match(text.low, start)
    if not found or not text.raw[start : start + 3].isupper():
        return None
    return Mention(start, found.end(), (f"coe/cets/{int(found[1])}",), "explicit", "papers", holds=True)


def convention(text: Text, start: int, end: int) -> Mention | None:
    """« Convention 108 », « Convention 108+ »."""
    found = _CONVENTION.match(text.low, end)
    if not found:
        return None
    number = "223" if found[1] == "108+" else found[1]
    return Mention(start, found.end(), (f"coe/cets/{number}",), "explicit", "papers", holds=True)
