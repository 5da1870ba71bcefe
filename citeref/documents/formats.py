"""What kind of document a file is, from its first bytes and its name, and what to do with the kinds that are not read."""

from __future__ import annotations

import re
from pathlib import PurePath

from citeref.errors import UnreadableDocument, UnsupportedFormat

READ = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".fodt": "odt",
    ".epub": "epub",
    ".rtf": "rtf",
    ".eml": "mail",
    ".mbox": "mbox",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".zip": "zip",
    ".warc": "warc",
    ".warc.gz": "warc",
}
"""The file names that a folder is searched for, and the reader of each."""

NAMED = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv"}
"""Data, read where a person names the file: in a folder it may be anything, the lists of citeref itself too."""

TEXTS = ("text", "markdown", "html")
"""The kinds whose characters are the document's own."""

CONTAINERS = ("mail", "mbox", "zip", "warc", "jsonl", "csv")
"""The kinds that hold several documents."""

_AS_TEXT = "Save it as .docx, .odt, .pdf or .txt from the program that opens it."

UNREAD = {
    ".doc": ("Word document of before 2007", _AS_TEXT),
    ".msg": ("Outlook message", "Save the message as .eml or as text (.txt) from the mail program."),
    ".pages": ("Pages document", _AS_TEXT),
    ".wpd": ("WordPerfect document", _AS_TEXT),
    ".xlsx": ("spreadsheet", "Save the sheet as .csv, with a header that names its column « text »."),
    ".xls": ("spreadsheet", "Save the sheet as .csv, with a header that names its column « text »."),
    ".ods": ("spreadsheet", "Save the sheet as .csv, with a header that names its column « text »."),
    ".pptx": ("presentation", "Save it as .pdf from the program that opens it."),
    ".ppt": ("presentation", "Save it as .pdf from the program that opens it."),
    ".odp": ("presentation", "Save it as .pdf from the program that opens it."),
}
"""The documents that a person would expect to be read, by their file name: what they are and what to do."""

MOST_TAGS = 2_000_000
"""A page with more tags is no text: the longest consolidated acts have a quarter of that."""

MOST_MARKDOWN = 32_000_000
"""Characters that Markdown may have, which nobody writes by hand and takes longest to read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ZIPPED = (
    (b"opendocument.text", "odt"),
    (b"epub+zip", "epub"),
    (b"opendocument.spreadsheet", ".ods"),
    (b"opendocument.presentation", ".odp"),
    (b"word/", "docx"),
    (b"xl/", ".xlsx"),
    (b"ppt/", ".pptx"),
)
_OTHER = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"BZh", "a bzip2 archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_HEADERS = re.compile(rb"(?:[A-Za-z][\w-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}", re.I)


def suffix(name: str) -> str:
    """The ending of a file name that tells its kind, in small letters: `.warc.gz` is one."""
    lower = PurePath(name).name.lower()
    return ".warc.gz" if lower.endswith(".warc.gz") else PurePath(lower).suffix


def kind(name: str, data: bytes, said: str) -> str:
    """The reader that a file goes to, by its first bytes, else by its name; « text » where nothing is told.

    Raises `UnsupportedFormat` for a kind that is not read.
    """
    head, ending = data[:4096], suffix(name)
    if b"%PDF-" in head[:1024] and head.lstrip()[:1] != b"<":
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_OLE):
        raise _ole(ending, data, said)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(head, data, said)
    if head.startswith(b"\x1f\x8b") and ending in (".warc.gz", ".warc"):
        return "warc"
    if head.startswith(b"WARC/"):
        return "warc"
    for magic, what in _OTHER:
        if head.startswith(magic):
            hint = "Unpack it and give the documents inside." if "archive" in what else "Leave it out."
            raise UnsupportedFormat(f"{said}: {what}, not a document.", hint)
    if ending in UNREAD:
        raise unread(ending, said)
    told = READ.get(ending) or NAMED.get(ending, "")
    if told in ("text", "") and (by_content := _worded(head, told)):
        return by_content
    return _fits(told, head, said) or "text"


def _worded(head: bytes, told: str) -> str:
    """The kind of a file that begins as a mail or a mailbox, whatever it is called."""
    if head.startswith(b"From ") and not told and _HEADERS.match(head.partition(b"\n")[2]):
        return "mbox"
    if b"\nContent-Type: multipart/related" in head and _HEADERS.match(head):
        return "mhtml"
    return "mail" if not told and b"\nMIME-Version:" in head and _HEADERS.match(head) else ""


def _fits(told: str, head: bytes, said: str) -> str:
    """The kind that the name tells, where the bytes are not plainly something else."""
    packed = {
        "docx": "a Word document",
        "odt": "an OpenDocument text",
        "epub": "an EPUB book",
        "zip": "a zip archive",
    }
    if told == "odt" and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        return "odt"
    names = {"pdf": "a PDF", "rtf": "an RTF document", "warc": "a web archive", **packed}
    if told in names:
        raise UnreadableDocument(
            f"{said}: not {names[told]} inside, whatever its name says.", "Was it saved completely?"
        )
    return told


def _zip(head: bytes, data: bytes, said: str) -> str:
    """What an archive is by the names of its members, which stand at its end too."""
    ends = head[:200] + data[-65536:]
    for sign, form in _ZIPPED:
        if sign in ends or sign in head:
            if form.startswith("."):
                raise unread(form, said)
            return form
    return "zip"


def _ole(ending: str, data: bytes, said: str) -> UnreadableDocument:
    if _LOCKED in data[-65536:] or _LOCKED in data[:262144]:
        return UnreadableDocument(
            f"{said}: locked with a password.", "Open it in Word, take the password off and save it again."
        )
    return unread(ending if ending in UNREAD else ".doc", said)


def unread(suffix: str, shown: str) -> UnsupportedFormat:
    """The error for a kind of document that is not read, with the way round."""
    what, hint = UNREAD[suffix]
    return UnsupportedFormat(f"{shown}: citeref does not read this format ({what}).", hint)


def refuse_dense(form: str, text: str, shown: str) -> None:
    """Raises `UnreadableDocument` for a page or a Markdown text with more marks than can be read in time."""
    if form == "html" and (tags := text.count("<")) > MOST_TAGS:
        raise UnreadableDocument(f"{shown}: {tags} tags in one page.", "Save its text as .txt, or split it.")
    if form == "markdown" and len(text) > MOST_MARKDOWN:
        raise UnreadableDocument(
            f"{shown}: {len(text) // 1_000_000} million characters of Markdown.",
            "Rename it to .txt, or split it.",
        )


def told(form: str, text: str) -> str:
    """The reader that a decoded file goes to: a plain text that begins as a web page is one."""
    return "html" if form == "text" and _HTML.match(text[:2000]) else form
