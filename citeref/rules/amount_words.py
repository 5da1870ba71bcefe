"""Numbers spelt out before a currency: « huit millions d'euros », "one and a half million euros", „zwei Millionen Euro“.

Only whole numbers below a thousand and their scale are read, with « et demi »; that is how fines are told in a newspaper.
"""

from __future__ import annotations

import re
from functools import cache

from citeref.quotes.cues import listed

_UNITS: dict[str, int] = {}
_LISTS = {
    "0": "zéro zero null cero",
    "1": "un une one a an ein eine einen uno una um uma een één jeden",
    "2": "deux two zwei dos due dois duas twee dwa",
    "3": "trois three drei tres tre três drie trzy",
    "4": "quatre four vier cuatro quattro quatro cztery",
    "5": "cinq five fünf cinco cinque vijf pięć",
    "6": "six sechs seis sei zes sześć",
    "7": "sept seven sieben siete sette sete zeven siedem",
    "8": "huit eight acht ocho otto oito osiem",
    "9": "neuf nine neun nueve nove negen dziewięć",
    "10": "dix ten zehn diez dieci dez tien dziesięć",
    "11": "onze eleven elf once undici",
    "12": "douze twelve zwölf doce dodici doze twaalf",
    "13": "treize thirteen dreizehn trece tredici treze dertien",
    "14": "quatorze fourteen vierzehn catorce quattordici veertien",
    "15": "quinze fifteen fünfzehn quince quindici vijftien",
    "16": "seize sixteen sechzehn dieciséis sedici zestien",
    "17": "seventeen siebzehn diecisiete diciassette zeventien",
    "18": "eighteen achtzehn dieciocho diciotto achttien",
    "19": "nineteen neunzehn diecinueve diciannove negentien",
    "20": "vingt vingts twenty zwanzig veinte venti vinte twintig dwadzieścia",
    "30": "trente thirty dreißig treinta trenta trinta dertig trzydzieści",
    "40": "quarante forty vierzig cuarenta quaranta quarenta veertig czterdzieści",
    "50": "cinquante fifty fünfzig cincuenta cinquanta cinquenta vijftig pięćdziesiąt",
    "60": "soixante sixty sechzig sesenta sessanta sessenta zestig sześćdziesiąt",
    "70": "septante seventy siebzig setenta settanta zeventig",
    "80": "huitante octante eighty achtzig ochenta ottanta oitenta tachtig",
    "90": "nonante ninety neunzig noventa novanta negentig",
    "100": "cent cents hundred hundert cien ciento cento honderd sto",
    "200": "doscientos doscientas duecento duzentos",
    "300": "trescientos trecento trezentos",
    "400": "cuatrocientos quattrocento quatrocentos",
    "500": "quinientos cinquecento quinhentos",
    "600": "seiscientos seicento seiscentos",
    "800": "ochocientos ottocento oitocentos",
}
for _value, _words in _LISTS.items():
    for _word in _words.split():
        _UNITS.setdefault(_word, int(_value))

_GAP = r"(?:[ \u00a0\u202f-]|[ \u00a0\u202f](?:et|and|y|e|und)[ \u00a0\u202f])"
_ONE = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
NUMBER = rf"(?:(?:{_ONE})(?:{_GAP}(?:{_ONE}))*|half a|un demi|einer halben|eine halbe|medio|mezzo)"
"""A number in words, as the inside of a pattern that does not ask for capitals."""

HALF = rf"(?:{'|'.join(map(re.escape, listed('citeref.rules', 'and_a_half')))})"
"""« et demi », behind the scale or before it."""


@cache
def value(words: str) -> float:
    """A number in words; 0 where its words do not add up to one."""
    low = words.lower()
    if low in ("half a", "un demi", "einer halben", "eine halbe", "medio", "mezzo"):
        return 0.5
    total = 0
    for word in re.split(r"[\s-]+", low):
        one = _UNITS.get(word)
        if one is None:
            continue
        if one == 100 and total % 100 and total % 100 < 10:
            total += (total % 100) * 99  # « huit cents »
        elif one == 20 and total % 100 == 4:
            total += 76  # « quatre-vingts »
        else:
            total += one
    return float(total)
