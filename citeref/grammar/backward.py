"""Words that point back to an instrument or an article: « ledit règlement », "that Regulation", « du même code », « précité ».

Two shapes: the pointing word before the noun (« le même règlement », "the said Directive", „dieser Verordnung“), in Irish after
it („an Rialachán sin“); or an adjective behind it (« règlement précité », « article susvisé »).
"""

from __future__ import annotations

import re
from functools import cache

from citeref.grammar.language import Passages
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text
from citeref.grammar.words import POINTERS, languages

NOUNS_EXTRA: dict[str, str] = {
    "loi": "loi", "lois": "loi", "code": "code", "décret": "decret", "decret": "decret", "ordonnance": "ordonnance", "arrêté": "arrete", "convention": "convention",
    "charte": "charter", "traité": "treaty", "texte": "any", "délibération": "decision", "deliberation": "decision", "arrêt": "judgment", "jugement": "judgment",
    "act": "loi", "mise en demeure": "notice", "formal notice": "notice", "treaty": "treaty", "charter": "charter", "provision": "place", "judgment": "judgment", "ruling": "judgment", "text": "any",
    "sanction": "sanction", "amende": "sanction", "fine": "sanction", "penalty": "sanction", "disposition": "place", "gesetz": "loi", "gesetzes": "loi", "ley": "loi", "legge": "loi", "wet": "loi", "lei": "loi", "ustawy": "loi", "legii": "loi", "zákona": "loi",
    "carta": "charter", "décision-cadre": "dec", "instrument": "any", "déclaration": "ddhc", "declaration": "ddhc", "constitution": "constitution", "recommandation": "decision", "lignes directrices": "decision", "diploma": "any", "livre": "code", "convenção": "convention", "convenio": "convention",
}  # fmt: skip

_AFTER = pattern(
    r"\s+(?P<post>précitée?s?|precitee?s?|susvisée?s?|susmentionnée?s?|susdite?s?|visée? ci-dessus|mentionnée? ci-dessus|sus-?visée?s?|abrogée? visée? à la première phrase|"
    r"aforementioned|cited above|referred to above|citado|citada|mencionado|mencionada|citato|citata|precitata|genannten?|chéanna|sin\b|seo\b|réamhráite)"
)
_AFTER_BEGINS = frozenset("psvmarcg") | {" ", "\n", "\r", ""}
"""The letters with which such a word begins, or a second blank before it."""

_LATTER = pattern(
    r"(?:ce dernier|cette dernière|celui-ci|celle-ci|thereof|the latter|die laatste|laatstgenoemde|letztere[rn]?|este último|quest'ultimo|ce même texte)(?![\w])"
)
FORMER = (
    "the former",
    "de aquel",
    "de aquella",
    "della prima",
    "del primo",
    "ersterer",
    "ersteren",
    "celui-là",
    "celle-là",
)
"""Words for the first of two acts; they count where nothing but a stop follows."""

SAME = (
    "del mismo",
    "de la misma",
    "del medesimo",
    "della medesima",
    "dello stesso",
    "della stessa",
    "du même",
    "do mesmo",
    "da mesma",
    "of the same",
    "van hetzelfde",
)
"""« los artículos 32 a 34 **del mismo** »: the act just named, where nothing but a stop follows."""

LATTER = (
    *FORMER,
    *SAME,
    "ce dernier",
    "cette dernière",
    "celui-ci",
    "celle-ci",
    "thereof",
    "the latter",
    "die laatste",
    "letzterer",
    "letzteren",
    "quest'ultimo",
    "este último",
    "that law",
)
_CLOSED = pattern(r"\s*(?:[.,;:)]|\Z)")
_IBID = pattern(r"(?:ibid(?:em)?|id)\b\.?|op\.\s?cit\.")


@cache
def nouns() -> dict[str, str]:
    """Nouns for kinds of authority in every language, to the type the resolver looks for."""
    table = dict(NOUNS_EXTRA)
    for language in languages().values():
        for field in ("reg", "dir", "dec"):
            for word in getattr(language, field):
                table.setdefault(word, field)
    return table


@cache
def _pointers() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for code, language in languages().items():
        for field in POINTERS:
            for word in getattr(language, field):
                table.setdefault(word, {})[code] = field
    return table


_TWO = pattern(r"([^\W\d_]+)\s+([^\W\d_]+)[-']?\s*$")
_BETWEEN = frozenset(("a", "az", "se"))
"""Words that Hungarian and Croatian put between the pointing word and the noun."""

_MALTESE = {"dan": "self", "din": "self", "dak": "that", "dik": "that"}
"""Maltese demonstratives, which stand before the article."""

_STRICT = frozenset(
    "présent présente presente présents présentes niniejsze niniejszego niniejszym niniejszej niniejsza prezentul prezentului prezenta prezentei παρόντος παρών παρούσα παρούσας παρόν παρόντα настоящия настоящият настоящата настоящото настоящ käesolev käesoleva käesolevas this these present vorliegenden vorliegende seo dan din onderhavige".split()
)
"""Words that mean the very text they stand in, never one named before."""


