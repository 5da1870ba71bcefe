"""Decisions of courts: Court of Justice, Strasbourg, Conseil d'État, Conseil constitutionnel, Cour de cassation; any ECLI.

A decision is written in a row — court, date, parties, number, ECLI, point — and is one citation from its first part to its
first point; further points are citations of their own. The ECLI wins over the number (Council conclusions 2011/C 127/01).
"""

from __future__ import annotations

import re

from citeref.catalogue.decisions import decision
from citeref.grammar.dates import DATE
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text

_CASE = pattern(
    r"(?P<court>[ctf])\s?-\s?(?P<number>[1-9]\d{0,3})\s?/\s?(?P<year>\d\d)(?!\d)(?:\s*p(?:pu)?\b)?(?!\s?(?:mm|cm|m\b|kg|v\b))"
)
_ECLI = pattern(r"(?:ecli:)?((?:eu:[ctf]|fr:[a-z]{2,7}|ce:echr|[a-z]{2}:[a-z]{2,7}):\d{4}:[a-z0-9.]+)")
_WHOLE = pattern(r"[A-Z]{2}:[A-Z0-9]{1,7}:(?:19|20)\d\d:[A-Z0-9.]{1,25}\Z")
_POINT_WORDS = (
    r"points?|pts?\.?|paragraphs?|paragraphes?|paras?\.?|§§?|rn\.|rdnr\.|randnummern?|apartados?|punti|punto|punten|punt|pkt|pkt\.|n\.os|n\.°|bod[uy]?|body|punkt(?:erne|erna|y|u|ai|id|i)?|"
    r"considérants?|cons\.|consid\.|σκέψη|σκέψεις|точк[аи]|т\.|pont(?:ja|jai)?|præmis(?:serne)?|randnr\.|punct(?:ul|ele)|točk[aei]|číslo|al\.|mír(?:eanna)?|punktu|rz\.|ziffer|motivi"
)
_POINT = pattern(
    rf"\s?[,:(]?\s?(?:(?:a|at|au|aux|in|i|den|les|the|et|and|in\s+particular|notamment|insbesondere|son|ses|its)\s+)*(?:{_POINT_WORDS})\s?(\d{{1,4}})(?:\.(?=\s?[,)]))?(?:\s?(?:-|à|to|bis|a|al|t/m|až|do)\s?(\d{{1,4}}))?(?!\d)"
)
_NEXT = pattern(
    r"\s?(?:,|et|and|und|y|e|en|i|oraz|och|og|ja|a|sowie|as well as|ainsi que|or|ou)\s+(\d{1,4})(?:\s?(?:-|à|to|bis|a|al|t/m|až|do)\s?(\d{1,4}))?(?![\d/%-])(?!\s?(?:%|mm|euros|january|février|ans))"
)
_TRAIL = pattern(r"[,;]?\s?\(?\s?(?:ecli:)?(eu:[ctf]:\d{4}:\d{1,5})\)?")
_JOINED = pattern(r"(?:\s?(?:,|and|et|und|y|e|en|i|à|to)\s+[ctf]\s?-\s?\d{1,4}/\d\d(?!\d)(?:\s*p\b)?)+")

_LEAD = pattern(
    rf"(?:(?:(?:arrêts?|judgments?|judgment of the court|urteil|sentencia|stjue|sentenza|wyrok|arrest|hotărârea|acórdão|dom|dommen|ordonnance|order|opinion)\s+)?"
    rf"(?:(?:cjue|cjce|cjeu|ecj|eugh|tjue|cgue|hvj(?:\s+eu)?|tsue|curia|tribunal|gde ch\.|gc|general court|grand chamber|gr\. ch\.|cour de justice|c\.j\.u\.e\.)\s*[,(]?\s*)?"
    rf"(?:(?:du|of|vom|de|del|van|z|z dnia|af den|av den|,)?\s*{DATE}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})?\s*)$"
)
_NAMED = pattern(
    rf"(?:{DATE}|\d{{1,2}}/\d{{1,2}}/\d{{4}})(?:\s*\((?:[^()\n]){{1,30}}\))?(?:\s+in)?,?\s+(?P<party>[^;\n]{{2,140}}?)[,(]?\s*(?:aff\.|affaires?|(?:in\s+)?(?:joined\s+)?cases?|rs\.|rechtssachen?|asuntos?|cause?|zaak|sprawa|sprawy|c-)?\s*$"
)


