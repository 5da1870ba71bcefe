"""What stands between a place and an authority, or between two places, and what it says of them.

« article 28 **du** RGPD », "GDPR**, in particular** Article 9", « articles 7 et 8 **ainsi que de l'** article 52 ». The words are few
and the stretches short, so each distinct stretch is judged once and remembered.
"""

from __future__ import annotations

from functools import cache, lru_cache

from citeref.grammar.language import Passages
from citeref.grammar.pattern import pattern
from citeref.grammar.words import languages

_COMMON_OF = frozenset(
    "du de la le les l' l d' d des dans au à aux sous par of the to in under an from revised eu' union' ireland' s sur visé prévu que ce cet cette ces "
    "council commission européen européenne conseil parlement european parliament union implementing delegated framework edpb regulation règlement modifiée modifié ancien anc nouveau rates raad komisji".split()
)
"""Words between a place and its authority in French and English, and the institutions that any language may put there."""


_ANY = "any"
"""All languages at once: what is joined in none of them need not be asked in the passage's own."""


@cache
def _of_words(lang: str) -> frozenset[str]:
    if lang == _ANY:
        return frozenset().union(*map(_of_words, languages()))
    language = languages().get(lang)
    pointing = (*language.said, *language.same, *language.that, *language.this) if language else ()
    return _COMMON_OF | _clear_of() | frozenset(language.of if language else ()) | frozenset(pointing)


@cache
def _clear_of() -> frozenset[str]:
    """Words for « of » in any language that join nothing in another."""
    joining = {word for language in languages().values() for word in (*language.conj, *language.to)}
    return frozenset(
        word
        for language in languages().values()
        for word in language.of
        if len(word) > 2 and word not in joining
    )


_PRE_WORDS = frozenset(
    "et en son sa ses notamment particulier ainsi que l' le la les à au aux d' de du des its in particular especially and the see voir cf préc précité précitée susvisé susvisée préc. spéc spéc. spécialement art "
    "namentlich insbesondere seine seiner ihrem ihr en particular su sus particolare suo suoi artículo z.b. ds ndlr modifié modifiée par spec. "
    "eelkõige selle ypač visų pirma jos zejména zlasti w szczególności jego jej nomeadamente navnlig særlig dess insbesondere különösen annak "
    "annex annexe at sous dont cité citée préalable from dès savoir c' est ".split()
)
_COORD_WORDS = frozenset(
    "et ou ainsi que de l' la le les à au aux d' du des en avec combiné combinés lu lus lue ensemble and or as well with of the in conjunction read together either both nor pursuant to under und sowie oder i.v.m i v m ivm "
    "verbindung mit bzw gemäß des der aus dem den y e o con en relación del junto ed od nonché con degli dell' della dei della combinato disposto en jo of juncto in samenhang met van artikel oraz i w zw z związku lub și sau coroborat cu din ale "
    "a ve spojení s nebo alebo v spojení so zo ir bei un vai és valamint ja sekä ning og samt eller och jfr jämförd med ali ter te i u vezi και ή σε συνδυασμό με του της των и във връзка с или u agus nó flimkien mal- x jo. puis & v. spécialement notamment dans".split()
)
_AND_OR = frozenset(("või", "sekä", "tai", "vagy", "illetve", "arba", "vai", "ili", "alebo", "eller", "samt"))
_WORD = pattern(r"[^\W\d_]+'?|[^\s\w]")
_QUIET = frozenset(",*_\"'()[]`#")
_DOTTED = ("hr", "sl")
"""Languages that print a full stop after an article's number and name the act behind it: « članak 5. Uredbe »."""


_MAKERS = (
    "europ",
    "európ",
    "európ",
    "evrop",
    "eiropas",
    "ewrop",
    "eorp",
    "ευρωπ",
    "европ",
    "parl",
    "κοινοβ",
    "парл",
    "rådet",
    "rådets",
    "raad",
    "rat",
    "rates",
    "consel",
    "consil",
    "consej",
    "conseil",
    "council",
    "tanács",
    "tarybos",
    "padome",
    "rady",
    "rada",
    "rade",
    "vijeć",
    "svet",
    "nõukogu",
    "neuvoston",
    "kunsill",
    "chomhairle",
    "comhairle",
    "съвет",
    "συμβ",
    "komis",
    "kommis",
    "commis",
    "comis",
)
"""How the names of the Union's institutions begin, which stand between a place and the act that they made."""

