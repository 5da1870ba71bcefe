"""What stands within a line of Markdown: emphasis, code, links, notes, references, tags; taken out or read.

The marks are found first, as cuts of the paragraph; what is left between the cuts is handed to the builder
with its place in the file. Every search is bounded, so a line of ten thousand asterisks takes no longer than
any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from citeref.documents.building import Builder
from citeref.documents.entities import ENTITY, attribute, character

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~\n])|(?P<code>`+)|(?P<auto><(?:https?://|mailto:)[^\s<>]*>)"
    r"|(?P<note><sup>(?=\d{1,3}</sup>))|(?P<tag></?[a-zA-Z][^<>]*>)|(?P<comment><!--[^>]*>)"
    rf"|(?P<entity>{ENTITY.pattern})|(?P<open>!?\[)|(?P<close>\])|(?P<run>\*+|_+|~~+)"
)
_TARGET = re.compile(
    r"\([ \n]*(?:<([^<>\n]{0,2000})>|((?:[^\s()\\]|\\.|\([^\s()]{0,300}\)){0,2000}))"
    r"(?:[ \n]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?[ \n]*\)"
)
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FAR = 40
"""How many openings a closing mark looks back over."""


class Line:
    """A paragraph's characters put together from the lines of the file, each with its place there."""

    def __init__(self, source: str, pieces: list[tuple[int, int]]) -> None:
        self.text = "\n".join(source[start:end] for start, end in pieces)
        self._begins: list[int] = []
        self._places: list[int] = []
        at = 0
        for number, (start, end) in enumerate(pieces):
            if number:
                self._begins.append(at)
                self._places.append(
                    max(source.find("\n", pieces[number - 1][1], start), pieces[number - 1][1])
                )
                at += 1
            self._begins.append(at)
            self._places.append(start)
            at += end - start

    def place(self, offset: int) -> int:
        """Where a character of the paragraph stands in the file."""
        at = bisect_right(self._begins, offset) - 1
        return self._places[at] + offset - self._begins[at]

    def keep(self, build: Builder, start: int, end: int) -> None:
        """Hands a stretch to the builder, line by line."""
        for cut in range(bisect_right(self._begins, start), bisect_left(self._begins, end)):
            stop = self._begins[cut]
            build.keep(self.text[start:stop], self.place(start))
            start = stop
        if start < end:
            build.keep(self.text[start:end], self.place(start))