def _point_refs(base: str, first: str, last: str | None) -> tuple[str, ...]:
    if last and int(first) < int(last) <= int(first) + 200:
        return tuple(f"{base}/pt_{n}" for n in range(int(first), int(last) + 1))
    return (f"{base}/pt_{int(first)}",)


_POINT_AFTER = pattern(
    r"\s?[,(]?\s?\(?(\d{1,4})\)?\.?(?:\s?-\s?(\d{1,4})\.?)?\s(?:kohta|kohdat|kohdassa|kohdan|kohtaa|kohdasta|kohtaan|kohdissa|pont\w{0,6}|punkt(?:a|s|u|ā|ai|i|us|os|uose|iem)|punkt(?:as|ą|o|e))(?![\w])"
)
"""A point whose number stands before its word: « 56 kohta », « 46. pont », « 122. punkta »."""


_POINT_BRACKETED = pattern(r"\)?\s?[,(]?\s?(?:at\s|para\.?\s)?\[(\d{1,4})\](?:\s?-\s?\[?(\d{1,4})\]?)?(?!\d)")
"""A point as OSCOLA prints it behind a decision: "ECLI:EU:C:2023:958, [90]-[93]"."""

_PARTIES = pattern(r",?:?\s?([^\W\d_][^;:()\n]{2,90}?),?\s\(?(?:ecli:)?eu:[ctf]:")
"""The parties between a case's number and its identifier: « C-311/18, **Facebook Ireland et Schrems**, EU:C:2020:559 »."""

_HUNGARIAN = pattern(
    r"\.?\s(?:sz\.|számú)\s(?:egyesített\s)?(?:ügyben\s|ügyekben\s)?(?:(?:[^;\n]{0,60}?hozott\s)?(?:ítélet|végzés)\w{0,6}(?=\s)|ügy(?=,))"
)
"""« a C-132/21. **sz. ügyben … hozott ítélet** 57. pontjában »."""


_POINT_OF_A_PLACE = pattern(
    r"\s(?:de l'article|de cet article|of article|of that article|des? article|point|lettre)"
)


_NUMBER_BEFORE = pattern(r"\d[)a-z]?\s\Z")
"""What shows that a paragraph behind a bracket is that of the article before it: « l'article 6 (voir C-252/21), paragraphe 1 »."""


def _past_bracket(low: str, start: int, end: int) -> re.Match[str] | None:
    """The point behind the bracket that a decision's number stands in: « KNLTB (C-621/22), point 49 »."""
    near = max(0, start - 120)
    opened = low.rfind("(", near, end)
    if low[end : end + 2] != ")," or opened <= low.rfind(")", near, end):
        return None
    found = _POINT.match(low, end + 1)
    if found is None or _POINT_OF_A_PLACE.match(low, found.end()):
        return None
    return None if _NUMBER_BEFORE.search(low, max(0, opened - 5), opened) else found


def _hungarian_point(low: str, end: int) -> re.Match[str] | None:
    """The point behind a Hungarian decision whose number stands before the word for it."""
    found = _HUNGARIAN.match(low, end)
    return _POINT_AFTER.match(low, found.end()) if found else None


def with_points(text: Text, start: int, end: int, ref: str, kind: str = "explicit") -> list[Mention]:
    """The decision with its first point, and a mention for each further point."""
    point = (
        _POINT.match(text.low, end)
        or _past_bracket(text.low, start, end)
        or _POINT_AFTER.match(text.low, end)
        or _POINT_BRACKETED.match(text.low, end)
        or _hungarian_point(text.low, end)
    )
    if not point:
        return [Mention(start, end, (ref,), kind, "courts", holds=True)]  # type: ignore[arg-type]
    found = [Mention(start, point.end(), _point_refs(ref, point[1], point[2]), kind, "courts", holds=True)]  # type: ignore[arg-type]
    at = point.end()
    while more := _NEXT.match(text.low, at):
        found.append(Mention(more.start(1), more.end(), _point_refs(ref, more[1], more[2]), kind, "courts"))  # type: ignore[arg-type]
        at = more.end()
    return found


