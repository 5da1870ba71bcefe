"""Articles by their numbers alone: « le 226-15 vise autre chose », « licéité (5-1-a) », "push back: 82(2) and (5)".

Jurists say so once the act is named. A French code's number counts where a code is the last act named before it, where it has the
code's form, three digits and a hyphen (or two, in a list), and where nothing says that it is an age, a sum or a time. A number of an
act of the Union must have a paragraph (« 38.3 ») and stand near a citation of that act, which must have that article and paragraph.
"""

from __future__ import annotations

from heapq import merge
from operator import methodcaller
from typing import TYPE_CHECKING

from citeref.catalogue.structures import Structure, structure
from citeref.grammar.items import Item
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places, parse
from citeref.grammar.tokens import Reader, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = r"\d{2,4}-\d{1,3}(?:-\d{1,2})?"
_SAID = pattern(
    rf"(?<!\w)(?:(?:le|du|au)\s(?P<one>\d{{3,4}}-\d{{1,3}}(?:-\d{{1,2}})?|(?:3[2-9]|[4-9]\d)-\d{{1,2}}-\d{{1,2}})|(?:les|des|aux)\s(?P<list>{_NUMBER}(?:,\s{_NUMBER}){{0,20}}\s(?:et|ou|à)\s{_NUMBER}))"
    r"(?![\w/%€-])(?!\.\d|\s?(?:ans|mois|jours|heures|h\b|km|kg|euros|m²|pour cent|%|€))"
)
_LISTED = pattern(rf",\s(?P<listed>{_NUMBER})(?=\s?[;.](?![\d-]))")
_LISTING = pattern(r"[;:]\s(?:[^\W\d_]+['\s]){0,3}[^\W\d_]+\Z")
"""« … ; en préliminaire**, 77-1-1** ; »: the member of a list parted by semicolons."""

_EACH = pattern(_NUMBER)


_where = methodcaller("start")


def said(low: str, events: Sequence[Mention | Places]) -> list[Places]:
    """The numbers that stand for articles in lower-case text; none where no French code is named before."""
    codes = [n for n, event in enumerate(events) if _of_a_code(event)]
    if not codes:
        return []
    found: list[Places] = []
    n = codes[0]
    listed = (
        match
        for match in _LISTED.finditer(low, events[n].end)
        if _LISTING.search(low, max(0, match.start() - 60), match.start())
    )
    for match in merge(_SAID.finditer(low, events[n].end), listed, key=_where):
        start, end = match.span(match.lastgroup or 0)
        while n + 1 < len(events) and events[n + 1].start < end:
            n += 1
        if events[n].end > start or not _last_named(events, n):
            continue
        items = [
            Item(each.start(), each.end(), ((f"art_{each[0]}",),)) for each in _EACH.finditer(low, start, end)
        ]
        found.append(Places(start, end, items))
    return found


_NEAR = 260
"""How far behind a citation of its act, in characters, a number with its paragraph still counts."""

_NOT_BEFORE = r"(?<![\w.,/:€$£%§#+-])(?<!\d\s)"
_NOT_BEHIND = r"(?![\w/€$£%°-]|\.\d|,\d|\s?(?:%|€|euros?|eur|ans|years|mois|months|millions?|milliards?|heures?|hours?|h|ko|mo|go|km|m²)(?!\w))"
_CLEAR = pattern(
    rf"{_NOT_BEFORE}(?:(?P<bracket>\d{{1,3}}\s?\(\d{{1,2}}\)(?:\s?\([a-z]\))?)|(?P<lettered>\d{{1,2}}-\d{{1,2}}-[a-z]\b)){_NOT_BEHIND}"
)
"""Forms that hardly anything but an article has: "82(2)", « 5-1-a »."""

_DOUBTFUL = pattern(
    rf"{_CLEAR.pattern}|{_NOT_BEFORE}(?:(?P<dashed>(?<=\()\d{{1,2}}-\d{{1,2}}(?=\)))|(?P<dotted>\d{{1,3}}\.\d{{1,2}}(?:\.[a-z]\b)?)){_NOT_BEHIND}"
)
"""These and « 38.3 », « (5-2) », which count in a text that cites articles so."""

_WORD_BEFORE = pattern(r"([^\W\d_]+)[.°]?\s?\(?\s?\Z")
_OTHERS = frozenset(
    "clause clauses section sections annex annexe annexes schedule figure fig table tableau rule rules page pages p pp version v chapter chapitre paragraph paragraphs "
    "para paras point points recital recitals considérant considérants no n nos s sec titre title part partie étape step iso score note notes article articles art arts "
    "cláusula cláusulas clausola clausole klausel klausul klausule klauzula klauzule klauzuly klauzulu ziffer nummer punkt punkte punktu pont pontja punto punti ponto bod bodu točka "
    "točke sekcja kapitel abschnitt kap bijlage anhang bilag bilaga příloha príloha załącznik melléklet liite lisa pielikums priedas anexo anexa allegato раздел точка т ρήτρα σημείο παράρτημα "
    "question q module lot ticket issue release build python node php slide diapo exhibit appendix item ligne line vol volume".split()
)
"""Words before a number that make it another thing's, or another rule's business."""


_LISTED_BEHIND = pattern(
    r":\s(?P<numbers>\d{1,3}(?:,\s\d{1,3}){0,12},?\s(?:and|et|und|y|e|en)\s\d{1,3})(?=\s?[.;)!]|\s?\n|\s?\Z)(?!\.\d)"
)
"""« The GDPR itself**: 79 and 82**. »: plain numbers told right behind an act, and nothing more said of them."""


