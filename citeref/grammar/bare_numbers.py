"""Articles of a French code by their numbers alone: « le 226-15 vise autre chose », « les 60-1, 60-2 et 77-1-1 ».

Jurists say so once the code is named. A number counts where a French code is the last act named before it, where it has the
code's form, three digits and a hyphen (or two, in a list), and where nothing says that it is an age, a sum or a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeref.grammar.items import Item
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = r"\d{2,4}-\d{1,3}(?:-\d{1,2})?"
_SAID = pattern(
    rf"(?<!\w)(?:(?:le|du|au)\s(?P<one>\d{{3,4}}-\d{{1,3}}(?:-\d{{1,2}})?)|(?:les|des|aux)\s(?P<list>{_NUMBER}(?:,\s{_NUMBER})*\s(?:et|ou|à)\s{_NUMBER}))"
    r"(?![\w/%€-])(?!\.\d|\s?(?:ans|mois|jours|heures|h\b|km|kg|euros|m²|pour cent|%|€))"
)
_EACH = pattern(_NUMBER)


def said(low: str, events: Sequence[Mention | Places]) -> list[Places]:
    """The numbers that stand for articles in lower-case text; none where no French code is named before."""
    codes = [n for n, event in enumerate(events) if _of_a_code(event)]
    if not codes:
        return []
    found: list[Places] = []
    n = codes[0]
    for match in _SAID.finditer(low, events[n].end):
        start, end = match.span("one") if match["one"] else match.span("list")
        while n + 1 < len(events) and events[n + 1].start < end:
            n += 1
        if events[n].end > start or not _last_named(events, n):
            continue
        items = [
            Item(each.start(), each.end(), ((f"art_{each[0]}",),)) for each in _EACH.finditer(low, start, end)
        ]
        found.append(Places(start, end, items))
    return found


def _of_a_code(event: Mention | Places) -> bool:
    return isinstance(event, Mention) and bool(event.refs) and event.refs[0].startswith("fr/code/")


def _last_named(events: Sequence[Mention | Places], n: int) -> bool:
    """Whether the act last named at an event is a French code."""
    for event in reversed(events[max(0, n - 12) : n + 1]):
        if isinstance(event, Mention) and event.holds and event.refs:
            return _of_a_code(event)
    return False