def case(text: Text, start: int, floor: int) -> list[Mention]:
    """A case of the Court of Justice, General Court or Civil Service Tribunal by its number."""
    low = text.low
    found = _CASE.match(low, start)
    if not found or not text.raw[start].isupper() or _sold(low, start, found.end()):
        return []
    ref = f"eu/cjeu/{found['court'].upper()}-{int(found['number'])}-{found['year']}"
    end = found.end()
    joined = _JOINED.match(low, end)
    if joined:
        end = joined.end()
    tail = re.match(
        r"\s?(\([^()\n]{2,90}\)|[^\W\d_][^,;:()\n]{2,80}?(?=,\s?(?:ecli:)?eu:[ctf]:|,\s?(?:point|para|§)|\s\([^()]{3,60}\),\s))",
        low[end : end + 140],
    )
    parties = _PARTIES.match(low, end, end + 140)
    trail = _TRAIL.match(low, end) or (_TRAIL.match(low, end + tail.end()) if tail else None)
    if trail is None and parties and text.raw[parties.start(1)].isupper():
        trail = _TRAIL.match(low, parties.end(1))
    if trail:
        ref, end = (
            f"ecli/{trail[1].upper()}",
            trail.end() - (1 if trail[0].endswith(")") and "(" not in trail[0] else 0),
        )
        return with_points(text, _beginning(low, start, floor), end, ref)
    begin = _beginning(low, start, floor)
    told = 0 if _POINT.match(low, end) or _POINT_BRACKETED.match(low, end) else _told(text, end)
    return with_points(text, begin, told or end, ref)


_BOUGHT = pattern(
    r"\s(?:\(?\d{1,5}\s?€|achetée?s?|commandée?s?|vendue?s?|bought|ordered|purchased|sold (?:at|for|by)|gekauft|bestellt|comprad[oa]s?|vendid[oa]s?|comprat[oi]|venduto|gekocht|besteld|kupion\w{1,2}|zamówion\w{1,2}|koupen\w{1,2}|kúpen\w{1,2}|köpt|købt)(?!\w)"
)
_MODELS = frozenset(
    "modèle modele référence réf. ref. model modell modelo modello appareil imprimante printer part sku".split()
)


def _sold(low: str, start: int, end: int) -> bool:
    """Whether a case's number is that of a product: « modèle C-311/18 », « la C-131/12 commandée hier »."""
    word = low[max(0, start - 24) : start].split()[-1:]
    return (bool(word) and word[0] in _MODELS) or _BOUGHT.match(low, end) is not None


_ANOTHER = pattern(
    r"(?<!\w)[ctf]\s?-\s?\d|eu:[ctf]:|(?<!\w)(?:then|puis|see|voir|cf\.|articles?|art\.)(?!\w)"
)
_DATING = pattern(
    r"(?:judge?ment|ruling|order|opinion|arrêt|ordonnance|conclusions|urteil|sentencia|sentenza|précit|above|cited|du \d|of \d|\d)"
)
_SEGMENT = pattern(r"\s\([^()\n]{2,90}\)|,?\s[^\W\d_][^,;:()\n]{2,70}(?:\s?\([^()\n]{3,70}\))?")


def _told(text: Text, end: int) -> int:
    """Where the parties, date and the like end that stand between a case's number and its points; 0 where no point follows."""
    low, at = text.low, end
    for _ in range(3):
        segment = _SEGMENT.match(low, at, at + 150)
        if not segment or _ANOTHER.search(segment[0]):
            return 0
        begin = at + len(segment[0]) - len(segment[0].lstrip(" ,("))
        if not (text.raw[begin].isupper() or _DATING.match(low, begin)):
            return 0
        at = segment.end()
        if _POINT.match(low, at) or _POINT_AFTER.match(low, at):
            return at
    return 0


def _beginning(low: str, start: int, floor: int) -> int:
    """Where the row that ends in a case number begins: its date, if one stands before the parties."""
    window = low[max(floor, start - 190) : start]
    shift = start - len(window)
    named = _NAMED.search(window)
    if named:
        return shift + named.start()
    lead = _LEAD.search(window)
    if lead and lead[0].strip():
        return shift + lead.start() + (len(lead[0]) - len(lead[0].lstrip()))
    return start


