"""Documents for Word, written paragraph by paragraph: styles, links, and the fields of a table of authorities.

A `TA` field marks a citation for the table of authorities (`\\l` its long form, `\\s` its short one, `\\c` its category), a
`TOA` field is the table, which Word builds anew from the marks. Programs that build none show what we put there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from citeref.exports.packages import OFFICE, Package, attribute, escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Word:
    """A document under construction on an open stream of bytes."""

    def __init__(self, out: IO[bytes], lang: str, title: str = "") -> None:
        self._package = Package(out)
        self._links: dict[str, int] = {}
        self._lang = {"fr": "fr-FR", "en": "en-GB"}.get(lang, lang or "fr-FR")
        self._title = title

    @contextmanager
    def body(self) -> Iterator[Callable[[str], None]]:
        """What takes the paragraphs, in order; the document is complete afterwards."""
        with self._package.part("word/document.xml") as put:
            put(f'<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}"><w:body>')
            yield put
            put(
                '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
                '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
                "</w:sectPr></w:body></w:document>"
            )
        self._finish()

    def link(self, address: str, runs: str) -> str:
        """Runs that lead to an address of the web."""
        number = self._links.setdefault(address, len(self._links) + 2)
        return f'<w:hyperlink r:id="rId{number}" w:history="1">{runs}</w:hyperlink>'

    def _finish(self) -> None:
        package = self._package
        package.write("word/styles.xml", styles(self._lang))
        package.links("word/_rels/document.xml.rels", self._links, [("styles", "styles.xml")])
        package.write(
            "docProps/core.xml",
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(self._title)}</dc:title></cp:coreProperties>',
        )
        package.root({"officeDocument": "word/document.xml"}, core="docProps/core.xml")
        package.types(
            {
                "word/document.xml": f"{_KIND}.document.main+xml",
                "word/styles.xml": f"{_KIND}.styles+xml",
                "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            }
        )
        package.close()


def paragraph(runs: str, style: str = "") -> str:
    """A paragraph of runs, in a style."""
    chosen = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{chosen}{runs}</w:p>"


def run(text: str, style: str = "", properties: str = "") -> str:
    """Words as runs; a line end becomes a break."""
    inner = (f'<w:rStyle w:val="{style}"/>' if style else "") + properties
    look = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    pieces = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{look}{'<w:br/>'.join(pieces)}</w:r>"


def tab() -> str:
    """A tabulator."""
    return "<w:r><w:tab/></w:r>"


def bookmark(name: str, number: int, runs: str = "") -> str:
    """Runs that other parts of the document can lead to."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{attribute(name)}"/>'
    return f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'


def to_bookmark(name: str, runs: str) -> str:
    """Runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{attribute(name)}" w:history="1">{runs}</w:hyperlink>'


def field(code: str, *, hidden: bool = False) -> str:
    """A field without a result, such as a mark; `hidden` as Word hides its own marks."""
    look = "<w:rPr><w:vanish/></w:rPr>" if hidden else ""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def opening(code: str) -> str:
    """The beginning of a field with a result that follows; Word makes the result anew when it opens the file."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


CLOSING = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""The end of a field whose result went before."""


def mark(long: str, short: str, category: int) -> str:
    """The `TA` field of a citation."""
    return field(f'TA \\l "{quoted(long)}" \\s "{quoted(short)}" \\c {category}', hidden=True)


def quoted(words: str) -> str:
    """Words inside the quotation marks of a field's code."""
    return " ".join(words.replace("\\", "\\\\").replace('"', '\\"').split())


def _style(
    name: str, title: str, paragraph: str = "", run: str = "", kind: str = "paragraph", based: str = "Normal"
) -> str:
    after = f'<w:basedOn w:val="{based}"/>' if based else ""
    first = ' w:default="1"' if name == "Normal" else ""
    inner = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return f'<w:style w:type="{kind}"{first} w:styleId="{name}"><w:name w:val="{title}"/>{after}<w:qFormat/>{inner}</w:style>'


def styles(lang: str) -> str:
    """The styles part: those of Word by their own names, so that a person's template applies."""
    levels = "".join(
        _style(
            f"Heading{n}", f"heading {n}",
            f'<w:keepNext/><w:spacing w:before="{360 - 30 * n}" w:after="120"/><w:outlineLvl w:val="{n - 1}"/>',
            f'<w:b/><w:sz w:val="{34 - 3 * n}"/>',
        )
        for n in range(1, 7)
    )  # fmt: skip
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" '
        f'w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="{attribute(lang)}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("Normal", "Normal", '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>', based="")
        + _style("Title", "Title", '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="40"/>')
        + levels
        + _style("ListParagraph", "List Paragraph", '<w:ind w:left="567" w:hanging="283"/>')
        + _style("Quote", "Quote", '<w:ind w:left="567" w:right="567"/>', "<w:i/>")
        + _style("FootnoteText", "footnote text", '<w:ind w:left="284"/>', '<w:sz w:val="20"/>')
        + _style("HTMLPreformatted", "HTML Preformatted", "", '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>')
        + _style(
            "TableofAuthorities", "table of authorities",
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9062"/></w:tabs><w:spacing w:after="60"/>'
            '<w:ind w:left="220" w:right="1134" w:hanging="220"/>',
        )
        + _style("TOAHeading", "toa heading", '<w:keepNext/><w:spacing w:before="240"/>', '<w:b/><w:sz w:val="24"/>')
        + _style("Hyperlink", "Hyperlink", "", '<w:color w:val="0563C1"/><w:u w:val="single"/>', "character", "")
        + "</w:styles>"
    )  # fmt: skip
