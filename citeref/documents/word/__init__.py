"""Word documents (.docx): the text as it would be printed with every tracked change accepted.

Body, tables and text boxes in their order, then footnotes, endnotes and comments under their numbers. Headers, footers,
macros, pictures and whatever lies outside the file are left alone.
"""

from __future__ import annotations

from citeref.documents.dates import iso
from citeref.documents.sheet import Sheet
from citeref.documents.word.body import Body, Part
from citeref.documents.word.styles import Numbering, Styles
from citeref.documents.xml import parse
from citeref.documents.zipped import Zip
from citeref.errors import UnreadableDocument
from citeref.model import Document

_MAIN = ("word/document.xml", "word/document2.xml")


def read(data: bytes, name: str, said: str) -> Document:
    """The document in the bytes of a file. Raises `UnreadableDocument` where it is broken or locked."""
    return document(Zip(data, said), name, said)


def document(archive: Zip, name: str, said: str) -> Document:
    """The document in an archive that is open already."""
    main = next((part for part in _MAIN if part in archive), "")
    if not main:
        raise UnreadableDocument(
            f"{said}: a Word document without its text.", "Open it in Word and save it again."
        )
    styles, numbering = Styles(), Numbering()
    for part, reader in (("word/styles.xml", styles), ("word/numbering.xml", numbering)):
        if part in archive:
            parse(archive.read(part), said, reader.start, reader.end, reader.words)
    text = Part(archive, main, said)
    body = Body(text, styles, numbering)
    sheet = Sheet(name)
    sheet.extend(body.paragraphs())
    for part, calls, sign in (
        ("word/footnotes.xml", body.footnotes, "n. {}"),
        ("word/endnotes.xml", body.endnotes, "n. {}"),
        ("word/comments.xml", body.comments, "comment {}"),
    ):
        if part in archive:
            _after(sheet, Body(Part(archive, part, said), styles, numbering), calls, sign, body.paged)
    title, date, lang = _properties(archive, said)
    return sheet.document("docx", title=title or body.title, date=date, lang=lang)


def _after(sheet: Sheet, body: Body, calls: dict[str, tuple[str, int]], sign: str, paged: bool) -> None:
    """The notes of one kind, in the order of their calls."""
    notes = body.notes()
    for id, (label, page) in calls.items():
        for paragraph in notes.pop(id, ()):
            paragraph.page = page if paged else 0
            paragraph.note, paragraph.level = sign.format(label), 0
            paragraph.kind = "comment" if sign.startswith("comment") else "note"
            sheet.add(paragraph)


def _properties(archive: Zip, said: str) -> tuple[str, str, str]:
    """Title, date of the first version, and language, as the file states them."""
    found: dict[str, str] = {}
    if "docProps/core.xml" not in archive:
        return "", "", ""
    inside = ""

    def start(name: str, _attributes: object) -> None:
        nonlocal inside
        inside = name

    def words(text: str) -> None:
        if inside and len(found.get(inside, "")) < 1000:
            found[inside] = found.get(inside, "") + text

    def end(_name: str) -> None:
        nonlocal inside
        inside = ""

    parse(archive.read("docProps/core.xml"), said, start, end, words)
    lang = found.get("dc:language", "").replace("_", "-").partition("-")[0].strip().lower()
    return found.get("dc:title", "").strip(), iso(found.get("dcterms:created", "")), lang[:3]
