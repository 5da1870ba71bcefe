"""The pages of a PDF, one after the other, become a document.

Pages that are pictures are counted and told; a file that holds nothing else is a scan. What takes too long, or holds too
much, is refused with a word.
"""

from __future__ import annotations

import ctypes
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from citeref.documents.dates import iso
from citeref.documents.pdf.blocks import Joiner
from citeref.documents.pdf.furniture import parted
from citeref.documents.pdf.rows import Row, rows
from citeref.documents.sheet import Sheet
from citeref.errors import UnreadableDocument
from citeref.model import Document
from citeref.pdf.turns import TURN

MOST_PAGES, MOST_SIGNS = 5000, 20_000_000
"""Pages and characters of the longest file read; the longest codes have fifteen hundred of the one, four million of the
other.
"""

_SECONDS, _EACH = 6.0, 0.05
"""Time for a whole file, and more for each of its pages; a page of text takes a few thousandths."""

_SCANNED, _GARBLED = 8, 0.3
"""Characters of a page below which it is taken for a picture; share of signs without meaning in a useless text layer."""

_NO_SIGN = re.compile(r"[\ufffd\ue000-\uf8ff]")
_PROGRAMS = re.compile(
    r"\.(?:docx?|indd|odt|rtf|tex|pdf|xlsx?|pptx?)\Z|\AMicrosoft Word|\A(?:untitled|sans titre)", re.I
)
_MOST_LINKS = 2000
_LIVE = Callable[[], None]


def read(data: bytes, name: str, said: str, live: _LIVE = lambda: None) -> Document:
    """The document in the bytes of a file; `live` is called between pages. Raises `UnreadableDocument` where it is
    broken, locked, too long, or a scan.
    """
    with TURN, _opened(data, said) as file:
        pages, pictures, garbled = _pages(file, said, live)
        title, date, lang = _told(file)
    if not any(pages):
        raise _scan(said, len(pages), garbled)
    joiner = Joiner(pages)
    text, notes = parted(pages)
    sheet = Sheet(name)
    sheet.extend(joiner.paragraphs(text))
    sheet.extend(joiner.paragraphs(notes, note=True))
    document = sheet.document("pdf", title=title, date=date, lang=lang)
    return msgspec.structs.replace(document, notices=_notices(said, pictures, garbled))


def _pages(file: Any, said: str, live: _LIVE) -> tuple[list[list[Row]], list[int], bool]:
    """The rows of each page, the numbers of the pages that are pictures, and whether their signs made no sense."""
    count = len(file)
    if count > MOST_PAGES:
        raise UnreadableDocument(f"{said}: {count} pages.", f"Split it into files of {MOST_PAGES} pages.")
    found: list[list[Row]] = []
    pictures: list[int] = []
    garbled = False
    signs, until = 0, time.monotonic() + _SECONDS + _EACH * count
    for number in range(count):
        live()
        if time.monotonic() > until:
            raise UnreadableDocument(
                f"{said}: its pages take too long to read.", "Print it to a new PDF first."
            )
        page = file[number]
        text = page.get_textpage()
        try:
            size = text.count_chars()
            signs += size
            if signs > MOST_SIGNS:
                raise UnreadableDocument(f"{said}: more text than any document has.", "Split it.")
            here = rows(text, number + 1, _links(page, text)) if size else []
            letters = sum(len(row.text) for row in here)
            senseless = sum(len(_NO_SIGN.findall(row.text)) for row in here) > _GARBLED * letters
            if letters < _SCANNED and _has_picture(page):
                pictures.append(number + 1)
            if letters and senseless:
                garbled, here = True, []
                pictures.append(number + 1)
            found.append(here)
        finally:
            text.close()
            page.close()
    return found, pictures, garbled


