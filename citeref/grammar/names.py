"""Instruments by their name: « RGPD », "AI Act", « code de la santé publique », „Datenschutz-Grundverordnung“.

The names are the catalogue's, by language. A name of capitals must be written in capitals, unless it is one that people also
write small (rgpd). A name that means other things too counts only beside an article, a determiner, or another sure sign.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citeref.catalogue import spoken as catalogue
from citeref.catalogue.instruments import aliases, instruments
from citeref.catalogue.own import derived
from citeref.grammar import spoken
from citeref.grammar.language import Passages
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text
from citeref.grammar.words import plain
from citeref.model import Kind


class Name(NamedTuple):
    """A name as printed, the authority it stands for, and how far it can be trusted."""

    printed: str
    ref: str
    langs: frozenset[str]
    wary: bool
    capital: bool


_NEVER_ALONE = frozenset(
    "CEDH CSS CPC CPI CSI CGI CMF AO GG Tw CRP KPP LES ELL SEU CAE PEU UEU FEU TUE LPF COJ CCP CCH CASF MDR CER AIA CFR CRA LED CSA CP EC CE SCC SCCs CCT".split()
) | {
    "standard contractual clauses",
    "clauses contractuelles types",
    "Standardvertragsklauseln",
    "Standarddatenschutzklauseln",
    "règlement européen",
    "Regolamento europeo",
    "Reglamento europeo",
}
"""Names that stand for a court, a firm or anything else as often as for the law: they need an article beside them."""

_FRENCH = pattern(r"(?<!\w)(?:french|france|cnil|paris)(?!\w)")
"""What shows, near a code's English name (Criminal Code, Commercial Code), that it is the French one: every country has such codes."""

_PROPER = frozenset(("Safe Harbor", "Safe Harbour"))
"""Names that in small letters are a common noun: a hosting provider's safe harbour."""

_DETERMINED_WITH = frozenset(("CRA", "CSA", "DGA", "CER", "MDR", "CFR", "TUE", "CMF", "LPF"))
"""Of those, the ones that a determiner lets count where the document speaks of other acts as well."""

_FIRMS: dict[str, tuple[str, ...]] = {
    "AVG": ("free", "antivirus", "internet", "technologies"),
    "DSA": ("key", "keys", "signature", "signatures", "algorithm", "keypair"),
    "DMA": ("controller", "transfer", "transfers", "channel", "channels", "engine", "buffer"),
}
"""What follows an acronym where it is a firm's or an engineer's."""

_OTHER_CODE = pattern(
    r"\s\(?(?:belgique|luxembourg|suisse|allemagne|maroc|tunisie|sénégal|québec)\)|\s(?:luxembourgeois|belge|suisse|allemand|italien|espagnol|monégasque|marocain|tunisien|algérien|sénégalais|ivoirien|québécois|polonais|portugais|de l'union|communautaire)(?:e?s?)\b"
)
"""What makes a code another country's, or the Union's."""

_OTHER_STATE = pattern(
    r"\s(?:of\s(?!(?:the\s)?(?:5th|fifth|french|4 october|1958))|(?:irlandaise|américaine|allemande|espagnole|italienne|belge|portugaise|fédérale|européenne|suisse|polonaise|hongroise|des états)\b|d'irlande|de l'(?:irlande|espagne|italie|allemagne)|de la pologne)"
)
"""What makes « Constitution » another country's."""

_NOTE = pattern(r"\d{1,3}(?!\w|[.,/-]\d)")
"""The number of a footnote that a copy left behind a word: « RGPD31 »."""

_THING = pattern(r"-\d{1,6}(?![\d/])")
"""What makes a name part of a thing's own number: « PROC-RGPD-028 », « RGPD-9100 »."""

_LABEL = pattern(r"\"\s?(?:[^\W\d_]+\s){0,2}\Z")
_LABEL_END = pattern(r"\d{1,4}\s?\"")
"""A name with a number glued to it, in quotation marks: « pack RGPD24 »."""

_EXPLAINED = pattern(
    r"(?:\s?\(|,\s|\s-\s)(?:(?:the|le|la|il|el|die|das|de)\s)?(?:eu\s|european\s)?(?:règlement|directive|loi|regulation|act|verordnung|richtlinie|reglamento|directiva|regolamento|direttiva|verordening|richtlijn)(?!\w)"
    r"|,\s(?:remplacée?|abrogée?|modifiée?|replaced|repealed|amended|ersetzt|aufgehoben)\spar\s|,\s(?:replaced|repealed|amended)\sby\s|,\sersetzt durch\s"
)
"""What says that an acronym is an act's: « DMA (le règlement, pas le contrôleur) », « NIS, remplacée par NIS 2 »."""

