"""One document written in every format that people use, from the same paragraphs: what the readers are held against."""

# ruff: noqa: E501 - the markup of the formats reads better whole than cut

from __future__ import annotations

import io
import re
import zipfile
from html import escape
from pathlib import Path
from typing import NamedTuple

_MARK = re.compile(r"\{note:(?P<note>[^{}]*)\}|\{link:(?P<words>[^{}|]*)\|(?P<to>[^{}|]*)\}")


class Piece(NamedTuple):
    """Words of a paragraph, or a footnote, or words that carry a link."""

    words: str
    note: str = ""
    to: str = ""


class Part(NamedTuple):
    """A heading, paragraph, list or table: `kind` is h1, h2, p, ul, ol, table, columns."""

    kind: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(line: str) -> list[Piece]:
    """The pieces of a line in which `{note:…}` is a footnote and `{link:words|address}` a link."""
    found, at = [], 0
    for mark in _MARK.finditer(line):
        found.append(Piece(line[at : mark.start()]))
        found.append(Piece(mark["words"] or "", mark["note"] or "", mark["to"] or ""))
        at = mark.end()
    return [piece for piece in [*found, Piece(line[at:])] if piece.words or piece.note]


class Made:
    """A document of parts, with a file of it in each format."""

    def __init__(
        self, name: str, parts: list[Part], head: str = "Cabinet Exemple – note confidentielle"
    ) -> None:
        self.name, self.parts, self.head = name, parts, head

    def write(self, folder: Path) -> list[Path]:
        """One file for each format that needs no other program."""
        made = {
            "txt": self.txt().encode(),
            "md": self.md().encode(),
            "html": self.html().encode(),
            "docx": self.docx(),
            "odt": self.odt(),
            "epub": self.epub(),
            "rtf": self.rtf(),
        }
        paths = [folder / f"{self.name}.{suffix}" for suffix in made]
        for path, data in zip(paths, made.values(), strict=True):
            path.write_bytes(data)
        return paths

    def _lines(self, line: str, notes: list[str], how: str) -> str:
        """A line in one of the formats; the notes it calls are added to `notes`."""
        text = ""
        for piece in pieces(line):
            if piece.note:
                notes.append(piece.note)
                text += _CALLS[how].format(n=len(notes), note=_rtf(piece.note))
            else:
                words = _WORDS[how](piece.words)
                text += _LINKS[how].format(words=words, to=piece.to) if piece.to else words
        return text

    def txt(self) -> str:
        notes: list[str] = []
        out: list[str] = []
        for part in self.parts:
            lines = [self._lines(line, notes, "txt") for line in part.lines]
            if part.kind in ("ul", "ol"):
                out.append(
                    "\n".join(
                        f"{'-' if part.kind == 'ul' else f'{n}.'} {line}" for n, line in enumerate(lines, 1)
                    )
                )
            elif part.kind == "table":
                out.append(
                    "\n".join("\t".join(self._lines(cell, notes, "txt") for cell in row) for row in part.rows)
                )
            else:
                out += lines
        out += [f"[{n}] {note}" for n, note in enumerate(notes, 1)]
        return "\n\n".join(out) + "\n"

    def md(self) -> str:
        notes: list[str] = []
        out: list[str] = []
        for part in self.parts:
            lines = [self._lines(line, notes, "md") for line in part.lines]
            if part.kind in ("h1", "h2"):
                out.append(f"{'#' * int(part.kind[1])} {lines[0]}")
            elif part.kind in ("ul", "ol"):
                out.append(
                    "\n".join(
                        f"{'-' if part.kind == 'ul' else f'{n}.'} {line}" for n, line in enumerate(lines, 1)
                    )
                )
            elif part.kind == "table":
                rows = [
                    "| " + " | ".join(self._lines(cell, notes, "md") for cell in row) + " |"
                    for row in part.rows
                ]
                rows.insert(1, "|" + " --- |" * len(part.rows[0]))
                out.append("\n".join(rows))
            else:
                out += lines
        out += [f"[^{n}]: {note}" for n, note in enumerate(notes, 1)]
        return f"---\ntitle: {self.name}\nlang: fr\n---\n\n" + "\n\n".join(out) + "\n"

    def _body(self, how: str) -> tuple[str, list[str]]:
        notes: list[str] = []
        out: list[str] = []
        for part in self.parts:
            lines = [self._lines(line, notes, how) for line in part.lines]
            if part.kind in ("ul", "ol"):
                out.append(
                    f"<{part.kind}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{part.kind}>"
                )
            elif part.kind == "table":
                rows = (
                    "".join(f"<td>{self._lines(cell, notes, how)}</td>" for cell in row) for row in part.rows
                )
                out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            else:
                tag = part.kind if part.kind in ("h1", "h2") else "p"
                out += [f"<{tag}>{line}</{tag}>" for line in lines]
        return "\n".join(out), notes

    def html(self) -> str:
        body, notes = self._body("html")
        below = "".join(f'<p id="n{n}"><sup>{n}</sup> {escape(note)}</p>' for n, note in enumerate(notes, 1))
        return (
            f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{self.name}</title></head>'
            f"<body><nav><a href='/'>Accueil</a></nav><main>{body}{below}</main></body></html>"
        )

    def epub(self) -> bytes:
        body, notes = self._body("html")
        half = body.index("\n", len(body) // 2) if "\n" in body[len(body) // 2 :] else len(body)
        page = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title></head><body>{}</body></html>'
        below = "".join(
            f'<aside epub:type="footnote" id="n{n}"><p>{escape(note)}</p></aside>'
            for n, note in enumerate(notes, 1)
        )
        opf = (
            '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{self.name}</dc:title><dc:language>fr</dc:language><dc:date>2026-01-31</dc:date></metadata><manifest>"
            '<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
        )
        return zipped(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
                "OEBPS/book.opf": opf,
                "OEBPS/nav.xhtml": page.format(
                    "<nav><ol><li><a href='text/a.xhtml'>Article 99 du RGPD</a></li></ol></nav>"
                ),
                "OEBPS/text/a.xhtml": page.format(body[:half]),
                "OEBPS/text/b.xhtml": page.format(body[half:] + below),
            }
        )

    def docx(self) -> bytes:
        notes: list[str] = []
        body: list[str] = []
        links: list[str] = []

        def runs(line: str) -> str:
            out = ""
            for piece in pieces(line):
                if piece.note:
                    notes.append(piece.note)
                    out += f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'
                    continue
                run = f'<w:r><w:t xml:space="preserve">{escape(piece.words)}</w:t></w:r>'
                if piece.to:
                    links.append(piece.to)
                    run = f'<w:hyperlink r:id="link{len(links)}">{run}</w:hyperlink>'
                out += run
            return out

        for part in self.parts:
            if part.kind in ("h1", "h2"):
                body.append(
                    f'<w:p><w:pPr><w:pStyle w:val="Heading{part.kind[1]}"/></w:pPr>{runs(part.lines[0])}</w:p>'
                )
            elif part.kind in ("ul", "ol"):
                number = 1 if part.kind == "ul" else 2
                mark = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
                body += [f"<w:p>{mark}{runs(line)}</w:p>" for line in part.lines]
            elif part.kind == "table":
                rows = (
                    "".join(f"<w:tc><w:tcPr/><w:p>{runs(cell)}</w:p></w:tc>" for cell in row)
                    for row in part.rows
                )
                grid = "".join(f'<w:gridCol w:w="{9000 // len(part.rows[0])}"/>' for _ in part.rows[0])
                body.append(
                    '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
                    f"<w:tblGrid>{grid}</w:tblGrid>"
                    + "".join(f"<w:tr>{row}</w:tr>" for row in rows)
                    + "</w:tbl><w:p/>"
                )
            elif part.kind == "columns":
                section = '<w:p><w:pPr><w:sectPr>{}<w:type w:val="continuous"/><w:cols w:num="{}" w:space="500"/></w:sectPr></w:pPr></w:p>'
                furniture = '<w:headerReference w:type="default" r:id="head"/><w:footerReference w:type="default" r:id="foot"/>'
                body.append(section.format(furniture, 1))
                body += [f"<w:p>{runs(line)}</w:p>" for line in part.lines]
                body.append(section.format("", 2))
            else:
                body += [f"<w:p>{runs(line)}</w:p>" for line in part.lines]
        kept = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
            for n, note in enumerate(notes, 2)
        )
        plain = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        final = '<w:sectPr><w:headerReference w:type="default" r:id="head"/><w:footerReference w:type="default" r:id="foot"/><w:type w:val="continuous"/></w:sectPr>'
        to = "".join(
            f'<Relationship Id="link{n}" Type="{_RELATION}hyperlink" Target="{escape(address)}" TargetMode="External"/>'
            for n, address in enumerate(links, 1)
        )
        return word(
            "".join(body) + final,
            links=to,
            more={
                "word/footnotes.xml": f"<w:footnotes {_W}>{plain}{kept}</w:footnotes>",
                "word/header1.xml": f"<w:hdr {_W}><w:p><w:r><w:t>{self.head}</w:t></w:r></w:p></w:hdr>",
                "word/footer1.xml": f'<w:ftr {_W}><w:p><w:r><w:t xml:space="preserve">Page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>',
            },
        )

    def odt(self) -> bytes:
        notes: list[str] = []

        def inner(line: str) -> str:
            out = ""
            for piece in pieces(line):
                if piece.note:
                    notes.append(piece.note)
                    n = len(notes)
                    out += f'<text:note text:note-class="footnote"><text:note-citation>{n}</text:note-citation><text:note-body><text:p>{escape(piece.note)}</text:p></text:note-body></text:note>'
                elif piece.to:
                    out += f'<text:a xlink:href="{escape(piece.to)}">{escape(piece.words)}</text:a>'
                else:
                    out += escape(piece.words)
            return out

        body = ""
        for part in self.parts:
            if part.kind in ("h1", "h2"):
                body += f'<text:h text:outline-level="{part.kind[1]}">{inner(part.lines[0])}</text:h>'
            elif part.kind in ("ul", "ol"):
                body += (
                    "<text:list>"
                    + "".join(
                        f"<text:list-item><text:p>{inner(line)}</text:p></text:list-item>"
                        for line in part.lines
                    )
                    + "</text:list>"
                )
            elif part.kind == "table":
                rows = (
                    "".join(
                        f"<table:table-cell><text:p>{inner(cell)}</text:p></table:table-cell>" for cell in row
                    )
                    for row in part.rows
                )
                body += (
                    "<table:table>"
                    + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
                    + "</table:table>"
                )
            else:
                body += "".join(f"<text:p>{inner(line)}</text:p>" for line in part.lines)
        return zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"<office:document-content {_ODF}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
                "meta.xml": f'<office:document-meta {_ODF} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>{self.name}</dc:title><dc:language>fr-FR</dc:language></office:meta></office:document-meta>',
                "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
            }
        )

    def rtf(self) -> bytes:
        notes: list[str] = []
        out = ""
        for part in self.parts:
            lines = [self._lines(line, notes, "rtf") for line in part.lines]
            if part.kind == "table":
                for row in part.rows:
                    cells = "".join(f"\\pard\\intbl {self._lines(cell, notes, 'rtf')}\\cell" for cell in row)
                    out += (
                        "\\trowd"
                        + "".join(f"\\cellx{n * 3000}" for n in range(1, len(row) + 1))
                        + cells
                        + "\\row\n"
                    )
                continue
            level = f"\\outlinelevel{int(part.kind[1]) - 1}" if part.kind in ("h1", "h2") else ""
            sign = {"ul": "{{\\listtext\\bullet\\tab}}", "ol": "{{\\listtext {n}.\\tab}}"}.get(part.kind, "")
            out += "".join(
                f"\\pard{level} {sign.format(n=n)}{line}\\par\n" for n, line in enumerate(lines, 1)
            )
        return (
            "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Times;}}{\\info{\\title "
            + self.name
            + "}}\n"
            + out
            + "}"
        ).encode("ascii")