_ITSELF = (" itself", " lui-même", " selbst", " zelf", " stesso", " mismo")


def told(low: str, events: Sequence[Mention | Places]) -> list[Places]:
    """The plain numbers told behind an act of the Union that has all these articles."""
    found: list[Places] = []
    matches = list(_LISTED_BEHIND.finditer(low))
    acts = {event.end: event for event in events if _of_the_union(event)} if matches else {}
    for match in matches:
        before = low[max(0, match.start() - 12) : match.start()].rstrip()
        word = next((word for word in _ITSELF if before.endswith(word)), "")
        end = match.start() - (match.start() > 0 and low[match.start() - 1] == " ") - len(word)
        event = acts.get(end)
        known = structure(event.refs[0]) if isinstance(event, Mention) else None
        if known is None:
            continue
        each = list(_PLAIN.finditer(low, match.start("numbers"), match.end()))
        if all(number[0] in known.articles for number in each):
            items = [Item(number.start(), number.end(), ((f"art_{number[0]}",),)) for number in each]
            found.append(Places(match.start("numbers"), match.end(), items))
    return found


_PLAIN = pattern(r"\d{1,3}")


def following(low: str, events: Sequence[Mention | Places], reader: Reader) -> list[Places]:
    """The numbers with their paragraph that stand for articles of the act of the Union cited just before."""
    first = next((k for k, event in enumerate(events) if _of_the_union(event)), None)
    if first is None:
        return []
    found: list[Places] = []
    n, styles, last = first, _styles(low, events), len(events) - 1
    doubtful = bool(styles) or _HINTS[1].search(low, events[first].end) is not None
    shapes = _DOUBTFUL if doubtful else _CLEAR
    for start in _starts(low, events[first].end, doubtful):
        match = shapes.match(low, start)
        if match is None:
            continue
        while n < last and events[n + 1].start <= start:
            n += 1
        near = events[n].end
        if near > start or (start - near > _NEAR and not (found and start - found[-1].end <= _NEAR)):
            continue
        shape = match.lastgroup
        if shape in ("dashed", "dotted") and not any(
            s == shape and abs(at - start) < 2 * _NEAR for at, s in styles
        ):
            continue
        before = _WORD_BEFORE.search(low, max(0, start - 16), start)
        known = _last_structure(events, n)
        if known is None or (before and before[1] in _OTHERS) or not _has(known, match[0]):
            continue
        place = parse([Token("U", "art", "art.", start, start), *reader.tokens(start)])
        limit = events[n + 1].start if n < last else len(low)
        items = [item for item in place.items if item.end <= limit] if place else []
        if items and (not found or found[-1].end <= start):
            found.append(Places(start, items[-1].end, items))
            if shape == "lettered":
                styles.append((start, "dashed"))
    return found


_HINTS = (pattern(r"\([0-9]"), pattern(r"-[0-9]{1,2}-[a-z]"))
_MORE_HINTS = (pattern(r"\.[0-9]"), pattern(r"-[0-9]{1,2}\)"))
"""Signs inside such numbers. Sought by their first sign, which is thirty times quicker than to try every digit of a text."""


def _starts(low: str, begin: int, doubtful: bool) -> list[int]:
    """Where numbers that hold one of the signs begin, in order."""
    found = set()
    for hint in (*_HINTS, *_MORE_HINTS) if doubtful else _HINTS:
        for sign in hint.finditer(low, begin):
            at = sign.start()
            close = at - 1 if low[at - 1] == " " else at
            start = close
            while start > begin and close - start < 3 and low[start - 1].isdigit():
                start -= 1
            if start < close:
                found.add(start)
    return sorted(found)


_PARTED = pattern(r"\d([.-])\d")


def _styles(low: str, events: Sequence[Mention | Places]) -> list[tuple[int, str]]:
    """Where places of the text part article and paragraph by a full stop or a hyphen, and by which."""
    found = []
    for event in events:
        if isinstance(event, Places) and event.items and len(event.items[0].paths[0][0]) > 6:
            sign = _PARTED.search(low, event.start, event.end)
            if sign:
                found.append((event.start, "dotted" if sign[1] == "." else "dashed"))
    return found


def _last_structure(events: Sequence[Mention | Places], n: int) -> Structure | None:
    """The structure of the act last named at an event, where it is one of the Union."""
    for event in reversed(events[max(0, n - 12) : n + 1]):
        if isinstance(event, Mention) and event.holds and event.refs:
            return structure(event.refs[0]) if _of_the_union(event) else None
    return None


_PARTS = pattern(r"(\d+)\D+(\d+)")


def _has(known: Structure, number: str) -> bool:
    """Whether an act has the article and the paragraph of a number."""
    parts = _PARTS.match(number)
    return parts is not None and known.articles.get(parts[1], 0) >= int(parts[2]) > 0


def _of_the_union(event: Mention | Places) -> bool:
    return (
        isinstance(event, Mention)
        and event.holds
        and bool(event.refs)
        and event.refs[0].startswith(("eu/reg/", "eu/dir/"))
    )


def _of_a_code(event: Mention | Places) -> bool:
    return isinstance(event, Mention) and bool(event.refs) and event.refs[0].startswith("fr/code/")


def _last_named(events: Sequence[Mention | Places], n: int) -> bool:
    """Whether the act last named at an event is a French code."""
    for event in reversed(events[max(0, n - 12) : n + 1]):
        if isinstance(event, Mention) and event.holds and event.refs:
            return _of_a_code(event)
    return False