_POINTED = pattern(r"(?<!\w)(?:that|said|same|cette|ladite|même|dicha|jener|dieser)\s\Z")
"""« that Constitution »: the one named before, whichever it is."""

SMALL_TOO = frozenset(
    "rgpd gdpr dsgvo ds-gvo rodo avg eidas nis2 dsp2 psd2 bdar vdar ikum iküm ορζδ орзд γκπδ lcen ddhc".split()
)
_AFTER = pattern(r"(?:-(?:a|u|em|om|ja|n|t)\b|:n\b|:ssä\b|:n\s|'s\b|’s\b)")
_DETERMINERS = frozenset(
    "same même le la les du de l' des au aux the der die das des dem den de het el la lo il del della dell' do da o a det den die dans sous ce cette d' ta' tal- o της του τον η ο to "
    "von vom zur zum nella nel van selon under pursuant".split()
)
TRAPS = (
    "article 29 working party", "article 29 data protection working party", "groupe de travail article 29", "groupe de travail de l'article 29",
    "groupe de l'article 29", "groupe \" article 29 \"", "groupe \"article 29\"", "groupe article 29", "artikel-29-datenschutzgruppe", "artikel 29-gruppe", "artikel-29-gruppe",
    "gruppo di lavoro articolo 29", "gruppo articolo 29", "gruppo di lavoro ex articolo 29", "grupo de trabajo del artículo 29", "grupo del artículo 29", "groep gegevensbescherming artikel 29",
    "article 29-werkgroep", "artikel 29-werkgroep", "grupa robocza art. 29", "grupy roboczej art. 29", "grupo de trabalho do artigo 29.°", "grupo do artigo 29.°", "article 31 committee", "wp29", "artikel 29 groep",
    "uk gdpr-", "article 50 task force", "section 230",
)  # fmt: skip
"""Names of bodies and things that hold an article's number and cite nothing."""


@derived
def names() -> dict[str, list[Name]]:
    """Every name in lower case, as the folded text has it, to what it may stand for."""
    table: dict[str, list[Name]] = {}
    wary = {ref: item.wary for ref, item in instruments().items()}
    wary_spoken = frozenset(catalogue.wary())
    called = ((ref, item.names) for ref, item in instruments().items())
    for ref, given in (*called, *catalogue.acronyms().items(), *aliases().items()):
        used: dict[str, set[str]] = {}
        for lang, forms in given.items():
            for form in forms:
                used.setdefault(form, set()).add(lang)
        for form, langs in used.items():
            capital = _is_acronym(form)
            careful = form in wary.get(ref, ()) or form in wary_spoken
            name = Name(form, ref, frozenset(langs), careful, capital)
            for variant in _variants(form):
                known = table.setdefault(variant, [])
                same = next((n for n, other in enumerate(known) if other.ref == ref), -1)
                if same < 0:
                    known.append(name)
                elif form[:1].islower() and known[same].printed[:1].isupper() and not known[same].capital:
                    known[same] = name._replace(langs=name.langs | known[same].langs)
    return table


def capitals(word: str) -> set[str]:
    """The spellings of a name that is only ever written in capitals; empty where it may be written small too."""
    known = names()[word]
    if word.replace(".", "") in SMALL_TOO or not all(name.capital for name in known):
        return set()
    found = {name.printed for name in known if name.printed.lower() == word}
    if any(name.printed.isupper() for name in known):
        found.add(word.upper())
    return found


def _is_acronym(form: str) -> bool:
    return len(form) <= 7 and " " not in form.strip(".") and sum(c.isupper() for c in form) >= 2


_STRAIGHT = str.maketrans("’–«»“”", '\'-""""')


def _variants(form: str) -> set[str]:
    folded = form.lower()
    if form.isascii() and '"' not in form:
        return {folded}
    folded = folded.translate(_STRAIGHT)
    found = {folded, folded.replace('" ', '"').replace(' "', '"') if folded.count('"') == 2 else folded}
    if folded.count('"') == 2:
        before, inside, after = folded.split('"')
        found |= {
            f'{before}"{inside.strip()}"{after}',
            f'{before}" {inside.strip()} "{after}',
            f"{before}{inside.strip()}{after}",
        }
    found |= {v.translate(spoken.CEDILLA) for v in found}
    return found | {plain(v) for v in found if not _is_acronym(form) or not form.isascii()}


