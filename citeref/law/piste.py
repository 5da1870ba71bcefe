"""The answers of the Légifrance API on PISTE (`consult/…`), and of the programs that keep them: CNIL
deliberations, decisions of courts, single articles, whole codes and laws.

The words are in `texteHtml` or `content`; `texte` has lost its line ends. Dates are milliseconds since 1970 or
ISO text. `text: null` is how the API refuses an id.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citeref.errors import CacheError
from citeref.law import dila, french, lines
from citeref.law.opened import Opened, mended
from citeref.law.statute import Node
from citeref.law.told import MISSING, Told
from citeref.model import Link
from citeref.ref import Ref

_DEEPEST = 60
"""Divisions inside one another; the deepest code has nine."""


def is_answer(page: Opened) -> bool:
    """Whether a JSON value is an answer of the API, or a code as it is passed on."""
    value = page.value
    if not isinstance(value, dict):
        return False
    return (
        (any(key in value for key in ("text", "article")) and "executionTime" in value)
        or _legal(value.get("text"))
        or _legal(value.get("article"))
        or isinstance(value.get("sections"), list)
        or (value.get("type") == "code" and isinstance(value.get("children"), list))
    )


def told(page: Opened) -> Told:
    """What an answer tells. Raises `CacheError` where the API knew no such text."""
    value = page.value
    if _legal(value.get("article")):
        return _article(value["article"])
    if _legal(value.get("text")):
        text = value["text"]
        return _deliberation(text) if str(text.get("origine")) == "CNIL" else _judgment(text)
    if isinstance(value.get("sections"), list) or value.get("type") == "code":
        return _statute(value)
    raise CacheError(MISSING, "Look the text up on legifrance.gouv.fr.")


def _legal(value: Any) -> bool:
    return (
        isinstance(value, dict) and isinstance(value.get("id"), str) and value["id"][4:8] in ("TEXT", "ARTI")
    )


def _deliberation(text: dict[str, Any]) -> Told:
    return Told(
        ref=french.cnil(_said(text, "num") or _said(text, "titre")),
        title=_said(text, "titreLong", "titre"),
        lines=_lines(text),
        links=_links(text),
        address=dila.address(_said(text, "id")),
        licence=french.LICENCE,
        attribution="DILA – Légifrance, CNIL",
        note=_cut(text),
    )


def _judgment(text: dict[str, Any]) -> Told:
    listed = text.get("numeroAffaire")
    numbers = [str(one) for one in listed] if isinstance(listed, list) and listed else [_said(text, "num")]
    court, nature, ecli = _said(text, "juridiction"), _said(text, "nature"), _said(text, "ecli")
    ref = french.decision(court, numbers[0], ecli, nature)
    return Told(
        ref=ref,
        also=french.others(ref, court, numbers, ecli, nature),
        title=_said(text, "titreLong", "titre"),
        lines=_lines(text),
        links=_links(text),
        address=dila.address(_said(text, "id")),
        licence=french.LICENCE,
        attribution=f"DILA – Légifrance, {court}",
        note=_cut(text),
    )


def _article(article: dict[str, Any]) -> Told:
    context = article.get("context")
    context = context if isinstance(context, dict) else {}
    titles = [*_dicts(article.get("textTitles")), *_dicts(context.get("titreTxt"))]
    first: dict[str, Any] = titles[0] if titles else {}
    title = _said(first, "titreLong", "titre")
    known = next((r for t in titles if (r := _identified(t))), None)
    ref = known or french.statute(
        title, _said(first, "nature"), _said(first, "num"), french.iso(first.get("dateTexte"))
    )
    segment = french.article(_said(article, "num"))
    node = _leaf(article)
    for part in reversed(_dicts(context.get("titresTM"))):
        node = Node(_said(part, "titre"), inside=[node])
    place: Ref | None = ref / segment if ref and segment else None
    return Told(
        ref=place,
        title=title,
        nodes=[node],
        version=french.iso(article.get("dateDebut")),
        until=french.iso(article.get("dateFin")),
        address=dila.address(_said(article, "id")),
        licence=french.LICENCE,
        attribution="DILA – Légifrance",
        note=_said(article, "nota"),
    )


def _statute(value: dict[str, Any]) -> Told:
    data = _data(value)
    title = _said(data, "title", "titre")
    day = french.iso(data.get("dateTexte"))
    nodes = list(_nodes(value, 0))
    if nodes and not any(leaf.lines for node in nodes for leaf in _leaves(node)):
        raise CacheError(
            f"This answer lists the {sum(node.articles for node in nodes)} articles of « {title[:60]} » without their words.",
            "Ask for each article (`consult/getArticle`), or save the page of the text.",
        )
    return Told(
        ref=_identified(data) or french.statute(title, _said(data, "nature"), _said(data, "num"), day),
        title=title,
        nodes=nodes,
        version=french.iso(data.get("dateDebutVersion")),
        until=french.iso(data.get("dateFinVersion")),
        part=_part(value),
        licence=french.LICENCE,
        attribution="DILA – Légifrance",
    )


def _part(value: dict[str, Any]) -> str:
    """The id of the section that is all an answer holds, or an empty string: a text asked for by one of its sections
    comes with the divisions above it, each the only one.
    """
    found, above = "", value
    for _ in range(_DEEPEST):
        inside = [one for key in ("articles", "sections", "children") for one in _dicts(above.get(key))]
        if len(inside) != 1 or inside[0].get("type") == "article" or "num" in _data(inside[0]):
            break
        above = inside[0]
        found = _said(_data(above), "cid", "id").partition("_")[0]
    return found if found[4:8] == "SCTA" else ""


def _nodes(value: dict[str, Any], depth: int) -> Iterator[Node]:
    """The articles and divisions inside a division, in their order."""
    if depth > _DEEPEST:
        raise CacheError("Divisions lie too deep inside one another for a code.")
    inside = [c for key in ("articles", "sections", "children") for c in _dicts(value.get(key))]
    for child in sorted(inside, key=_place):
        data = _data(child)
        if child.get("type") == "article" or ("num" in data and not child.get("sections")):
            yield _leaf(data)
        else:
            yield Node(_said(data, "title", "titre"), inside=list(_nodes(child, depth + 1)))


def _dicts(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; of anything else, none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _data(node: dict[str, Any]) -> dict[str, Any]:
    """The fields of a node, which some programs keep one step further in."""
    data = node.get("data")
    return data if isinstance(data, dict) else node


def _place(child: dict[str, Any]) -> float:
    place = child.get("intOrdre")
    return place if isinstance(place, (int, float)) else 0


def _leaves(node: Node) -> Iterator[Node]:
    if node.article:
        yield node
    for inner in node.inside:
        yield from _leaves(inner)


def _leaf(article: dict[str, Any]) -> Node:
    number = _said(article, "num")
    annex = number.casefold().startswith("annexe")
    return Node(
        number if annex else f"Article {number}",
        french.article(number),
        _lines(article),
        article=True,
        links=_links(article),
    )


def _links(data: dict[str, Any]) -> tuple[Link, ...]:
    """What the source says a text cites, changes or is changed by, beside its words."""
    found = []
    for name in ("liens", "lienCitations", "lstLienCitation", "lienModifications", "lstLienModification"):
        for one in _dicts(data.get(name)):
            target = _said(one, "id", "articleId", "cidTexte", "textCid")
            kind, side = _said(one, "typeLien", "linkType"), _said(one, "sens", "linkOrientation")
            found.append(french.link(target, kind, side, _said(one, "title", "textTitle")))
    return tuple(link for link in found if link)


def _identified(data: dict[str, Any]) -> Ref | None:
    known = french.by_identifier()
    ids = (_said(data, "cid"), _said(data, "id").partition("_")[0])
    return next((known[i] for i in ids if i in known), None)


def _lines(data: dict[str, Any]) -> list[lines.Line]:
    return lines.of_html(_said(data, "texteHtml", "content", "texte"))


def _cut(text: dict[str, Any]) -> str:
    """Says where an answer was cut off by whoever kept it."""
    return (
        "The file is cut off: it ends with « [...] »."
        if _said(text, "texteHtml", "texte").rstrip("</p> ").endswith("[...]")
        else ""
    )


def _said(data: dict[str, Any], *names: str) -> str:
    found = next((data[name] for name in names if isinstance(data.get(name), (str, int)) and data[name]), "")
    return mended(str(found)).strip()
