"""Acts of the Union by their number: « règlement (UE) 2016/679 », "Directive 95/46/EC", „95/46/EK irányelv“.

Before 2015 a regulation printed its number first and its year last ((CE) n° 45/2001), a directive or decision the year first
(95/46/CE); since 2015 the year comes first for all ((UE) 2016/679). The word for the kind of act stands before the number,
in Hungarian after it.
"""

from __future__ import annotations

import re
from functools import cache

from citeref.catalogue.instruments import instruments
from citeref.catalogue.own import derived
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text
from citeref.grammar.words import languages, plain

_SIGN = r"(?:n\s?[°o]?\.?\s?°?|no\.?|nos|n[or]s?\.?|nr\.?|č\.|št\.|br\.|nru|uimh\.?|αριθ\.?|№|n:o|n\s°|n\.\s?[°o]s?)"
_NUMBER = pattern(
    r"(?P<body>\(\s?(?P<union>[^\W\d_]{2,4}(?:,?\s?euratom)?|euratom(?:,\s?[^\W\d_]{2,4})?|[^\W\d_]{2,7}(?:,\s?[^\W\d_]{2,7}){1,3})\s?\)\s*)?"
    rf"(?P<sign>{_SIGN}\s*)?"
    r"(?P<first>\d{1,4})\s?/\s?(?P<second>\d{1,4})(?!\d)(?P<suffix>\s?/\s?[^\W\d_]{2,7}(?![\w]))?"
)
_GAP = pattern(
    r"(?P<words>(?:[\s*_]+(?!\()[^\W\d_]+(?:['-][^\W\d_]*)*){0,9}?)[\s*_\[]*"
    rf"(?=\(\s?[^\W\d_]{{2,8}}(?:,?\s?[^\W\d_]{{2,8}}){{0,3}}\s?\)\s*(?:{_SIGN}\s*)?\d|\(?\s?(?:{_SIGN}\s*)?\d{{1,4}}\s?/\s?\d)"
)
_MORE = pattern(
    r"\s*(?:,|;|et|and|und|y|e|en|i|och|og|ja|ou|or|ir|un|és|a|și|και|и|in|sowie|ainsi que|et de la|et du)\s+(?=\(\s?[^\W\d_]{2,4}\s?\)\s*\d|\d{1,4}/\d|n[°o]\s?\d)"
)
_BEFORE = pattern(
    r"(?:\(\s?[^\W\d_]{2,4}\s?\)\s*)?(?:n[or]?\.?\s*)?(\d{1,4})/(\d{1,4})(?:/[^\W\d_]{2,7})?\.?\s+(?:[^\W\d_]+\s+){0,6}$"
)
_AFTER_NUMBER = ("rendelet", "irányelv", "határozat", "kerethatározat")
"""Hungarian kinds of act, which follow their number."""

_STOPS = frozenset("article articles artikel art loi law lei ley legge zákona n°".split())

FRAME = pattern(
    r"(?:jai|jha|ji|jv|ria|gbvv|jai|jhv|svv|dipo|pvo|rif|ib|wsisw|svb|žü|υπ|пвр|jis|pup|tieslietu|tvr|gam)\Z"
)


@cache
def kinds() -> dict[str, str]:
    """Every word for a kind of act to the segment of its reference."""
    table: dict[str, str] = {}
    for language in languages().values():
        for field in ("reg", "dir", "dec", "reco", "regimpl", "dirimpl", "decimpl"):
            for word in getattr(language, field):
                kind = field[:3] + "_impl" if field.endswith("impl") else field
                for form in {word, plain(word)}:
                    table.setdefault(form, kind)
        for word in language.framw:
            if len(word) > 8:
                table[word] = "dec_framw"
    return table


@cache
def _modifiers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    implementing: set[str] = set()
    delegated: set[str] = set()
    framework: set[str] = set()
    for language in languages().values():
        implementing.update(w for w in language.impl if len(w) > 4)
        delegated.update(w for w in language.dele if len(w) > 4)
        framework.update(language.framw)
    return (
        frozenset(implementing | {plain(w) for w in implementing}),
        frozenset(delegated | {plain(w) for w in delegated}),
        frozenset(framework),
    )


@derived
def _by_number() -> dict[tuple[str, str], list[str]]:
    """(year, number) to the kinds of act that the catalogue has under it."""
    table: dict[tuple[str, str], list[str]] = {}
    for ref in instruments():
        parts = ref.split("/")
        if parts[0] == "eu" and len(parts) == 4:
            table.setdefault((parts[2], parts[3]), []).append(parts[1])
    return table


