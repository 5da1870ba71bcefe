"""What an addition must be before it is put in force: a well-formed reference, and names that mean nothing else.

A name that is also an everyday word would make citations of half a document, and one that is another law's already would
lead to two laws at once. Each refusal names the file, the entry and the nearest way out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

import msgspec

from citeref.catalogue.decisions import decision
from citeref.catalogue.instruments import built_in, forms, short
from citeref.catalogue.own import NUMBER, Family, family
from citeref.config import Own, OwnInstrument, OwnNumbers
from citeref.errors import ConfigError, RefError
from citeref.ref import Ref

_EVERYDAY = re.compile(
    r"codes?|lois?|laws?|acts?|bill|decrets?|decree|arretes?|ordonnance|order|convention|traite|treaty|charte|charter"
    r"|constitution|contrat|contract|statuts?|statute|accord|agreement|avis|opinion|deliberation|circulaire|protocole?"
    r"|annexe|guide|politique|policy|regles?|rules?|texte?|document|droit"
)
"""Words for kinds of texts that no name may be alone, without accents; the words of `languages.json` come on top."""

_SERIES = re.compile(r"san|medp?|dr|[ctf]|ecli|celex|wp|dc|qpc")
"""Letters of series that citeref reads by itself (« SAN-2022-009 », « C-131/12 »)."""

_LONGEST = 120
"""Characters of the longest name or prefix."""

_SHAPE = re.compile(r"[#0-9A-Za-z](?:[#+0-9A-Za-z./ _-]{0,38}[#+0-9A-Za-z])?")
_ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?")

Refuse = Callable[[str, str], ConfigError]


def admit(own: Own) -> None:
    """Raises `ConfigError` at the first addition that cannot stand."""
    taken = _built_in_names()
    refs: set[str] = set()
    for count, item in enumerate(own.instruments, 1):
        refuse = _refusing(own.file, f"instrument {count} ({item.ref})")
        _instrument(item, refs, refuse)
        for name in forms(item):
            _name(name, item.ref, item.wary, taken, refuse, "set `wary = true`, or take a longer name")
    for name, ref in own.aliases.items():
        refuse = _refusing(own.file, f"alias « {_shown(name)} »")
        _name(name, ref, False, taken, refuse, "take a longer name")
        _authority(ref, refuse)
        if ref not in refs and ref not in built_in() and decision(ref) is None:
            raise refuse(f"« {ref} »: no such authority is known.", "Add it as an [[instrument]] first.")
    seen: set[tuple[str, str]] = set()
    for count, numbers in enumerate(own.numbers, 1):
        refuse = _refusing(own.file, f"numbers {count} ({_shown(numbers.prefix)})")
        _numbers(numbers, refuse)
        if (numbers.prefix, numbers.number) in seen:
            raise refuse("this prefix and shape stand there twice.", "Leave one of them out.")
        seen.add((numbers.prefix, numbers.number))


def _refusing(file: str, entry: str) -> Refuse:
    return lambda what, hint: ConfigError(f"{file}: {entry}: {what}", hint)


def _shown(words: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words[:_LONGEST])


def _authority(ref: str, refuse: Refuse) -> None:
    try:
        parsed = Ref(ref)
    except RefError as error:
        raise refuse(error.what, "A reference looks like be/loi-vie-privee or eu/reg/2016/679.") from error
    if parsed.pinpoint:
        raise refuse(f"« {ref} » is a place inside a law.", f"Write the law itself, {parsed.authority}.")


def _instrument(item: OwnInstrument, refs: set[str], refuse: Refuse) -> None:
    _authority(item.ref, refuse)
    if item.ref in built_in() or decision(item.ref):
        raise refuse(
            "citeref knows this authority already.",
            f'For one more name, write it under [alias]: "…" = "{item.ref}".',
        )
    if item.ref in refs:
        raise refuse("this reference stands there twice.", "Put all its names into one [[instrument]].")
    refs.add(item.ref)
    if not forms(item):
        raise refuse("it has no name.", 'Write what documents call it: names = ["…"].')
    for words in short(item).values() if item.short else ():
        if not words.strip() or not words.isprintable() or len(words) > _LONGEST:
            raise refuse("« short » is no name.", "Write a few words on one line.")
    _address(item.address, refuse)


def _address(address: str, refuse: Refuse) -> None:
    if address and not (_ADDRESS.fullmatch(address) and address.isprintable()):
        raise refuse(
            f"« {_shown(address)} » is no address.", "An address begins with https:// and has no blanks."
        )


def _name(name: str, ref: str, wary: bool, taken: dict[str, str], refuse: Refuse, way_out: str) -> None:
    said, word = f"the name « {_shown(name)} »", _folded(name)
    if not name.isprintable() or name != " ".join(name.split()) or len(name) > _LONGEST:
        raise refuse(f"{said} cannot be read.", "A name is a few words on one line, with single blanks.")
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2:
        raise refuse(f"{said} is too short.", "A name has two letters at least.")
    if _EVERYDAY.fullmatch(word) or word in _words_of_citations():
        raise refuse(f"{said} is an everyday word.", "Take the words that only this law goes by.")
    plain = " " not in name and sum(c.isupper() for c in letters) < 2 and not any(c.isdigit() for c in name)
    if not wary and (plain or len(name) < 3):
        raise refuse(f"{said} may mean other things too.", f"{way_out[0].upper()}{way_out[1:]}.")
    other = taken.setdefault(word, ref)
    if other != ref:
        raise refuse(f"{said} is {other} already.", "One name, one law: take another name.")


def _numbers(written: OwnNumbers, refuse: Refuse) -> None:
    prefix, shape = written.prefix, written.number
    if (
        not prefix.isprintable()
        or len(prefix) > _LONGEST
        or len(prefix.strip()) < 2
        or not prefix[:1].isalpha()
    ):
        raise refuse(
            "the prefix must begin with a letter and have two signs at least.",
            "As in DEC- or « Décision n° ».",
        )
    if _SERIES.fullmatch(_folded(prefix).strip(" -–.:/°")):
        raise refuse("citeref reads this series already.", "Take a longer prefix.")
    if not _SHAPE.fullmatch(shape) or "#" not in shape or re.search(r"#\+[#0-9]|(?<!#)\+", shape):
        raise refuse(
            f"« {_shown(shape)} » is no shape of a number.",
            "# is a digit, #+ one digit or more; letters, digits, blanks and - / . _ stand for themselves: ####-###.",
        )
    if written.ref.count(NUMBER) != 1 or set("{}") & set(written.ref.replace(NUMBER, "")):
        raise refuse(
            f"« {_shown(written.ref)} » does not say where the number goes.",
            f"Write {NUMBER} once: xx/dec/{NUMBER}.",
        )
    made = family(written)
    sample = _sample(made)
    _authority(made.refer(sample), refuse)
    if made.written(made.refer(sample)) != sample:
        raise refuse(
            f"« {_shown(shape)} » cannot be told from its reference.", "Take a simpler shape, as in ####-###."
        )
    _address(written.address.replace(NUMBER, "1"), refuse)


def _sample(made: Family) -> str:
    return "".join("1" if token[0] == "#" else token for token in made.shape)


def _folded(name: str) -> str:
    """A name without capitals, accents and typographic apostrophes."""
    spread = unicodedata.normalize("NFD", name.replace("’", "'").lower())
    return "".join(c for c in spread if not unicodedata.combining(c))


def _built_in_names() -> dict[str, str]:
    return {
        _folded(name): ref
        for ref, item in built_in().items()
        for names in item.names.values()
        for name in names
    }


@cache
def _words_of_citations() -> frozenset[str]:
    """The words with which citations are made in any language: article, paragraphe, Verordnung, the, ledit …"""
    data = msgspec.json.decode(files("citeref.catalogue").joinpath("languages.json").read_bytes())
    return frozenset(_folded(word) for word in _strings(data["languages"]))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
