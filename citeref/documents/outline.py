"""The elements of a web page that hold paragraphs, as flat lists: where each begins and ends, what it lies
in.

Built in one pass without recursion, so that fifty thousand nested tags cost no more than fifty thousand in a
row. Elements left open end where a browser would end them: a cell with the next cell, an item with the next
item.
"""

from __future__ import annotations

from citeref.documents.tags import Tag, Tags

TABLE = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
_HIDING = frozenset(
    {"del", "template", "noscript", "svg", "math", "object", "select", "button", "datalist", "audio", "video"}
)
_BLOCKS = """
    div section article main nav header footer aside form fieldset search dialog menu
    ul ol li dl dt dd blockquote figure figcaption details summary pre
"""
HOLDERS = TABLE | _HIDING | frozenset(_BLOCKS.split())
"""The elements followed; all others (`p`, `b`, `span`…) only break the text or change nothing."""

INLINE = frozenset({"del", "button", "svg", "math", "select", "datalist"})
"""Those that stand within a line of text."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_WALLS = frozenset({"td", "th", "caption", "table", "template", "svg", "object", "button"})
"""A closing tag inside one of these does not reach an element outside it."""

_ENDS = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("table", "tr")),
    "th": (("td", "th"), ("table", "tr")),
    "tr": (("tr",), ("table",)),
    "tbody": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "thead": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "caption"), ("table",)),
}
"""What the start of an element ends, and how far out that reaches."""

_REACH = 64
"""How many elements outwards an element left open is looked for."""


class Outline:
    """The elements of a page, number 0 being the page itself. All lists run in step, in the order of the
    source.

    `own` counts the characters of text right in an element, `words` those in it and all it holds, `linked`
    those of them that lie in links, `headings` its headings.
    """

    def __init__(self, tags: Tags) -> None:
        self.tags = [Tag("", 0, 0)]
        self.ends = [len(tags.source)]
        self.parents = [0]
        self.words = [0]
        self.linked = [0]
        self.headings = [0]
        self._open = [0]
        self._scopes: list[dict[str, int]] = [{}]
        self._fill(tags)
        self.own = self.words
        self.words, self.linked, self.headings = map(self.summed, (self.words, self.linked, self.headings))

    def summed(self, counts: list[int]) -> list[int]:
        """Counts of each element with those of all it holds added."""
        sums = counts.copy()
        for number in range(len(sums) - 1, 0, -1):
            sums[self.parents[number]] += sums[number]
        return sums

    def _fill(self, tags: Tags) -> None:
        source, in_link = tags.source, False
        for tag in tags:
            name = tag.name
            if not name:
                size = len(source[tag.start : tag.end].strip())
                self.words[self._open[-1]] += size
                self.linked[self._open[-1]] += size if in_link else 0
            elif name in HOLDERS:
                self._start(tag)
                if tags.closed(tag):
                    self._end(name, tag.end)
            elif name[0] == "/" and name[1:] in HOLDERS:
                self._end(name[1:], tag.end)
            elif name in HEADINGS:
                self.headings[self._open[-1]] += 1
            elif name in ("a", "/a"):
                in_link = name == "a"
        while len(self._open) > 1:
            self._pop(len(source))

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if name in _ENDS:
            self._end_open(*_ENDS[name], tag.start)
        self.parents.append(self._open[-1])
        self._open.append(len(self.tags))
        self.tags.append(tag)
        self.ends.append(len(self.ends))
        self.words.append(0)
        self.linked.append(0)
        self.headings.append(0)
        scope = self._scopes[-1]
        scope[name] = scope.get(name, 0) + 1
        if name in _WALLS:
            self._scopes.append({})

    def _end_open(self, ended: tuple[str, ...], within: tuple[str, ...], at: int) -> None:
        """Ends the nearest open element of these names, unless another list or table lies between."""
        for back in range(1, min(len(self._open), _REACH)):
            name = self.tags[self._open[-back]].name
            if name in ended:
                for _ in range(back):
                    self._pop(at)
                return
            if name in within:
                return

    def _end(self, name: str, at: int) -> None:
        """Ends the nearest open element of a name and all that is open inside it; a stray closing tag ends
        nothing.
        """
        if not self._scopes[-1].get(name) and not (name in TABLE or name in _WALLS):
            return
        if not any(scope.get(name) for scope in self._scopes[-_REACH:]):
            return
        while self._pop(at) != name:
            pass

    def _pop(self, at: int) -> str:
        number = self._open.pop()
        name = self.tags[number].name
        self.ends[number] = at
        if name in _WALLS:
            self._scopes.pop()
        self._scopes[-1][name] -= 1
        return name
