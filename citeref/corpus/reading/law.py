"""XML of official sources: the words of a text, and which place in the law they are.

DILA gives a file for each article, decision and deliberation, under the id of Légifrance; an article is read as the place it
is, so that « l'alinéa précédent » and « le présent code » mean this very code. Files that only list others have no words.
"""

from __future__ import annotations

from collections.abc import Iterator

from citeref.corpus.records import Bad, Record
from citeref.errors import CacheError, UnsupportedFormat
from citeref.law import dila
from citeref.law.opened import Opened, opened
from citeref.law.statute import Node
from citeref.law.told import Told


def record(name: str, data: bytes) -> Record | Bad:
    """The text of an XML file. Raises `CacheError` where nobody here can read it."""
    page = opened(data)
    if page.kind in dila.LISTS:
        return Bad(id=name, reason="tables of contents", expected=True)
    if page.kind not in dila.TEXTS:
        return _other(name, data)
    assert page.root is not None
    found = dila.told(page)
    text = "\n".join(_words(found))
    id = (page.root.findtext(".//META_COMMUN/ID") or "").strip() or name
    if not text.strip():
        return Bad(id=id, reason="texts without words", expected=True)
    at = str(found.ref) if found.ref and page.kind == "ARTICLE" else ""
    return Record(id=id, text=text, lang="fr", at=at, title=found.title, date=found.version or _date(page))


def _words(found: Told) -> Iterator[str]:
    yield from (line.text for line in found.lines)
    for node in found.nodes:
        yield from _of_node(node)


def _of_node(node: Node) -> Iterator[str]:
    yield from (line.text for line in node.lines)
    for inner in node.inside:
        yield from _of_node(inner)


def _date(page: Opened) -> str:
    """The date of a decision or deliberation, where the file gives one (ISO 8601)."""
    assert page.root is not None
    for name in ("DATE_DEC", "DATE_TEXTE", "DATE_PUBLI"):
        if date := (page.root.findtext(f".//{name}") or "").strip():
            return date
    return ""


def _other(name: str, data: bytes) -> Record:
    """Another source's file: an act in Formex or Akoma Ntoso, read as the act it is."""
    from citeref import law
    from citeref.law import formats
    from citeref.law.identify import identify

    try:
        known = identify(data)
    except CacheError as error:
        raise UnsupportedFormat(
            f"{name}: XML of no kind that is read ({error.what.rstrip('.')}).",
            f"These are: {formats.names()}.",
        ) from None
    found = law.read(data, known.ref, known.lang)
    return Record(id=name, text=found.text, lang=found.lang, at=str(found.ref), title=found.title)
