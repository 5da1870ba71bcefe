"""A document under construction: its text grows piece by piece, and every piece remembers where it stood in
the file.

Most pieces are kept as they stand (`keep`); some stand for other characters of the file, such as a no-break
space for `&nbsp;` (`replace`); a few are ours alone, such as the blank line between two paragraphs (`part`).
"""

from __future__ import annotations

from citeref.model import Block, BlockKind, Document, Link, Span


class Builder:
    """Collects text, blocks and links, and hands over a `Document` whose marks lead back to `source`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self.links: list[Link] = []
        self._parts: list[str] = []
        self._marks: list[tuple[int, int]] = []
        self._blocks: list[tuple[int, int, BlockKind, int]] = []
        self._step: int | None = 0
        self._open: tuple[int, BlockKind, int] | None = None
        self._apart = ""

    def keep(self, text: str, at: int) -> None:
        """Adds characters that stand, one for one, at `at` in the source."""
        step = at - self.length
        if step != self._step:
            self._marks.append((self.length, at))
            self._step = step
        self._parts.append(text)
        self.length += len(text)

    def replace(self, text: str, start: int, end: int) -> None:
        """Adds characters that stand for `source[start:end]`, whatever its length."""
        if not text:
            return
        self.keep(text, start)
        self._marks.append((self.length, end))
        self._step = None

    def part(self, text: str) -> None:
        """Adds characters that the source does not have, where something stands before them."""
        if self._step is None:
            self._marks.append((self.length, self._marks[-1][1]))
            self._step = self._marks[-1][1] - self.length
        self._parts.append(text)
        self.length += len(text)

    def begin(self, kind: BlockKind, level: int = 0, apart: str = "\n\n") -> None:
        """Opens a block, with `apart` between it and the one before."""
        self.end()
        self._apart = apart if self.length else ""
        if self._apart:
            self.part(apart)
        self._open = (self.length, kind, level)

    def end(self) -> None:
        """Closes the open block; one without a character leaves no trace."""
        if self._open and self._open[0] < self.length:
            self._blocks.append((self._open[0], self.length, *self._open[1:]))
        elif self._open and self._apart:
            self._parts.pop()
            self.length -= len(self._apart)
        self._open = None

    def block(self, start: int, end: int, kind: BlockKind, level: int = 0) -> None:
        """A block over a stretch of the text that stands already."""
        self._blocks.append((start, end, kind, level))

    @property
    def last(self) -> str:
        """The last character so far, or an empty string."""
        return self._parts[-1][-1:] if self._parts else ""

    @property
    def block_start(self) -> int | None:
        """Where the open block begins in the text, or None where none is open."""
        return self._open[0] if self._open else None

    def since(self, start: int) -> str:
        """The text added since an offset."""
        parts: list[str] = []
        length = self.length
        while self._parts and length > start and len(parts) < len(self._parts):
            parts.append(self._parts[-1 - len(parts)])
            length -= len(parts[-1])
        return "".join(reversed(parts))[max(0, start - length) :]

    def link(self, start: int, target: str, end: int | None = None) -> None:
        """A link over the text from `start`, up to `end` or to what was added last."""
        end = self.length if end is None else end
        if start < end and target:
            self.links.append(Link(Span(start, end), target))

    def document(self, name: str, form: str, *, title: str = "", date: str = "", lang: str = "") -> Document:
        """The finished document, its blocks numbered from 1 and placed on the lines of the source."""
        self.end()
        if self._step is None:
            self._marks.append((self.length, self._marks[-1][1]))
        text = "".join(self._parts)
        same = text == self.source and not any(at != back for at, back in self._marks)
        bare = Document(
            name=name, text=text, source="" if same else self.source, marks=() if same else self._led()
        )
        return Document(
            name=name,
            text=text,
            format=form,
            title=title,
            date=date,
            lang=lang,
            blocks=self._placed(bare),
            links=tuple(self.links),
            source=bare.source,
            marks=bare.marks,
        )

    def _led(self) -> tuple[tuple[int, int], ...]:
        return tuple(self._marks) if self._marks[:1] and self._marks[0][0] == 0 else ((0, 0), *self._marks)

    def _placed(self, bare: Document) -> tuple[Block, ...]:
        source = bare.source or bare.text
        newline = "\n" if "\n" in source else "\r"
        placed: list[Block] = []
        line, seen = 1, 0
        for number, (start, end, kind, level) in enumerate(self._blocks, 1):
            here = bare.at_source((start, start)).start
            line += source.count(newline, seen, here)
            seen = max(seen, here)
            placed.append(Block(Span(start, end), kind, level, number, 0, line))
        return tuple(placed)
