"""Which lines of a decision begin its numbered paragraphs, among sub-headings, lists and quotations that carry
numbers too.

The paragraphs of a decision are numbered through the whole text. A sub-heading « 2. Sur le manquement… » or a
quoted statute « 2. Lors de l'évaluation… » may bear the very number that comes next: of several lines with one
number the chain goes through the one that is neither. The Constitutional Court of Belgium numbers what the parties
say « A.5.1. » and its own reasons « B.25.4.2. ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citeref.law.lines import Line

_DOTTED = re.compile(r"(?P<n>[1-9]\d{0,3})\s?[.)](?:\s+(?=\S)|(?=[^\W\d]|[«“\"'’(\[…‘]))")
_BARE = re.compile(r"(?P<n>[1-9]\d{0,3})\s+(?=\S)")
_LETTERED = re.compile(r"(?P<n>[AB](?:\.\d{1,3}){1,5})\.\s+(?=\S)")
_SENTENCE = (".", ":", ";", ",", "»", "”", "’", '"', ")", "]", "…")
_HEADING = 250
"""Characters of the longest sub-heading."""

_OPEN = 12
"""Lines after which a quotation that was never closed counts as over."""


_LONG = 10
"""Paragraphs above which a chain of numbers is no accident."""

_HEAD, _QUOTED, _LOST, _GAP = 0.5, 0.6, 1.2, 7
"""What a line loses for reading as a sub-heading, for standing in a quotation, for each number left out before
it; and how far apart two numbers of one chain may be. Numbers are lost by whoever copied the text.
"""


class Numbered(NamedTuple):
    """A line that begins a numbered paragraph: its index, number (« 12 », « B.9.2 »), printed label and the rest of it."""

    line: int
    number: str
    label: str
    rest: str


def paragraphs(lines: Sequence[Line]) -> list[Numbered]:
    """The numbered paragraphs of a decision, or none where its text is not numbered through."""
    chains = [_chain(lines, sign) for sign in (_DOTTED, _BARE)]
    lettered = _lettered(lines)
    if len(lettered) >= _LONG:
        chains.append(lettered)
    return max((chain for chain in chains if _through(chain, lines)), key=len, default=[])


def heads(line: Line) -> bool:
    """Whether a line reads as a sub-heading: set apart by the page, or short and no sentence."""
    return line.heading or (len(line.text) <= _HEADING and not line.text.rstrip().endswith(_SENTENCE))


def _chain(lines: Sequence[Line], sign: re.Pattern[str]) -> list[Numbered]:
    """The lines whose numbers go up one by one and are worth most together: a sub-heading counts half, a line
    inside a quotation less, and each number left out takes away what a line is worth.
    """
    quoted = quotations(lines)
    best: dict[int, tuple[float, int]] = {}
    found: list[tuple[Numbered, int]] = []
    for index, line in enumerate(lines):
        match = sign.match(line.text)
        if match is None:
            continue
        number = int(match["n"])
        worth = 1 - _HEAD * heads(line) - _QUOTED * quoted[index]
        score, before = max(
            (
                (best[n][0] - _LOST * (number - n - 1), best[n][1])
                for n in range(number - 1, number - _GAP, -1)
                if n in best
            ),
            default=(-_LOST * (number - 1), -1),
        )
        if number not in best or score + worth > best[number][0]:
            best[number] = (score + worth, len(found))
            found.append((_numbered(index, str(number), match, line), before))
    chain: list[Numbered] = []
    at = max(best.values(), default=(0.0, -1), key=lambda one: one[0])[1]
    while at >= 0:
        chain.append(found[at][0])
        at = found[at][1]
    return chain[::-1]


def _lettered(lines: Sequence[Line]) -> list[Numbered]:
    """The lines numbered by letter and dotted numbers, each the next one after the last: after B.25.4.2 comes
    B.25.4.3, B.25.5 or B.26, and no number of another judgment that it quotes.
    """
    chain: list[Numbered] = []
    last: tuple[str, ...] = ("A",)
    for index, line in enumerate(lines):
        match = _LETTERED.match(line.text)
        if match and _follows(parts := tuple(match["n"].split(".")), last):
            chain.append(_numbered(index, match["n"], match, line))
            last = parts
    return chain


def _follows(parts: tuple[str, ...], last: tuple[str, ...]) -> bool:
    """Whether a dotted number is the next after another: its first child, or one more at some level of it."""
    if parts[0] != last[0]:
        return (last[0], parts[0]) == ("A", "B") and set(parts[1:]) == {"1"}
    deep = len(parts) - 1
    if parts[:deep] == last[:deep] and deep < len(last):
        return int(parts[deep]) == int(last[deep]) + 1
    if parts[: len(last)] == last:
        return set(parts[len(last) :]) == {"1"}
    level = next(n for n, (one, other) in enumerate(zip(parts, last, strict=False)) if one != other)
    return int(parts[level]) == int(last[level]) + 1 and set(parts[level + 1 :]) <= {"1"}


def _numbered(index: int, number: str, match: re.Match[str], line: Line) -> Numbered:
    return Numbered(index, number, match[0].strip(), line.text[match.end() :])


def _through(found: Sequence[Numbered], lines: Sequence[Line]) -> bool:
    """Whether the numbers run through the text: a good part of it stands between the first and the last of
    them, and they begin sentences, no items of a list (in a long text broken into short lines that cannot be told).
    """
    first = found[0].number if found else ""
    if len(found) < 2 or (first.isdecimal() and int(first) > 1 and len(found) < _LONG):
        return False
    size = sum(len(line.text) for line in lines)
    inside = sum(len(line.text) for line in lines[found[0].line : found[-1].line + 1])
    headed = sum(heads(lines[one.line]) for one in found)
    listed = sum(lines[one.line].text.endswith((";", ",")) for one in found)
    sure = (headed + listed) * 2 < len(found) or len(found) >= _LONG
    return inside * 10 >= size * 3 and sure


def quotations(lines: Iterable[Line]) -> list[bool]:
    """For each line, whether it begins inside a quotation that an earlier one has opened."""
    found, depth, since = [], 0, 0
    for line in lines:
        found.append(depth > 0)
        text = line.text
        depth += text.count("«") - text.count("»") + text.count("“") - text.count("”")
        depth = max(depth, 0)
        if text.count('"') % 2:
            depth = 0 if depth else 1
        since = since + 1 if depth else 0
        if since > _OPEN:
            depth = since = 0
    return found
