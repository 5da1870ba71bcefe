"""Words that point back to an instrument or an article: « ledit règlement », "that Regulation", « du même code », « précité ».

Two shapes: the pointing word before the noun (« le même règlement », "the said Directive", „dieser Verordnung“), in Irish after
it („an Rialachán sin“); or an adjective behind it (« règlement précité », « article susvisé »).
"""

from __future__ import annotations

import re
from functools import cache

from citeref.grammar.mention import Mention
from citeref.grammar.text import Text
from citeref.grammar.words import POINTERS, languages

NOUNS_EXTRA: dict[str, str] = {
    "loi": "loi", "lois": "loi", "code": "code", "décret": "decret", "decret": "decret", "ordonnance": "ordonnance", "arrêté": "arrete", "convention": "convention",
    "charte": "charter", "traité": "treaty", "texte": "any", "délibération": "decision", "deliberation": "decision", "arrêt": "judgment", "jugement": "judgment",
    "act": "loi", "treaty": "treaty", "charter": "charter", "provision": "place", "judgment": "judgment", "ruling": "judgment", "text": "any",
    "disposition": "place", "gesetz": "loi", "gesetzes": "loi", "ley": "loi", "legge": "loi", "wet": "loi", "lei": "loi", "ustawy": "loi", "legii": "loi", "zákona": "loi",
    "carta": "charter", "décision-cadre": "dec", "recommandation": "decision", "lignes directrices": "decision", "diploma": "any", "livre": "code", "convenção": "convention", "convenio": "convention",
}  # fmt: skip

_AFTER = re.compile(
    r"\s+(?P<post>précitée?s?|precitee?s?|susvisée?s?|susmentionnée?s?|susdite?s?|visée? ci-dessus|mentionnée? ci-dessus|sus-?visée?s?|abrogée? visée? à la première phrase|"
    r"aforementioned|cited above|referred to above|citado|citada|mencionado|mencionada|citato|citata|precitata|genannten?|chéanna|sin\b|seo\b|réamhráite)"
)
_LATTER = re.compile(
    r"(?:ce dernier|cette dernière|celui-ci|celle-ci|thereof|the latter|die laatste|laatstgenoemde|letztere[rn]?|este último|quest'ultimo|ce même texte)(?![\w])"
)
LATTER = (
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
)
_IBID = re.compile(r"(?:ibid(?:em)?|id)\b\.?|op\.\s?cit\.")


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


_PREVIOUS = re.compile(r"([^\W\d_]+)(['-]?)\s*$")
_TWO = re.compile(r"([^\W\d_]+)\s+([^\W\d_]+)[-']?\s*$")
_NEXT = re.compile(r"\s+([^\W\d_]+)(?![\w'])")
_BETWEEN = frozenset(("a", "az", "se"))
"""Words that Hungarian and Croatian put between the pointing word and the noun."""

_MALTESE = {"dan": "self", "din": "self", "dak": "that", "dik": "that"}
"""Maltese demonstratives, which stand before the article."""

_STRICT = frozenset(
    "présent présente presente présents présentes niniejsze niniejszego niniejszym niniejszej niniejsza prezentul prezentului prezenta prezentei παρόντος παρών παρούσα παρούσας παρόν παρόντα настоящия настоящият настоящата настоящото настоящ käesolev käesoleva käesolevas this these present vorliegenden vorliegende seo dan din onderhavige".split()
)
"""Words that mean the very text they stand in, never one named before."""


def _kind(word: str, lang: str) -> str:
    spoken = _pointers().get(word)
    if not spoken:
        return ""
    kind = spoken.get(lang) or (next(iter(spoken.values())) if len(set(spoken.values())) == 1 else "")
    return "self" if kind == "this" and word in _STRICT else kind


def read(text: Text, start: int, end: int, lang: str, floor: int) -> Mention | None:
    """The pointer around a noun at `[start, end)`, or None where nothing points."""
    low = text.low
    what = nouns()[low[start:end].replace("\n", " ")]
    previous = _PREVIOUS.search(low, max(floor, start - 24), start)
    if previous:
        word = previous[1]
        kind = _kind(word, lang)
        if what == "any" and kind not in ("same", "said"):
            return None
        if kind and kind != "its":
            begin = previous.start(1)
            if kind in ("said", "that") and word in ("that", "those"):
                kind = "that"
            return _mention(text, begin, end, kind, what)
        two = _TWO.search(low, max(floor, start - 40), start)
        if (
            two
            and _kind(two[1], lang) in ("same", "said", "that", "self", "this")
            and _kind(two[1], lang)
            and two[2] in ("même", "istess", "lógω", "λόγω", "samego", "istého")
        ):
            return _mention(text, two.start(1), end, "same", what)
        if two and two[2] in _BETWEEN and (kind := _kind(two[1], lang)) and kind != "its":
            return _mention(text, two.start(1), end, kind, what)
        if two and two[1] == "εν" and two[2] == "λόγω":
            return _mention(text, two.start(1), end, "said", what)
        if two and lang == "mt" and two[1] in _MALTESE:
            return _mention(text, two.start(1), end, _MALTESE[two[1]], what)
        if two and two[1] == "den" and two[2] == "här":
            return _mention(text, two.start(1), end, "self", what)
    after = _AFTER.match(low, end)
    if after:
        kind = "self" if after["post"] == "seo" else "that" if after["post"] == "sin" else "said"
        if after["post"] in ("sin", "seo", "chéanna", "réamhráite") and lang != "ga":
            return None
        return _mention(text, start, after.end(), kind, what)
    return None


def _mention(text: Text, start: int, end: int, kind: str, what: str) -> Mention:
    return Mention(start, end, (), "anaphora", "backward", holds=True, pointer=(kind, what))


def latter(text: Text, start: int) -> Mention | None:
    """« ce dernier », "thereof", « celui-ci »."""
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


_POST_PLACE = re.compile(
    r"\s+(?:précité|précitée|susvisé|susvisée|susmentionné|susmentionnée|susdit|citado|citato|aforementioned)(?![\w])"
)
_NEWS = re.compile(
    r"\s+(?:du (?:monde|figaro|journal|point|parisien|quotidien|blog|site)|de presse|va |vous |est (?:paru|issu|extrait|réservé|disponible)|a été (?:publié|mis)|was (?:published|written|first)|explains|originally|appeared)"
)


def pointer(text: Text, start: int, end: int, lang: str, floor: int, unit: str) -> Mention | None:
    """A pointing word around a unit without a number: « ledit article », "that paragraph", « l'article précité »."""
    low = text.low
    if _NEWS.match(low, end):
        return None
    previous = _PREVIOUS.search(low, max(floor, start - 24), start)
    if previous:
        kind = _kind(previous[1], lang)
        if kind and kind != "its":
            return _mention(text, previous.start(1), end, kind, unit)
        two = _TWO.search(low, max(floor, start - 24), start)
        if two and two[1] in _MALTESE and lang == "mt":
            return _mention(text, two.start(1), end, _MALTESE[two[1]], unit)
    if lang == "ga" and (post := re.match(r"\s(seo|sin)(?![\w])", low[end : end + 5])):
        return _mention(text, start, end + post.end(), "this" if post[1] == "seo" else "that", unit)
    if _POST_PLACE.match(low, end):
        return _mention(text, start, _POST_PLACE.match(low, end).end(), "said", unit)  # type: ignore[union-attr]
    return None
