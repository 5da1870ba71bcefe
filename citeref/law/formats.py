"""The formats of official sources, each told from the content alone, with who reads it and who knows what it is.

A file is opened once (`opened`); the first format that knows it reads it. EUR-Lex pages come last: they are
what any other page is taken for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from citeref.errors import CacheError
from citeref.law import (
    cnilfr,
    conseiletat,
    corrigendum,
    curia,
    eurlex,
    gdprhub,
    hudoc,
    legifrance,
    synopsis,
)
from citeref.law.opened import Opened
from citeref.model import Authority, Origin
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.law.identify import Identity
    from citeref.law.told import Told


def _late(name: str) -> Any:
    """A reader of XML or JSON; it is loaded with the first file of that kind, so that a page of HTML does not wait for it."""
    return import_module(f"citeref.law.{name}")


class Format(NamedTuple):
    """A format: `tells` whether a file is in it, `read` its units, `identify` what it says it is (or None)."""

    name: str
    tells: Callable[[Opened], bool]
    read: Callable[[Opened, Ref, str, Origin | None], Authority]
    identify: Callable[[Opened], Identity | None]
    content_type: str = "text/html"


def of(page: Opened) -> Format:
    """The format of a file. Raises `CacheError` for XML or JSON that nobody here can read."""
    found = next((known for known in FORMATS if known.tells(page)), None)
    if found is None:
        raise CacheError(f"This is {_what(page)}, not a text of law.", f"These are read: {names()}.")
    return found


def _what(page: Opened) -> str:
    """What a file is that nobody here reads."""
    if page.kind == "DOC":
        return "a Formex descriptor (it names the files of a package; the text is in the other file)"
    if page.xml:
        return f"XML with the root element {page.kind}, in none of the formats read here"
    if isinstance(page.value, dict) and "results" in page.value:
        return "a list of search results"
    if isinstance(page.value, list):
        return f"a list of {len(page.value)} JSON values"
    return "JSON in none of the formats read here"


def names() -> str:
    """The names of the formats, as a sentence lists them."""
    return ", ".join(known.name for known in FORMATS)


def _formex_identity(page: Opened) -> Identity | None:
    from citeref.law import identify_formex

    return identify_formex.identity(page)


def _pdf() -> Format:
    """PDF files; their readers are loaded with the first of them."""

    def read(page: Opened, ref: Ref, lang: str, origin: Origin | None) -> Authority:
        from citeref.law.pdf import reading

        return reading.read(page, ref, lang, origin)

    def identity(page: Opened) -> Identity | None:
        from citeref.law.pdf import kinds
        from citeref.law.pdf.printed import printed

        return kinds.identity(printed(page.data))

    return Format("PDF files", lambda page: page.pdf, read, identity, "application/pdf")


def _eurlex_identity(page: Opened) -> Identity | None:
    from citeref.law import identify

    return identify.eurlex(page)


def _synopsis_identity(page: Opened) -> Identity | None:
    from citeref.law import identify

    return identify.own(page.root)


def _source(
    name: str,
    tells: Callable[[Opened], bool],
    told: Callable[[Opened], Told],
    content_type: str = "text/html",
) -> Format:
    """A format of a source that is brought to the one form of `told`."""
    return Format(
        name,
        tells,
        lambda page, ref, lang, origin: told(page).authority(ref, lang, origin),
        lambda page: told(page).identity(),
        content_type,
    )


FORMATS = (
    _pdf(),
    Format(
        "our own synopses",
        lambda page: page.html is not None and synopsis.is_synopsis(page.html),
        lambda page, ref, lang, origin: synopsis.checked(page.root, ref, lang, origin),
        _synopsis_identity,
    ),
    Format(
        "Formex 4",
        lambda page: page.xml and page.kind in _late("formex").ROOTS,
        lambda page, ref, lang, origin: _late("formex").read(page.root, ref, lang, origin),
        _formex_identity,
        "application/xml",
    ),
    Format(
        "Akoma Ntoso",
        lambda page: page.xml and _late("akoma").is_file(page),
        lambda page, ref, lang, origin: _late("akoma").read(page, ref, lang, origin),
        lambda page: _late("akoma").identity(page),
        "application/xml",
    ),
    _source(
        "DILA open data",
        lambda page: page.xml and page.kind in _late("dila").ROOTS,
        lambda page: _late("dila").told(page),
        "application/xml",
    ),
    _source(
        "answers of the Légifrance API",
        lambda page: page.value is not None and _late("piste").is_answer(page),
        lambda page: _late("piste").told(page),
        "application/json",
    ),
    _source(
        "Judilibre",
        lambda page: page.value is not None and _late("judilibre").is_record(page),
        lambda page: _late("judilibre").told(page),
        "application/json",
    ),
    _source("GDPRhub pages", gdprhub.is_page, gdprhub.told),
    _source("Légifrance pages", legifrance.is_page, legifrance.told),
    _source("CNIL pages", cnilfr.is_page, cnilfr.told),
    _source("pages of the Conseil d'État", conseiletat.is_page, conseiletat.told),
    _source("judgments of the Court of Justice", curia.is_page, curia.told),
    _source("HUDOC pages", hudoc.is_page, hudoc.told),
    Format("corrigenda of the Official Journal", corrigendum.is_page, corrigendum.read, corrigendum.identity),
    Format(
        "EUR-Lex pages",
        lambda page: page.html is not None,
        lambda page, ref, lang, origin: eurlex.read(page.html, ref, lang, origin),
        _eurlex_identity,
    ),
)
"""Every format, in the order in which they are tried."""
