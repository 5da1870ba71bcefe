"""Judgments of the Court of Justice and the General Court, in the three ways EUR-Lex and InfoCuria print them.

Today a numbered paragraph is a table of one row, its number in a cell of the class `count` (with `coj-` before
it since 2019); pages of InfoCuria mark it `C01PointnumeroteAltN`; before about 2000 the number is a `dt` or
begins a plain paragraph. The case number stands in « In Case C-434/16 », the language in the names of the notes.
"""

from __future__ import annotations

import re

from lxml import etree

from citeref import catalogue
from citeref.law import french
from citeref.law.lines import Line, kept, of_element
from citeref.law.opened import Opened
from citeref.law.told import Told
from citeref.law.tree import fold, words
from citeref.ref import Ref

_CASE = re.compile(r"\b([CTF])\s?[-–‑—]\s?(\d{1,4})/(\d\d)\b")
_ECLI = re.compile(r"ECLI:EU:[CTF]:\d{4}:\d+")
_JOINED = re.compile(
    r"(?:Joined Cases|affaires jointes|verbundenen Rechtssachen)\s(?:[CTF]\s?[-–‑—]\s?\d{1,4}/\d\d(?:\s?P\b)?(?:,|\s|and|et|und)*)+"
)
_TOP = 2500
"""Characters at the head of a judgment in which an ECLI is its own."""

_CELEX = re.compile(r"\b6(\d{4})([CTF])J(\d{4})\b")
_NOTES = re.compile(r"_6\d{4}[CTF]J\d{4}_([A-Z]{2})_")
_SIGNS = frozenset(
    {"sum-title-1", "count", "title-grseq-2", "C01PointnumeroteAltN", "C19Centre", "C71Indicateur"}
)
_EMPTY = re.compile(r"\s?\(\s*\)")
"""What a call of a note leaves of its brackets."""

_HEADINGS = ("title-grseq", "C04Titre", "C05Titre", "C06Titre", "C07Titre", "sum-title")
LANGUAGES = {
    "en": "judgment of the court",
    "fr": "arrêt de la cour",
    "de": "urteil des gerichtshofs",
    "es": "sentencia del tribunal de justicia",
    "it": "sentenza della corte",
    "nl": "arrest van het hof",
    "pt": "acórdão do tribunal de justiça",
}
"""How a judgment begins in each language."""

_ATTRIBUTION = "© European Union, https://eur-lex.europa.eu and https://curia.europa.eu"
_LICENCE = "Reuse under Commission Decision 2011/833/EU"


def is_page(page: Opened) -> bool:
    """Whether a web page is a judgment: two of the classes that only judgments have, or a case in its head."""
    root = page.html
    if root is None:
        return False
    found = {_role(e) for e in root.iter("p", "td", "dt") if e.get("class")}
    return len(found & _SIGNS) > 1 or (bool(found & _SIGNS) and bool(_CASE.search(_head(root))))


def told(page: Opened) -> Told:
    """What a judgment tells."""
    root = page.html
    assert root is not None
    head = _head(root)
    text = _lines(root)
    ref = _case(page, head)
    kept = known(ref) if ref else None
    names = [f"{ref.rpartition('/')[2]}"] if ref else []
    first = next(
        (line.text for line in text if line.text.casefold().startswith(tuple(LANGUAGES.values()))), ""
    )
    return Told(
        ref=kept,
        also=others(kept, ref, head),
        title=" – ".join(filter(None, (first, *names))),
        lines=text,
        lang=_language(page, head),
        licence=_LICENCE,
        attribution=_ATTRIBUTION,
    )


def of_celex(number: str) -> Ref | None:
    """The case of the CELEX number of a judgment: `62016CJ0434` is C-434/16."""
    found = _CELEX.search(number)
    return french.checked(f"eu/cjeu/{found[2]}-{int(found[3])}-{found[1][2:]}") if found else None


def known(ref: Ref) -> Ref:
    """The reference under which the catalogue has a case, else the one given."""
    found = catalogue.decision(ref)
    return Ref(found.ref) if found else ref


def others(kept: Ref | None, case: Ref | None, head: str) -> tuple[Ref, ...]:
    """The references beside the one a judgment is kept under: its case, the cases joined to it, the ECLI in its head."""
    ecli, joined = _ECLI.search(head[:_TOP]), _JOINED.search(head)
    cases = [
        french.checked(f"eu/cjeu/{court}-{int(n)}-{yy}")
        for court, n, yy in _CASE.findall(joined[0] if joined else "")
    ]
    found = (case, french.of_ecli(ecli[0]) if ecli else None, *cases)
    return tuple(dict.fromkeys(one for one in found if kept and one and one != kept))


def _case(page: Opened, head: str) -> Ref | None:
    named = of_celex(page.data[:200_000].decode("ascii", "ignore"))
    found = _CASE.search(head)
    return named or (french.checked(f"eu/cjeu/{found[1]}-{int(found[2])}-{found[3]}") if found else None)


def _language(page: Opened, head: str) -> str:
    noted = _NOTES.search(page.data.decode("ascii", "ignore"))
    if noted:
        return noted[1].lower()
    low = head.casefold()
    said = next((lang for lang, words_ in LANGUAGES.items() if words_ in low), "")
    assert page.root is not None
    return said or (page.root.get("lang") or "")[:2].lower()


def _head(root: etree._Element) -> str:
    """The first words of the judgment."""
    body = root.find(".//body")
    parts: list[str] = []
    for text in (body if body is not None else root).itertext():
        parts.append(text)
        if len(parts) > 400:
            break
    return fold(" ".join(parts))[:6000]


def _lines(root: etree._Element) -> list[Line]:
    """The lines of a judgment, the number of each paragraph before its words."""
    body = root.find(".//*[@id='document1']")
    body = root.find(".//body") if body is None else body
    body = root if body is None else body
    for call in [
        a for a in body.iter("a") if re.match(r"[ct]-ECR|c-|#t-", a.get("id") or a.get("href") or "")
    ]:
        call.text = ""
    for title in [e for e in body.iter("p") if _role(e).startswith(_HEADINGS)]:
        title.tag = "h4"
    for cell in [e for e in body.iter("p", "td", "dt") if _role(e) == "count" or e.tag in ("td", "dt")]:
        _number(cell)
    folded = (line.without(_EMPTY) for line in kept(of_element(body)))
    return [line for line in folded if line.text]


def _number(cell: etree._Element) -> None:
    """Puts the sign in a cell of its own before the words in the next: « 63 » as « 63. », a dash as it is."""
    said = words(cell).rstrip(".") if len(cell) < 3 else ""
    holder = next((e for e in (cell, *cell.iterancestors()) if e.tag in ("td", "dt")), cell)
    beside = next(holder.itersiblings("td", "dd"), None)
    if beside is None or not re.fullmatch(r"\d{1,4}|[–—-]", said):
        return
    first = next(beside.iter("p"), beside)
    first.text = f"{said}{'.' * said.isdecimal()} {(first.text or '').lstrip()}"
    for inner in list(cell):
        cell.remove(inner)
    cell.text = ""


def _role(element: etree._Element) -> str:
    return (element.get("class") or "").removeprefix("coj-")