def ecli(text: Text, start: int, floor: int) -> list[Mention]:
    """A decision by its ECLI, with or without the prefix."""
    found = _ECLI.match(text.low, start)
    if not found:
        return []
    code = found[1].rstrip(".").upper()
    if not _WHOLE.match(code) or not text.raw[start].isupper():
        return []
    end = found.start(1) + len(code)
    return with_points(text, _beginning(text.low, start, floor), end, f"ecli/{code}")


_CE = pattern(r"(?:n[°os]{0,2}\.?\s?s?|nos?\.?|n\s°s?)\s?(\d{3}\.?\s?\d{3}|\d{5,6})(?![\d-])")
_CE_LEAD = pattern(
    r"(?:(?:ce|conseil d'état|conseil d'etat|c\.e\.)\b[^;\n]{0,110}?|(?:décision|decision|arrêt|ordonnance)\s+)$"
)
_CE_START = pattern(
    r"(?<!\w)(?:ce|conseil d'état|conseil d'etat|c\.e\.|décision|decision|arrêt|ordonnance)(?!\w)"
)
_CASS = pattern(r"(?:pourvois?\s+)?(?:n\s?[°os]{0,2}\.?\s?|nos?\.?\s?)?(\d\d-\d\d\.?\d{3})(?![\d-])")
_CASS_LEAD = pattern(
    r"(?:cass\.|cour de cassation|crim\.|soc\.|com\.|civ\.|ass\. pl[ée]n\.|ch\. mixte|chambre (?:sociale|criminelle|commerciale|civile))[^;\n]{0,80}?$"
)
_CC = pattern(
    r"(?:n\s?[°os]{0,2}\.?\s?)?((?:19|20)\d\d)-(\d{1,4})((?:\s?[/,-]\s?\d{1,4}){0,4})\s?(dc|qpc|l\b|lp\b|pdr|an\b|sen\b|i\b|d\b|lom|org|rip)\b"
)
_APP = pattern(
    r"(?:n[°os]{0,2}\.?\s?s?|nos?\.?|requête\s+n°|application\s+no\.?|req\.\s*n°)\s?(\d{1,5})/(\d\d)(?!\d)((?:\s?(?:,|et|and)\s+\d{1,5}/\d\d(?!\d))*)"
)
_APP_LEAD = pattern(
    r"(?:cedh|ecthr|echr|cour edh|cour européenne|european court|c\.\s|\bv\.?\s|\bv\s|\bc/)[^;\n]{0,120}$"
)


def council_of_state(text: Text, start: int, floor: int) -> list[Mention]:
    """A decision of the Conseil d'État: its number after « CE », a date, or « décision »."""
    found = _CE.match(text.low, start)
    if not found:
        return []
    window = text.low[max(floor, start - 130) : start]
    number = re.sub(r"\D", "", found[1])
    lead = None
    for found_lead in _CE_START.finditer(window):
        if text.raw[start - len(window) + found_lead.start()].isupper() or found_lead[0] not in ("ce",):
            lead = _CE_LEAD.match(window, found_lead.start())
    if not lead:
        return with_points(text, start, found.end(), f"fr/ce/{number}") if decision(f"fr/ce/{number}") else []
    if len(number) < 5:
        return []
    begin = start - len(lead[0])
    if lead[0].startswith(("décision", "decision", "arrêt", "ordonnance")):
        if len(number) != 6:
            return []
    elif not text.raw[begin : begin + 2].isupper() and not text.raw[begin].isupper():
        return []
    return with_points(text, begin, found.end(), f"fr/ce/{number}")


def cassation(text: Text, start: int, floor: int) -> list[Mention]:
    """A judgment of the Cour de cassation by its pourvoi, after the name of the court or of a chamber."""
    found = _CASS.match(text.low, start)
    if not found:
        return []
    digits = re.sub(r"\D", "", found[1])
    ref = f"fr/cass/{digits[:2]}-{digits[2:4]}.{digits[4:]}"
    window = text.low[max(floor, start - 120) : start]
    lead = _CASS_LEAD.search(window)
    dotted = "." in found[1]
    if not lead and not (dotted and found[0][0] in "np"):
        return []
    begin = (
        start - len(lead[0])
        if lead and not re.search(r"\.\s+[A-Z]", text.raw[start - len(lead[0]) + 6 : start])
        else start
    )
    if lead and (
        ch := re.search(r"(?:cass\.\s*)?(?:\d(?:re|e|ère|ème)\s+)$", text.low[max(floor, begin - 16) : begin])
    ):
        begin -= len(ch[0])
    return [Mention(begin, found.end(), (ref,), "explicit", "courts", holds=True)]


