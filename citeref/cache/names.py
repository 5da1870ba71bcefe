"""Where a reference's page lies inside a cache folder: the path is the reference, made safe for every disk.

`eu/reg/2016/679` in French is `eu/reg/2016/679/fr.html`, with its origin in `fr.json` beside it; the text as
consolidated on a date is `fr@2016-05-04.html`, so that several versions of one act lie side by side, and a page
that holds only a part of it bears the source's id of the part, `fr@2016-05-04+LEGISCTA000006143404.html`. A page
that is no HTML ends in what it is: `.xml`, `.pdf`, `.txt`, `.page.json`. The few signs a reference may hold
that some disks refuse are replaced: `:` by `_`, `*` by `+`; a name that Windows keeps for a device gets a `_`.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from citeref.errors import CacheError
from citeref.ref import Ref

LANGUAGE = re.compile(r"[a-z]{2,3}\Z")
"""Language codes of pages: ISO 639-1, or 639-2 where there is no shorter one."""

VERSION = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\Z")
"""The date of a version, as in an origin and in the name of its files."""

PART = re.compile(r"[0-9A-Za-z-]{1,40}\Z")
"""The id of a part of an act."""

STEM = re.compile(
    rf"(?P<lang>[a-z]{{2,3}})(?:@(?P<version>{VERSION.pattern[:-2]}))?(?:\+(?P<part>{PART.pattern[:-2]}))?\Z"
)
"""What the two files of a page have in common in their names."""

HTML, XML, PDF, TEXT, JSON = ".html", ".xml", ".pdf", ".txt", ".page.json"
ENDINGS = (HTML, XML, PDF, TEXT, JSON)
"""How the content of a page may end; `.json` alone is an origin."""

DECISIONS = ("ecli/", "eu/cjeu/", "fr/cass/", "fr/ce/", "fr/cc/", "fr/ca", "coe/ecthr/")
"""How the references of decisions begin that courts give several names."""

_DEVICES = frozenset({"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(10)})
_LONGEST_SEGMENT, _LONGEST_PATH = 100, 200


def folder(ref: str) -> PurePosixPath:
    """The folder of a reference, relative to the cache. Raises `RefError` (no such reference) or `CacheError`
    (too long).
    """
    return PurePosixPath(place(ref))


def place(ref: str) -> str:
    """The same as plain text, which is quicker where thousands are compared."""
    segments = [_segment(part) for part in Ref(ref).split("/")]
    path = "/".join(segments)
    if len(path) > _LONGEST_PATH or max(map(len, segments)) > _LONGEST_SEGMENT:
        raise CacheError(f"« {ref[:60]}… » is too long to be the name of a folder.")
    return path


def language(lang: str) -> str:
    """The language code itself, once it is known to be one."""
    if not LANGUAGE.match(lang) or lang in _DEVICES:
        raise CacheError(f"« {lang} » is no language code.", "Codes have two letters: fr, en, de…")
    return lang


def stem(lang: str, version: str = "", part: str = "") -> str:
    """The name, without its ending, of the files of a page: `fr`, `fr@2016-05-04` for a dated version, and
    `fr+LEGISCTA000006143404` for a part.
    """
    if version and not VERSION.match(version):
        raise CacheError(f"« {version[:40]} » is no date of a version.", "A date looks like 2016-05-04.")
    if part and not PART.match(part):
        raise CacheError(f"« {part[:40]} » is no id of a part of a law.")
    return language(lang) + (f"@{version}" if version else "") + (f"+{part}" if part else "")


def tongue(stem: str) -> str:
    """The language in the name of a page's files, or an empty string."""
    found = STEM.match(stem)
    return found["lang"] if found else ""


def ending(content_type: str) -> str:
    """How the content of a page of this media type ends; `.html` for whatever is none of the others."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind in ("application/json", "text/json"):
        return JSON
    if kind in ("application/xml", "text/xml") or (kind.endswith("+xml") and kind != "application/xhtml+xml"):
        return XML
    return {"application/pdf": PDF, "text/plain": TEXT}.get(kind, HTML)


def media_type(data: bytes) -> str:
    """The media type of a page that nobody named, told from how it begins."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF"):
        return "application/pdf"
    if start.startswith((b"{", b"[")):
        return "application/json"
    if start.startswith(b"<?xml") and b"<html" not in data[:4000].lower():
        return "application/xml"
    return "text/html"


def _segment(part: str) -> str:
    part = part.replace(":", "_").replace("*", "+")
    return f"{part}_" if part.split(".")[0].casefold() in _DEVICES or part.endswith(".") else part
