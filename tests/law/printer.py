"""A small printing press: texts of law set in PDF, with running heads, notes, page breaks and cut words.

Letters are Courier, all of one width, so that it is known where each row ends.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

WIDTH, HEIGHT, MARGIN = 420.0, 300.0, 40.0
"""Points of a page and of the margin around the text."""

SIZE, STEP, GAP = 9.0, 11.0, 7.0
"""Points of the letters, from row to row, and more between paragraphs."""

HANG = 30.0
"""Points by which the text of an item stands in from its sign."""

FONTS = {"F": "Courier", "B": "Courier-Bold"}

Block = tuple[str, str]
"""How a paragraph is set (« text », « centre », « bold », « item », « deep ») and its words; `{1}` is the call of a note,
`|` where a word may be cut."""


class Press:
    """Sets blocks on pages. `head` and `foot` are printed on each page, `{n}` being its number; `notes` at its foot."""

    def __init__(self, head: str = "", foot: str = "", notes: Sequence[str] = ()) -> None:
        self.head, self.foot, self.notes = head, foot, list(notes)
        self.pages: list[list[str]] = []
        self._y = 0.0

    def print(self, blocks: Sequence[Block], *, packed: bool = True) -> bytes:
        """The PDF file."""
        self._turn()
        for kind, words in blocks:
            self._block(kind, words)
        return self._file(packed)

    def _turn(self) -> None:
        self.pages.append([])
        number = len(self.pages)
        for text, height in ((self.head, HEIGHT - 25), (self.foot, 14.0)):
            if text:
                self._put(text.replace("{n}", str(number)), MARGIN, height)
        if self.notes and number <= len(self.notes):
            self._put(self.notes[number - 1], MARGIN, 30.0, size=6.5)
        self._y = HEIGHT - MARGIN - 10

    def _block(self, kind: str, words: str) -> None:
        depth = {"item": HANG, "deep": 2 * HANG}.get(kind, 0.0)
        sign, _, rest = words.partition(" ") if depth else ("", "", words)
        left = MARGIN + depth
        rows = _rows(rest, int((WIDTH - 2 * MARGIN - depth) / (SIZE * 0.6)))
        self._y -= GAP
        for at, row in enumerate(rows):
            self._y -= STEP
            if self._y < MARGIN + 12:
                self._turn()
                self._y -= STEP
            if at == 0 and sign:
                self._put(sign, left - HANG, self._y)
            middle = (WIDTH - len(row) * SIZE * 0.6) / 2
            self._put(
                row,
                middle if kind in ("centre", "bold") else left,
                self._y,
                font="B" if kind == "bold" else "F",
            )

    def _put(self, text: str, x: float, y: float, font: str = "F", size: float = SIZE) -> None:
        for part in re.split(r"(\{\d\})", text):
            if part.startswith("{"):
                self._show("(", x, y, font, size)
                self._show(part[1:-1], x + size * 0.6, y + 3, font, size * 0.6)
                self._show(")", x + size * 0.96, y, font, size)
                x += size * 1.56
            elif part:
                self._show(part, x, y, font, size)
                x += len(part) * size * 0.6

    def _show(self, text: str, x: float, y: float, font: str, size: float) -> None:
        code = text.encode("cp1252").hex()
        self.pages[-1].append(f"BT /{font} {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{code}> Tj ET")

    def _file(self, packed: bool) -> bytes:
        fonts = {name: 3 + at for at, name in enumerate(FONTS)}
        first = 3 + len(fonts)
        kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(self.pages)))
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
        objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>".encode())
        objects += [
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{FONTS[name]} /Encoding /WinAnsiEncoding >>".encode()
            for name in fonts
        ]
        named = " ".join(f"/{name} {number} 0 R" for name, number in fonts.items())
        for at, page in enumerate(self.pages):
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << {named} >> >> "
                f"/Contents {first + 2 * at + 1} 0 R >>".encode()
            )
            text = "\n".join(page).encode()
            data = zlib.compress(text) if packed else text
            kind = b" /Filter /FlateDecode" if packed else b""
            objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(data), kind, data))
        return _numbered(objects)


def _rows(text: str, width: int) -> list[str]:
    """Words set in rows; one that may be cut is, where it does not fit."""
    rows, row = [], ""
    for word in text.split():
        room = width - len(row) - bool(row)
        halves = word.split("|")
        whole = "".join(halves)
        if len(re.sub(r"\{\d\}", "(1)", whole)) <= room:
            row = f"{row} {whole}".strip()
        elif len(halves) > 1 and len(halves[0]) < room:
            rows.append(f"{row} {halves[0]}-".strip())
            row = "".join(halves[1:])
        else:
            rows.append(row)
            row = whole
    return [*rows, row] if row else rows


def _numbered(objects: Sequence[bytes]) -> bytes:
    """The objects as a file, with the table of where each begins."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def items(rows: Sequence[tuple[str, str, tuple]], kind: str = "item") -> list[Block]:  # type: ignore[type-arg]
    """List items with those inside them, as blocks."""
    found: list[Block] = []
    for sign, text, inner in rows:
        found.append((kind, f"{sign} {text}"))
        found += items(inner, "deep")
    return found
