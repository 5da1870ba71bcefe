"""Files that hold several documents: each is read under a name that a person recognises, and the others go on."""

from __future__ import annotations

import json
import os
from email.message import EmailMessage
from pathlib import Path

import pytest
from making import Made, Part, zipped

from citeref.cache import Cache
from citeref.documents import gather, read, read_all, read_bytes, read_parts
from citeref.errors import UnreadableDocument
from citeref.index import Index
from citeref.ref import Ref

BRIEF = Made("brief", [Part("p", ("Voir l'article 32 du RGPD.",))])


def mail(number: int, *attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"] = f"Réponse sur l'article {number} du RGPD"
    message["Date"] = "Tue, 03 Mar 2026 10:00:00 +0100"
    message.set_content(f"Voir l'article {number} du RGPD.")
    message.add_alternative(
        f'<p>Voir l\'<a href="https://exemple.eu/a">article {number}</a> du RGPD.</p>', subtype="html"
    )
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def mailbox(*messages: bytes) -> bytes:
    return b"".join(b"From a@exemple.eu Tue Mar  3 10:00:00 2026\n" + message + b"\n" for message in messages)


def names(data: bytes, path: str) -> list[str]:
    return [inner for inner, part in read_parts(data, path) if not isinstance(part, UnreadableDocument)]


def reasons(data: bytes, path: str) -> dict[str, str]:
    return {
        inner: part.what for inner, part in read_parts(data, path) if isinstance(part, UnreadableDocument)
    }


def test_a_mail_is_its_subject_and_its_words_and_what_is_attached():
    data = mail(5, ("brief.docx", BRIEF.docx()), ("photo.png", b"\x89PNG"))
    message, brief = (
        part for _, part in read_parts(data, "a.eml") if not isinstance(part, UnreadableDocument)
    )
    assert message.text == "Réponse sur l'article 5 du RGPD\n\nVoir l'article 5 du RGPD."
    assert (message.name, message.title, message.date) == (
        "a.eml",
        "Réponse sur l'article 5 du RGPD",
        "2026-03-03",
    )
    assert [link.target for link in message.links] == ["https://exemple.eu/a"]
    assert (brief.name, brief.text) == ("a.eml/brief.docx", "Voir l'article 32 du RGPD.")
    assert reasons(data, "a.eml") == {"": "a.eml: 1 file inside of other kinds (.png)."}
    assert read_bytes(data, "a.eml").text == message.text


def test_the_messages_of_a_mailbox_are_counted():
    data = mailbox(mail(1), mail(2, ("note.txt", b"article 9 du RGPD")), mail(3))
    assert names(data, "m.mbox") == ["#1", "#2", "#2/note.txt", "#3"]


def test_a_mail_forwarded_inside_another_is_read():
    outer = EmailMessage()
    outer["Subject"] = "Tr"
    outer.set_content("Ci-joint.")
    inner = EmailMessage()
    inner["Subject"] = "Avis"
    inner.set_content("article 9 du RGPD")
    outer.add_attachment(inner)
    assert names(bytes(outer), "a.eml") == ["", "/Avis.eml"]


def test_the_members_of_an_archive_are_read_and_the_broken_ones_named():
    data = zipped(
        {
            "brief.docx": BRIEF.docx(),
            "sous/note.md": "# Article 9 du RGPD",
            "sous/mort.pdf": b"%PDF-1.4",
            "interne.zip": zipped({"a.txt": "article 5 du RGPD"}),
            "__MACOSX/a.txt": "rien",
            "../../etc/b.txt": "article 6 du RGPD",
        }
    )
    assert names(data, "archive.zip") == ["/brief.docx", "/sous/note.md", "/interne.zip/a.txt", "/etc/b.txt"]
    assert reasons(data, "archive.zip") == {
        "/sous/mort.pdf": "archive.zip/sous/mort.pdf: a broken PDF, or one cut off."
    }


def test_a_file_with_one_document_is_that_document(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": "article 5 du RGPD"}))
    assert read(path).text == "article 5 du RGPD"
    path.write_bytes(zipped({"a.txt": "article 5 du RGPD", "b.txt": "article 6 du RGPD"}))
    with pytest.raises(UnreadableDocument, match="several documents"):
        read(path)
    assert [document.name for document in read_all(path)] == ["a.zip/a.txt", "a.zip/b.txt"]


def test_json_lines_are_documents_under_the_number_of_their_line():
    records = [
        {"id": 1, "titre": "Un", "texte": "article 5 du RGPD", "date": "2026-01-02", "lang": "fr"},
        {"autre": 3},
    ]
    data = "\n".join(map(json.dumps, records)).encode() + b"\n{cass\xc3\xa9\n"
    (_, first), *_ = read_parts(data, "c.jsonl")
    assert not isinstance(first, UnreadableDocument)
    assert (first.name, first.text, first.title, first.date) == (
        "c.jsonl#1",
        "article 5 du RGPD",
        "Un",
        "2026-01-02",
    )
    assert [part.what for _, part in read_parts(data, "c.jsonl") if isinstance(part, UnreadableDocument)] == [
        "c.jsonl: 1 line is no JSON (first: line 3).",
        "c.jsonl: 1 record is without text.",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_rows_with_a_column_of_text_are_documents(mark):
    rows = [["id", "texte"], ["1", "article 5 du RGPD"], ["2", ""], ["3", "article 6 du RGPD"]]
    data = "\n".join(mark.join(row) for row in rows).encode("utf-8-sig")
    assert names(data, "t.csv") == ["#2", "#4"]


def test_a_table_without_texts_is_one_document():
    document = read_bytes(b"loi,place\nRGPD,article 5\n", "t.csv")
    assert document.text == "loi\tplace\nRGPD\tarticle 5"


def test_the_pages_of_a_web_archive_have_their_addresses(tmp_path):
    page = b"<title>t</title><p>article 9 du RGPD</p>"
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://exemple.eu/avis\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    head += b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(
        page
    )
    assert names(head + page + b"\r\n\r\n", "a.warc") == ["/exemple.eu/avis"]


def test_a_page_saved_as_one_file_is_read():
    data = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    data += b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    assert (
        read_bytes(data + b"<title>Avis</title><p>article 9 du RGPD\r\n--x--", "a.mht").text
        == "article 9 du RGPD"
    )


def test_an_address_is_read_from_the_cache_or_named_with_the_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    (tmp_path / "cache").mkdir()
    address = "https://exemple.eu/decision/7"
    with pytest.raises(UnreadableDocument, match="no page of it is in the cache") as caught:
        read(address)
    assert f"citeref fetch {address}" in caught.value.hint
    page = b"<html lang='fr'><title>D</title><p>article 9 du RGPD, et la suite du texte</p></html>"
    Cache.open().add(page, Ref("fr/cnil/SAN-2022-009"), "fr", address=address)
    document = read(address + "/")
    assert (document.name, document.text) == (address + "/", "article 9 du RGPD, et la suite du texte")
    assert gather([address]).addresses == (address,)
    index = Index.open()
    assert index.update([address]).read == 1
    assert [row.path for row in index.documents()] == [address]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.mbox").write_bytes(mailbox(*(mail(n) for n in range(1, 13))))
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": "article 5 du RGPD", "mort.pdf": b"%PDF-1.4"}))
    for path in tmp_path.iterdir():
        os.utime(path, (1, 1))
    return tmp_path


def test_the_index_names_every_document_and_tells_the_broken_ones_again(folder):
    index = Index.open()
    first, again = index.update([str(folder)]), index.update([str(folder)])
    assert (first.read, again.read, again.unchanged) == (13, 0, 13)
    assert [Path(row.path).name for row in index.documents()][:4] == [
        "a.txt",
        "m.mbox#1",
        "m.mbox#2",
        "m.mbox#3",
    ]
    assert [Path(skipped.path).name for skipped in again.skipped] == ["mort.pdf"]
    assert first.skipped == again.skipped


def test_a_mailbox_that_grew_or_shrank_is_noticed(folder):
    index = Index.open()
    index.update([str(folder)])
    (folder / "m.mbox").write_bytes(mailbox(mail(1)))
    update = index.update([str(folder)])
    assert (update.read, update.gone, update.unchanged) == (1, 11, 1)
    (folder / "m.mbox").unlink()
    assert index.update([str(folder)]).gone == 1
    assert len(index.documents()) == 1
