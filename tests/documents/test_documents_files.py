"""Files that cannot be read say why and what to do; the others are read whatever they were saved as."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from citeref.documents import read, read_bytes, read_stdin, read_text
from citeref.errors import CiterefError, UnreadableDocument, UnsupportedFormat

FRENCH = (
    "L'article 9 du règlement n° 2016/679 « général » s'impose à l'égard de la société, où qu'elle soit. Été."
)
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
        ("iso8859-15", "cp1252"),
        ("mac_roman", "mac_roman"),
        ("cp850", "cp850"),
    ],
)
def test_one_text_in_many_encodings(tmp_path, encoding, told):
    path = tmp_path / "avis.txt"
    path.write_bytes(FRENCH.encode(encoding))
    document = read(path)
    assert (document.text, document.encoding) == (FRENCH, told)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Член 9 от регламента се прилага за обработването на данни.", "cp1251"),
        ("Το άρθρο 9 του κανονισμού εφαρμόζεται στην επεξεργασία.", "iso8859-7"),
        ("Artykuł 9 rozporządzenia stosuje się do przetwarzania; zgodność źródła żądań.", "cp1250"),
        ("DONNÉES À CARACTÈRE PERSONNEL : Größe, según artículo", "cp1252"),
    ],
)
def test_the_alphabets_of_europe_are_told_apart(text, encoding):
    assert read_bytes(text.encode(encoding)).text == text


def test_a_page_is_read_as_it_declares():
    page = '<html><meta charset="iso-8859-2"><p>Článek o zpracování, ľahko</p></html>'
    assert read_bytes(page.encode("iso-8859-2"), "p.html").text == "Článek o zpracování, ľahko"


def test_a_page_that_declares_latin_1_and_holds_utf_8_is_utf_8():
    page = '<html><meta charset="iso-8859-1"><p>où l\'été</p></html>'
    assert read_bytes(page.encode(), "p.html").text == "où l'été"


def test_a_few_damaged_bytes_do_not_spoil_the_rest():
    data = (FRENCH * 3).encode() + b"fin \xff\xe9 ici"
    document = read_bytes(data)
    assert document.text.startswith(FRENCH)
    assert document.text.endswith("fin \ufffd\ufffd ici")
    assert document.encoding == "utf-8 (2 damaged bytes)"


def refused(path: object, kind: type[CiterefError] = UnreadableDocument) -> CiterefError:
    with pytest.raises(kind) as caught:
        read(path)  # type: ignore[arg-type]
    assert str(path) in caught.value.what or Path(str(path)).name in caught.value.what
    assert caught.value.exit_code == 4
    return caught.value


def test_a_missing_file_names_the_one_that_was_meant(tmp_path):
    (tmp_path / "conclusions.txt").write_text("mot")
    error = refused(tmp_path / "conclusion.txt")
    assert "no such file" in error.what
    assert "conclusions.txt" in error.hint


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("vide.txt", b"", "empty"),
        ("blancs.txt", b" \n\t\n", "nothing but blanks"),
        ("programme.txt", bytes(range(256)) * 40, "not a text"),
        ("tronque.txt", "été".encode("utf-16") + b"\x00", "breaks off"),
        ("script.html", b"<html><script>run()</script></html>", "without text"),
    ],
)
def test_a_file_without_text_says_so(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    assert said in refused(path).what


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("avis.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Save it as .docx"),
        ("avis", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Save it as .docx"),
        ("courrier.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".eml"),
        ("avis.pages", b"rien", "Save it as .docx"),
        ("tableau.xlsx", b"PK\x03\x04......xl/workbook.xml", ".csv"),
        ("exposé.pptx", b"PK\x03\x04......ppt/slides", ".pdf"),
        ("avis.7z", b"7z\xbc\xaf\x27\x1c", "Unpack"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n", "Leave it out"),
    ],
)
def test_a_format_not_read_says_what_to_do(tmp_path, name, data, hint):
    path = tmp_path / name
    path.write_bytes(data)
    assert hint in refused(path, UnsupportedFormat).hint


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("avis.pdf", b"%PDF-1.7\n", "a broken PDF"),
        ("avis.pdf", b"mot", "not a PDF inside"),
        ("avis.docx", b"mot", "not a Word document inside"),
        ("avis.docx", b"PK\x03\x04......word/document.xml", "the archive is broken"),
        ("avis.odt", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "the archive is broken"),
        ("avis.zip", b"PK\x03\x04rien", "the archive is broken"),
        ("avis.epub", b"mot", "not an EPUB book inside"),
        ("avis.rtf", b"mot", "not an RTF document inside"),
        (
            "avis.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked with a password",
        ),
    ],
)
def test_a_broken_or_locked_file_says_so(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    assert said in refused(path).what


def test_an_enormous_file_is_not_even_opened(tmp_path):
    path = tmp_path / "archive.txt"
    with open(path, "wb") as file:
        file.truncate(10 * 1024**3)
    error = refused(path)
    assert "10737 MB, more than the 105 MB" in error.what
    assert error.hint


@pytest.mark.parametrize(("name", "limit"), [("page.html", "MOST_TAGS"), ("note.md", "MOST_MARKDOWN")])
def test_a_document_of_marks_alone_is_refused(tmp_path, monkeypatch, name, limit):
    monkeypatch.setattr(f"citeref.documents.formats.{limit}", 10)
    path = tmp_path / name
    path.write_text("<b>a" * 11)
    assert ".txt" in refused(path).hint


def test_a_limit_can_be_set(tmp_path):
    path = tmp_path / "avis.txt"
    path.write_text("mot " * 100)
    with pytest.raises(UnreadableDocument, match="400 bytes, more than the 300 bytes"):
        read(path, limit=300)


def test_folders_pipes_devices_and_looping_links_are_no_documents(tmp_path):
    os.mkfifo(tmp_path / "tube.txt")
    (tmp_path / "boucle.txt").symlink_to(tmp_path / "boucle.txt")
    assert "a folder" in refused(tmp_path).what
    assert "a pipe" in refused(tmp_path / "tube.txt").what
    assert "leads back to itself" in refused(tmp_path / "boucle.txt").what
    assert "a device" in refused("/dev/zero").what


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_a_file_of_somebody_else_says_so(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("mot")
    path.chmod(0)
    assert "may not read" in refused(path).what


def test_permission_is_named_whoever_runs_this(tmp_path, monkeypatch):
    path = tmp_path / "secret.txt"
    path.write_text("mot")
    monkeypatch.setattr(
        os, "open", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
    )
    assert "may not read" in refused(path).what


def test_an_impossible_name_is_an_error_like_any_other():
    for name in ("a\0b", "x" * 5000):
        with pytest.raises(UnreadableDocument):
            read(name)


def test_a_hostile_name_is_shown_not_obeyed(tmp_path):
    path = tmp_path / "a\x1b[2Jb.txt"
    path.write_bytes(b"")
    with pytest.raises(UnreadableDocument) as caught:
        read(path)
    assert "\x1b" not in str(caught.value)
    path.write_text("mot")
    assert "\x1b" not in read(path).name


def test_standard_input_is_a_document(monkeypatch):
    for data, form in ((b"un mot", "text"), (b"<!doctype html><p>un mot", "html")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        document = read_stdin()
        assert (document.name, document.text, document.format) == ("standard input", "un mot", form)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(UnreadableDocument, match="empty"):
        read("-")


def test_a_web_page_is_known_by_its_content_too():
    assert read_bytes(b"<!DOCTYPE html>\n<title>t</title><p>mot</p>", "page.txt").format == "html"
    assert read_bytes(b"# Titre", "note.md").format == "markdown"
    assert read_bytes(b"# Titre", "note").format == "text"


def test_an_unknown_format_is_named():
    with pytest.raises(CiterefError, match="pdf"):
        read_text("mot", format="pdf")


def test_a_long_page_is_read_in_a_moment(steady):
    import time

    page = (
        "<p>Selon l'<b>article</b>&nbsp;28 du <a href='https://exemple.eu'>texte</a>, il répond.</p>\n"
        * 10_000
    )
    start = time.thread_time()
    read_text(page, format="html")
    assert time.thread_time() - start < 2.0


def test_a_text_is_read_without_loading_the_readers_of_other_kinds(tmp_path):
    path = tmp_path / "avis.txt"
    path.write_text(FRENCH)
    heavy = "zipfile email xml.parsers.expat pypdfium2 warcio subprocess csv citeref.cache citeref.documents.inside"
    code = f"import sys; from citeref.documents import read; read({str(path)!r}); print(*set({heavy.split()}) & set(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert ran.stdout.strip() == ""
