"""Signs: the shapes and the small words that the tokens of a place are told by."""

from __future__ import annotations

from functools import cache

from citeref.grammar.pattern import pattern
from citeref.grammar.words import POINTERS, languages

WORD = pattern(r"((?:sub-)?[^\W\d_]+'?)(\.?)")
BLANK = pattern(r"[ *_]*(?:\r?\n[ >*_]*(?!\s*[\r\n]))?[ *_]*")
BRACKET = pattern(r"\(\s?(?:(\d{1,3}[a-z]?)|([^\W\d_]{1,4}))\s?\)")
LETTER = pattern(r"([^\W\d_]{1,4})\s?\)")
QUOTED = pattern(r"[\"'„]\s?([^\W\d_]{1,3})\s?[\"'“]")
NUMERAL = pattern(r"([α-ω]{1,3})'(?!\w)")
ARTICLE = pattern(
    r"(?:il|l|id|it|ir|is|ix|iż|in|iċ|mal|mad|mat|mas|tal|tad|tar|tas|tat|tax|taż|bl|fl|mill)-(?=\w)"
)
"""Maltese glues its article to the noun with a hyphen."""

ORDINAL_DOTS = ("hr", "sl", "hu", "lv", "cs", "sk", "et", "da")
"""Languages that print a full stop after an ordinal number."""

DAY = pattern(
    r"\.?\s+(?:de\s+)?(?:jan|feb|fév|fev|mar|mär|már|mrt|apr|avr|abr|ápr|may|mai|maj|máj|mag|mei|jun|juin|jún|jui|jul|juil|júl|aug|aoû|ago|sep|set|szept|"
    r"okt|oct|out|ott|nov|dec|déc|dez|dic|diċ|gen|ene|giu|lug|led|úno|bře|dub|kvě|čer|srp|zář|říj|lis|pro|sty|lut|kwi|cze|lip|sie|wrz|paź|gru|sij|velj|"
    r"ožu|tra|svi|kol|ruj|stu|tam|hel|maa|huh|tou|kes|hei|elo|syy|lok|jou|ian|iun|iul|noi|sau|vas|kov|bal|geg|bir|lie|rug|spa|lap|gru|jaa|vee|jūn|jūl|"
    r"фев|яну|апр|май|юни|юли|авг|сеп|окт|ное|дек|ιαν|φεβ|μαρ|απρ|μαΐ|μαι|ιουν|ιουλ|αυγ|σεπ|οκτ|νοε|δεκ|ean|fea|aib|bea|iúi|lún|mfó|dei|sam|nol|fra|ġun|lul|aww|maġ)"
    r"[^\W\d_]{0,9}\.?\s+(?:de\s+)?(?:19|20)\d\d(?![\d/])"
)
"""What follows the day of a date."""

LOOKALIKES = str.maketrans("ιχυ", "ixv")
"""Greek capitals that stand for Roman numerals in Greek texts."""

LETTERED = pattern(
    r"(?:\s?(?:,|-|ja|tai|sekä|ir|ar|arba|un|vai|és|vagy)\s?[a-z](?!\w)){0,12}\s([^\W\d_]{4,})"
)
"""What stands behind the first letter where letters come before their unit: « d–f alakohdassa », « d, e ir f punktuose »."""

LONE = pattern(
    r"[a-z](?:(?:,|\set|\sou|\sni)\s(?:(?:le|au|du)\s)?[a-z]){0,12}\s(?:du|de l')\s?(?:\d{1,2}(?:°|\s(?:du|de l'))|paragraphe\s\d|[ivx]{1,4}\s(?:du|de l'))"
)
"""« b du 2° du I », « ni le c ni le f du paragraphe 1 »: letters without their bracket, before a chain of larger places."""

CAPITAL_NUMERAL = pattern(r"\(\s?([IVX]{1,4})\s?\)")
"""The paragraph of a French article as English texts write it: "Article 20(III)"."""