def _year(text: str) -> int:
    value = int(text)
    if len(text) == 4 and 1951 <= value <= 2099:
        return value
    return 1900 + value if len(text) == 2 and value >= 51 else 0


def reference(kind: str, first: str, second: str, signed: bool, suffix: str) -> str:
    """The reference of an act, from the two halves of its number; empty where neither is a year."""
    left, right = _year(first), _year(second)
    if kind.startswith("reg"):
        year_first = (
            bool(left) and not (right and (signed or suffix or left < 2015)) and (left >= 2015 or not right)
        )
    else:
        year_first = bool(left) and not (signed and right and len(second) == 4 and len(first) < 4)
    if year_first:
        year, number = left, second
    elif right:
        year, number = right, first
    elif left:
        year, number = left, second
    else:
        return ""
    if int(number) == 0:
        return ""
    number = str(int(number))
    if kind == "dec" and FRAME.match(suffix.strip(" /")) and f"dec_framw/{year}/{number}" in _framework():
        kind = "dec_framw"
    if kind in ("dec", "reg", "dir"):
        known = _by_number().get((str(year), number), [])
        if known and kind not in known:
            kind = next((k for k in known if k.startswith(kind + "_")), kind)
    return f"eu/{kind}/{year}/{number}"


@derived
def _framework() -> frozenset[str]:
    return frozenset(ref[3:] for ref in instruments() if ref.startswith("eu/dec_framw/"))


def read(text: Text, start: int, end: int, floor: int) -> list[Mention]:
    """The acts named at a word for a kind of act, `[start, end)`; several after a plural (« règlements (UE) 2016/679 et … »)."""
    low = text.low
    kind = kinds()[low[start:end].replace("\n", " ")]
    if low.startswith(_AFTER_NUMBER, start):
        return _before(text, start, end, kind, floor)
    gap = _GAP.match(low, end) if _numbered(low, end) else None
    number = _NUMBER.match(low, gap.end()) or _NUMBER.match(low, gap.end() + 1) if gap else None
    if gap is None or number is None or _foreign_gap(gap["words"]):
        return _before(text, start, end, kind, floor)
    kind = _modified(kind, low, start, end, number.start(), text.raw[max(0, start - 13)].isupper())
    suffix = number["suffix"] or ""
    if not (number["body"] or suffix or number["sign"] or number.start() - end < 14) or (
        kind == "reco" and not suffix
    ):
        return []
    if not number["body"] and not suffix and not _institutional(gap["words"]):
        return []
    if (
        kind == "dec"
        and not number["body"]
        and not suffix
        and _year(number["second"]) >= 2015 > _year(number["first"])
    ):
        return []
    ref = reference(kind, number["first"], number["second"], bool(number["sign"]), suffix)
    if not ref:
        return []
    begin = _beginning(low, start, floor)
    found = [Mention(begin, _end(text, number), (ref,), "explicit", "eu", holds=True)]
    at = number.end()
    while more := _MORE.match(low, at):
        number = _NUMBER.match(low, more.end())
        if not number:
            break
        ref = reference(kind, number["first"], number["second"], bool(number["sign"]), number["suffix"] or "")
        if not ref:
            break
        found.append(Mention(number.start(), _end(text, number), (ref,), "explicit", "eu", holds=True))
        at = number.end()
    return found


_OPENING = frozenset(" \t\n\r\f\v*_[(№")
"""What stands right behind a kind of act that has a number; no letter or digit does."""


def _numbered(low: str, end: int) -> bool:
    """Whether the first stroke after a word may be that of its number: few words away, and no comma before an opening bracket."""
    if low[end : end + 1] not in _OPENING:
        return False
    stroke = low.find("/", end, end + 400)
    between = low[end:stroke] if stroke >= 0 else ""
    if not between.rstrip()[-1:].isdigit() or ";" in between or len(between.split()) > 14:
        return False
    return "," not in between or "(" in between[: between.index(",")]


def _end(text: Text, number: re.Match[str]) -> int:
    suffix = number["suffix"]
    if (
        suffix
        and not text.raw[number.start("suffix") : number.end()].strip(" /").replace("/", "")[:1].isupper()
    ):
        return number.end("second")
    return number.end()


def _foreign_gap(gap: str) -> bool:
    """Whether the words between the kind and the number begin something else: another act, an article, a law."""
    from citeref.grammar.backward import nouns

    return any(
        word in nouns() or word in kinds() or word in _STOPS
        for word in gap.replace("'", " ").replace("-", " ").split()
    )