@contextmanager
def _opened(data: bytes, said: str) -> Iterator[Any]:
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableDocument(
                f"{said}: locked with a password.", "Open it, and print it to a new PDF."
            ) from None
        raise UnreadableDocument(
            f"{said}: a broken PDF, or one cut off.", "Save it again from where it came."
        ) from None
    try:
        if len(file) == 0:
            raise UnreadableDocument(f"{said}: a PDF without pages.", "Save it again from where it came.")
        yield file
    except pypdfium2.PdfiumError:
        raise UnreadableDocument(
            f"{said}: a PDF with a page that cannot be read.", "Save it again from where it came."
        ) from None
    finally:
        file.close()


def _has_picture(page: Any) -> bool:
    """Whether a page holds a picture, as a scanned one does."""
    import pypdfium2.raw as raw

    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH)
    count = min(raw.FPDFPage_CountObjects(page.raw), 200)
    return any(raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, at)) in kinds for at in range(count))


def _links(page: Any, text: Any) -> list[tuple[int, int, str]]:
    """The first and the last sign under each link annotation, and its address."""
    import pypdfium2.raw as raw

    found: list[tuple[int, int, str]] = []
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, ctypes.byref(at), ctypes.byref(link)):
            break
        action, place = raw.FPDFLink_GetAction(link), raw.FS_RECTF()
        if not action or not raw.FPDFLink_GetAnnotRect(link, ctypes.byref(place)):
            continue
        if raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        buffer = ctypes.create_string_buffer(2048)
        length = raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, len(buffer))
        target = buffer.raw[: max(0, min(length, len(buffer)) - 1)].decode("utf-8", "replace")
        ends = _under(text, place)
        if target and ends:
            found.append((*ends, target))
    return found


def _under(text: Any, place: Any) -> tuple[int, int] | None:
    """The first and the last sign in a rectangle."""
    import pypdfium2.raw as raw

    left, right = sorted((place.left, place.right))
    bottom, top = sorted((place.bottom, place.top))
    middle, reach = (bottom + top) / 2, max(1.0, (top - bottom) / 2)
    first = raw.FPDFText_GetCharIndexAtPos(text.raw, left + 1, middle, 4, reach)
    last = raw.FPDFText_GetCharIndexAtPos(text.raw, right - 1, middle, 4, reach)
    return (first, last) if 0 <= first <= last else None


def _told(file: Any) -> tuple[str, str, str]:
    """Title, date and language as the file states them; a title that is the name of another file is none."""
    told = file.get_metadata_dict(skip_empty=True)
    title = str(told.get("Title", ""))
    created = str(told.get("CreationDate", "")).removeprefix("D:")[:8]
    return "" if _PROGRAMS.search(title) else title, iso(created), _language(file)


def _language(file: Any) -> str:
    import pypdfium2.raw as raw

    try:
        length = raw.FPDFCatalog_GetLanguage(file.raw, None, 0)
        buffer = ctypes.create_string_buffer(max(2, length))
        raw.FPDFCatalog_GetLanguage(file.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
        return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "ignore").partition("-")[0].lower()[:3]
    except (AttributeError, TypeError, ctypes.ArgumentError):  # older pdfium has no such call
        return ""


def _scan(said: str, pages: int, garbled: bool) -> UnreadableDocument:
    what = "its text layer is garbled" if garbled else "a scan, pictures of pages without text"
    stem = said.removesuffix(".pdf")
    return UnreadableDocument(
        f"{said}: {what} ({pages} page{'s' if pages > 1 else ''}).",
        f"Make a text layer first: ocrmypdf {'--force-ocr ' if garbled else ''}{said} {stem}-ocr.pdf",
    )


def _notices(said: str, pictures: list[int], garbled: bool) -> tuple[str, ...]:
    """What a person must know of a file that was read in part."""
    if not pictures:
        return ()
    shown = ", ".join(map(str, pictures[:8])) + (", …" if len(pictures) > 8 else "")
    pages = f"page {shown} is" if len(pictures) == 1 else f"pages {shown} are"
    why = "without readable text" if garbled else "a scan without text"
    return (f"{pages} {why}; ocrmypdf makes a text layer.",)