_DOUBLED = frozenset(("même", "istess", "λόγω", "samego", "istého", "här")) | _BETWEEN
"""Second words of pointers of two: « ce même », « εν λόγω », « den här »."""


_SHORT = frozenset(("ce", "cet", "ces"))
"""Pointing words of two or three letters that count in any passage; other short ones mean other things elsewhere."""


def _kind(word: str, passages: Passages, at: int) -> str:
    spoken = _pointers().get(word)
    if not spoken:
        return ""
    kinds = set(spoken.values())
    kind = (
        kinds.pop()
        if len(kinds) == 1 and (len(word) > 3 or word in _SHORT)
        else spoken.get(passages.at(at), "")
    )
    return "self" if kind == "this" and word in _STRICT else kind


_FORMERLY = frozenset(
    "former premier première primo prima primer primera primeiro primeira erstgenannten erstgenannte erstgenannter ersteren eerstgenoemde pierwszego pierwszej prvního prvého prvej prve první prvonavedene prvoimenovane "
    "първия първата първото πρώτου πρώτης πρώτο förstnämnda førstnævnte előbbi pirmojo pirmosios pirmās pirmā primului primei ewwel".split()
)
"""Adjectives for the first of two acts of a kind; nothing comes of them where no two are named."""

_LATTERLY = frozenset(
    "latter dernier dernière ultimo ultima último última ultim ultimă letztgenannten letzteren letzterer laatstgenoemde ostatniego ostatniej ostatnie slednje slednjega potonje potonjeg posljednje zadnje "
    "последния последната последното τελευταίου τελευταίας τελευταίο sistnämnda sidstnævnte jälkimmäisen viimase utóbbi pastarojo pastarosios pēdējās pēdējā".split()
)
"""Adjectives for the last act of a kind."""

_FIRST_SAID = pattern(
    r"(?<!\w)(prvně|prvo|prvého|skôr|ensiksi|ensin|esimesena|elsőként|първо|pirmās|pirmā|pirmoji|pierwsz\w{2,3} z|prvního z|první z|prvého z|prvej z)\s+$"
)
"""« **prvně** uvedeného nařízení », « **pierwszego z** tych rozporządzeń »: what stands before « said » and « these »."""

_LAST_SAID = pattern(
    r"(?<!\w)(posledně|posledne|viimeksi|viimati|posljednje|zadnje|последно|pēdējās|pēdējā|utolsóként)\s+$"
)


def _word_before(low: str, floor: int, start: int) -> tuple[str, int, bool]:
    """The word right before an offset, where it begins, and whether a hyphen ties it to what follows."""
    close = start
    while close > floor and low[close - 1].isspace():
        close -= 1
    tied = close > floor and low[close - 1] == "-"
    if close > floor and low[close - 1] in "'-":
        close -= 1
    begin = close
    floor = max(floor, close - 24)
    while begin > floor and low[begin - 1].isalpha():
        begin -= 1
    return low[begin:close], begin, tied


def read(text: Text, start: int, end: int, passages: Passages, floor: int) -> Mention | None:
    """The pointer around a noun at `[start, end)`, or None where nothing points."""
    low = text.low
    noun = low[start:end].replace("\n", " ")
    what = nouns()[noun]
    if noun == "instrument" and not _CLOSED.match(low, end):
        return None
    word, begin, tied = _word_before(low, floor, start)
    if word:
        kind = _kind(word, passages, start)
        if what == "any" and kind not in ("same", "said", *(("that",) if noun == "instrument" else ())):
            return None
        if what == "sanction":
            return _mention(text, begin, end, kind, what)._replace(holds=False) if kind in _FIRM else None
        if word == "λόγω" and low[max(floor, begin - 3) : begin].startswith("εν"):
            begin -= 3
        if not kind and (word in _FORMERLY or word in _LATTERLY):
            kind = "former" if word in _FORMERLY else "latter"
            earlier, before, _ = _word_before(low, floor, begin)
            if kind == "latter" and _kind(earlier, passages, start) in ("this", "that"):
                kind, begin = "said", before
        if kind and kind != "its":
            if kind in ("said", "that") and word in ("that", "those"):
                kind = "that"
            if kind in _FIRM and (first := _FIRST_SAID.search(low, max(floor, begin - 16), begin)):
                kind, begin = "former", first.start(1)
            elif kind == "said" and (last := _LAST_SAID.search(low, max(floor, begin - 14), begin)):
                begin = last.start(1)
            elif word in _FORMERLY:
                kind = "former"
            return _mention(text, begin, end, kind, what)
        two = _TWO.search(low, max(floor, start - 40), start) if tied or word in _DOUBLED else None
        if two:
            kind = _kind(two[1], passages, start)
            if two[2] in ("même", "istess", "lógω", "λόγω", "samego", "istého") and kind in _FIRM:
                return _mention(text, two.start(1), end, "same", what)
            if two[2] in _BETWEEN and kind and kind != "its":
                return _mention(text, two.start(1), end, kind, what)
            if two[1] == "εν" and two[2] == "λόγω":
                return _mention(text, two.start(1), end, "said", what)
            if two[1] in _MALTESE and passages.at(start) == "mt":
                return _mention(text, two.start(1), end, _MALTESE[two[1]], what)
            if two[1] == "den" and two[2] == "här":
                return _mention(text, two.start(1), end, "self", what)
    if what in _YEARLY:
        year = _YEAR_AFTER.match(low, end) or _YEAR_BEFORE.search(low, max(floor, start - 10), start)
        if year:
            return _mention(
                text, min(start, year.start(1)), max(end, year.end(1)), "year", f"{what} {year[1]}"
            )
    if what == "decision" and low[end + 1 : end + 3] in ("de", "of"):
        restricted = _RESTRICTED.match(low, end)
        if restricted and low[end - 1] != "s":
            return _mention(text, start, restricted.end(), "said", "sanction")._replace(holds=False)
    after = _AFTER.match(low, end) if low[end + 1 : end + 2] in _AFTER_BEGINS else None
    if after and what != "sanction":
        kind = "self" if after["post"] == "seo" else "that" if after["post"] == "sin" else "said"
        if after["post"] in ("sin", "seo", "chéanna", "réamhráite") and passages.at(start) != "ga":
            return None
        return _mention(text, start, after.end(), kind, what)
    return None


