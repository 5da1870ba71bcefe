"""What a page is, told from its own content: which act, in which language, of which date.

A page comes by hand or from a server, and either may be another than the one asked for. EUR-Lex names its
pages in several ways: the canonical link (an ELI), the address a browser notes when it saves, the head line
of a consolidated text, the metadata of the old pages, and in the Journal's own page only the title of the
act.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from lxml import etree

from citeref import catalogue
from citeref.errors import CacheError, RefError
from citeref.law import refusal, titles, treaties, tree
from citeref.law.languages import TWO
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.law.opened import Opened

KINDS = {"R": "reg", "L": "dir", "D": "dec", "F": "dec_framw", "H": "reco"}
"""Type letters of CELEX numbers."""

_ELI = re.compile(
    r"/eli/(?P<kind>\w+)/(?P<year>\d{4})/(?P<number>\d+)(?:/(?P<version>oj|\d{4}-\d\d-\d\d))?(?:/(?P<lang>[a-z]{3}))?"
)
_CELEX = re.compile(r"[03](?P<year>\d{4})(?P<letter>[A-Z])(?P<number>\d{4})(?P<rest>[-(/]?[\w()]*)")
_TREATY = re.compile(r"1\d{4}(?P<letter>[EMP])(?:/TXT|(?P<article>\d{3}))\Z")
_ADDRESS = re.compile(
    r"legal-content/(?P<lang>[A-Z]{2})/.*?CELEX(?::|%3A)(?P<celex>1\d{4}[EMP](?:/|%2F)TXT|[0-9A-Z]{9,}(?:-\d{8})?)",
    re.IGNORECASE,
)
_SAVED = re.compile(rb"saved from url=\(\d+\)(\S+)")
_HEAD = re.compile(r"(?P<celex>[03]?\d{4}[A-Z]\d{4}) — (?P<lang>[A-Z]{2}) — (?P<date>\d\d\.\d\d\.\d{4})")
_FILE = re.compile(r"[A-Z]{1,2}_\d+(?P<lang>[A-Z]{2})\.\d")


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says it is. `version` is the date from which the text stands so (that of a consolidated text,
    empty for the Journal's), `until` the date to which; `licence` and `attribution` are its source's terms, and
    `note` says what a reader must know of it. `also` are other references of the same decision that the page gives,
    and `part` is the source's id of the section that is all it shows of a statute.
    """

    ref: Ref
    lang: str
    version: str = ""
    address: str = ""
    synopsis: bool = False
    until: str = ""
    licence: str = ""
    attribution: str = ""
    note: str = ""
    also: tuple[Ref, ...] = ()
    part: str = ""


def identify(data: bytes) -> Identity:
    """What a page is. Raises `CacheError` saying why it cannot be told, or why the page is no law."""
    from citeref.law import formats
    from citeref.law.opened import opened

    if what := refusal.of_a_file(data):
        raise CacheError(
            f"This is {what}, not a page of law.",
            "Open the address in a browser and save what it shows as a web page (HTML).",
        )
    page = opened(data)
    found = formats.of(page).identify(page)
    if found is None:
        raise CacheError(
            "Nothing in this page says which law it is, and in which language.",
            "Say so with --ref and --lang; files of EUR-Lex, Légifrance, DILA and the courts are recognised by themselves.",
        )
    return found


def others(data: bytes, ref: Ref) -> tuple[str, ...]:
    """The references beside `ref` under which a page is known, by what it says itself; none where it says nothing."""
    try:
        found = identify(data)
    except CacheError:
        return ()
    return tuple(one for one in dict.fromkeys((found.ref, *found.also)) if found.also and one != ref)


def eurlex(page: Opened) -> Identity | None:
    """What an EUR-Lex page is, by any of the ways the site names its pages. Raises `CacheError` for a page that
    shows no act.
    """
    root = page.root
    if _is_frame(root):
        raise CacheError(
            "This is the frame of an EUR-Lex page, without the act.",
            "Where the site has this version as a PDF only, save that; or wait until the text has come and save the page again.",
        )
    return _canonical(root) or _consolidated(root) or _saved(page.data) or _legacy(root) or _titled(root)


def of_celex(number: str) -> Ref | None:
    """The reference of a CELEX number of an act or treaty, or None. The catalogue knows which decisions are
    implementing.
    """
    if treaty := _TREATY.match(number.upper()):
        whole = Ref(titles.TREATIES[treaty["letter"]])
        return whole / f"art_{int(treaty['article'])}" if treaty["article"] else whole
    found = _CELEX.match(number.upper())
    kind = KINDS.get(found["letter"]) if found else None
    if found is None or kind is None or found["rest"].startswith(("R(", "(")):
        return None
    tail = f"{found['year']}/{int(found['number'])}"
    candidates = [f"eu/{kind}{derived}/{tail}" for derived in ("", "_impl", "_del")]
    return Ref(next((c for c in candidates if catalogue.known(c)), candidates[0]))


