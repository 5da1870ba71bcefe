"""Where a reference's page lies inside a cache folder: the path is the reference, made safe for every disk.

`eu/reg/2016/679` in French is `eu/reg/2016/679/fr.html`, with its origin in `fr.json` beside it. The few
signs a reference may hold that some disks refuse are replaced: `:` by `_`, `*` by `+`; a name that Windows
keeps for a device gets a `_`.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from citeref.errors import CacheError
from citeref.ref import Ref

LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
"""Language codes of pages: ISO 639-1, or 639-2 where there is no shorter one."""

_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)})
_LONGEST_SEGMENT, _LONGEST_PATH = 100, 200


def folder(ref: str) -> PurePosixPath:
    """The folder of a reference, relative to the cache. Raises `RefError` (no such reference) or `CacheError`
    (too long).
    """
    segments = [_segment(part) for part in Ref(ref).split("/")]
    path = "/".join(segments)
    if len(path) > _LONGEST_PATH or max(map(len, segments)) > _LONGEST_SEGMENT:
        raise CacheError(f"« {ref[:60]}… » is too long to be the name of a folder.")
    return PurePosixPath(path)


def language(lang: str) -> str:
    """The language code itself, once it is known to be one."""
    if not LANGUAGE.match(lang) or lang in _DEVICES:
        raise CacheError(f"« {lang} » is no language code.", "Codes have two letters: fr, en, de…")
    return lang


def _segment(part: str) -> str:
    part = part.replace(":", "_").replace("*", "+")
    return f"{part}_" if part.split(".")[0].casefold() in _DEVICES or part.endswith(".") else part
