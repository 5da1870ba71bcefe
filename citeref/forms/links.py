"""Links to the official page: a plain address, and a link for Markdown."""

from __future__ import annotations

import re
from urllib.parse import quote

from citeref import catalogue
from citeref.ref import Ref

_SPECIAL = re.compile(r"([\\\[\]`*_<>])")


def plain(ref: Ref, lang: str, long: bool) -> str:
    """The address of the official page, at the article where it can be."""
    return catalogue.address(ref, lang)


def markdown(ref: Ref, lang: str, long: bool) -> str:
    """`[RGPD, article 28](https://…)`; just the words where no address is known."""
    words = _SPECIAL.sub(r"\\\1", catalogue.label(ref, lang))
    address = quote(catalogue.address(ref, lang), safe=":/?#@!$&'*+,;=%")
    return f"[{words}]({address})" if address else words
