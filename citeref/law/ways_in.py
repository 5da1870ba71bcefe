"""How a person gets a page of law that the cache lacks: by `citeref fetch`, with the account it may need, or by hand."""

from __future__ import annotations

import difflib
import os

from citeref import catalogue
from citeref.ref import Ref

ACCOUNTS = {
    "piste": ("CITEREF_PISTE_CLIENT_ID", "CITEREF_PISTE_CLIENT_SECRET"),
    "judilibre": ("CITEREF_JUDILIBRE_KEY",),
}
"""The variables that hold a person's account with each source that wants one."""


def told(ref: Ref, lang: str) -> str:
    """The sentence that names every way; empty where there is none."""
    asked, fetched = _fetched(ref, lang)
    address = catalogue.address(asked, lang) or catalogue.address(ref.authority, lang)
    saved = f"save {address or 'its official page'} in your browser and `citeref cache add` the file."
    if fetched:
        return f"{fetched}; or {saved}"
    if not catalogue.known(ref.authority):
        near = difflib.get_close_matches(ref.authority, catalogue.authorities(), 1, 0.8)
        return "citeref knows no authority of that name" + (f"; did you mean `{near[0]}`?" if near else ".")
    return f"{saved[0].upper()}{saved[1:]}" if address else ""


def _fetched(ref: Ref, lang: str) -> tuple[Ref, str]:
    """What is asked for to have a reference, and how; nothing where no source is known."""
    if catalogue.celex(ref):  # asked for often, and quicker without the sources
        return ref.authority, f"`citeref fetch {ref.authority} --lang {lang}` asks for it"
    from citeref.law.fetch.sources import SITES, route, unit

    asked = unit(ref)
    line = f"`citeref fetch {asked}{'' if asked.startswith(('fr/', 'ecli/FR:')) else f' --lang {lang}'}` asks for it"
    able = frozenset(source for source, names in ACCOUNTS.items() if all(map(os.environ.get, names)))
    way = route(asked, lang, SITES, able)
    wanted = route(asked, lang, SITES, frozenset(ACCOUNTS)).source
    if wanted in ACCOUNTS and way.source != wanted:
        account = f"a free account at piste.gouv.fr ({', '.join(ACCOUNTS[wanted])})"
        return asked, f"{line}, {'surer' if way.asks else 'only'} with {account}"
    return asked, line if way.asks else ""
