"""PDF files written sign by sign, so that a test says where on the page each row stands."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


class Page:
    """A page under way: rows of Courier, whose signs are all of one width; links and pictures."""

    def __init__(self) -> None:
        self.content: list[str] = []
        self.links: list[tuple[str, float, float, float]] = []
        self.pictured = False
        self.y = 740.0

    @staticmethod
    def width(text: str, size: float = 9) -> float:
        """How wide a text stands, in points."""
        return len(text) * 0.6 * size

    def row(self, text: str, x: float = 60, at: float | None = None, size: float = 9) -> Page:
        """A row at a height, or below the last one."""
        self.y = self.y - 13 if at is None else at
        shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.content.append(f"BT /F1 {size} Tf {x} {self.y} Td ({shown}) Tj ET")
        return self

    def rows(self, texts: Sequence[str], x: float = 60, y: float | None = None) -> Page:
        """Rows one below the other, from a height or below the last one."""
        self.y = self.y if y is None else y + 13
        for text in texts:
            self.row(text, x)
        return self

    def down(self, points: float) -> Page:
        """Leaves room."""
        self.y -= points
        return self

    def link(self, target: str, left: float, right: float, at: float) -> Page:
        """A link annotation over a stretch of a row."""
        self.links.append((target, left, right, at))
        return self

    def picture(self) -> Page:
        """A picture over the whole page, as a scanner makes it."""
        self.pictured = True
        self.content.append("q 595 0 0 842 0 0 cm /I Do Q")
        return self


def printed(pages: Sequence[Page]) -> bytes:
    """The file."""
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        _stream(
            bytes(30 * 30),
            b"/Type/XObject/Subtype/Image/Width 30/Height 30/BitsPerComponent 8/ColorSpace/DeviceGray",
        ),
    ]
    kids: list[int] = []
    for page in pages:
        objects.append(_stream("\n".join(page.content).encode("cp1252")))
        content, links = len(objects), []
        for target, left, right, at in page.links:
            place = f"/Rect[{left} {at - 2} {right} {at + 8}]"
            objects.append(f"<</Type/Annot/Subtype/Link{place}/A<</S/URI/URI({target})>>>>".encode())
            links.append(f"{len(objects)} 0 R")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>/XObject<</I 4 0 R>>>>"
            + f"/Contents {content} 0 R/Annots[{' '.join(links)}]>>".encode()
        )
        kids.append(len(objects))
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        bytes(out)
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    )


def _stream(content: bytes, about: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), about, packed)