def attribution(today: date | None = None) -> dict[str, str]:
    """The licence of EU texts and the words it asks for, as fields of an origin."""
    year = (today or date.today()).year
    return {
        "licence": "Reuse under Commission Decision 2011/833/EU; only the Official Journal is authentic",
        "attribution": f"© European Union, https://eur-lex.europa.eu, 1998–{year}",
    }


def _is_frame(root: etree._Element) -> bool:
    """Whether a page has the site's own head and none of the elements that hold a text."""
    ids = {element.get("id") for element in root.iter("div", "form", "p", "span", "a")}
    return {"translatedTitle", "originalTitle"} <= ids and not ids & {
        "docHtml",
        "TexteOnly",
        "document1",
        "text",
    }


def own(root: etree._Element) -> Identity:
    """What a synopsis says it is. Raises `CacheError` where that is no reference."""
    try:
        ref = Ref(root.get("data-ref", ""))
    except RefError as error:
        raise CacheError(
            f"A synopsis of « {root.get('data-ref')} »: no such reference.", error.hint
        ) from error
    return Identity(ref=ref, lang=root.get("lang") or "", synopsis=True)


def _canonical(root: etree._Element) -> Identity | None:
    for link in root.iter("link"):
        if link.get("rel") != "canonical":
            continue
        if treaty := treaties.at(link.get("href") or ""):
            return Identity(ref=treaty[0], lang=treaty[1], address=link.get("href", ""))
        found = _ELI.search(link.get("href") or "")
        lang = TWO.get(found["lang"] or "") if found else None
        if found and lang:
            ref = titles.act(found["kind"], found["year"], found["number"])
            version = found["version"] if found["version"] not in (None, "oj") else ""
            return (
                Identity(ref=ref, lang=lang, version=version or "", address=link.get("href", ""))
                if ref
                else None
            )
    return None


def _consolidated(root: etree._Element) -> Identity | None:
    head = [tree.fold(root.findtext(".//title") or "")]
    head += [tree.words(p) for _, p in zip(range(5), root.iter("p"), strict=False)]
    for line in head:
        found = _HEAD.search(line)
        ref = of_celex(found["celex"].rjust(10, "3")) if found else None
        if found and ref:
            day, month, year = found["date"].split(".")
            return Identity(ref=ref, lang=found["lang"].lower(), version=f"{year}-{month}-{day}")
    return None


def _saved(data: bytes) -> Identity | None:
    found = _SAVED.search(data[:4096])
    return _addressed(found[1].decode("ascii", "replace")) if found else None


def _legacy(root: etree._Element) -> Identity | None:
    for meta in root.iter("meta"):
        if meta.get("name") == "DC.title":
            words = (meta.get("content") or "").split(" - ")
            ref = of_celex(words[1].strip()) if len(words) == 3 else None
            if ref:
                return Identity(ref=ref, lang=words[2].strip().lower())
    return None


def _addressed(address: str) -> Identity | None:
    found = _ADDRESS.search(address)
    ref = of_celex(found["celex"].upper().replace("%2F", "/")) if found else None
    if found is None or ref is None:
        return None
    dated = re.search(r"-(\d{4})(\d\d)(\d\d)\Z", found["celex"])
    version = "-".join(dated.groups()) if dated and found["celex"].startswith("0") else ""
    return Identity(ref=ref, lang=found["lang"].lower(), version=version, address=address.partition("#")[0])


def _titled(root: etree._Element) -> Identity | None:
    """The Journal's page: the language in its head or file name, the act in its title."""
    lines: dict[str, list[str]] = {"hd-lg": [], "doc-ti": []}
    for paragraph in root.iter("p"):
        role = (paragraph.get("class") or "").removeprefix("oj-")
        if role in lines and len(lines[role]) < 4:
            lines[role].append(tree.words(paragraph))
    named = _FILE.search(root.findtext(".//title") or "")
    lang = (lines["hd-lg"][0] if lines["hd-lg"] else named["lang"] if named else "").lower()
    title = " ".join(lines["doc-ti"])
    if titles.is_correction(title):
        raise CacheError("This is a corrigendum: it says what to change in a law, not what the law says.")
    ref = titles.treaty(title, lang) or titles.act_named(title)
    if ref is None and (alone := treaties.article(root)):
        return Identity(ref=alone[0], lang=alone[1])
    return Identity(ref=ref, lang=lang) if ref and lang in TWO.values() else None