class Inline:
    """The marks of one paragraph. `cuts` are (start, end, what stands there instead), `links` (start, end,
    target).
    """

    def __init__(self, text: str, defined: dict[str, str]) -> None:
        self.text = text
        self.cuts: list[tuple[int, int, str]] = []
        self.links: list[tuple[int, int, str]] = []
        self._defined = defined
        self._brackets: list[tuple[int, int]] = []
        self._runs: list[list[int]] = []
        self._anchor: tuple[int, str] | None = None
        self._ticks: dict[int, list[int]] | None = None
        at = 0
        while token := _TOKEN.search(text, at):
            at = getattr(self, f"_{token.lastgroup}")(token) or token.end()
        self.cuts.sort()

    def write(self, line: Line, build: Builder) -> None:
        """Hands what is left to the builder, and the links with their words."""
        at = 0
        shown: list[tuple[int, int]] = []
        for start, end, instead in self.cuts:
            if start < at:
                continue
            shown.append((at, build.length))
            line.keep(build, at, start)
            if instead:
                shown.append((start, build.length))
                build.replace(instead, line.place(start), line.place(end - 1) + 1)
            at = end
        shown.append((at, build.length))
        line.keep(build, at, len(self.text))
        for start, end, target in self.links:
            build.link(self._shown(start, shown, build.length), target, self._shown(end, shown, build.length))

    @staticmethod
    def _shown(offset: int, shown: list[tuple[int, int]], last: int) -> int:
        at = bisect_right(shown, offset, key=lambda pair: pair[0]) - 1
        most = shown[at + 1][1] if at + 1 < len(shown) else last
        return min(shown[at][1] + offset - shown[at][0], most)

    def _escape(self, token: re.Match[str]) -> None:
        self.cuts.append((token.start(), token.start() + 1, ""))

    def _code(self, token: re.Match[str]) -> int | None:
        """Code between two runs of as many backticks is kept as it stands."""
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer(r"`+", self.text):
                self._ticks.setdefault(len(run[0]), []).append(run.start())
        ends = self._ticks.get(len(token[0]), [])
        at = bisect_left(ends, token.end())
        if at == len(ends):
            return None
        self.cuts += [(*token.span(), ""), (ends[at], ends[at] + len(token[0]), "")]
        return ends[at] + len(token[0])

    def _auto(self, token: re.Match[str]) -> None:
        self.cuts += [(token.start(), token.start() + 1, ""), (token.end() - 1, token.end(), "")]

    def _note(self, token: re.Match[str]) -> int | None:
        """A raised number behind another is a note's: « article 9 » with note 1 is not article 91."""
        if not self.text[: token.start()][-1:].isdigit():
            self.cuts.append((*token.span(), ""))
            return None
        end = self.text.index("</sup>", token.end())
        self.cuts += [(*token.span(), "["), (end, end + 6, "]")]
        return end + 6

    def _tag(self, token: re.Match[str]) -> None:
        written = token[0].lower()
        self.cuts.append((*token.span(), "\n" if written.startswith("<br") else ""))
        if written.startswith("<a ") and (href := _HREF.search(token[0])):
            self._anchor = token.end(), attribute(href[1] or href[2] or href[3] or "")
        elif written == "</a>" and self._anchor:
            self.links.append((self._anchor[0], token.start(), self._anchor[1]))
            self._anchor = None

    def _comment(self, token: re.Match[str]) -> None:
        self.cuts.append((*token.span(), ""))

    def _entity(self, token: re.Match[str]) -> int | None:
        stands, length = character(token[0]) if token[0].endswith(";") else ("", 0)
        if not length:
            return None
        self.cuts.append((token.start(), token.start() + length, stands))
        return token.start() + length

    def _open(self, token: re.Match[str]) -> None:
        self._brackets.append(token.span())
        if self.text.startswith("^", token.end()):
            self.cuts.append((token.end(), token.end() + 1, ""))

    def _close(self, token: re.Match[str]) -> int | None:
        """The end of a link's words, where an address or a known label follows."""
        if not self._brackets:
            return None
        start, inside = self._brackets.pop()
        words = self.text[inside : token.start()] if token.start() - inside <= 200 else ""
        end, target = self._target(token.end(), words)
        if not end:
            return None
        if self.text[start] == "!":
            self.cuts.append((start, end, ""))
        else:
            self.cuts += [(start, inside, ""), (token.start(), end, "")]
            self.links.append((inside, token.start(), target))
        return end

    def _target(self, at: int, words: str) -> tuple[int, str]:
        if found := _TARGET.match(self.text, at):
            return found.end(), attribute(_ESCAPED.sub(r"\1", found[1] or found[2] or ""))
        label = _LABEL.match(self.text, at)
        target = self._defined.get(folded(label[1] or words if label else words), "")
        return (label.end() if label else at, target) if target else (0, "")

    def _run(self, token: re.Match[str]) -> None:
        """A run of emphasis marks: closes what an earlier one opened, or waits to be closed."""
        sign, start, end = token[0][0], *token.span()
        before, after = self.text[start - 1 : start] or " ", self.text[end : end + 1] or " "
        left = not after.isspace() and (_wordlike(after) or not _wordlike(before))
        right = not before.isspace() and (_wordlike(before) or not _wordlike(after))
        if sign == "_":
            left, right = (
                left and not (right and _wordlike(before)),
                right and not (left and _wordlike(after)),
            )
        if right:
            start = self._paired(sign, start, end)
        if left and start < end:
            self._runs.append([ord(sign), start, end])

    def _paired(self, sign: str, start: int, end: int) -> int:
        """Pairs a closing run with the nearest open ones; where what is left of it begins."""
        while start < end:
            back = next(
                (b for b in range(1, min(len(self._runs), _FAR) + 1) if self._runs[-b][0] == ord(sign)), 0
            )
            if not back:
                break
            del self._runs[len(self._runs) - back + 1 :]
            opened = self._runs[-1]
            size = min(opened[2] - opened[1], end - start, 2)
            self.cuts += [(opened[2] - size, opened[2], ""), (start, start + size, "")]
            opened[2] -= size
            start += size
            if opened[1] == opened[2]:
                self._runs.pop()
        return start


def _wordlike(sign: str) -> bool:
    return sign.isalnum()


def folded(label: str) -> str:
    """A link's label, as labels are compared."""
    return " ".join(label.split()).casefold()
