"""DILA's open data: one XML file for a CNIL deliberation, an article of a code or law, or a decision of a court.

The head is the same everywhere (`META_COMMUN`); the text is a piece of HTML in `CONTENU`, where the decisions of
courts part their lines by `<br/>` alone. Files that only list what other files hold have no words of the law.
"""

from __future__ import annotations

import re

from lxml import etree

from citeref.errors import CacheError
from citeref.law import french, lines
from citeref.law.opened import Opened, mended
from citeref.law.statute import Node
from citeref.law.told import Told
from citeref.model import Link
from citeref.ref import Ref

TEXTS = frozenset({"TEXTE_CNIL", "ARTICLE", "TEXTE_JURI_JUDI", "TEXTE_JURI_ADMIN", "TEXTE_JURI_CONSTIT"})
"""Root elements of files that hold text."""

LISTS = frozenset({"SECTION_TA", "TEXTELR", "TEXTE_VERSION", "IDCC", "TEXTEKALI", "JO", "VERSIONS"})
"""Root elements of files that only list others."""

ROOTS = TEXTS | LISTS

_SITE = "https://www.legifrance.gouv.fr"
_ROOMS = {"CNILTEXT": "cnil/id", "LEGIARTI": "codes/article_lc", "JORFARTI": "jorf/article_jo"}
_ROOMS |= {
    "CETATEXT": "ceta/id",
    "JURITEXT": "juri/id",
    "CONSTEXT": "cons/id",
    "KALIARTI": "conv_coll/article",
}


def told(page: Opened) -> Told:
    """What a file of the open data tells. Raises `CacheError` for one that only lists other files."""
    root = page.root
    assert root is not None
    if page.kind in LISTS:
        raise CacheError(
            f"This DILA file ({page.kind}) lists what other files hold; it has no words of the law itself.",
            "Each article of the text is a file of its own (LEGIARTI…): add those.",
        )
    if page.kind == "ARTICLE":
        return _article(root)
    return _deliberation(root) if page.kind == "TEXTE_CNIL" else _judgment(root, page.kind)


def address(identifier: str) -> str:
    """The Légifrance address of an id, or an empty string."""
    room = _ROOMS.get(identifier[:8])
    return f"{_SITE}/{room}/{identifier}" if room and re.match(r"[A-Z]{8}\d{12}\Z", identifier) else ""


def _deliberation(root: etree._Element) -> Told:
    number = _said(root, "NUMERO")
    return Told(
        ref=french.cnil(number or _said(root, "TITRE")),
        title=_said(root, "TITREFULL") or _said(root, "TITRE"),
        lines=_content(root),
        links=_links(root),
        address=address(_said(root, "ID")),
        licence=french.LICENCE,
        attribution="DILA – Légifrance, CNIL",
    )


def _article(root: etree._Element) -> Told:
    text = root.find(".//CONTEXTE/TEXTE")
    names = root.findall(".//CONTEXTE/TEXTE/TITRE_TXT")
    title = _text(names[-1]) if names else ""
    attribute = text.get if text is not None else {}.get
    whole = next((r for n in names if (r := french.by_identifier().get(n.get("id_txt") or ""))), None)
    known = french.by_identifier().get(attribute("cid") or "")
    date = french.iso(attribute("date_signature"))
    ref = whole or known or french.statute(title, attribute("nature") or "", attribute("num") or "", date)
    number = _said(root, "NUM")
    segment = french.article(number)
    label = f"Article {number}" if number else "Article"
    node = Node(label, segment, _content(root), article=True, links=_links(root))
    for heading in reversed(root.findall(".//CONTEXTE//TITRE_TM")):
        node = Node(_text(heading), inside=[node])
    place: Ref | None = ref / segment if ref and segment else None
    return Told(
        ref=place,
        title=title,
        nodes=[node],
        version=french.iso(_said(root, "DATE_DEBUT")),
        until=french.iso(_said(root, "DATE_FIN")),
        address=address(_said(root, "ID")),
        licence=french.LICENCE,
        attribution="DILA – Légifrance",
        note=_said(root, "NOTA/CONTENU"),
    )


def _judgment(root: etree._Element, kind: str) -> Told:
    numbers = [text for e in root.iter("NUMERO_AFFAIRE") if (text := _text(e))] or [_said(root, "NUMERO")]
    court, ecli = _said(root, "JURIDICTION"), _said(root, "ECLI")
    nature = _said(root, "NATURE") if kind.endswith("CONSTIT") else ""
    ref = french.decision(court, numbers[0], ecli, nature)
    return Told(
        ref=ref,
        also=french.others(ref, court, numbers, ecli, nature),
        title=_said(root, "TITRE"),
        lines=_content(root),
        links=_links(root),
        address=address(_said(root, "ID")),
        licence=french.LICENCE,
        attribution=f"DILA – Légifrance, {court}",
    )


def _content(root: etree._Element) -> list[lines.Line]:
    found = root.find(".//BLOC_TEXTUEL/CONTENU")
    if found is None:
        return []
    told = lines.of_element(found)
    if len(told) == 1 and "<" in told[0].text:
        told = lines.of_html(told[0].text)
    return [line.changed(lambda text: mended(text).replace("&nbsp;", " ")) for line in told]


def _links(root: etree._Element) -> tuple[Link, ...]:
    """What the source says the text cites, changes or is changed by (`LIENS`): outside its words."""
    return tuple(
        link
        for one in root.iterfind(".//LIENS/LIEN")
        if (
            link := french.link(
                one.get("id") or one.get("cidtexte"), one.get("typelien"), one.get("sens"), _text(one)
            )
        )
    )


def _said(root: etree._Element, name: str) -> str:
    found = root.find(f".//{name}")
    return _text(found) if found is not None else ""


def _text(element: etree._Element) -> str:
    return mended(" ".join("".join(element.itertext()).split()))
