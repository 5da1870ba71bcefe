"""Pages of legifrance.gouv.fr saved from a browser: a CNIL deliberation, a decision, an article, a section of a
code, a law; in the layout of today and in that of 2008–2020 (`affichTexte.do`).

The address says what the page is (the canonical link, or what the browser noted when it saved); the id in it is
the identity, all else is chance. Menus, versions and banners stand around the text and are left out.
"""

from __future__ import annotations

import re

from lxml import etree

from citeref.law import french, lines
from citeref.law.opened import Opened, mended
from citeref.law.statute import Node
from citeref.law.told import Told
from citeref.law.tree import words
from citeref.ref import Ref

_ADDRESS = re.compile(r"https?://(?:\w+\.)?legifrance\.gouv\.fr/[^\s\"'<>]*")
_IDENTIFIER = re.compile(r"(?:CNIL|JORF|LEGI|CETA|JURI|CONS|KALI)(?:TEXT|ARTI|SCTA)\d{12}")
_ECLI = re.compile(r"ECLI:FR:\w+:\d{4}:[A-Z0-9.]*\d")
_TOP = 5000
"""Characters at the head of a decision in which an ECLI is its own."""

_DAY = re.compile(r"/(\d{4}-\d\d-\d\d)(?:[/?#]|\Z)")
_IN_FORCE = re.compile(r"[Vv]ersion en vigueur (?:au|depuis le)\s+(\d{1,2}(?:er)?\s+\w+\s+\d{4})")
_ARTICLES = ("name-article", "titreArt", "titleArticle")
_TEXTS = ("content", "corpsArt", "article", "content-page", "decision-content", "page-content")
_OUT = frozenset({"nav", "header", "footer", "button", "form", "aside"})


def is_page(page: Opened) -> bool:
    """Whether a web page is one of Légifrance."""
    return page.html is not None and bool(_address(page))


def told(page: Opened) -> Told:
    """What a page tells."""
    root = page.html
    assert root is not None
    address = _address(page)
    found = _IDENTIFIER.findall(address)
    if "CNILTEXT" in address or any(i[:8] in ("CETATEXT", "JURITEXT", "CONSTEXT") for i in found):
        return _decision(root, address)
    return _statute(root, address, found)


def _decision(root: etree._Element, address: str) -> Told:
    body = _main(root)
    title = _title(root)
    head = _lines(body)
    named = _ECLI.search(words(body)[:_TOP])
    cnil, ecli, nature = "CNILTEXT" in address, named[0] if named else "", "QPC" if "QPC" in title else "DC"
    court, number = title.partition(",")[0], (re.findall(r"\d[\d.-]{4,}\w*", title) or [""])[-1]
    ref = french.cnil(title) if cnil else french.decision(court, number, ecli, nature)
    return Told(
        ref=ref,
        also=() if cnil else french.others(ref, court, [number], ecli, nature),
        title=title,
        lines=head,
        address=address,
        licence=french.LICENCE,
        attribution="DILA – Légifrance" + (", CNIL" if cnil else ""),
    )


def _statute(root: etree._Element, address: str, identifiers: list[str]) -> Told:
    nodes = _nodes(_main(root))
    title = _title(root)
    known = next((r for i in identifiers if (r := french.by_identifier().get(i))), None)
    owner = known or _owner(root) or french.statute(title)
    leaves = [leaf for node in nodes for leaf in _leaves(node)]
    alone = len(leaves) == 1 and ("/article" in address or "LEGIARTI" in address) and leaves[0].segment
    day = _DAY.search(address)
    said = _IN_FORCE.search(words(root))
    return Told(
        ref=owner / leaves[0].segment if owner and alone else owner,
        title=title,
        nodes=nodes,
        lines=[] if nodes else _lines(_main(root)),
        version=day[1] if day else french.day_of(said[1]) if said else "",
        part=next((i for i in identifiers if i[4:8] == "SCTA"), "") if not alone else "",
        address=address,
        licence=french.LICENCE,
        attribution="DILA – Légifrance",
    )


def _owner(root: etree._Element) -> Ref | None:
    """The text that the page's own buttons name by its id."""
    known = french.by_identifier()
    found = {e.get("data-textecid") for e in root.iter() if isinstance(e.tag, str) and e.get("data-textecid")}
    return next((known[i] for i in found if i in known), None)


