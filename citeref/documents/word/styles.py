"""What the styles and the numbering of a Word document say: which paragraphs are headings, what their numbers are."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

_HEADING = re.compile(r"(?:heading|titre|überschrift)\s*([1-9])\Z", re.I)
_NEXT = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_DEEPEST = 20
_LONGEST = 60


class Style(msgspec.Struct):
    """A paragraph style: its own name, the one it is based on, the level of its heading (0 none), its list."""

    name: str = ""
    based: str = ""
    level: int = 0
    group: str = ""
    depth: int = 0


class Styles:
    """Takes the elements of `styles.xml`."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._at: Style | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        value = attributes.get("w:val", "")
        if name == "w:style":
            self._at = self._styles.setdefault(attributes.get("w:styleId", ""), Style())
        elif self._at is None:
            return
        elif name == "w:name":
            self._at.name = value
            found = _HEADING.match(value)
            self._at.level = int(found[1]) if found else 1 if value.lower() == "title" else self._at.level
        elif name == "w:basedOn":
            self._at.based = value
        elif name == "w:outlineLvl" and value.isdecimal() and int(value) < 9:
            self._at.level = self._at.level or int(value) + 1
        elif name == "w:numId":
            self._at.group = value
        elif name == "w:ilvl" and value.isdecimal():
            self._at.depth = min(int(value), 8)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "w:style":
            self._at = None

    def words(self, _text: str) -> None:
        """Words between elements, of which there are none."""

    def level(self, style: str) -> int:
        """The level of the headings of a style, 0 for other paragraphs."""
        return next((known.level for known in self._chain(style) if known.level), 0)

    def is_title(self, style: str) -> bool:
        """Whether a style is that of a document's title."""
        known = self._styles.get(style)
        return known is not None and known.name.lower() == "title"

    def group(self, style: str) -> tuple[str, int]:
        """The list that paragraphs of a style belong to, and how deep in it; an empty string for none."""
        return next(((known.group, known.depth) for known in self._chain(style) if known.group), ("", 0))

    def _chain(self, style: str) -> list[Style]:
        found: list[Style] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = found[-1].based
        return found


class Level(msgspec.Struct):
    """One level of a list: where it starts counting, in which signs, and what stands around the number."""

    start: int = 1
    signs: str = "decimal"
    pattern: str = ""


class Numbering:
    """Takes the elements of `numbering.xml`, and counts the items of a document's lists as Word does."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._kind = self._list = ""
        self._level: Level | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        value = attributes.get("w:val", "")
        if name == "w:abstractNum":
            self._kind = attributes.get("w:abstractNumId", "")
            self._kinds[self._kind] = {}
        elif name == "w:num":
            self._list = attributes.get("w:numId", "")
        elif name == "w:abstractNumId" and self._list:
            self._lists[self._list] = value
        elif name == "w:lvl" and self._kind and attributes.get("w:ilvl", "").isdecimal():
            self._level = self._kinds[self._kind].setdefault(int(attributes["w:ilvl"]), Level())
        elif self._level is not None:
            if name == "w:start" and value.isdecimal():
                self._level.start = min(int(value[:6]), 100_000)
            elif name == "w:numFmt":
                self._level.signs = value
            elif name == "w:lvlText":
                self._level.pattern = value[:_LONGEST]

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "w:abstractNum":
            self._kind = ""
        elif name == "w:num":
            self._list = ""
        elif name == "w:lvl":
            self._level = None

    def words(self, _text: str) -> None:
        """Words between elements, of which there are none."""

    def next(self, group: str, depth: int) -> str:
        """The number of the next item of a list at a depth, as printed; an empty string for a bullet."""
        kind = self._lists.get(group, "")
        levels = self._kinds.get(kind, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(kind, {})
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        if level.signs in ("bullet", "none"):
            return ""

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            here = levels.get(at, Level())
            return signed(counts.get(at, here.start), here.signs)

        return _NEXT.sub(number, level.pattern).strip()


def signed(number: int, signs: str) -> str:
    """A number as Word writes it: « 3 », « c », « iii »."""
    if signs in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 9)
        return letters.upper() if signs == "upperLetter" else letters
    if signs in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        sign = ""
        for value, roman in _ROMAN:
            count, number = divmod(number, value)
            sign += roman * count
        return sign.upper() if signs == "upperRoman" else sign
    return f"{number:02d}" if signs == "decimalZero" else str(number)