_NEW_ITEM = pattern(r"[\"'|]\s*\n|\n\s*(?:[-*•–>|\"]|\d{1,2}[.)]\s)")
"""A list's next item, a table's next row: nothing is joined across it."""

_NOTES = pattern(
    r"\s?\((?:formerly|anciennement|ancien article|ancien|anc\.|ex[- ]|now|devenu)[^()\n]{1,24}\)|[¹²³⁰-⁹]+|\[\d{1,3}\]|^\s*(?:et s\.|et suivants?|et suiv\.|et seq\.?|ff\.?|f\.|e ss\.|y ss\.|y siguientes|e seguenti|e\.v\.|i nast\.|sgg\.|ss\.)"
)
"""Marks of footnotes, and « et suivants »: they add nothing."""


@lru_cache(maxsize=8192)
def belongs(gap: str, lang: str = "fr") -> bool:
    """Whether an authority after this gap is the one a place before it belongs to."""
    gap = _NOTES.sub("", gap)
    if gap.startswith(".") and (lang in _DOTTED or lang == _ANY):
        gap = gap[1:]
    if len(gap) > 48 or "\n\n" in gap or ". " in gap or ";" in gap or _NEW_ITEM.search(gap):
        return False
    words = [w for w in _WORD.findall(gap) if w not in _QUIET and w != "-"]
    if any(w in (":", "!", "?", "=", "+", "|", "→") for w in words):
        return False
    if "(" in gap and ")" in gap and gap.index(")") < gap.index("("):
        return len(words) == 0
    allowed = _of_words(lang)
    return (
        len(words) <= 5
        and all(w in allowed or w.startswith(_MAKERS) for w in words)
        and not (")" in gap and words)
    )


def joined(gap: str, passages: Passages, at: int) -> bool:
    """`belongs` in the language of the passage around `at`, which is asked only where it matters."""
    return len(gap) <= 64 and (belongs(gap, "") or (belongs(gap, _ANY) and belongs(gap, passages.at(at))))


_PARENTHESIS = pattern(r"^ ?\([^()\d]{2,40}\)|\(\d{1,4}/\d{4}\)")
"""The short name or the number that stands in brackets behind an act's name."""


@cache
def _its() -> frozenset[str]:
    """« its » in every language, with the words for « and » and « especially » that go before it."""
    found = {word for language in languages().values() for word in language.its if len(word) > 2}
    return frozenset(found | set(_AND_ESPECIALLY))


_AND_ESPECIALLY = (
    "a ir un och og ja ning in și и u agus "
    "posebno zlasti zejména najmä jo īpaši îndeosebi special mai ales по-специално ιδίως ιδιαίτερα b'mod partikolari go háirithe särskilt främst især erityisesti eriti".split()
)


@lru_cache(maxsize=8192)
def announces(gap: str) -> bool:
    """Whether an authority before this gap is the one a place after it belongs to: « RGPD, art. 28 », "AI Act: Article 5"."""
    if len(gap) > 56 or "\n" in gap.strip(" ") or "?" in gap or ";" in gap or "!" in gap:
        return False
    gap = _PARENTHESIS.sub("", gap)
    if gap.strip() in (".", ". -"):
        return False
    if ". " in gap and "préc." not in gap and "spéc." not in gap:
        return False
    words = [w for w in _WORD.findall(gap) if w not in _QUIET]
    return len(words) <= 6 and all(w in _PRE_WORDS or w in _its() or w in ":-.§" for w in words)


@lru_cache(maxsize=8192)
def coordinates(gap: str) -> bool:
    """Whether two places on both sides of this gap are named in one breath, so that one authority serves for both."""
    if (
        len(gap) > 64
        or gap == " - "
        or "\n\n" in gap
        or ";" in gap
        or ":" in gap
        or gap.count(")") > gap.count("(") + 1
        or (gap.startswith(")") and "(" not in gap)
        or ". "
        in gap.replace("i. v. m. ", "").replace("i.v.m. ", "").replace("jo. ", "").replace("v. m. ", "")
    ):
        return False
    words = [w for w in _WORD.findall(gap) if w not in _QUIET and w not in ".-/&"]
    return len(words) <= 9 and all(w in _COORD_WORDS or w in _AND_OR for w in words) and bool(gap.strip())