def _nodes(body: etree._Element) -> list[Node]:
    """The divisions and articles of a page, nested as its lists are."""
    top: list[Node] = []
    open_: list[tuple[etree._Element, Node]] = []
    steps = etree.iterwalk(body, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            while open_ and open_[-1][0] is element:
                open_.pop()
            continue
        classes = (element.get("class") or "").split()
        inside = open_[-1][1].inside if open_ else top
        if (
            (element.tag == "label" and "title-link" in classes)
            or "TA" in classes
            or "titreSection" in classes
        ):
            node = Node(re.sub(r"\s*\(Articles? [^()]*\)\Z", "", words(element)))
            inside.append(node)
            parent = element.getparent()
            open_.append((parent if parent is not None else element, node))
        elif any(name in classes for name in _ARTICLES):
            inside.append(_leaf(element))
            steps.skip_subtree()
    return top if any(node.articles for node in top) else []


def _lines(element: etree._Element) -> list[lines.Line]:
    return [line.changed(mended) for line in lines.of_element(element)]


def _leaf(name: etree._Element) -> Node:
    """The article that a heading names, with the text that follows it."""
    label = re.sub(r"\s*(?:\(.*|En savoir plus.*|Version.*)\Z", "", words(name))
    holder = name
    for _ in range(4):
        found = next(
            (e for e in holder.itersiblings() if any(t in (e.get("class") or "").split() for t in _TEXTS)),
            None,
        )
        if found is not None:
            return Node(label, french.article(label), _lines(found), article=True)
        above = holder.getparent()
        if above is None:
            break
        holder = above
    return Node(label, french.article(label), article=True)


def _leaves(node: Node) -> list[Node]:
    return [node] if node.article else [leaf for inner in node.inside for leaf in _leaves(inner)]


def _main(root: etree._Element) -> etree._Element:
    """The element that holds the text, without what surrounds it."""
    paths = (".//*[@id='content_left']", ".//main", ".//*[@id='main']", ".//*[@id='content']", ".//body")
    found = next((e for path in paths if (e := root.find(path)) is not None), root)
    for element in [e for e in found.iter() if _out(e)]:
        above = element.getparent()
        if above is not None and element is not found:
            element.clear(keep_tail=True)
    return found


def _out(element: etree._Element) -> bool:
    """Whether an element is no text: menus, buttons, what the page hides, the links to other forms of it."""
    if not isinstance(element.tag, str):
        return False
    known = element.tag in _OUT or element.get("hidden") or element.get("id") == "exportRTF"
    return bool(known) or "hidden-element" in (element.get("class") or "")


def _title(root: etree._Element) -> str:
    """The title the page prints above its text, else that of the window."""
    head = root.find(".//div[@class='enteteTexte']//strong")
    if head is not None:
        return mended(words(head))
    for path in (
        ".//*[@class='main-title main-title-div']",
        ".//h1",
        ".//*[@class='main-title']",
        ".//h2[@class='title']",
    ):
        found = root.find(path)
        if found is not None and (said := words(found)):
            return mended(said)
    return mended(
        re.sub(r"\s*[-|]\s*L[ée]gifrance.*\Z", "", " ".join((root.findtext(".//title") or "").split()))
    )


def _address(page: Opened) -> str:
    """The address of the page on the site, or an empty string."""
    root = page.html
    assert root is not None
    for link in root.iter("link"):
        if link.get("rel") == "canonical":
            found = _ADDRESS.match(link.get("href") or "")
            return found[0] if found else ""
    saved = re.search(rb"saved from url=\(\d+\)(\S+)", page.data[:4096])
    found = _ADDRESS.match(saved[1].decode("ascii", "replace")) if saved else None
    if found:
        return found[0]
    ids = [
        a
        for a in root.iter("a")
        if (a.get("href") or "").startswith(("/telecharger_rtf.do?idTexte=", "./affichTexte"))
    ]
    named = _IDENTIFIER.search(ids[0].get("href") or "") if ids else None
    return f"https://www.legifrance.gouv.fr/affichTexte.do?cidTexte={named[0]}" if named else ""