_INSTITUTIONS = frozenset(
    "council commission parliament european union conseil parlement européen européenne du de la le et of the and rates kommission europäischen consejo comisión parlamento europeo consiglio commissione raad commissie rady komisji".split()
)


def _institutional(gap: str) -> bool:
    """Whether only institutions and kinds of execution stand between the word and a number that has no other mark of the Union."""
    implementing, delegated, framework = _modifiers()
    return all(
        w in _INSTITUTIONS or w in implementing or w in delegated or w in framework or w == "d"
        for w in gap.replace("'", " ").split()
    )


def _modified(kind: str, low: str, start: int, end: int, number: int, capital: bool = True) -> str:
    """The kind with « d'exécution » or « délégué » around it."""
    if kind not in ("reg", "dir", "dec"):
        return kind
    implementing, delegated, framework = _modifiers()
    before = low[max(0, start - 40) : start].rpartition("(")[2].split()[-2:]
    before = [word for word in before if word not in _BEHIND_ONLY]
    if before and before[-1] == "implementing" and not capital:
        before = []
    if kind == "dec" and before and before[-1] in framework:
        return "dec_framw"
    around = before + low[end:number].replace("'", " ").replace("(", " ").split()[:7]
    for word in around:
        if word in implementing:
            return kind + "_impl"
        if word in delegated:
            return kind + "_del"
    if kind == "dec" and any(word in framework for word in low[end:number].replace("'", " ").split()[:2]):
        return "dec_framw"
    if kind == "dec" and low[end : end + 6] == "-cadre":
        return "dec_framw"
    return kind


_BEHIND_ONLY = frozenset(
    "exécution execution ejecución esecuzione execução punere aplicare implimentazzjoni feidhme изпълнение".split()
)
"""« d'exécution » and the like: before a kind of act they say something else, « pusă în aplicare Directiva »."""


def _beginning(low: str, start: int, floor: int) -> int:
    """Where the name of the act begins: with "Commission Implementing" and the like before the word."""
    begin = start
    while True:
        word = re.search(r"(?:^|[\s(])([^\W\d_]+)\s+$", low[max(floor, begin - 24) : begin])
        if not word or word[1] not in _LEADERS:
            return begin
        begin = max(floor, begin - 24) + word.start(1)


_LEADERS = frozenset(
    "council commission implementing delegated framework parliament joint durchführungs delegierte delegierten gedelegeerde vykonávacie prováděcí wykonawcze".split()
)


def _before(text: Text, start: int, end: int, kind: str, floor: int) -> list[Mention]:
    """The number before its kind: « 95/46/EK irányelv », « az (EU) 2016/679 rendelet »."""
    low = text.low
    window = low[max(floor, start - 70) : start]
    found = _BEFORE.search(window) if "/" in window else None
    if not found:
        return []
    kind = _modified(kind, low, start, end, end)
    shift = start - len(window)
    suffix = re.search(r"\d/([^\W\d_]{2,7})", found[0])
    if not (suffix or found[0][0] == "(" or low.startswith(_AFTER_NUMBER, start)):
        return []
    ref = reference(kind, found[1], found[2], False, suffix[1] if suffix else "")
    return [Mention(shift + found.start(), end, (ref,), "explicit", "eu", holds=True)] if ref else []


def numbered(year: str, number: str) -> str:
    """The act of the catalogue that has this number, of whatever kind; empty where there is none, or more than one."""
    known = _by_number().get((year, str(int(number))), [])
    return f"eu/{known[0]}/{year}/{int(number)}" if len(known) == 1 else ""


def bare(text: Text, start: int, end: int) -> Mention | None:
    """A number without its kind (« (UE) 2016/679 », « 2009/136/CE »), where the catalogue has just one act of that number."""
    number = _NUMBER.match(text.low, start)
    if not number or not (number["body"] or number["suffix"]):
        return None
    for year, other in ((number["first"], number["second"]), (number["second"], number["first"])):
        known = _by_number().get((str(_year(year)), str(int(other))), [])
        if len(known) == 1:
            return Mention(
                start,
                _end(text, number),
                (f"eu/{known[0]}/{_year(year)}/{int(other)}",),
                "explicit",
                "eu",
                holds=True,
            )
    suffix = (number["suffix"] or "").strip(" /")
    if suffix in ("cee", "eec", "ewg", "ce", "ec", "eg") and re.search(
        r"directive|richtlinie", text.low[max(0, start - 70) : start]
    ):
        ref = reference("dir", number["first"], number["second"], False, suffix)
        return Mention(start, _end(text, number), (ref,), "explicit", "eu", holds=True) if ref else None
    if suffix in ("ce", "ec", "eg") and _year(number["first"]):
        return None
    return None
