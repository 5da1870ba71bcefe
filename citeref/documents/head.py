"""What a web page states of itself: its title, its date, its language, the address it lives at."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from citeref.documents.dates import iso
from citeref.documents.tags import Tag, Tags, inner

_BLANKS = re.compile(r"\s+")
_LANG = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_,;\s]|\Z)")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')

_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dcterms.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "citation_publication_date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "date",
)
"""The names under which pages state their date, the surest first."""


class Head:
    """Collects the statements as the tags go by; `title`, `date` and `lang` are then read off, "" where not
    stated.
    """

    def __init__(self, tags: Tags) -> None:
        self._tags = tags
        self._metas: dict[str, str] = {}
        self._langs: list[str] = []
        self._titles: list[str] = []
        self._time = self._base = ""

    def see(self, tag: Tag) -> None:
        """Takes note of a tag that may state something."""
        name = tag.name
        if name == "meta":
            self._see_meta(self._tags.attributes(tag))
        elif name == "html":
            attributes = self._tags.attributes(tag)
            self._langs += [attributes.get("lang", ""), attributes.get("xml:lang", "")]
        elif name == "title":
            self._titles = self._titles or [inner(self._tags, tag)]
        elif name == "time":
            self._time = self._time or iso(self._tags.attributes(tag).get("datetime", ""))
        elif name == "base":
            self._base = self._base or self._tags.attributes(tag).get("href", "")
        elif name == "link":
            attributes = self._tags.attributes(tag)
            if attributes.get("rel", "").lower() == "canonical":
                self._metas.setdefault("canonical", attributes.get("href", ""))

    def _see_meta(self, attributes: dict[str, str]) -> None:
        for key in ("property", "name", "itemprop", "http-equiv"):
            if key in attributes:
                self._metas.setdefault(attributes[key].lower(), attributes.get("content", ""))

    @property
    def title(self) -> str:
        """The title: the one made for sharing where the longer one begins with it, without the site's name
        behind.
        """
        shared, own = self._metas.get("og:title", ""), "".join(self._titles)
        return _BLANKS.sub(" ", shared if shared and (not own or own.startswith(shared)) else own).strip()

    @property
    def date(self) -> str:
        """The date of publication."""
        stated = (iso(self._metas.get(name, "")) for name in _DATES)
        found = next(filter(None, stated), "")
        if not found and (published := _PUBLISHED.search(self._tags.source)):
            found = iso(published[1])
        return found or self._time

    @property
    def lang(self) -> str:
        """The language, as its code of two or three letters."""
        for stated in (
            *self._langs,
            self._metas.get("content-language", ""),
            self._metas.get("og:locale", ""),
        ):
            if found := _LANG.match(stated):
                return found[1].lower()
        return ""

    def address(self, target: str) -> str:
        """A link's address, made whole where the page says where it lives; "" for what is program code."""
        target = target.strip()
        if (
            target[:40]
            .lower()
            .lstrip("\x00\x01\x02 ")
            .startswith(("javascript:", "data:", "vbscript:", "blob:"))
        ):
            return ""
        base = self._base or self._metas.get("canonical", "") or self._metas.get("og:url", "")
        if not base.startswith(("http://", "https://")) or target.startswith("#"):
            return target
        try:
            return urljoin(base, target)
        except ValueError:
            return target
