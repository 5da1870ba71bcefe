"""Pages saved by hand come in: each is told from its own content and filed, or it is said why not.

What a page says of itself counts first; then the address it was saved from; then, for pages from another
cache, the name they had there; and what the person says.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from citeref import law
from citeref.cache import Cache, names, records, saved
from citeref.cache.saved import Saved
from citeref.errors import CacheError, CiterefError
from citeref.law.identify import Identity, identify
from citeref.model import Page
from citeref.ref import Ref

PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".warc", ".warc.gz", ".xml", ".json", ".pdf")
"""How the files end that are looked at in a folder."""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one page: kept as `page` (new or there already), or not, `why` and the way out."""

    name: str
    page: Page | None = None
    already: bool = False
    why: str = ""
    hint: str = ""


def take(
    path: Path, cache: Cache, *, ref: Ref | None = None, lang: str = "", replace: bool = False
) -> Iterator[Taken]:
    """Files every page that a file or a folder holds, and says of each what became of it."""
    for file in gathered(path):
        try:
            for page in saved.pages(file):
                yield _filed(page, str(file), cache, ref, lang, replace)
        except OSError as error:
            yield Taken(name=str(file), why=f"{error.strerror}.")
        except CacheError as error:
            yield Taken(name=str(file), why=error.what, hint=error.hint)


def gathered(path: Path) -> Iterator[Path]:
    """The file itself; of a folder, the pages in it and below, without what a browser put beside a page."""
    if not path.is_dir():
        yield path
        return
    inside = sorted(one for one in path.iterdir() if not one.name.startswith(".") and not one.is_symlink())
    stems = {one.stem for one in inside if one.is_file()}
    for one in inside:
        origin = records.is_origin(one.name) and names.STEM.match(one.stem)
        if one.is_file() and one.name.lower().endswith(PAGES) and not origin:
            yield one
        elif one.is_dir() and not any(
            one.name.startswith((f"{stem}_", f"{stem}.", f"{stem}-")) for stem in stems
        ):
            yield from gathered(one)


def _filed(page: Saved, file: str, cache: Cache, ref: Ref | None, lang: str, replace: bool) -> Taken:
    name = ": ".join(filter(None, (file, page.address or page.ref)))
    try:
        named, language = _named(page, ref, lang)
        if there := _there(page, cache, named, language):
            return Taken(name=name, page=there, already=True)
        kept = law.add(page.data, cache, ref=named, lang=language, replace=replace, told=page.origin)
    except CiterefError as error:
        return Taken(name=name, why=error.what, hint=error.hint)
    return Taken(name=name, page=kept)


def _there(page: Saved, cache: Cache, ref: Ref | None, lang: str) -> Page | None:
    """The very page, or what makes a synopsis needless, where some layer has it already."""
    held = cache.versions(ref, lang) if ref and lang else ()
    digest, synopsis = sha256(page.data).hexdigest(), page.origin.get("status") == "synopsis"
    return next((one for one in held if one.origin.sha256 == digest or synopsis), None)


def _named(page: Saved, ref: Ref | None, lang: str) -> tuple[Ref | None, str]:
    """The reference and language of a page. Raises `CacheError` where what it says is not what is said of it."""
    found = _said(page)
    if found is None:
        return ref or (Ref(page.ref) if page.ref else None), lang or page.lang
    if page.ref and (found.ref, found.lang) != (page.ref, page.lang):
        raise CacheError(
            f"The archive calls this page {page.ref} in « {page.lang} », but it is {found.ref} in « {found.lang} »."
        )
    return ref or found.ref, lang or found.lang


def _said(page: Saved) -> Identity | None:
    """What a page says it is, by its content or by the address it was saved from; None where neither tells."""
    mark = f"<!-- saved from url=({len(page.address):04}){page.address} -->\n".encode()
    for data in (page.data, mark + page.data if page.address else b""):
        try:
            return identify(data) if data else None
        except CacheError:
            continue
    return None