COUNTED = pattern(
    r"(?:(?:,|\set|\sou|\sà)\s(?:(?:au|le|du)\s)?\d{1,2}){0,8}\s(?:de l'|du\s|de la\s)(?:même\s|présent\s)?(?:article|paragraphe|§)"
)
"""What follows a paragraph that is named by its number alone: « au 2 de l'article 9 », the manner of French courts."""

NEXT_LETTER = pattern(r"\s(?:[a-z]|\d{1,2})(?=\s(?:du|de l')|,\s|\s(?:et|ou|ni)\s)")
"""A further letter or number of such a list, behind its article: « ni le **f** du », « le 4 et le **5** de »."""

ASIDE = pattern(
    r"\((?!\s?(?:§|par|al|point|lit|\d|[a-z]\)))[^()\n]{3,60}\)(?=\s*(?:,|et|and|ou|or|und|y|e|o|i|en|og|och|ja|ir|un|és|și|a|in|u|и|και)\s+(?:\d|(?:et|and)\s\d|[lrd]\.|[ivx]{1,5}(?!\w)))"
)
"""A remark between the members of a list: « art. 20 (gouvernance), 21 (mesures) »."""

SERIES = pattern(r"(l\.?\s?o|[lrda])(?:\.\s?|\s)?(\*{0,2})\.?\s?(?=\d)")
RANGED = pattern(r"\s(?:\d|[lrda]\.|[a-z]\)|[ivx]{1,5}\b)")
"""What follows « à » where it joins two numbers; elsewhere the language decides."""

NTH_ENDS = r"(?:er|re|ère|e|ème|eme|st|nd|rd|th|de|ste|-lea|-a|:a|:e|η|ης|ο|ου|-(?:о|то|ото|и|ия|ият|та|ата)|\.?°|\.ª)"
NTH = pattern(rf"(\d{{1,3}}){NTH_ENDS}(?= )")
"""« 2e », "3rd", « 47.º »: a number that is an ordinal before a unit."""

GERMAN_NTH = pattern(r"(?: (?:und|oder|bis|sowie) \d{1,3}\.){0,8} (?:erwägungsgr|kapitel|abschnitt)")
"""„47. und 48. Erwägungsgrund“, behind the first dot."""

SLASHED = pattern(r"(\d{1,4})/([a-z])\.?(?=\s?(?:§|cikk))")
"""« 75/A. § »: a Hungarian section or article put in later."""

INFLECTED_SIGN = pattern(r"(?::[a-zäö]{1,5}(?!\w)|-[a-záéóö]{1,6}(?!\w))?")
"""What Finnish and Hungarian hang on the sign: « 6 §:n », « 75/A. §-a »."""

CODE_LETTER = pattern(
    r" ([A-HJKM-UWYZ])(?=[,;.)]?\s+(?:du|de la|CGI|LPF|et|ou|à|and|or)\s|[,;)]|\.?\s*\Z)(?! of| and)"
)
"""« article 1649 A du code général des impôts »: capital letters that number the articles of a tax code."""

SPACED_POINT = pattern(r"\.\s(\d{1,2})(?=\s(?:du|de la|of the|of)\s)")
"""« L'article 28. 3 du RGPD »: a blank that slipped in after the full stop."""

COMMA_PARAGRAPH = pattern(r",(\d{1,2})(?![\d.])(,\s?[a-z]\))?(?!,\d)")
"""« L'article 5,1, f) du RGPD »: a comma with no blank before the paragraph, as Belgian authorities write."""

COMMA_LETTER = pattern(
    r", (\d{1,2}), ?([a-z])(?:\)|(?=[,.;:]|\s(?:du|de la|of|van|der|del|della|do|[A-Z]{3})))"
)
"""« article 6, 1, f RGPD »: article, paragraph and point parted by commas, as in Belgium."""