_YEARLY = ("loi", "reg", "dir", "decret", "ordonnance", "dec", "arrete")
_YEAR_AFTER = pattern(r"\sde\s((?:1[789]|20)\d\d)(?![\d/-])")
_YEAR_BEFORE = pattern(r"(?<!\w)(?:the|that|said)\s((?:1[789]|20)\d\d)\s\Z")
"""« la loi de 2016 », "the 2018 Act": an act named before, by its year."""

_RESTRICTED = pattern(r"\s(?:de la formation restreinte|of the restricted (?:committee|formation))(?![\w])")
"""« la délibération de la formation restreinte »: the CNIL's, which the text has told of before."""

_FIRM = ("same", "said", "that", "self", "this")


def _mention(text: Text, start: int, end: int, kind: str, what: str) -> Mention:
    return Mention(start, end, (), "anaphora", "backward", holds=True, pointer=(kind, what))


def latter(text: Text, start: int) -> Mention | None:
    """« ce dernier », "thereof", « celui-ci »; "the former" for the first of two."""
    word = next((w for w in (*FORMER, *SAME) if text.low.startswith(w, start)), "")
    if word:
        end = start + len(word)
        begin = start + 3 if word.startswith("de ") else start
        closed = _CLOSED.match(text.low, end)
        return _mention(text, begin, end, "latter" if word in SAME else "former", "any") if closed else None
    if text.low.startswith("that law", start) and not text.low[start + 8 : start + 9].isalnum():
        return Mention(start, start + 8, (), "anaphora", "backward", holds=True, pointer=("that", "law"))
    found = _LATTER.match(text.low, start)
    return (
        Mention(start, found.end(), (), "anaphora", "backward", holds=True, pointer=("latter", "any"))
        if found
        else None
    )


def ibid(text: Text, start: int) -> Mention | None:
    """« ibid. », « id. », « op. cit. »."""
    found = _IBID.match(text.low, start)
    if not found or (found[0].startswith("id") and not re.match(r"id\.,?\s", text.low[start : start + 5])):
        return None
    return Mention(start, found.end(), (), "anaphora", "backward", holds=True, pointer=("ibid", "any"))


_AFTER_PLACE = pattern(
    r"\s+(seo|sin|précité|précitée|susvisé|susvisée|susmentionné|susmentionnée|susdit|citado|citato|aforementioned)(?![\w])"
)
_NEWS = pattern(
    r"\s+(?:du (?:monde|figaro|journal|point|parisien|quotidien|blog|site)|de presse|va |vous |est (?:paru|issu|extrait|réservé|disponible)|a été (?:publié|mis)|was (?:published|written|first)|explains|originally|appeared)"
)


def pointer(text: Text, start: int, end: int, passages: Passages, floor: int) -> Mention | None:
    """A pointing word around a unit without a number: « ledit article », "that paragraph", « l'article précité »."""
    low = text.low
    found = None
    word, begin, tied = _word_before(low, floor, start)
    if word:
        kind = _kind(word, passages, start)
        if kind and kind != "its":
            found = _mention(text, begin, end, kind, "place")
        elif tied:
            two = _TWO.search(low, max(floor, start - 24), start)
            if two and two[1] in _MALTESE and passages.at(start) == "mt":
                found = _mention(text, two.start(1), end, _MALTESE[two[1]], "place")
    if found is None:
        post = _AFTER_PLACE.match(low, end) if low[end + 1 : end + 2] in _AFTER_BEGINS else None
        if post and post[1] in ("seo", "sin"):
            if passages.at(start) == "ga":
                found = _mention(text, start, post.end(), "this" if post[1] == "seo" else "that", "place")
        elif post:
            found = _mention(text, start, post.end(), "said", "place")
    return None if found is None or _NEWS.match(low, end) else found
