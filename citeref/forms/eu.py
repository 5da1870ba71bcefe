"""The style of the Union's institutions (Interinstitutional Style Guide): acts by their number, authors and date, then the Journal.

Long: « règlement (UE) 2016/679 du Parlement européen et du Conseil du 27 avril 2016 relatif à […] (JO L 119 du 4.5.2016,
p. 1) », short: « règlement (UE) 2016/679 ». The place comes first, its parts parted by commas in French and set in brackets
in English. A judgment is « arrêt du 13 mai 2014, Google Spain et Google, C-131/12, EU:C:2014:317, point 80 ». Since 1 October
2023 each act is a number of the Journal by itself, « JO L, 2024/1689 », here without its day.
"""

from __future__ import annotations

from citeref.catalogue import decision, instrument, pinpoint_label, title
from citeref.catalogue.journal import Printing, printings
from citeref.forms import usage
from citeref.forms.facts import case_number, day, formal, lowered, parties
from citeref.ref import Ref

_JOURNAL = {"fr": "JO", "en": "OJ"}


def write(ref: Ref, lang: str, long: bool) -> str:
    """A reference as an act of the Union cites it; the usage of the language for what is no law of the Union."""
    if case_number(ref):
        return _judgment(ref, lang, long)
    if not ref.startswith(("eu/reg", "eu/dir", "eu/dec", "eu/reco", "eu/opin", "eu/joint_action")):
        return usage.write(ref, lang, long)
    act = _act(ref, lang, long)
    place = usage.in_words(ref, lang)
    if not place:
        return act
    if lang == "fr":
        return f"{place}{',' if ',' in place else ''} {usage.of(act)}{act}"
    return f"{place} of {act}"


def _act(ref: Ref, lang: str, long: bool) -> str:
    whole = title(ref.authority, lang) if long else ""
    words = whole or formal(ref, lang)
    words = lowered(words) if lang == "fr" else words
    printed = journal(ref, lang) if long else ""
    return f"{words} ({printed})" if printed else words


def journal(ref: Ref, lang: str) -> str:
    """« JO L 119 du 4.5.2016, p. 1 » or "OJ L 119, 4.5.2016, p. 1"; empty where the place is not known."""
    found = printings().get(str(ref.authority))
    if found:
        return _printed(found[0], lang)
    known, head = instrument(ref), ref.authority.split("/")
    if known and len(head) == 4 and head[0] == "eu" and int(head[2]) >= 2024:
        return f"{_JOURNAL[lang]} L, {head[2]}/{head[3]}"
    return ""


def _printed(place: Printing, lang: str) -> str:
    year, month, date = place.date.split("-")
    on = f"{int(date)}.{int(month)}.{year}"
    between = " du " if lang == "fr" else ", "
    return f"{_JOURNAL[lang]} {place.series} {place.number}{between}{on}, p. {place.page}"


def _judgment(ref: Ref, lang: str, long: bool) -> str:
    found = decision(ref)
    when = day(found.date, lang) if found else ""
    ecli = found.ecli.removeprefix("ECLI:") if found else ""
    place = pinpoint_label(ref, lang)
    kind = ("arrêt du " if lang == "fr" else "judgment of ") + when if when else ""
    if not long and when:
        return ", ".join(filter(None, (kind, parties(ref), case_number(ref), place)))
    return ", ".join(filter(None, (kind, parties(ref), case_number(ref), ecli, place)))
