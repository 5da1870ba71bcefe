"""The links that publishers set in their own pages of law, as an answer key for the finder.

Three publishers: Legilux marks the words of an act with `<ref href="/eli/…">` (Akoma Ntoso); DILA lists under each article or
judgment what it cites (`LIENS/LIEN`, of which only `typelien="CITATION" sens="source"` says what the text itself cites);
EUR-Lex links acts in footnotes and tables to their CELEX number or ELI. A link that names nothing citeref has a string for
keeps an empty reference.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from citeref.errors import CiterefError
from citeref.find import find
from citeref.grammar.addresses import cited
from citeref.law import tree
from citeref.ref import AUTHORITY
from citeref.typed import lookup

NOWHERE = -1
"""Start and end of a link whose publisher does not say on which words it stands."""


class Link(NamedTuple):
    """Where the linked words stand in the text of their unit, the reference or "", and what the publisher wrote."""

    start: int
    end: int
    ref: str
    said: str


class Unit(NamedTuple):
    """An article, judgment or paragraph: its file, its place there, the reference for `at=` or "", text and links."""

    file: str
    place: str
    at: str
    text: str
    links: tuple[Link, ...]


def akoma_ntoso(path: Path) -> list[Unit]:
    """Each article of an act of Legilux with its `<ref>` links; the act is `lu/` and its kind and date."""
    root = etree.fromstring(path.read_bytes(), _parser())
    work = root.find(".//{*}FRBRWork/{*}FRBRthis")
    own = re.search(r"/leg/(\w+)/(\d{4})/(\d\d)/(\d\d)/", work.get("value", "") if work is not None else "")
    act = f"lu/{own[1]}-{'-'.join(own.groups()[1:])}" if own else ""
    units = []
    for article in root.iterfind(".//{*}body//{*}article[@id]"):
        number = re.match(r"art_(\d+(?:-?[a-z]+)*)", article.get("id", "").replace("1er", "1"))
        at = f"{act}/art_{number[1]}" if act and number else act
        words = Words()
        words.take(article)
        units.append(Unit(path.name, article.get("id", ""), at, words.text, tuple(words.links)))
    return units


class Words:
    """The text of an Akoma Ntoso element, a line for each paragraph, and the links on it."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self._parts: list[str] = []
        self._size = 0

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def take(self, element: etree._Element) -> None:
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if not tag or tag.startswith("JOLUX"):
            return
        start = self._size
        self._add(element.text)
        for child in element:
            self.take(child)
            self._add(child.tail)
        if tag == "ref":
            href = element.get("href", "")
            self.links.append(Link(start, self._size, legilux(href), href))
        elif tag in ("p", "num", "heading", "li", "article"):
            self._add_line()

    def _add(self, text: str | None) -> None:
        folded = re.sub(r"\s+", " ", text or "")
        folded = folded.lstrip() if not self._parts or self._parts[-1].endswith(("\n", " ")) else folded
        if folded:
            self._parts.append(folded)
            self._size += len(folded)

    def _add_line(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")
            self._size += 1


def legilux(href: str) -> str:
    """The reference of an address of Legilux, which has its own names for the kinds of EU acts; laws of Luxembourg have none."""
    kinds = {"reg_ue": "reg", "dir_ue": "dir", "dec_ue": "dec"}
    found = re.search(r"/eli/(reg_ue|dir_ue|dec_ue)/(\d{4})/(\d+)", href)
    return f"eu/{kinds[found[1]]}/{found[2]}/{found[3]}" if found else ""


def dila(path: Path) -> list[Unit]:
    """The article or judgment of a DILA file with what its publisher says it cites; nothing where it says nothing."""
    root = etree.fromstring(path.read_bytes(), _parser())
    links = tuple(
        Link(NOWHERE, NOWHERE, _cited_by_dila(link), " ".join("".join(link.itertext()).split()))
        for link in root.iterfind(".//LIENS/LIEN")
        if (link.get("typelien"), link.get("sens")) == ("CITATION", "source")
    )
    body = root.find(".//BLOC_TEXTUEL/CONTENU")
    if body is None or not links:
        return []
    text = re.sub(r"[ \t]*\n\s*", "\n", "".join(body.itertext()))
    number, title = root.findtext(".//META_ARTICLE/NUM") or "", root.findtext(".//TITRE_TXT") or ""
    return [Unit(path.name, number or "whole", _article(title, number), text, links)]


def _cited_by_dila(link: etree._Element) -> str:
    """By number and title of the law; a judgment's links have only words, which then are read as the finder would."""
    words = "".join(link.itertext())
    if not link.get("num") and not link.get("naturetexte"):
        return next((str(ref) for citation in find(words, lang="fr") for ref in citation.refs), "")
    return _article(words.partition(" - art")[0], link.get("num", ""))


def _article(title: str, number: str) -> str:
    law = next((str(ref) for ref in lookup(title) if ref.startswith("fr/")), "") if title else ""
    place = re.sub(r"\s+", "-", number.strip().replace(".", ""))
    return f"{law}/art_{place}" if law and re.match(r"[A-Z]{0,2}\*?\d", place) else law


def eurlex(data: bytes, name: str) -> Iterator[Unit]:
    """Each paragraph or cell of a page of EUR-Lex that links acts by CELEX number or ELI; the addresses themselves left out."""
    root = tree.parse(data)
    for block in root.iter("p", "td"):
        if block.find(".//p") is not None:
            continue
        links = tuple(_eurlex_links(block))
        if links:
            text = re.sub(r"(?:ELI\s*:\s*)?https?://\S+", " ", tree.words(block))
            yield Unit(
                name, f"line {block.sourceline}", "", text, tuple(_written(link, text) for link in links)
            )


def _eurlex_links(block: etree._Element) -> Iterator[Link]:
    for link in block.iter("a"):
        href = link.get("href") or ""
        if "resource/celex/" in href or "/eli/" in href or "uri=CELEX" in href:
            address = re.sub(
                r".*resource/celex/", "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:", href
            )
            refs = [ref for ref in cited(address) if AUTHORITY.match(ref)]
            yield Link(NOWHERE, NOWHERE, str(refs[0]) if refs else "", f"{href} « {tree.words(link)} »")


def _written(link: Link, text: str) -> Link:
    """The link, without its reference where the number of the act is not written there (a mark, a menu, half a title)."""
    year, number = link.ref.split("/")[2:4] if link.ref.count("/") >= 3 else ("", "")
    both = re.search(rf"\b{number}\b", text) and (
        year in text or re.search(rf"\b{year[2:]}/{number}\b", text)
    )
    return link if number and both and "R%28" not in link.said else link._replace(ref="")


def units(data: Path) -> dict[str, list[Unit]]:
    """The units of every publisher, none where their folder is not there."""
    return {
        "Legilux <ref>": [
            u for path in sorted((data / "akoma-ntoso").glob("*.xml")) for u in akoma_ntoso(path)
        ],
        "DILA <LIENS>": [u for path in sorted((data / "dila-xml").glob("*.xml")) for u in dila(path)],
        "EUR-Lex links": [u for name, page in _pages(data) for u in _read(page, name)],
    }


def _pages(data: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted((data / "eurlex-acts").glob("*.*html")):
        yield path.name, path.read_bytes()
    packed = data / "bench" / "eu-acts.fr.tar.xz"
    if packed.is_file():
        with tarfile.open(packed) as archive:
            for member in archive:
                page = archive.extractfile(member)
                if page is not None:
                    yield Path(member.name).name, page.read()


def _read(page: bytes, name: str) -> Iterable[Unit]:
    try:
        return list(eurlex(page, name))
    except CiterefError as error:
        print(f"left out: {name}: {error}")
        return []


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
