"""What a person adds to the catalogue in `citeref.toml`: instruments, aliases, and families of numbers.

`use` puts additions in force for the whole process, in place of those before. Tables made from the catalogue carry
`derived` instead of `functools.cache`, so that they are made anew when the additions change. A process started to share
the work begins without any: hand it the `Own` and let it call `use` itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, TypeVar

import msgspec

from citeref.config import Own, OwnNumbers

Table = TypeVar("Table")

NUMBER = "{number}"
"""Stands in a reference or an address for the number."""

LONGEST = 12
"""Digits that `#+` takes at most, so that reading a number never takes long."""

_TOKEN = re.compile(r"#\+|#|[^#]+")
_own = Own()
_tables: list[Callable[[], None]] = []


def derived(make: Callable[[], Table]) -> Callable[[], Table]:
    """A table made once from the catalogue, and again after the additions have changed."""
    kept = cache(make)
    _tables.append(kept.cache_clear)
    return kept


def use(own: Own) -> None:
    """Put additions in force. Raises `ConfigError` that names the file and the entry; what was in force then stays."""
    global _own
    if own == _own:
        return
    if own:
        from citeref.catalogue.admission import admit

        admit(own)
    _own = own
    for clear in _tables:
        clear()


def additions() -> Own:
    """The additions in force."""
    return _own


def fingerprint() -> str:
    """A name for the additions in force, whatever file they come from; an empty string where there are none."""
    if not _own:
        return ""
    import hashlib

    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(_own, file=""))).hexdigest()[:12]


class Family(NamedTuple):
    """A family of numbers, ready to be read.

    `number` is a pattern for the number as it is written, `ref` and `address` have `{number}` in them. `within` finds
    the digits in a reference of the family.
    """

    prefix: str
    shape: tuple[str, ...]
    number: str
    ref: str
    address: str
    within: re.Pattern[str]

    def refer(self, number: str) -> str:
        """The reference of a number as it is written; it is for the caller to see that it is well formed."""
        return self.ref.replace(NUMBER, _SEPARATORS.sub("-", number))

    def written(self, authority: str) -> str:
        """The number of an authority of this family as documents write it, without its prefix; else an empty string."""
        found = self.within.fullmatch(authority)
        if found is None:
            return ""
        digits = iter(found.groups())
        return "".join(next(digits) if token[0] == "#" else token for token in self.shape)


_SEPARATORS = re.compile(r"[^0-9A-Za-z.]+")


def family(written: OwnNumbers) -> Family:
    """A family as the settings write it, made ready."""
    shape = tuple(_TOKEN.findall(written.number))
    number = "".join(_DIGITS.get(token) or re.escape(token) for token in shape)
    inside = "".join(
        f"({_DIGITS[token]})" if token in _DIGITS else re.escape(_SEPARATORS.sub("-", token))
        for token in shape
    )
    before, _, after = written.ref.partition(NUMBER)
    within = re.compile(re.escape(before) + inside + re.escape(after))
    return Family(written.prefix, shape, number, written.ref, written.address, within)


_DIGITS = {"#": r"[0-9]", "#+": rf"[0-9]{{1,{LONGEST}}}"}


@derived
def families() -> tuple[Family, ...]:
    """The families of numbers in force."""
    return tuple(family(one) for one in _own.numbers)


def numbered(authority: str) -> tuple[Family, str] | None:
    """The family that an authority belongs to and its number as written, or None."""
    for one in families():
        if number := one.written(authority):
            return one, number
    return None