def constitutional(text: Text, start: int) -> Mention | None:
    """A decision of the Conseil constitutionnel: year-number and its nature (DC, QPC …)."""
    found = _CC.match(text.low, start)
    if not found or not text.raw[found.start(4) : found.end(4)].isupper():
        return None
    more = "".join("-" + n for n in re.findall(r"\d+", found[3]))
    begin = start
    before = re.search(r"(?:décisions?|decisions?)\s+$", text.low[max(0, start - 12) : start])
    if before:
        begin -= len(before[0])
    end = found.end()
    ref = f"fr/cc/{found[1]}-{int(found[2])}{more}-{found[4].upper()}"
    point = re.match(
        rf"(?:\s+du\s+{DATE})?,?\s+(?:cons\.|considérant|§|paragr\.|paragraphe|point)\s?(\d{{1,3}})(?!\d)",
        text.low[end : end + 60],
    )
    if point:
        return Mention(begin, end + point.end(), (f"{ref}/pt_{point[4]}",), "explicit", "courts", holds=True)
    return Mention(begin, end, (ref,), "explicit", "courts", holds=True)


_CASE_OF = pattern(r"(?<!\w)(?:CASE OF|AFFAIRE) [^\n]{3,110}\n\s?\(?(?:(?:Application|Requête)s?\s)?\Z")
"""The head of a Strasbourg judgment: the parties on one line, the application's number on the next."""

_OTHERS = pattern(r"\s(?:and|et)\s\d{1,3}\s(?:others|autres)")


def strasbourg(text: Text, start: int, floor: int) -> list[Mention]:
    """A judgment of the European Court of Human Rights by its application number."""
    found = _APP.match(text.low, start)
    if not found:
        return []
    window = text.low[max(floor, start - 150) : start]
    if not (_APP_LEAD.search(window) or _CASE_OF.search(text.raw, max(floor, start - 150), start)):
        return []
    begin = start
    party = re.search(
        r"([A-ZÀ-Ž][\w.'’-]*(?:\s+(?:and|et|&|de|der|van|von|e\.a\.)?\s?[\w.'’-]+){0,5}\s+(?:c\.|v\.?|c/)\s+(?:the\s+|la\s+|l')?[A-ZÀ-Ž][\w-]+(?:[\s-][A-Z][\w-]+)*(?:\s*\[GC\])?(?:\s*\([^()]{2,30}\))?,?\s*(?:\[GC\],?\s*)?)$",
        text.raw[start - len(window) : start],
    )
    if party:
        begin -= len(party[0])
        dated = re.search(rf"{DATE},?\s*$", text.low[max(floor, begin - 40) : begin])
        if dated:
            begin -= len(dated[0])
    end = found.end()
    if others := _OTHERS.match(text.low, end):
        end = others.end()
    told = 0 if _POINT.match(text.low, end) else _told(text, end)
    return with_points(text, begin, told or end, f"coe/ecthr/{int(found[1])}-{found[2]}")


def points(text: Text, end: int) -> list[tuple[int, int, tuple[tuple[str, ...], ...]]]:
    """The points that stand right after a decision, each as (start, end, paths)."""
    point = _POINT.match(text.low, end) or _POINT_AFTER.match(text.low, end)
    if not point:
        return []
    found = [
        (
            point.start() + len(point[0]) - len(point[0].lstrip(" ,(:")),
            point.end(),
            _paths(point[1], point[2]),
        )
    ]
    at = point.end()
    while more := _NEXT.match(text.low, at):
        found.append((more.start(1), more.end(), _paths(more[1], more[2])))
        at = more.end()
    return found


def _paths(first: str, last: str | None) -> tuple[tuple[str, ...], ...]:
    return tuple((ref.removeprefix("/"),) for ref in _point_refs("", first, last))