LOOSE_HYPHEN = pattern(r" -(\d{1,2})(?![\w.°-])")
"""« articles 6 -1 , 13 »: a blank that slipped in before the hyphen; from a smaller to a larger number it is a range."""

CLOSED_TWICE = pattern(r"\d{1,3}\)[^()\n]{1,24}?\d{1,3}\)(?:\)|[,;]? [^()\n]{0,40}\))")
"""« (art. 4, **7) et 8)**, RGPD) »: the brackets of the numbers and then the one that was opened."""

POINT_NEXT = pattern(r"\.\s?[a-z]\)")
"""A point behind the full stop of « 6.1. f) »."""

SPACED_HYPHENS = pattern(r"(?: - \d{1,3}(?!\d)){1,3}")
"""« L. 1222 - 4 », « 226 - 18 - 1 »: blanks that slipped in around the hyphens of a code's number."""

LISTED = pattern(r"\.\s[a-z]\)\s[^\W\d_a-zà-ÿ][^\W\d_A-ZÀ-Þ]")
"""« artikel 21.2. d) Personuppgifterna »: the letter opens the next member of a list."""

LIST_ITEM = pattern(r"\. [^\W\d_]{3,} [^\W\d_]{3,}")
"""« artikel 51, 22. berörd tillsynsmyndighet »: the number does."""

SIGN_BEHIND = pattern(r".§(?!\s?\d)")
"""« 5. § » in Hungarian; in « nr. 1. § 4 » the stop ends the sentence."""

NUMBER_SIGN = pattern(r"(?:n\.?\s?°s?|n\.o[s]?|nos?\.?|n°s?|nr\.?|č\.|št\.|n\.)\s?(?=\d)")


@cache
def pointers() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for code, language in languages().items():
        for field in POINTERS:
            for word in getattr(language, field):
                found.setdefault(word, {})[code] = field
    return found


PLURAL = frozenset(
    "articles arts. alinéas points paragraphes lettres considérants sections chapitres annexes titres paragraphs paras paras. "
    "subparagraphs letters recitals chapters annexes artículos arts. apartados letras artt. articoli paragrafi lettere artikelen leden "
    "artigos alíneas n.os n.ºs articolele articolelor alineatele literele buchstaben erwägungsgründe erwägungsgründen absätze absätzen "
    "článků článcích článcích odstavce odstavců písmen písmenech článkov písmen členi členov točk članci članaka točkama točaka "
    "членове членовете букви άρθρα άρθρων στοιχεία paragrafi artikoli punti n°s artiklid artiklite artiklites artiklitele artiklitega lõiked lõikeid lõigete straipsniai straipsniuose".split()
)
"""Unit words that announce a list."""


AFTER_ROMAN = pattern(r" (?:\d\b|lit\b|Buchst|Satz|S\.|[a-z](?:,| [A-Z]{2})|[A-Z]{3,})")
"""What follows the Roman numeral of a paragraph in German shorthand: « Art. 6 I 1 lit. f DSGVO »."""

SHORTHAND = frozenset(("art.", "art", "artikel", "article", "§"))

PROVISIONS = frozenset(
    "precepto disposición preceito disposição disposizione norma vorschrift bestimmung norm bepaling voorschrift przepisu ustanovení ustanovenia določbe odredbe разпоредба διάταξης "
    "bestämmelse bestemmelse disposition provision dispoziții dispoziție prevederi dispożizzjoni foráil".split()
)
"""Words for a provision: behind a word that points they mean the article last named."""

OPEN = frozenset(("du", "et", "l'", "d'"))
"""Short French words that are read as such in any passage, so that its language need not be asked."""

CLEAR = frozenset("même mêmes ledit ladite lesdits lesdites dudit desdits desdites audit same said".split())
FILLERS = frozenset(
    "izjava izjave izjavi izjavo izjavom izjavah σκέψη σκέψης σκέψεις σκέψεων que de l-ewwel aanhef de's respectivement respectively od "
    "both von da dalis dalies dalį dalimi dalyje".split()
)
