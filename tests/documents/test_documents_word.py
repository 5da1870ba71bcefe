"""Word documents are read as they would be printed, every tracked change accepted."""

from __future__ import annotations

import pytest
from making import _W, word

from citeref.documents import read_bytes
from citeref.errors import UnreadableDocument
from citeref.model import Document


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inner: str, about: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{inner}</w:p>"


def opened(body: str, **more: str) -> Document:
    parts = {f"word/{name}.xml": f"<w:{name} {_W}>{xml}</w:{name}>" for name, xml in more.items()}
    return read_bytes(word(body, more=parts), "avis.docx")


def test_runs_of_one_paragraph_are_one_text():
    assert opened(par(run("L'article ") + run("3") + run("2 du RGPD"))).text == "L'article 32 du RGPD"


def test_insertions_count_and_deletions_do_not():
    body = par(
        run("article ")
        + f'<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del><w:ins w:id="2">{run("32")}</w:ins>'
        + f"<w:moveFrom>{run('bis')}</w:moveFrom><w:moveTo>{run(' du RGPD')}</w:moveTo>"
    )
    assert opened(body).text == "article 32 du RGPD"


def test_paragraphs_whose_end_was_deleted_are_one():
    body = par(run("article "), "<w:rPr><w:del/></w:rPr>") + par(run("32")) + par(run("fin"))
    assert opened(body).text == "article 32\n\nfin"


def test_hidden_words_are_left_out():
    body = par(run("vu ") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>" + run("dit"))
    assert opened(body).text == "vu dit"


def test_notes_stand_at_the_end_under_the_numbers_of_their_calls():
    body = par(run("article 9") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + run(" et")) + par(
        '<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        + '<w:r><w:commentReference w:id="0"/></w:r>'
        + run("fin")
    )
    document = opened(
        body,
        footnotes="".join(f'<w:footnote w:id="{n}">{par(run(f"note {n}"))}</w:footnote>' for n in (0, 3, 7)),
        endnotes=f'<w:endnote w:id="2">{par(run("en fin"))}</w:endnote>',
        comments=f'<w:comment w:id="0">{par(run("article 5 ?"))}</w:comment>',
    )
    assert document.text == "article 9[1] et\n\n[2][i]fin\n\nnote 7\n\nnote 3\n\nen fin\n\narticle 5 ?"
    assert [(block.kind, block.note) for block in document.blocks[2:]] == [
        ("note", "n. 1"),
        ("note", "n. 2"),
        ("note", "n. i"),
        ("comment", "comment 1"),
    ]
    assert str(document.place(document.text.index("note 3"))) == "n. 2"


def test_headings_lists_and_tables_are_told():
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    body = (
        par(run("Titre"), '<w:pStyle w:val="Heading1"/>')
        + par(run("un"), numbered)
        + par(run("deux"), numbered)
        + "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{par(run(cell))}</w:tc>" for cell in ("a", "b"))
        + "</w:tr></w:tbl>"
    )
    document = opened(body)
    assert document.text == "Titre\n\n1. un\n2. deux\n\na\tb"
    assert [block.kind for block in document.blocks] == ["heading", "item", "item", "cell", "cell"]
    assert document.place(document.text.index("deux")).heading == "Titre"


def test_the_text_of_a_box_comes_once_after_its_paragraph():
    box = f"<w:txbxContent>{par(run('encadré'))}</w:txbxContent>"
    body = par(
        run("avant ")
        + f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        + run("après")
    )
    assert opened(body).text == "avant après\n\nencadré"


def test_links_and_fields_give_their_result_and_their_address():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://exemple.eu/a" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("ici")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = opened(
        par(run("voir ") + field + run(" et ") + f'<w:fldSimple w:instr="REF x">{run("là")}</w:fldSimple>')
    )
    assert document.text == "voir ici et là"
    assert [(document.text[slice(*link.span)], link.target) for link in document.links] == [
        ("ici", "https://exemple.eu/a")
    ]


def test_pages_are_those_that_word_counted_last():
    broken = par("<w:r><w:lastRenderedPageBreak/></w:r>" + run("article 32"))
    document = opened(par(run("article 9")) + broken)
    assert [str(document.place(at)) for at in (0, len(document.text) - 1)] == ["p. 1 §1", "p. 2 §2"]
    assert document.place(0).line == 0


def test_a_broken_word_document_says_where():
    data = word("<w:p><w:r>")
    with pytest.raises(UnreadableDocument, match=r"avis\.docx: broken inside, at line 1"):
        read_bytes(data, "avis.docx")
