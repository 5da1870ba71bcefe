"""Whose a place is said to be, in words: « article 12 **du bail** », « čl. 4 **vnitřní směrnice** », « **asetuksen** 5 artikla ».

What owns a place stands behind it, after a word for « of » or in a case of its own; in the languages that put the owner first
it stands before. A bare kind of act among the owners (« du règlement ») is an act named earlier; any other noun is a paper of
the parties' own or an act unknown here, and the place then cites nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from citeref.grammar.backward import nouns
from citeref.grammar.pattern import pattern
from citeref.grammar.words import languages

_GOVERNED = pattern(
    r"[\s,*_\"]*\s(?:(?P<of>du|de la|des|de nuestr[oa]s?|de mis?|de mon|de ma|de mes|de son|de sa|de ses|de notre|de nos|de votre|de leur|de leurs|de cette?|de ce|dudit|of the|of this|of my|of our|of your|of his|of its|of their|of an?|of that|to the|to this|in the|der|des|dieser|dieses|diesem|seiner|ihrer|unserer|unseres|im|"
    r"del?|de los|de las|de esta|de este|del nostro|della nostra|delle nostre|dei nostri|delle|della|dello|dei|degli|van de|van het|van deze|van onze|van|do|da|dos|das|din|al|от|на|του|της|των|i|te|této|tejto|tohto|tohoto|niniejszej|niniejszego|ove|ovog|ta'|den|det|de na)\s+|(?P<elided>de l'|dell'|t(?:al|ad|at|as|ar|an|ax|aż|aċ)-)\s?)"
    r"(?P<noun>[^\W\d_]+)"
)
"""A noun behind a word for « of »."""

_PLURAL_AND = ("sv", "da", "")
"""Languages where « i » means « in »; elsewhere it joins."""

_NEW = frozenset(
    "nouveau nouvelle new neuen nuevo nueva nuovo nuova novo nieuwe noul noua nya nye νέου νέας новия новата nowego nowej nového nové nového novej nove novega novog".split()
)
"""Adjectives that may stand between « of » and the kind of an act."""

_GENITIVE = ("cs", "sk", "pl", "sl", "hr")
"""Languages that put the owner right behind the place, in the genitive."""

_SUBJECTS = frozenset(
    "uredba direktiva odluka odločba sklep rozporządzenie dyrektywa decyzja nariadenie smernica rozhodnutie".split()
)
"""Kinds of act in the nominative: they begin a new clause and own nothing before them."""

_OWN_TEXT = frozenset(
    "umowy smlouvy zmluvy ugovora pogodbe statutu regulaminu szerződés szerződésünk řádu pořádku poriadku reda sopimuksen lepingu līguma sutarties договора contract agreement aftalen avtalet statuten overeenkomst vertrags hauptvertrags agb satzung anlage vertrages smlouva podmínek "
    "pravidel předpisu předpisů stanov kodexu politiky prohlášení dohody manuálu licence podmienok pravidiel štatútu kódexu vyhlásenia licencie warunków polityki porozumienia instrukcji procedury "
    "zakona zakonika akta konvencije povelje pravilnika pogojev pravil poslovnika kodeksa sporazuma statuta navodil uvjeta pravila politike".split()
)
_OURS = frozenset(
    "naší našich našeho našej nášho naszego naszej naszych našega naših našeg naše jejich ich "
    "vnitřní vnitřního vnitřních interní interního vnútornej vnútorného vnútorných internej interného interných wewnętrznego wewnętrznej wewnętrznych internega interne internih internog internoga unutarnjeg unutarnjih".split()
)
"""« our », « internal »: what bears them is no law."""

_GENITIVE_END = {
    "cs": ("u", "y", "ů", "ho", "ých", "ích"),
    "sk": ("u", "y", "ov", "ho", "ých", "ích", "ej"),
    "pl": ("u", "y", "ów", "ego", "ej", "ych", "ich", "ii"),
    "sl": ("a", "e", "ov", "ega", "ih"),
    "hr": ("a", "e", "og", "oga", "eg", "ega", "ih"),
}
_GENITIVE_ENDS = tuple({end for ends in _GENITIVE_END.values() for end in ends})
_NOMINATIVE = frozenset(
    "komisija agencija vlada republika banka služba uprava sodba tožnica družba avtorica republika rada".split()
)
"""Capitalised subjects that end as genitives do."""

_NEXT = pattern(r"[\s*_]+([^\W\d_]+)(?:\s+([^\W\d_]+))?(?:\s+([^\W\d_]+))?")
_JOINING = frozenset("a i in ili ali nebo alebo oraz lub te ter".split())

_OWN_BEFORE = pattern(
    r"(?:[^\W\d_]{0,24}(?:līguma|noteikumu|nolikuma|statūtu|kodeksa|politikas|kārtības|sopimuksen|ehtojen|sääntöjen|ohjeistuksen|politiikan|järjestyksen|selosteen|lepingu|tingimuste|eeskirja|eeskirjade|põhikirja|kodukorra|koodeksi|sisekorra|"
    r"sutarties|taisyklių|sąlygų|įstatų|kodekso|politikos|aprašo|avtalets|villkorens|stadgarnas|policyns|aftalens|vilkårenes|betingelsernes|vedtægternes|kontraktens|"
    r"szerződés[^\W\d_]{0,12}|szabályzat[^\W\d_]{0,12}|házirend[^\W\d_]{0,8}|alapszabály[^\W\d_]{0,8}|feltételek[^\W\d_]{0,8}|megállapodás[^\W\d_]{0,8}|kódex[^\W\d_]{0,8}|okirat[^\W\d_]{0,6}|törvényjavaslat[^\W\d_]{0,6}|ászf)(?:-[^\W\d_]{1,6})?|täiendatakse|lisatakse|likumprojekta|seaduseelnõu|eelnõu|projekto|lakiehdotuksen|lagförslagets|lovforslagets|vejledningens|vägledningens|przepisów|regulamin[^\W\d_]{0,4}(?:\s[^\W\d_]+)?,)\s+$"
)
_HOUSE = (
    r"(?<!\w)(?:charte|statuts|ccag(?:-\w{2,5})?|ccap|cctp|cahier des (?:charges|clauses)|règlement de (?:la )?consultation|convention collective|accord (?:collectif|d'entreprise)|collective agreement|tarifvertrag|convenio colectivo|contratto collettivo|ccnl|"
    r"domovn\w{1,2} (?:řád|poriadok)|hišni red|kućni red|ordinul interior|conditions (?:générales|d'utilisation)|cgu|cgv|règlement intérieur|code (?:de conduite|(?:d')?éthique|de déontologie)|terms (?:and conditions|of (?:use|service))|code of (?:conduct|ethics)|house rules|bylaws|handbook|"
    r"satzung|agb|hausordnung|\w{2,12}bedingungen|verhaltenskodex|betriebsvereinbarung|código (?:ético|de conducta|de ética|de conduta)|condiciones generales|términos y condiciones|estatutos|reglamento interno|regulamento interno|statuto|"
    r"codice (?:etico|di condotta|deontologico)|condizioni generali|regolamento interno|gedragscode|algemene voorwaarden|gebruiksvoorwaarden|huisregels|statuten|condições gerais|termos e condições|regulamin\w{0,4}|obchodní\w{0,2} podmín\w{1,4}|etick\w{1,3} kode\w{1,3}|"
    r"obchodn\w{1,3} podmienk\w{1,2}|splošni\w? pogoj\w{1,2}|pravilnik\w{0,2}|općim?h? uvjet\w{1,2}|codul de conduită|användarvillkor\w{0,2}|uppförandekod\w{0,2}|\w{2,8}betingelser\w{0,2}|vedtægter\w{0,3}|"
    r"käyttöehdot|\w{2,12}säännöt|kasutustingimused|üldtingimused|eeskiri|szabályzat|etikai kódex|taisyklės|nolikums|етичн\w{2,4} кодекс|правилник\w{0,2}|κώδικα\w{0,2} (?:δεοντολογίας|ηθικής)|όροι χρήσης|όρους χρήσης)"
)
"""Texts of a house, a firm or a club."""

_BRACKET_OWNER = pattern(
    _HOUSE
    + r"(?:\s[^\W\d_]+){0,3}(?:\s?\(\s?|,\s)(?:(?:voir|see|cf\.|vgl\.|zie|ver|jf\.|se|ks\.|por\.|viz|pozri)\s)?$"
)
"""A house text right before a bracket or a comma: « su código ético (art. 3) », « le CCAG-TIC, article 5.2 »."""

_OUR_CONTRACT = pattern(
    r"(?:(?<!\w)(?:notre|nos|votre|our|your|unser\w{0,2}|nuestr\w{1,2}|nostr\w|noss\w|ons|onze|nasz\w{0,3}|naš\w{0,3}|vår\w{0,2}|vores)\s(?:[^\W\d_]+\s){0,2}|[^\W\d_]+\s(?:nostru|nostro|nostra|naš)\s(?:de\s|di\s)?)"
    r"(?:contrat|contract|contratto|contrato|vertrag|overeenkomst|umow\w|smlouv\w|zmluv\w|avtal|aftale|convention de service)\w{0,3}(?:[- ]?(?:type|cadre|model))?\s?\(\s?$"
)
"""« notre contrat-type (art. 12.3) »: a contract of one's own right before a bracket."""