def read(text: Text, start: int, end: int, passages: Passages) -> Mention | None:
    """The instrument that the name at `[start, end)` stands for; `known` is False for a wary name standing bare."""
    raw, low = text.raw, text.low
    close, called = spoken.read(low, start, end)
    exact = names().get(low[start:end].replace("\n", " "), [])
    if close <= end and exact:
        called = []
    elif called:
        if raw[close - 3 : close - 2] == " " and raw[close - 2 : close].islower() and end > start + 3:
            return None
        end, exact = close, [Name(raw[start:close], one.ref, one.langs, one.wary, False) for one in called]
    tail = low[end : end + 1]
    if (
        tail
        and (tail.isalnum() or tail == "_")
        and low[end - 1 : end] != "."
        and not (end - start > 3 and raw[start:end].isupper() and _NOTE.match(low, end))
    ):
        return None
    before = raw[start - 1 : start] if start else ""
    tagged = before == "#" and start >= 2 and raw[start - 2].isspace()
    if (
        (before and before in "#@/_\\" and not tagged)
        or (tail and tail in "@/\\" and low[end : end + 2] != "/ ")
        or (tail == "." and low[end + 1 : end + 2].isalnum() and raw[start:end].islower())
    ):
        return None
    if _numbers_a_thing(low, start, end):
        return None
    written = raw[start:end]
    if before == "'" and tail == "-" and written.islower():
        return None
    if low.startswith(("code ", "loi "), start) and _OTHER_CODE.match(low, end):
        return None
    if low[start:end] == "constitution" and (
        _OTHER_STATE.match(low, end) or _POINTED.search(low, max(0, start - 10), start)
    ):
        return None
    for name in _ordered(exact, passages, start):
        if not name.ref:
            return Mention(start, end, (), "explicit", "trap")
        if not _written_well(name, written):
            continue
        if (
            name.wary
            and name.printed.endswith(" Code")
            and not _FRENCH.search(low, max(0, start - 2000), end + 300)
        ):
            continue
        close = end
        suffix = _AFTER.match(low, end)
        if suffix and name.capital:
            close = end
        kind: Kind = "short" if name.capital else "explicit"
        sure = (
            not name.wary
            or (name.printed not in _NEVER_ALONE and _determined(low, start))
            or _EXPLAINED.match(low, end) is not None
        )
        trust = 0.5 if not sure and name.printed in _DETERMINED_WITH and _determined(low, start) else 1.0
        if (
            low[end : end + 1] == " "
            and name.printed in _FIRMS
            and low[end + 1 : end + 20].split(" ")[0] in _FIRMS[name.printed]
        ):
            return None
        return Mention(
            start, close, (name.ref,), kind, "names", holds=True, known=sure and not tagged, confidence=trust
        )
    return None


def _numbers_a_thing(low: str, start: int, end: int) -> bool:
    """Whether the name at `[start, end)` is part of a form's, a product's or a file's number."""
    tail = low[end : end + 1]
    if tail == "-" and end - start <= 8:
        return _THING.match(low, end) is not None
    return bool(
        tail.isdigit() and _LABEL_END.match(low, end) and _LABEL.search(low, max(0, start - 40), start)
    )


def _ordered(found: list[Name], passages: Passages, at: int) -> list[Name]:
    if len(found) == 1:
        return found
    lang = passages.at(at)
    return sorted(found, key=lambda name: (lang not in name.langs, name.wary))


def _written_well(name: Name, written: str) -> bool:
    if name.capital:
        if written.lower().replace(".", "") in SMALL_TOO:
            return True
        return written == name.printed or (written.isupper() and name.printed.isupper())
    if name.printed in _PROPER:
        return written[:1].isupper()
    if name.wary and " " not in name.printed:
        return written[:1].isupper() or name.printed[:1].islower()
    return True


def _determined(low: str, start: int) -> bool:
    word = re.search(r"([^\W\d_]+'?-?)[\s\"]*$", low[max(0, start - 14) : start])
    return word is not None and word[1] in _DETERMINERS
