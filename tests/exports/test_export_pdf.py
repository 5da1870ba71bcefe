"""A PDF with links on its citations, read back by pypdf."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from citeref import exports
from citeref.documents import read_text
from citeref.errors import ExportError
from citeref.find import find
from citeref.model import Block, Document, Span
from citeref.resolve import resolve

pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")

PAGES = (
    (
        "En tête de page",
        "Vu l'article 28, paragraphe 3, du RGPD et l'article 226-16 du code pénal. L'ar-",
        "ticle 9 du RGPD.",
    ),
    ("En tête de page", "Encore l'article 9 du RGPD, et la délibération SAN-2022-009."),
)


def pdf(pages: tuple[tuple[str, ...], ...]) -> bytes:
    """A PDF of lines of Helvetica, made by hand."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line.replace('(', '')}) Tj 0 -16 Td" for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td {shown} ET".encode("cp1252")
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        content = len(objects)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1<</Type/Font"
            b"/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>" % content
        )
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


@pytest.fixture
def item(tmp_path: Path) -> exports.Item:
    """The PDF as a reader gives it: without running heads, its hyphens undone, a block a page."""
    path = tmp_path / "opinion.pdf"
    path.write_bytes(pdf(PAGES))
    texts = [" ".join(lines[1:]).replace("- ", "") for lines in PAGES]
    blocks, text = [], ""
    for number, words in enumerate(texts, 1):
        text += "\n\n" if text else ""
        blocks.append(Block(Span(len(text), len(text) + len(words)), number=number, page=number))
        text += words
    document = Document(name="opinion.pdf", text=text, format="pdf", blocks=tuple(blocks))
    return exports.Item(document, resolve(find(document)), path)


def annotated(item: exports.Item) -> bytes:
    out = io.BytesIO()
    exports.put(exports.named("annotated-pdf"), exports.Material(list, lambda: [item]), out)
    return out.getvalue()


def links(data: bytes) -> list[list[tuple[str, list[float]]]]:
    """The links of each page: address and box."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    found = [[one.get_object() for one in page.get("/Annots", [])] for page in pages]
    return [[(str(one["/A"]["/URI"]), list(map(float, one["/Rect"]))) for one in page] for page in found]


def test_each_citation_is_a_link_on_its_own_page_and_line(item: exports.Item) -> None:
    first, second = links(annotated(item))
    assert [address.rpartition("#")[2][-30:] for address, _ in first][:1] == ["art_28"]
    assert len({address for address, _ in first}) == 3
    assert [address.rpartition("/")[2] for address, _ in second] == [
        "?uri=CELEX:32016R0679#art_9",
        "CNILTEXT000045614368",
    ]
    for _, (left, bottom, right, top) in (*first, *second):
        assert 50 < left < right < 560
        assert 700 < bottom < top < 760


def test_a_citation_broken_by_a_hyphen_has_a_box_on_each_line(item: exports.Item) -> None:
    broken = [box for address, box in links(annotated(item))[0] if address.endswith("#art_9")]
    assert len(broken) == 2
    assert broken[0][1] > broken[1][1]


def test_the_bookmarks_list_the_law_and_lead_to_its_pages(item: exports.Item) -> None:
    reader = pypdf.PdfReader(io.BytesIO(annotated(item)))
    top, below = reader.outline
    assert top.title == "Table des autorités citées"
    names = [one.title for one in below if not isinstance(one, list)]
    assert set(names) == {"RGPD", "délibération SAN-2022-009 (Dedalus Biologie)", "Code pénal"}
    pages = [
        [(one.title, reader.get_destination_page_number(one)) for one in part]
        for part in below
        if isinstance(part, list)
    ]
    assert ("article 9 (p. 2)", 1) in [one for part in pages for one in part]


def test_links_that_are_there_already_are_not_doubled(item: exports.Item, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    again.write_bytes(annotated(item))
    twice = annotated(exports.Item(item.document, item.citations, again))
    assert [len(page) for page in links(twice)] == [len(page) for page in links(again.read_bytes())]


def test_the_same_pdf_gives_the_same_bytes(item: exports.Item) -> None:
    assert annotated(item) == annotated(item)


def test_any_other_document_is_refused_with_the_way_round() -> None:
    with pytest.raises(ExportError, match="annotated-html"):
        exports.export("annotated-pdf", [read_text("L'article 9 du RGPD.", "a.txt")], io.BytesIO())


def test_a_broken_pdf_is_named(item: exports.Item, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(ExportError, match="PDF"):
        annotated(exports.Item(item.document, item.citations, broken))