_HOUSE_SAYS = pattern(
    _HOUSE
    + r"(?:\s[^\W\d_]+){0,3}\s(?:in|im|v|ve|en|em|à|nel|nella|all'|la|w|u|i|на|в|στο)\s?(?:(?:son|sa|su|seu|its|ihrem|seinem|svém|suo|zijn|sin)\s)?$"
)
"""« Domovní řád má v čl. 4 zákaz »: a house text says something in its own article."""

_SAYS_IN = frozenset(
    "in im v ve en em à nel nella w u i на в στο son sa su seu its ihrem seinem svém suo zijn sin".split()
)

_ON_CODES = pattern(r"\w{2,12}\.?\s4[01](?!\d)")
"""The articles of the GDPR on codes of conduct."""

_ON_CONTRACTS = pattern(r"\w{2,12}\.?\s(?:6|9|22|26|28|46|49)(?!\d)")
"""The articles of the GDPR that speak of contracts."""

_CLAUSE_OF = pattern(
    r"(?:cláusulas?|clausulas?|clauses?|clausol[ae]|clausules?|klausel|klauseln|klausul\w{0,4}|klauzul\w{1,2}|klavzul\w{1,2}|lausek\w{1,5}|клауза|ρήτρα|ρήτρας|clauzel\w{1,2}|clauza|klawżola|clásal)"
    r"\s\d{1,2}(?:\.\d{1,2}){0,2}\.?(?:ª|a|°)?,?\s*$"
)
_CLAUSE_ENDS = frozenset("0123456789.,ªa°")
_PARTED = frozenset(" \t\n\r\f\v*_.")
"""What stands right behind a place where the words behind it may own it."""

