"""Documents for Word, opened by python-docx and LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from citeref import exports
from citeref.documents import read_text

InBytes = Callable[..., bytes]
Converted = Callable[[Path, str], Path]

docx = pytest.importorskip("docx", reason="python-docx is not installed")


def fields(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The codes of the fields of a document, in order."""
    xml = zipfile.ZipFile(io.BytesIO(data)).read(part).decode()
    return [re.sub(r"&quot;", '"', code.strip()) for code in re.findall(r"<w:instrText[^>]*>([^<]+)<", xml)]


def words(path: Path) -> str:
    """The text of a PDF, by poppler or by our own library."""
    if shutil.which("pdftotext"):
        return subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
        ).stdout
    import pypdfium2

    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))


def test_the_table_of_authorities_has_headings_links_and_findings(in_bytes: InBytes) -> None:
    made = docx.Document(io.BytesIO(in_bytes("table-docx")))
    styles = {paragraph.style.name for paragraph in made.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "table of authorities"} <= styles
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "article 28, paragraphe 3 (2)\t§2, §6" in text
    assert "« article 103 »" in text
    targets = {relation.target_ref for relation in made.part.rels.values() if relation.is_external}
    assert "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:32016R0679" in targets


def test_every_citation_of_an_annotated_document_is_marked_for_words_own_table(in_bytes: InBytes) -> None:
    codes = fields(in_bytes("annotated-docx"))
    marks = [code for code in codes if code.startswith("TA ")]
    assert 'TA \\l "RGPD, article 28, paragraphe 3" \\s "RGPD, article 28, paragraphe 3" \\c 6' in marks
    assert sum("article 28, paragraphe 3" in mark for mark in marks) == 2
    assert [code for code in codes if code.startswith("TOA")] == [
        f'TOA \\c "{n}" \\p' for n in (1, 2, 3, 6, 7)
    ]


def test_the_form_of_citation_goes_into_the_marks(in_bytes: InBytes) -> None:
    assert any(
        "Article 28(3) of Regulation (EU) 2016/679" in code
        for code in fields(in_bytes("annotated-docx", lang="en", form="eu"))
    )


def test_links_of_an_annotated_document_lead_to_the_law(in_bytes: InBytes) -> None:
    made = docx.Document(io.BytesIO(in_bytes("annotated-docx")))
    links = {
        link.text: link.address
        for paragraph in made.paragraphs
        for link in paragraph.hyperlinks
        if link.address
    }
    assert links["article 226-16"].startswith("https://www.legifrance.gouv.fr/codes/")


def test_libreoffice_opens_an_annotated_document_and_shows_its_table(
    in_bytes: InBytes, converted: Converted, tmp_path: Path
) -> None:
    path = tmp_path / "annotated.docx"
    path.write_bytes(in_bytes("annotated-docx"))
    told = words(converted(path, "pdf"))
    assert "Table des autorités citées" in told
    assert re.search(r"RGPD, article 28, paragraphe 3[. ]+§2, §6", told)
    assert re.search(r"CJUE, C-131/12 .*point 80[. ]+§3", told)
    again = converted(path, "docx").read_bytes()
    assert any("article 28" in code for code in fields(again))


def test_a_word_document_stays_as_it_was_but_for_links_and_marks(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Conclusions", 1)
    paragraph = made.add_paragraph("Vu l'article ")
    paragraph.add_run("28").bold = True
    paragraph.add_run(", paragraphe 3, du RGPD et la délibération SAN-2022-009.")
    made.add_table(1, 1).cell(0, 0).text = "Article 226-16 du code pénal"
    source, out = tmp_path / "source.docx", tmp_path / "out.docx"
    made.save(source)
    exports.export("annotated-docx", [source], out)
    after = docx.Document(out)
    assert after.paragraphs[1].text == paragraph.text
    bold = [run.text for link in after.paragraphs[1].hyperlinks for run in link.runs if run.bold]
    assert bold == ["28"]
    links = [link.text for link in after.paragraphs[1].hyperlinks]
    assert links == ["article 28, paragraphe 3", "délibération SAN-2022-009"]
    assert after.tables[0].cell(0, 0).paragraphs[0].hyperlinks[0].text == "Article 226-16"
    assert [code[:3] for code in fields(out.read_bytes())].count("TA ") == 3
    before = zipfile.ZipFile(source).namelist()
    assert zipfile.ZipFile(out).namelist()[: len(before)] == before


def test_quotation_marks_and_backslashes_end_no_field() -> None:
    from citeref.exports.word import mark

    assert '\\l "a \\"b\\" \\\\ c"' in mark('a "b" \\ c', "x", 1)


def test_hostile_words_make_no_element(in_bytes: InBytes) -> None:
    document = read_text("<w:p>&amp; \x07\x1b[2J L'article 9 du RGPD ]]> \ufffe", "x<y>.txt")
    made = docx.Document(io.BytesIO(in_bytes("annotated-docx", document)))
    assert made.paragraphs[0].text.startswith("<w:p>&amp; ␇␛[2J")


def test_the_same_document_gives_the_same_bytes(in_bytes: InBytes) -> None:
    for format in ("annotated-docx", "table-docx", "xlsx"):
        assert in_bytes(format) == in_bytes(format)
