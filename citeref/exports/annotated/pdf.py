"""A PDF as it was, with a link on every citation and a bookmark list of the law it cites.

The words are looked for on the pages by Chrome's own library, which gives the place of each sign; links and bookmarks are
written by pypdf. Nothing else of the file changes. Citations that cannot be found on a page again, as in a scan, get none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from citeref import catalogue
from citeref.documents.loading import load
from citeref.errors import ExportError
from citeref.exports.annotated.anchoring import Rendering, around
from citeref.exports.annotated.marks import Mark, marks
from citeref.exports.material import Item, Material
from citeref.exports.several import only
from citeref.exports.tables.entries import words
from citeref.model import Span
from citeref.pdf.turns import TURN
from citeref.ref import Ref

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points of the page."""


def write(material: Material, out: IO[bytes]) -> None:
    """The one document there is. Raises `ExportError` where it is no PDF."""
    item = only(material, "annotated-pdf")
    if item.document.format != "pdf" or item.path is None or not item.path.is_file():
        raise ExportError(
            f"{item.document.name}: no PDF file.",
            "annotated-html and annotated-docx take documents of any kind.",
        )
    data = load(item.path)
    with TURN:
        placed = list(_placed(data, item, material))
    _write(data, placed, item, material, out)


def _placed(data: bytes, item: Item, material: Material) -> Iterator[tuple[Mark, int, list[Box]]]:
    """Each citation that is found again, with its page (from 0) and a box for each line it stands on."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unwritable(item, error) from error
    rendering: Rendering | None = None
    shown, text_page = -1, None
    try:
        for mark in marks(item, material):
            page = item.document.place(mark.span.start).page - 1
            if not 0 <= page < len(pdf):
                continue
            if page != shown:
                text_page = pdf[page].get_textpage()
                rendering, shown = Rendering(_text(text_page)), page
            assert rendering is not None
            span = rendering.find(*around(item.document.text, mark.span)) or _again(text_page, item, mark)
            if span is not None:
                yield mark, page, _boxes(text_page, span)
    finally:
        pdf.close()


def _again(text_page: Any, item: Item, mark: Mark) -> Span | None:
    """The words anywhere on the page: notes come after the text there, and may come before it here."""
    return Rendering(_text(text_page)).find(*around(item.document.text, mark.span))


def _text(text_page: Any) -> str:
    """The signs of a page one by one, so that the place of each in the text is its number on the page."""
    import pypdfium2.raw as pdfium

    codes = (pdfium.FPDFText_GetUnicode(text_page, at) for at in range(text_page.count_chars()))
    return "".join(chr(code) if code and code < 0x110000 else "\ufffe" for code in codes)


def _boxes(text_page: Any, span: Span) -> list[Box]:
    """One box a line."""
    found: list[Box] = []
    for at in range(span.start, span.end):
        left, bottom, right, top = text_page.get_charbox(at, loose=True)
        if right <= left or top <= bottom:
            continue
        last = found[-1] if found else None
        if last and bottom < last[3] and top > last[1] and left >= last[0] - 1:
            found[-1] = (last[0], min(bottom, last[1]), max(right, last[2]), max(top, last[3]))
        else:
            found.append((left, bottom, right, top))
    return found


def _write(
    data: bytes, placed: list[tuple[Mark, int, list[Box]]], item: Item, material: Material, out: IO[bytes]
) -> None:
    import io

    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        linked: dict[int, list[Box]] = {}
        for mark, page, boxes in placed:
            if page not in linked:
                linked[page] = _links(writer.pages[page])
            for box in boxes if mark.address else ():
                if not any(_covers(other, box) for other in linked[page]):
                    writer.add_annotation(page, _link(mark, box))
        _outline(writer, placed, material)
        writer.write(out)
    except (PyPdfError, RecursionError, ValueError, KeyError, TypeError) as error:
        raise _unwritable(item, error) from error


def _unwritable(item: Item, error: Exception) -> ExportError:
    why = str(error).rstrip(".")
    return ExportError(
        f"{item.document.name}: this PDF cannot be written anew ({why}).", "annotated-html takes its text."
    )


def _links(page: Any) -> list[Box]:
    """Where a page has links of its own already."""
    found: list[Box] = []
    for one in page.get("/Annots") or ():
        annotation = one.get_object()
        if annotation.get("/Subtype") == "/Link" and len(annotation.get("/Rect", ())) == 4:
            left, bottom, right, top = (float(side) for side in annotation["/Rect"])
            found.append((min(left, right), min(bottom, top), max(left, right), max(bottom, top)))
    return found


def _covers(other: Box, box: Box) -> bool:
    """Whether another box covers the middle of this one."""
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return other[0] <= across <= other[2] and other[1] <= up <= other[3]


def _link(mark: Mark, box: Box) -> Any:
    """The annotation: a link without a frame, that tells where it leads."""
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    action = DictionaryObject(
        {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(mark.address)}
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject(FloatObject(round(side, 2)) for side in box),
            NameObject("/Border"): ArrayObject(NumberObject(side) for side in (0, 0, 0)),
            NameObject("/F"): NumberObject(4),
            NameObject("/Contents"): TextStringObject(mark.told),
            NameObject("/A"): action,
        }
    )


def _outline(writer: Any, placed: list[tuple[Mark, int, list[Box]]], material: Material) -> None:
    """A bookmark for each authority, with one for each citation below it that leads to its page and line."""
    from pypdf.generic import Fit

    lang = material.lang
    cited: dict[Ref, list[tuple[Ref, int, list[Box]]]] = {}
    for mark, page, boxes in placed:
        for ref in mark.refs:
            cited.setdefault(ref.authority, []).append((ref, page, boxes))
    if not cited:
        return
    first = min(page for _, page, _ in placed)
    top = writer.add_outline_item(title=words("Table of authorities", lang), page_number=first, is_open=False)
    for authority in sorted(cited, key=lambda ref: ref.order):
        begin = min(page for _, page, _ in cited[authority])
        name = writer.add_outline_item(
            title=catalogue.name(authority, lang), page_number=begin, parent=top, is_open=False
        )
        for ref, page, boxes in sorted(cited[authority], key=lambda one: (one[0].order, one[1])):
            label = catalogue.pinpoint_label(ref, lang) or words("as a whole", lang)
            fit = Fit.xyz(left=0, top=round(boxes[0][3] + 20, 2)) if boxes else Fit.fit()
            writer.add_outline_item(title=f"{label} (p. {page + 1})", page_number=page, parent=name, fit=fit)
