"""The tags of a web page one by one, with where each begins and ends in the source.

One pass, in time proportional to the length whatever the page holds: an unclosed quote ends with its tag, an
unclosed comment with its first `>`. Comments, declarations, scripts and styles never come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import intern
from typing import NamedTuple

from citeref.documents.entities import attribute


class Tag(NamedTuple):
    """A stretch of the source: a tag (`name`, or `/name` where it closes) or, with an empty name, text
    between tags.

    `[start, end)` are offsets in the source; the attributes of a tag are inside.
    """

    name: str
    start: int
    end: int


_TAG = re.compile(r"<(/?[a-zA-Z][^\s/>]*+)(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]++)))?+")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements that hold characters, no tags."""


class Tags:
    """The tags and texts of one page, in order; iterating twice reads the source twice."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.xhtml = source[:200].lstrip("\ufeff \t\r\n").startswith("<?xml")
        self._last = source.rfind(">")
        self._names: dict[str, str] = {}

    def __iter__(self) -> Iterator[Tag]:
        source, at, scan = self.source, 0, 0
        raw_ends: dict[str, re.Pattern[str]] = {}
        missing: set[str] = set()
        while True:
            start = source.find("<", scan)
            if start < 0 or start > self._last:
                break
            tag = self._tag(start, missing)
            if tag is None:
                scan = start + 1
                continue
            if start > at:
                yield Tag("", at, start)
            at = scan = tag.end
            if tag.name:
                yield tag
                if tag.name in _RAW and not self.closed(tag):
                    at = scan = self._past_raw(tag, raw_ends, missing)
        if at < len(source):
            yield Tag("", at, len(source))

    def closed(self, tag: Tag) -> bool:
        """Whether an XHTML tag ends itself: `<td/>`."""
        return self.xhtml and self.source[tag.end - 2] == "/"

    def attributes(self, tag: Tag) -> dict[str, str]:
        """The attributes of a tag, names in lower case, values without character references; the first of a
        name counts.
        """
        found: dict[str, str] = {}
        start = tag.start + 1 + len(tag.name)
        for name, double, single, bare in _ATTRIBUTE.findall(self.source, start, tag.end - 1):
            found.setdefault(name.lower(), attribute(double or single or bare))
        return found

    def _tag(self, start: int, missing: set[str]) -> Tag | None:
        """The tag at `<`, one with an empty name for what is not shown, or None where `<` is only a sign."""
        source = self.source
        found = _TAG.match(source, start)
        if found:
            written = found[1]
            name = self._names.get(written) or self._names.setdefault(written, intern(written.lower()))
            return Tag(name, start, found.end())
        following = source[start + 1 : start + 2]
        if following in ("!", "?") or (following == "/" and not _NAME.match(source, start)):
            return Tag("", start, self._past_comment(start, missing))
        if name_only := _NAME.match(source, start):
            return Tag(name_only[0][1:].lower(), start, source.index(">", start) + 1)
        return None

    def _past_comment(self, start: int, missing: set[str]) -> int:
        source = self.source
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>")):
            if closing not in missing and source.startswith(opening, start):
                end = source.find(closing, start + (2 if opening == "<!--" else 9))
                if end >= 0:
                    return end + len(closing)
                missing.add(closing)
        return source.index(">", start) + 1

    def _past_raw(self, tag: Tag, ends: dict[str, re.Pattern[str]], missing: set[str]) -> int:
        """Where a script, a style or the like is over: at its closing tag, or nowhere for the page's program
        code.
        """
        name = tag.name
        if name not in missing:
            pattern = ends.setdefault(name, re.compile(rf"</{name}(?=[\s/>])", re.I))
            if end := pattern.search(self.source, tag.end):
                return end.start()
            missing.add(name)
        return len(self.source) if name in ("script", "style") else tag.end


def inner(tags: Tags, tag: Tag) -> str:
    """The characters of an element that holds no tags, such as `title`."""
    end = tags.source.find("</", tag.end)
    return attribute(tags.source[tag.end : end if end >= 0 else tag.end]).strip()