_CLAUSES = pattern(r"cláus|claus|klau|klav|laus|кла|ρήτ|klaw|clás")


Tongue = Callable[[], str]
"""Asks for the language of a passage, which takes its time, and so is asked only where the answer depends on it."""


def _unknown() -> str:
    return ""


def governing(low: str, end: int, tongue: Tongue = _unknown) -> tuple[int, int] | None:
    """Where the noun stands that a place is said to belong to (« article 12 **du bail** »), or None."""
    found = _GOVERNED.match(low, end)
    if found is None:
        return _genitive(low, end, tongue) if low[end : end + 1] in _PARTED else None
    if found["of"] == "i" and tongue() not in _PLURAL_AND:
        return None
    if found["noun"] in _NEW:
        second = re.compile(r"\s+([^\W\d_]+)").match(low, found.end())
        if second and second[1] in nouns():
            return second.span(1)
    return found.span("noun")


def _genitive(low: str, end: int, tongue: Tongue) -> tuple[int, int] | None:
    """A bare kind of act right behind a place: « čl. 5 **nařízení** », « članak 5. **Uredbe** »."""
    near = _NEXT.match(low, end + (low[end] == "."))
    if near is None or not (near[1] in _all_acts() or (near[1] in _NEW and near[2] in _all_acts())):
        return None
    lang = tongue()
    if lang not in _GENITIVE:
        return None
    found = _NEXT.match(low, _past_dot(low, end, lang))
    if not found:
        return None
    for n in (1, 2):
        if found[n] and found[n] in _acts(lang):
            return found.span(n)
        if found[n] not in _NEW:
            return None
    return None


def _past_dot(low: str, end: int, lang: str) -> int:
    """Past the full stop that makes a number an ordinal where the owner follows: « članak 9. Općih uvjeta »."""
    ordinal = lang in ("hr", "sl", "") and low[end : end + 1] == "." and low[end - 1 : end].isdigit()
    return end + ordinal


@cache
def _acts(lang: str) -> frozenset[str]:
    """The kinds of act of one language, in the cases in which they can own a place."""
    language = languages()[lang]
    return frozenset((*language.reg, *language.dir, *language.dec)) - _SUBJECTS


@cache
def _all_acts() -> frozenset[str]:
    return frozenset().union(*map(_acts, _GENITIVE))


