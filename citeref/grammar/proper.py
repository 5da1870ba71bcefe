"""Places in a proper name: a firm « Article 9 Avocats », a novel « Article 353 du code pénal », a street, a product's number.

What bears such a name stands right before it (« le roman », „Kancelaria“, « Rua do »), or a word for a firm's kind or for a name
right behind. In running text the name must be in quotation marks or have a capital.
"""

from __future__ import annotations

from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.text import Text

_BEARERS = frozenset(
    "cabinet étude kanzlei anwaltskanzlei despacho bufete studio kantoor advocatenkantoor kancelaria kancelarii kancelář advokátka kancelária odvetniška odvjetnički адвокатска кантора кантората advokatfirma advokatbyrån "
    "roman romanen romaan romanzo novela romance powieść román regény romāns romanas роман μυθιστόρημα album podcast café cafe kafé restaurant restaurang restaurace kawiarnia kawiarni kavárna kaviareň kavarna kafić "
    "кафене καφετέρια caffè bistro".split()
)
"""What is known by a name; one with a capital right behind is enough."""

_BEARERS_OF_QUOTED = _BEARERS | frozenset(
    "novel bar société association collectif agence librairie groupe film livre bd chanson pièce série émission revue magazine blog newsletter exposition spectacle documentaire jeu "
    "firm company charity startup band book movie song play show series magazine exhibition game team club pub brand "
    "firma film buch lied stück band zeitschrift verein gruppe sendung serie empresa asociación libro película canción grupo revista società associazione libro canzone gruppo rivista "
    "bedrijf boek lied vereniging associação livro filme canção spółka książka piosenka zespół zespołu kniha píseň kapela spolek firmě филм книга песен група ταινία βιβλίο τραγούδι εταιρεία συγκρότημα "
    "elokuva kirja yhtye raamat film ansambel könyv film együttes grāmata filma grupa knyga filmas grupė knjiga pjesma pesem skladba carte formația cartea bok bog sången sangen bandet".split()
)
"""Nouns that are followed by a name where it is in quotation marks."""

_STREETS = frozenset(
    "rue avenue boulevard impasse allée street road lane avenue straße strasse gasse calle avenida plaza via viale piazza rua travessa praça straat laan ulica ulicy ul. ulice ulici strada utca utcai tänav tänava katu gatan gade iela gatvė улица ул. οδός οδού".split()
)
_LINKS = frozenset(
    "de du des la le les l' de l' del della dello do da dos das of the der des van het".split()
)

_QUOTES = "\"'"
_FIRM_BEHIND = pattern(
    r"\"?\s(?:& )?(?:Avocate?s?|Associée?s|Conseils|Rechtsanwälte|Abogados|Advogados|Avvocati|Advocaten|Adwokaci|Advokáti|Advokater|Lawyers|Solicitors|Legal|Partners|Consulting|LLP|LLC|Ltd|Inc|GmbH|SARL|SAS|SELARL|FC|Sp\. z o\.o|s\.r\.o|d\.o\.o)(?!\w)"
)
"""What kind of firm or club bears the name."""

_NAME_BEHIND = pattern(
    r"\"[\s,]{0,2}(?:[^\W\d_]+'?\s?){0,5}?(?<!\w)(?:noms?|names?|nombre|nome|naam|nazwa|nazwą|název|názov|názvem|namn(?:et)?|navn(?:et)?|nimi|név|neve|nevű|nosaukums|pavadinimas|nume|numele|ime|naziv|име|име\w{0,2}|името|όνομα|όνομά|isem|ainm|titre|title|titel|título|titolo|tytuł)(?!\w)"
)
"""„Artikel 7“ is just the **name** of something."""


def in_a_name(text: Text, place: Places) -> bool:
    """Whether a place is part of a name, so that it cites nothing."""
    raw, start = text.raw, place.start
    quoted = start > 0 and raw[start - 1] in _QUOTES
    if not quoted and not raw[start].isupper():
        return False
    low = text.low
    if quoted and low[place.end : place.end + 1] == '"' and _NAME_BEHIND.match(low, place.end):
        return True
    behind = raw[place.end : place.end + 2]
    if (behind[:1] == '"' or behind[1:].isupper() or behind in (" &", " s", " d")) and _FIRM_BEHIND.match(
        raw, place.end
    ):
        return True
    if not quoted and low[start - 1 : start] == "\n":
        return False
    words = low[max(0, start - 32) : start].rstrip('" ').rsplit(None, 3)
    last = words.pop() if words else ""
    if last in (_BEARERS_OF_QUOTED if quoted else _BEARERS):
        return True
    while words and last in _LINKS:
        last = words.pop()
    return last in _STREETS
