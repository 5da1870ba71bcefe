"""Decisions described without their number: « la CNIL a infligé 1,5 million d'euros à Dedalus ».

A sanction is recognised by its respondent together with a second, independent sign: the amount, the date of the decision or of
its publication, or the CNIL itself and a word of punishment, or the month, where it decided on that respondent only once. The words that led
there are kept as evidence. Other events around the same company (a court's order, an inquiry) have no such sign.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from citeref.catalogue.decisions import Decision, decisions
from citeref.grammar.dates import dates
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places
from citeref.grammar.text import Text

Event = Mention | Places

_BODY = pattern(
    r"(?<![\w])(?:cnil|commission nationale (?:de l')?informatique|gendarme (?:français )?des données|formation restreinte|(?:french )?(?:privacy|data protection) (?:watchdog|authority|regulator)|"
    r"policeman of personal data|autorité française|régulateur français|autoridad francesa|autorità francese|französische[nr]? (?:aufsichts|datenschutz)\w*|franse (?:toezichthouder|privacy)\w*|francuski\w* organ\w*)(?![\w])"
)
_ACTION = pattern(
    r"(?<![\w])(?:amendes?|sanctions?|sanctionn\w+|condamn\w+|inflig\w+|pun(?:i|ie|it|is)|fine[sd]?|fining|penal(?:ty|ised|ized)|multa|multó|multada|bußgeld\w*|belegt|geldbuße|boete|beboet\w*|kar[aęy]|ukara\w+|sanzion\w+|coima|mult\w+|"
    r"amend[ăa]|écop\w+|épingl\w+|rappelée? à l'ordre|s'est pris|se prend|pokut\w+|bot|bøde|sakko|penalità|délibération|mise? à l'amende)(?![\w])"
)
_AMOUNT = pattern(
    r"(?:€\s?|eur\s)?(?<![\d.,])(\d{1,3}(?:[ .,'](?:\d{3}))+(?!\d)|\d+(?:[.,]\d{1,2})?)\s?(k(?=\s?€)|m(?=\s?€|\s?eur)|m(?![\w])|mio\.?|mln|milliards?|millions?|millones|millón|milioni|milione|millionen|miljoen|milion\w*|milhões|mil(?![\w])|million)?"
    r"(?:\s?(?:d'|de\s|d\s)?\s?(€|euros?|eur(?![\w])|💶))?"
)
_MILLION = ("m", "mi")
_MONEY = ("€", "eur", "mil", "mln", "mio")
"""What every amount of money has beside its digits."""

_YEAR = pattern(r"(?<![\d/.-])(20[12]\d)(?![\d/-])")
_NEAR = 320
_STEP = 64
"""How far signs may stand from the respondent, in characters, and the grain of that: names in one grain share one window."""

_NOTICE = pattern(
    r"(?<!\w)(?:mise?s? en demeure|met(?:tait)? en demeure|mettre en demeure|formal notice|put on notice|served (?:a )?notice|enforcement notice)(?!\w)"
)
"""What tells a formal notice from a sanction."""


@cache
def _by_name() -> dict[str, list[Decision]]:
    """Each respondent's name in lower case to its sanctions."""
    table: dict[str, list[Decision]] = {}
    for item in decisions().values():
        if item.body == "cnil" and item.kind in ("sanction", "notice"):
            for name in item.aliases:
                table.setdefault(name.lower(), []).append(item)
    return table


def anchors() -> list[str]:
    """The names that may begin a description."""
    return list(_by_name())


_SIGN = pattern(rf"{_ACTION.pattern}|€|eur|mil|mln|mio|20|en demeure|notice")
"""What any description has somewhere in its window."""


def _value(number: str, scale: str | None) -> int:
    digits = number
    if re.fullmatch(r"\d{1,3}(?:[ .,']\d{3})+", digits):
        value = float(re.sub(r"\D", "", digits))
    else:
        value = float(digits.replace(",", "."))
    scale = scale or ""
    if scale.startswith("milliard"):
        value *= 1_000_000_000
    elif scale.startswith(("mill", "mio", "mln", "mil", "m")) and scale != "mil":
        value *= 1_000_000
    elif scale in ("k", "mil"):
        value *= 1000
    return round(value)