def begins_anew(low: str, end: int, start: int) -> bool:
    """Whether an act at `start` opens the next sentence, so that a place ending at `end`, before the stop, is none of its own."""
    word = re.compile(r"[^\W\d_]+").match(low, start)
    return low[end : end + 1] == "." and (
        not low[end - 1 : end].isdigit() or (word is not None and word[0] in _SUBJECTS)
    )


def governed(low: str, end: int, tongue: Tongue = _unknown, raw: str = "") -> str:
    """The noun that a place belongs to in the text, where it is no authority we know: « article 12 **du bail** »; or empty."""
    found = _GOVERNED.match(low, end)
    if found:
        return "" if found["of"] == "i" and tongue() not in _PLURAL_AND else found["noun"]
    sign = low[end : end + 1]
    if sign not in _PARTED:
        return ""
    bare = _NEXT.match(low, end + (sign == "."))
    if not bare:
        return ""
    first, second, third = bare.groups()
    if sign == "." and not (
        low[end - 1 : end].isdigit()
        and (first in _OURS or not _OWN_TEXT.isdisjoint((first, second, third)))
        and _past_dot(low, end, tongue()) > end
    ):
        return ""
    at = bare.start()
    if first in _OWN_TEXT or first in _OURS:
        return str(first)
    if first not in _JOINING:
        if second in _OWN_TEXT and (second != "ugovora" or at == end or first.endswith(("og", "eg", "ih"))):
            return str(second)
        if third in _OWN_TEXT and second not in _JOINING and tongue() in _GENITIVE:
            return str(third)
    if (
        at == end
        and raw
        and raw[bare.start(1)].isupper()
        and len(first) > 3
        and first.endswith(_GENITIVE_ENDS)
    ):
        proper = first not in _NOMINATIVE and first not in _SUBJECTS
        return str(first) if proper and first.endswith(_GENITIVE_END.get(tongue(), ())) else ""
    return ""


def owned(low: str, start: int) -> bool:
    """Whether the text before a place says it is the document's own, where that comes first: « Šā līguma 6. punkts »."""
    window = low[max(0, start - 40) : start]
    last = window.split()[-1:] if window[-1:].isspace() else []
    if last and (_owns(last[0]) or (last[0][-1] == "," and _OWN_BEFORE.search(window))):
        return True
    if "(" in window[-8:]:
        near = low[max(0, start - 72) : start]
        if _BRACKET_OWNER.search(near):
            return not _ON_CODES.match(low, start)
        return bool(_OUR_CONTRACT.search(near)) and not _ON_CONTRACTS.match(low, start)
    if window[-2:] == ", " and _BRACKET_OWNER.search(low[max(0, start - 72) : start]):
        return not _ON_CODES.match(low, start)
    if last and last[0] in _SAYS_IN and _HOUSE_SAYS.search(low[max(0, start - 72) : start]):
        return not _ON_CODES.match(low, start)
    return (
        window.rstrip()[-1:] in _CLAUSE_ENDS
        and bool(_CLAUSES.search(window))
        and bool(_CLAUSE_OF.search(window))
    )


@lru_cache(maxsize=8192)
def _owns(word: str) -> bool:
    """Whether the word right before a place is a text that owns it."""
    return _OWN_BEFORE.search(word + " ") is not None


_POSSESSORS = {
    "asetuksen": "reg", "direktiivin": "dir", "päätöksen": "dec", "määruse": "reg", "direktiivi": "dir", "otsuse": "dec",
    "reglamento": "reg", "direktyvos": "dir", "sprendimo": "dec", "regulas": "reg", "direktīvas": "dir", "lēmuma": "dec",
    "rendelet": "reg", "irányelv": "dir", "határozat": "dec", "forordningens": "reg", "direktivets": "dir", "afgørelsens": "dec",
    "förordningens": "reg", "beslutets": "dec", "lagens": "loi", "lovens": "loi",
}  # fmt: skip
"""Bare kinds of act that own the place behind them: « **asetuksen** 5 artikla », « **forordningens** artikel 58 »."""

_BEFORE = pattern(r"(?<![\w-])([^\W\d_]+)[\s*_]+$")


def kind_before(low: str, start: int) -> str:
    """The kind of act that a place belongs to where the owner comes first; empty where none does."""
    window = low[max(0, start - 24) : start]
    last = window.rstrip("*_ ").split()[-1:]
    if not last or last[0].lstrip("*_([\"'/,;:.") not in _POSSESSORS:
        return ""
    found = _BEFORE.search(window)
    return _POSSESSORS.get(found[1], "") if found else ""
