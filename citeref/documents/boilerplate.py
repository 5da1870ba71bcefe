"""What of a web page is its text, and what is the site's own: menus, banners, side columns, forms, notices of
cookies.

Told by the elements' names and roles first, by their classes second, never where that would take a large part
of the page away. Where a `main` or an `article` holds most of what remains, the rest goes too.
"""

from __future__ import annotations

import re

from citeref.documents.outline import Outline
from citeref.documents.tags import Tag, Tags

_NEVER = frozenset(
    ("del", "template", "noscript", "svg", "math", "object", "select", "button", "datalist", "audio", "video")
) | {"dialog", "menu", "search"}
_CHROME = frozenset({"nav", "aside", "footer", "header", "form"})
_ROLES = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
    )
)
_NOTE = re.compile(r"\b(?:doc-)?(?:foot|end)?notes?\b|\bdoc-endnotes?\b|\bnote-\d", re.I)
_CLASS = re.compile(
    r"(?:^|\s)(?:"
    r"cookies?(?:$|\s|[-_]*(?:banner|bar|notice|consent|law|popup|wall|policy|modal|message|overlay|info|box))"
    r"|(?:cookie|gdpr|rgpd|cmp|privacy)[-_]?(?:consent|banner|bar|popup|modal|overlay)|consent[-_](?:banner|popup|modal|bar)"
    r"|tarteaucitron|didomi|onetrust|axeptio|cybot|cky-|qc-cmp|sp_message|orejime"
    r"|(?:main|site|top|nav|primary|secondary|user|mobile|footer)?[-_]?(?:menu|navbar|navigation)(?:$|[\s_-])"
    r"|breadcrumbs?(?:$|[\s_-])|fil-?d?-?ariane|pagination(?:$|\s)|pager(?:$|\s)|skip-?links?(?:$|\s)|mw-editsection"
    r"|(?:page|site)-(?:footer|header)|(?:footer|topbar|nav)(?:$|\s)|sidebar(?:$|[\s_-])|widget-area|newsletter"
    r"|social(?:$|\s|[-_](?:links?|media|share|icons?))|shar(?:e|ing)(?:$|[\s_-])|addtoany|sharedaddy|jp-relatedposts"
    r"|related[-_](?:posts?|articles?|content|links?)|(?:read|lire)[-_](?:more|aussi|next)|recommend(?:ed|ations)(?:$|\s)"
    r"|advert|ad-(?:slot|container|unit|banner)|adsbygoogle|sponsored(?:$|\s)|popup|modal(?:$|[\s_-])|printfooter|catlinks"
    r")",
    re.I,
)
"""The names that sites give to what is theirs. They count for small elements and for lists of links only: a
section of a document may be called « cookie-policy » too.
"""

_COMMENTS = re.compile(
    r"(?:^|\s)(?:comments|comments?[-_](?:form|list|area|respond|reply)|commentlist|commentform|respond|disqus_thread)(?:$|\s)",
    re.I,
)
"""What readers wrote under the page, and the form to write more."""

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_PLAIN = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "li", "dt", "dd", "caption", "summary"})

_LARGE = 0.5
"""The share of a page's text that is never taken for the site's own."""

_SMALL = 1500
"""An element with fewer characters, links aside, may be dropped for its class."""

_MOST = 0.6
"""The share of what remains that an `article` must hold to stand for the page; a `main`, half of it."""


def dropped(tags: Tags, outline: Outline, whole: bool = False) -> list[bool]:
    """For each element of a page whether its own text is left out; `whole`: only what no page shows."""
    if whole:
        gone = [False]
        for number in range(1, len(outline.tags)):
            gone.append(gone[outline.parents[number]] or outline.tags[number].name in _NEVER)
        return gone
    gone, inside, bodies = [False], [False], []
    for number in range(1, len(outline.tags)):
        parent, tag = outline.parents[number], outline.tags[number]
        attributes = tags.attributes(tag) if _speaks(tags, tag) else {}
        body = _is_body(tag.name, attributes)
        inside.append(inside[parent] or body)
        gone.append(gone[parent] or _is_chrome(outline, number, attributes, inside[parent]))
        if body and not gone[number]:
            bodies.append(number)
    kept = outline.summed([0 if out else own for own, out in zip(outline.own, gone, strict=True)])
    if not kept[0] and outline.words[0]:
        return [tag.name in _NEVER for tag in outline.tags]
    main = _main(outline, kept, bodies)
    return _only(outline, gone, main) if main else gone


def _speaks(tags: Tags, tag: Tag) -> bool:
    """Whether the attributes of a tag are worth reading: those of cells and items are only where they hide
    them.
    """
    if tag.end - tag.start - len(tag.name) < 6:
        return False
    return (
        tag.name not in _PLAIN
        or "hid" in tags.source[tag.start : tag.end]
        or "none" in tags.source[tag.start : tag.end]
    )


def _main(outline: Outline, kept: list[int], bodies: list[int]) -> int:
    """The largest `main` or `article` where it holds enough of the page, else the page."""
    if not bodies:
        return 0
    largest = max(bodies, key=lambda number: kept[number])
    enough = 0.5 if outline.tags[largest].name == "main" else _MOST
    return largest if kept[largest] > enough * kept[0] else 0


def _only(outline: Outline, gone: list[bool], main: int) -> list[bool]:
    """All but one element left out, save a header with the page's heading where the element has none."""
    spared = not outline.headings[main]
    within = [False]
    for number, tag in enumerate(outline.tags[1:], 1):
        chosen = number == main or (spared and tag.name == "header" and outline.headings[number] > 0)
        within.append(chosen or within[outline.parents[number]])
    return [out or not inside for out, inside in zip(gone, within, strict=True)]


def _is_body(name: str, attributes: dict[str, str]) -> bool:
    return (
        name in ("main", "article")
        or attributes.get("role") in ("main", "article")
        or attributes.get("itemprop", "") in ("articleBody", "mainContentOfPage")
    )


def _is_chrome(outline: Outline, number: int, attributes: dict[str, str], in_body: bool) -> bool:
    """Whether an element is the site's own rather than the page's."""
    name, size = outline.tags[number].name, outline.words[number]
    if name in _NEVER:
        return True
    if size > _LARGE * outline.words[0]:
        return False
    signs = " ".join(attributes.get(key, "") for key in ("class", "id", "role"))
    if name in _CHROME and not _NOTE.search(signs):
        return _is_site(outline, number, name, in_body)
    if not attributes:
        return False
    if _COMMENTS.search(signs) or attributes.get("role") in _ROLES:
        return True
    mostly_links = outline.linked[number] > 0.5 * size
    if in_body and outline.headings[number] and not mostly_links:
        return False
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style", ""))
    small = mostly_links or size - outline.linked[number] < _SMALL
    return bool(small and (hidden or _CLASS.search(signs)))


def _is_site(outline: Outline, number: int, name: str, in_body: bool) -> bool:
    """Whether a header, footer, form or the like is the site's: within an article, headers and footers are
    its own.
    """
    mostly_links = outline.linked[number] > 0.5 * outline.words[number]
    if name == "header":
        return mostly_links or not (in_body or outline.headings[number])
    if name == "footer":
        return mostly_links or not in_body
    return True