def _rtf(text: str) -> str:
    """Words as RTF writes them."""
    plain = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    return "".join(
        c if c.isascii() else f"\\'{c.encode('cp1252')[0]:02x}" if _in_1252(c) else f"\\u{ord(c)}?"
        for c in plain
    )


def _in_1252(sign: str) -> bool:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _same(words: str) -> str:
    return words


_WORDS = {"txt": _same, "md": _same, "html": escape, "rtf": _rtf}
_CALLS = {
    "txt": "[{n}]",
    "md": "[^{n}]",
    "html": '<sup><a href="#n{n}">{n}</a></sup>',
    "rtf": "{{\\super\\chftn}}{{\\footnote\\pard {{\\super\\chftn}} {note}}}",
}
_LINKS = {
    "txt": "{words}",
    "md": "[{words}]({to})",
    "html": '<a href="{to}">{words}</a>',
    "rtf": '{{\\field{{\\*\\fldinst HYPERLINK "{to}"}}{{\\fldrslt {words}}}}}',
}
_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2"'
)
_STYLES = (
    f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>'
        for n in (1, 2)
    )
    + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    + "</w:styles>"
)
_NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def word(body: str, *, links: str = "", more: dict[str, str] | None = None) -> bytes:
    """A Word document with a body and further parts."""
    more = more or {}
    kinds = {
        "word/footnotes.xml": "footnotes",
        "word/header1.xml": "header",
        "word/footer1.xml": "footer",
        "word/comments.xml": "comments",
        "word/endnotes.xml": "endnotes",
    }
    ids = {"word/header1.xml": "head", "word/footer1.xml": "foot"}
    kept = {part: kinds[part] for part in more if part in kinds}
    types = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in {
            **kept,
            "word/styles.xml": "styles",
            "word/numbering.xml": "numbering",
            "word/document.xml": "document.main",
        }.items()
    )
    rels = "".join(
        f'<Relationship Id="{ids.get(part, kind)}" Type="{_RELATION}{kind}" Target="{part.removeprefix("word/")}"/>'
        for part, kind in {**kept, "word/styles.xml": "styles", "word/numbering.xml": "numbering"}.items()
    )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            + types
            + "</Types>",
            "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{_RELATION}officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}{links}</Relationships>',
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": _STYLES,
            "word/numbering.xml": _NUMBERING,
            **more,
        }
    )


def zipped(members: dict[str, str | bytes]) -> bytes:
    """An archive of members, the first of them stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, content) in enumerate(members.items()):
            archive.writestr(
                name, content, zipfile.ZIP_STORED if number == 0 and name == "mimetype" else None
            )
    return out.getvalue()
