"""Whose law a French-language text speaks of: « la loi du 30 juillet 2018 » is Belgium's in a Belgian judgment.

French is the language of the law in several countries, and a date, a code or « la Constitution » does not say which. The text's
own signs decide: its courts, authorities, official journals and identifiers. Where they say Belgium or Luxembourg, acts that were
taken for France's are that country's. Statutes with a French number (n° 78-17) and acts that only France has stay French.
"""

from __future__ import annotations

from citeref.grammar.mention import Mention
from citeref.grammar.places import Places

Event = Mention | Places

_SIGNS = {
    "be": (
        "ecli:be:", "moniteur belge", "chambre contentieuse", "belgique", " belge ", " belges ", "nouvelle loi communale", "arrêté royal",
        "région wallonne", "bruxelles-capitale", "doc. parl.", "autorité de protection des données",
    ),
    "lu": ("grand-duché", "cnpd", "mémorial a", "règlement grand-ducal", "grand-duc ", " luxembourg ", "à luxembourg", "luxembourgeois"),
    "fr": (" cnil", "légifrance", " france", " français", " française", "assemblée nationale", " jorf"),
}  # fmt: skip
SAMPLE = 60_000
"""How much of a long text is looked at, from its beginning, in characters."""

_LOCAL = ("fr/loi/", "fr/decret/", "fr/ordonnance/", "fr/arrete/", "fr/code/", "fr/constitution")
_SHARED_CODES = (
    "civil",
    "penal",
    "travail",
    "commerce",
    "procedure-civile",
    "procedure-penale",
    "consommation",
    "douanes",
)
"""Codes that go by the same name in the three countries."""

ENOUGH = 3
"""Signs a text must give before an act is another country's."""


def at_home(low: str, events: list[Event]) -> list[Event]:
    """The events, with the acts that bear no country's mark given to the country whose text it is."""
    events = _irish(low, events)
    if not any(isinstance(event, Mention) and _movable(event) for event in events):
        return events
    country = _country(low)
    if country == "fr":
        return events
    return [
        event._replace(refs=tuple(_moved(ref, country) for ref in event.refs))
        if isinstance(event, Mention) and _movable(event)
        else event
        for event in events
    ]


_IRISH = ("ireland", "irish", " dublin", "oireachtas", "circuit court")
_BRITISH = (
    "united kingdom",
    " uk ",
    " uk-",
    "british",
    "britain",
    "england",
    "scotland",
    "wales",
    "london",
    "information commissioner",
    " ico ",
)
_SHARED_ACT = "uk/dpa-2018"
"""The Data Protection Act 2018: two states have one of that name."""


def _irish(low: str, events: list[Event]) -> list[Event]:
    """The events, with the Data Protection Act 2018 given to Ireland in a text that speaks of Ireland and not of Britain."""
    shared = [
        n for n, event in enumerate(events) if isinstance(event, Mention) and event.refs == (_SHARED_ACT,)
    ]
    sample = low[:SAMPLE] if shared else ""
    if not any(sign in sample for sign in _IRISH) or any(sign in sample for sign in _BRITISH):
        return events
    moved = list(events)
    for n in shared:
        event = events[n]
        if isinstance(event, Mention):
            moved[n] = event._replace(refs=("ie/dpa-2018",))
    return moved


def _country(low: str) -> str:
    sample = low[:SAMPLE]
    counts = {country: sum(map(sample.count, signs)) for country, signs in _SIGNS.items()}
    best = max(("be", "lu"), key=counts.__getitem__)
    return best if counts[best] >= ENOUGH and counts[best] > 2 * counts["fr"] else "fr"


def _movable(mention: Mention) -> bool:
    return any(_moved(ref, "xx") != ref for ref in mention.refs)


def _moved(ref: str, country: str) -> str:
    """The reference under another country: `fr/loi/2018-07-30` is `be/loi-2018-07-30` in a Belgian text."""
    if not ref.startswith(_LOCAL):
        return ref
    parts = ref.split("/")
    if parts[1] == "constitution":
        return f"{country}/constitution"
    if parts[1] == "code":
        return f"{country}/code-{parts[2]}" if parts[2] in _SHARED_CODES else ref
    return f"{country}/{parts[1]}-{parts[2]}" if parts[2].count("-") == 2 else ref
