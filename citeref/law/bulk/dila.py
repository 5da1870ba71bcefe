"""What a file of DILA's open data is: which text, since when, until when. Told from its own head of metadata.

A deliberation of the CNIL is known by its number, an article by its act and number, a judgment by court and
number. Tables of contents and texts without a reference of this house are left out, with the reason.
"""

from __future__ import annotations

import re
from datetime import date

import msgspec
from lxml import etree

from citeref import catalogue
from citeref.catalogue.own import derived
from citeref.errors import RefError
from citeref.ref import Ref

LEGIFRANCE = "https://www.legifrance.gouv.fr"
OPEN_END = "2999-01-01"
"""How DILA writes that no end is known, or no beginning."""

_STRUCTURE = frozenset({"TEXTELR", "TEXTE_VERSION", "SECTION_TA", "CONTENEUR", "IDCC"})
_ROOMS = {"CNILTEXT": "cnil/id", "CETATEXT": "ceta/id", "JURITEXT": "juri/id", "CONSTEXT": "cons/id"}
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_ID = re.compile(r"[A-Z]{8}\d{12}\Z")
_LETTER, _JOINED = re.compile(r"^([A-Z]{1,2}[*]?)-(?=\d)"), r"\1"
"""« L. 1111-8 » is one word in a reference."""

_APPEAL = re.compile(r"(\d\d)-?(\d\d)\.?(\d{3})\Z")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One text: its reference, from when and until when it stands so (ISO 8601), title and address."""

    ref: Ref
    version: str = ""
    until: str = ""
    title: str = ""
    address: str = ""


def entry(data: bytes) -> Entry | str:
    """What a file is, or why it is left out, in the plural (« articles of acts not in the catalogue »)."""
    root = _parsed(data)
    if root is None:
        return "files that are no sound XML"
    if root.tag in _STRUCTURE:
        return "tables of contents"
    readers = {
        "TEXTE_CNIL": _deliberation,
        "ARTICLE": _article,
        "TEXTE_JURI_JUDI": _judgment,
        "TEXTE_JURI_ADMIN": _judgment,
        "TEXTE_JURI_CONSTIT": _judgment,
    }
    reader = readers.get(str(root.tag))
    if reader is None:
        return "files of other kinds"
    try:
        return reader(root)
    except RefError:
        return "texts whose number makes no reference"


def _deliberation(root: etree._Element) -> Entry | str:
    number = _DASHES.sub("-", _at(root, "NUMERO")).replace(" ", "-").upper()
    return _entry(root, Ref(f"fr/cnil/{number}"))


def _article(root: etree._Element) -> Entry | str:
    text = root.find("CONTEXTE/TEXTE")
    ids = (
        (text.get("cid") or "", *(t.get("id_txt") or "" for t in text.iter("TITRE_TXT")))
        if text is not None
        else ()
    )
    acts = _acts()
    whole = next((acts[identity] for identity in ids if identity in acts), None)
    if whole is None:
        return "articles of acts that are not in the catalogue"
    begin, end = _day(_at(root, "DATE_DEBUT")), _day(_at(root, "DATE_FIN"))
    if not begin:
        return "articles that are not in force at any known date"
    number = re.sub(r"[\s.]+", "-", _at(root, "NUM").strip()).removesuffix("er")
    ref = Ref(f"{whole}/art_{_LETTER.sub(_JOINED, number)}")
    return _entry(root, ref, begin, end)


def _judgment(root: etree._Element) -> Entry | str:
    court, number = _at(root, "JURIDICTION").casefold(), _at(root, "NUMERO").strip()
    case = next(
        (
            found
            for case in root.iter("NUMERO_AFFAIRE")
            if (found := _APPEAL.match((case.text or "").strip()))
        ),
        None,
    )
    if root.tag == "TEXTE_JURI_CONSTIT":
        kind = _at(root, "NATURE").strip().upper()
        named = _DASHES.sub("-", number).replace(" ", "-").replace("/", "-").upper()
        return _entry(
            root, Ref(f"fr/cc/{named if named.endswith('-' + kind) or not kind else f'{named}-{kind}'}")
        )
    if court.startswith("cour de cassation") and case:
        return _entry(root, Ref(f"fr/cass/{case[1]}-{case[2]}.{case[3]}"))
    if court.startswith("conseil d") and number.isdecimal():
        return _entry(root, Ref(f"fr/ce/{number}"))
    if ecli := _at(root, "ECLI").strip().removeprefix("ECLI:"):
        return _entry(root, Ref(f"ecli/{ecli}"))
    return "judgments of courts whose numbers repeat"


def _entry(root: etree._Element, ref: Ref, version: str = "", until: str = "") -> Entry:
    identity = _at(root, "ID")
    title = " ".join((_at(root, "TITREFULL") or _at(root, "TITRE")).split())[:500]
    return Entry(ref=ref, version=version, until=until, title=title, address=_address(identity, ref))


def _address(identity: str, ref: Ref) -> str:
    """The page for people of an id of Légifrance."""
    if not _ID.match(identity):
        return ""
    articles = "codes/article_lc" if ref.startswith("fr/code/") else "loda/article_lc"
    room = articles if identity.startswith("LEGIARTI") else _ROOMS.get(identity[:8], "")
    return f"{LEGIFRANCE}/{room}/{identity}" if room else ""


@derived
def _acts() -> dict[str, Ref]:
    """The acts of the catalogue by each of their ids."""
    known = catalogue.instruments().values()
    ids = [(identity, one.ref) for one in known for identity in (one.legitext, one.jorftext)]
    return {identity: Ref(ref) for identity, ref in ids if identity}


def _at(root: etree._Element, tag: str) -> str:
    """The text of the first element of that name in the head of metadata; nothing where there is none."""
    meta = root.find("META")
    found = meta.find(f".//{tag}") if meta is not None else None
    return (found.text or "").strip() if found is not None else ""


def _day(written: str) -> str:
    """A date of ISO 8601, or nothing for an open end or for what is none."""
    try:
        return "" if written >= OPEN_END else date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


def _parsed(data: bytes) -> etree._Element | None:
    """The tree of a file, without entities, DTD or network; None for what is no sound XML."""
    if b"<!ENTITY" in data[:8192] or b"<!DOCTYPE" in data[:8192]:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None