def _amounts(low: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Amounts of money of a stretch, as (start, end, euros)."""
    return [
        (match.start(), match.end(), _value(match[1], match[2]))
        for match in _AMOUNT.finditer(low, start, end)
        if match[2] or match[3] or match[0].startswith(("€", "eur"))
    ]


def _paragraph(low: str, offset: int) -> tuple[int, int]:
    near, far = max(0, offset - _NEAR) // _STEP * _STEP, (offset + _NEAR) // _STEP * _STEP
    start = max(low.rfind("\n", near, offset) + 1, near)
    end = low.find("\n", offset, far)
    return start, end if end >= 0 else min(len(low), far)


def _sentence(low: str, start: int, end: int, offset: int) -> tuple[int, int]:
    begin, close = start, end
    for stop in re.finditer(r"(?<![\b(]\w)(?<!inc)(?<!ltd)[.!?;]\s+(?=\S)", low[start:end]):
        if start + stop.end() <= offset:
            begin = start + stop.end()
        elif start + stop.start() >= offset:
            close = start + stop.start()
            break
    return begin, close


def _described(text: Text, start: int, end: int) -> tuple[Decision, int, int, tuple[str, ...], bool] | None:
    low = text.low
    candidates = _by_name().get(low[start:end].replace("\n", " "), [])
    begin, close = _paragraph(low, start)
    first, last = _sentence(low, begin, close, start)
    action = _ACTION.search(low, first, last)
    around, sentence = low[begin:close], low[first:last]
    amounts = _amounts(low, begin, close) if any(sign in around for sign in _MONEY) else []
    dated = "20" in sentence
    if not action and not amounts and not dated:
        return None
    body = _BODY.search(low, first, last) or _BODY.search(low, begin, close)
    stated = dates(low, first, last) if dated else []
    years = {m[1] for m in _YEAR.finditer(sentence)} if dated else set()
    if any(words in sentence for words in _SAME_DAY):
        years |= {m[1] for m in _YEAR.finditer(low, begin, first)}
    if action and amounts and not any(a[0] >= first and a[1] <= last and a[0] >= end for a in amounts):
        amounts += _elliptical(low, end, amounts)
    noticed = _NOTICE.search(low, first, last)
    candidates = [item for item in candidates if (item.kind == "notice") == bool(noticed)]
    if noticed:
        return _notice(text, (start, end), noticed.span(), candidates, (first, last), bool(body))
    best: tuple[int, int, Decision, list[tuple[int, int]]] | None = None
    for item in candidates:
        signs = [(start, end)]
        score = away = 0
        amount = min(
            (a for a in amounts if item.fine_eur and a[2] == item.fine_eur),
            key=lambda a: abs(a[0] - start),
            default=None,
        )
        if amount:
            away = abs(amount[0] - start)
            score += 2
            signs.append(amount[:2])
        day = next((d for d in stated if d[2] in (item.date, item.published)), None)
        if day:
            score += 2
            signs.append(day[:2])
        elif item.date[:4] in years:
            score += 1
        if not score and years and item.date[:4] not in years:
            continue
        if best is None or (score, -away) > best[:2]:
            best = (score, -away, item, signs)
    if best is None:
        return None
    score, _, item, signs = best
    amount_beside = any(s >= last or e <= first for s, e in signs)
    paid = any(a[2] == item.fine_eur and a[2] >= 1000 and _adjoining(low, (start, end), a) for a in amounts)
    told = (
        body is not None and first <= body.start() < last and any(m in sentence for m in _months(item.date))
    )
    enough = (score >= 2 and (body or action or paid)) or (
        score == 1 and body and (action or told) and len(candidates) == 1
    )
    alone = (
        len([c for c in candidates if c.fine_eur]) == 1
        and body is not None
        and first <= body.start() < last
        and action is not None
        and not _contradicted(amounts, item, first, last)
    )
    if not (enough or (alone and score >= 0 and _struck(low, first, last))):
        return None
    if amount_beside:
        far = next(sign for sign in signs if sign[0] >= last or sign[1] <= first)
        return item, far[0], far[1], (low[start:end], low[slice(*far)]), True
    for sign in () if score >= 2 else (body, action):
        if sign and first <= sign.start() < last:
            signs.append(sign.span())
    evidence = tuple(text.raw[s:e] for s, e in sorted(set(signs)))
    return item, min(s for s, _ in signs), max(e for _, e in signs), evidence, False


def _notice(
    text: Text,
    name: tuple[int, int],
    noticed: tuple[int, int],
    candidates: list[Decision],
    sentence: tuple[int, int],
    body: bool,
) -> tuple[Decision, int, int, tuple[str, ...], bool] | None:
    """A formal notice: to that company, by the CNIL or in the month told, where only one fits."""
    found = text.low[slice(*sentence)]
    dated = [item for item in candidates if any(month in found for month in _months(item.date))]
    if len(dated) != 1 and not (len(candidates) == 1 and body and not _YEAR.search(found)):
        return None
    item = (dated or candidates)[0]
    begin, close = min(name[0], noticed[0]), max(name[1], noticed[1])
    return item, begin, close, (text.raw[slice(*name)], text.raw[slice(*noticed)]), False


_MONTHS_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_MONTHS_EN = "january february march april may june july august september october november december".split()


def _months(date: str) -> tuple[str, str]:
    """The month of an ISO date in words: « novembre 2021 », "november 2021"."""
    year, month = date[:4], int(date[5:7]) - 1
    return f"{_MONTHS_FR[month]} {year}", f"{_MONTHS_EN[month]} {year}"


def _contradicted(amounts: list[tuple[int, int, int]], item: Decision, first: int, last: int) -> bool:
    return any(
        first <= a[0] < last and a[2] >= 1000 and item.fine_eur and a[2] != item.fine_eur for a in amounts
    )


_SAME_DAY = (
    "le même jour",
    "the same day",
    "am selben tag",
    "el mismo día",
    "lo stesso giorno",
    "dezelfde dag",
)
_ALONE = pattern(r"\s(\d{1,3}(?:[.,]\d{1,2})?)(?=\s?[,;.)!?]|\s(?:et|and|y|und|e|en)\s|\Z)(?!\s?[.,]\d)")


def _elliptical(low: str, end: int, amounts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """« 27 millions pour l'un, l'autre **15** »: a bare number right behind a respondent, of the unit of the amount before."""
    found = _ALONE.match(low, end)
    million = any(value >= 1_000_000 and close < end for _, close, value in amounts)
    return [(found.start(1), found.end(1), _value(found[1], "m"))] if found and million else []


_BESIDE = pattern(r"[\s,(:-]*(?:qui (?:a dû|doit|devra) (?:payer|verser)\s*)?")
_AGAINST = pattern(
    r"\s(?:\w+\s)?(?:à|contre|pour|against|for|to|gegen|a|tegen|contra)\s(?:la\s|l')?(?:\w+\s){0,2}"
)


def _adjoining(low: str, name: tuple[int, int], amount: tuple[int, int, int]) -> bool:
    """Whether an amount stands right beside the respondent: « Doctissimo, 380 000 euros », "35 million against Amazon"."""
    if amount[0] >= name[1]:
        return _BESIDE.fullmatch(low, name[1], amount[0]) is not None
    return _AGAINST.fullmatch(low, amount[1], name[0]) is not None


_STRUCK = pattern(
    r"(?:amende|écop|épingl|sanctionn|condamn|inflig|fine[sd]?\b|puni|multó|sanzionat|bußgeld|sanction de la cnil)"
)


def _struck(low: str, first: int, last: int) -> bool:
    return _STRUCK.search(low, first, last) is not None


def add(text: Text, events: list[Event], companies: list[tuple[int, int]]) -> list[Event]:
    """The events with the descriptions that the companies' names led to."""
    found: list[Mention] = []
    numbered = [
        (e.start, e.refs[0])
        for e in events
        if isinstance(e, Mention) and e.refs and e.refs[0].startswith("fr/cnil/")
    ]
    seen: set[tuple[str, int]] = set()
    silent: set[tuple[int, int]] = set()
    reach = 0
    for start, end in companies:
        if end <= reach or not (text.raw[start].isupper() or _many_words(text, start, end)):
            continue
        reach = end
        window = _paragraph(text.low, start)
        if window in silent:
            continue
        if not _SIGN.search(text.low, *window):
            silent.add(window)
            continue
        told = _described(text, start, end)
        if told is None:
            continue
        item, begin, close, evidence, _ = told
        line = text.low.rfind("\n", max(0, begin - 600), begin)
        sentence = (item.ref, _sentence(text.low, *_paragraph(text.low, begin), begin)[0])
        close_by = numbered[
            bisect_left(numbered, (begin - 260, "")) : bisect_left(numbered, (begin + 260, ""))
        ]
        if sentence in seen or any(
            ref == item.ref and text.low.rfind("\n", max(0, at - 600), at) == line for at, ref in close_by
        ):
            continue
        seen.add(sentence)
        found.append(
            Mention(begin, close, (item.ref,), "described", "described", evidence=evidence, confidence=0.85)
        )
    return _merged(text.raw, events, found, companies)


def _many_words(text: Text, start: int, end: int) -> bool:
    """Whether a name written small is one of several words that is sure all the same: « l'hôpital privé de la Loire »."""
    name = text.raw[start:end]
    return name.count(" ") > 1 and any(c.isupper() for c in name)


def _merged(
    raw: str, events: list[Event], found: list[Mention], companies: list[tuple[int, int]]
) -> list[Event]:
    """Descriptions among the events, each cut back to its own words on one side of an event it would run over."""
    added: list[Mention] = []
    starts = [event.start for event in events]
    for mention in found:
        begin, close = mention.start, mention.end
        first = bisect_left(companies, (begin, 0))
        core = companies[first] if first < len(companies) and companies[first][0] < close else (begin, close)
        around = events[max(0, bisect_left(starts, begin) - 1) : bisect_left(starts, close)]
        for event in around:
            if event.start < close and event.end > begin:
                if event.end <= core[0]:
                    begin = max(begin, event.end)
                elif event.start >= core[1]:
                    close = min(close, event.start)
        for earlier in added[-4:]:
            if begin < earlier.end <= core[0]:
                begin = earlier.end
        whole = (begin, close) == (mention.start, mention.end)
        trimmed = mention if whole else _within(raw, mention, begin, close)
        if trimmed and all(trimmed.end <= e.start or trimmed.start >= e.end for e in (*around, *added[-4:])):
            added.append(trimmed)
    return sorted([*events, *added], key=lambda event: event.start)


def _within(raw: str, mention: Mention, begin: int, close: int) -> Mention | None:
    """The mention from the first to the last of its signs that stand within new bounds, or None where none does."""
    at = [(raw.find(sign, begin, close), sign) for sign in mention.evidence]
    left = [(start, start + len(sign)) for start, sign in at if start >= 0]
    if not left:
        return None
    return mention._replace(start=min(s for s, _ in left), end=max(e for _, e in left))
