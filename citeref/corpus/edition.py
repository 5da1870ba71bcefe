"""Which citeref this is, told the same on every machine: work that is shared out must be done by one and the same."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

import citeref
from citeref.errors import CiterefError

_ASIDE = {"cache_pages", "cli", "tui"}
"""Rooms that no result depends on."""


@cache
def edition() -> str:
    """The version, and a name for the content of the files that the results depend on."""
    digest, house = blake2b(digest_size=4), Path(citeref.__file__).parent
    for path in sorted(house.rglob("*")):
        inside = path.relative_to(house)
        if path.suffix in (".py", ".json", ".tsv", ".toml", ".csv") and inside.parts[0] not in _ASIDE:
            digest.update(f"{inside.as_posix()}\0".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{citeref.__version__} ({digest.hexdigest()})"


def refuse_other(asked: str, where: str) -> None:
    """Raises `CiterefError` where this is not the edition asked for; `where` is said of this machine."""
    if edition() != asked:
        raise CiterefError(
            f"{where} runs citeref {edition()}, and this run is of citeref {asked}.",
            "Install the same one on both sides.",
        )
