"""Pages saved by hand, in every way a browser or an archivist saves them, and out again as a web archive."""

from __future__ import annotations

import gzip
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import lighthouse
import pytest
from click.testing import CliRunner, Result
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from citeref.cache import Cache, Layer, saved, warc
from citeref.law import intake
from citeref.law.intake import Taken
from citeref.ref import Ref

LAW = Ref(lighthouse.LAW)
TEA = """<!doctype html><html lang="en" data-ref="eu/reg/2099/1" data-status="synopsis"><title>Tea</title>
<p class="notice">An unofficial synopsis.</p>""" + "".join(
    f'<article data-place="art_{n}"><span class="label">Article {n}</span> <p>Cup {n}, washed.</p></article>'
    for n in range(1, 60)
)
ADDRESS = "https://eur-lex.europa.eu/legal-content/EN/TXT/HTML/?uri=CELEX:32031R0007"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache((Layer("user", tmp_path / "pages", True),))


@pytest.fixture
def official() -> bytes:
    """The Journal's page of the regulation on lighthouses."""
    return lighthouse.journal().encode()


def took(cache: Cache, path: Path, **said: str) -> Taken:
    (one,) = intake.take(path, cache, **said)  # type: ignore[arg-type]
    return one


def mhtml(path: Path, page: bytes, encoding: str = "quoted-printable") -> Path:
    mail = EmailMessage()
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = ADDRESS
    mail["Date"] = "Tue, 3 Nov 2026 10:00:00 +0100"
    mail.add_related(page.decode(), "html", cte=encoding)
    part = next(iter(mail.iter_parts()))
    part["Content-Location"] = ADDRESS
    mail.add_related(b"\x89PNG", "image", "png")
    path.write_bytes(mail.as_bytes())
    return path


def web_archive(path: Path, *answers: tuple[str, str, str, bytes]) -> Path:
    """An archive as a crawler makes it: (address, status, type, body) of each answer."""
    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")
        for address, status, kind, body in answers:
            head = StatusAndHeaders(status, [("Content-Type", kind), ("ETag", '"abc"')], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(address, "response", payload=BytesIO(body), http_headers=head)
            )
    return path


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_page_in_one_mhtml_file(cache: Cache, tmp_path: Path, official: bytes, encoding: str) -> None:
    page = took(cache, mhtml(tmp_path / "x.mhtml", official, encoding)).page
    assert page is not None
    assert (page.ref, page.lang, page.origin.address) == (LAW, "en", ADDRESS)
    assert page.origin.fetched == "2026-11-03T09:00:00Z"
    assert b"Every lighthouse has a keeper" in cache.content(page)


def test_an_mhtml_file_without_a_page_is_refused(cache: Cache, tmp_path: Path) -> None:
    path = tmp_path / "x.mht"
    path.write_bytes(b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: image/png\n\nx")
    one = took(cache, path)
    assert one.page is None
    assert "holds no page" in one.why


def test_a_page_in_one_html_file_tells_its_address_and_day(
    cache: Cache, tmp_path: Path, official: bytes
) -> None:
    path = tmp_path / "x.html"
    note = f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Tue Nov 03 2026 10:00:00 GMT+0100 (CET)\n-->"
    path.write_bytes(note.encode() + official)
    page = took(cache, path).page
    assert page is not None
    assert (page.origin.address, page.origin.fetched) == (ADDRESS, "2026-11-03T09:00:00Z")


def test_of_a_complete_page_the_folder_beside_is_passed_over(
    cache: Cache, tmp_path: Path, official: bytes
) -> None:
    folder = tmp_path / "downloads"
    for name in (
        "law_files/frame.html",
        "law_fichiers/x.html",
        "other/tea.html",
        "law.html",
        ".hidden.html",
        "a.css",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(official if name == "law.html" else TEA.encode())
    kept = [one.page.ref for one in intake.take(folder, cache) if one.page]
    assert kept == [LAW, "eu/reg/2099/1"]


def test_an_address_tells_what_a_page_without_a_name_is(
    cache: Cache, tmp_path: Path, official: bytes
) -> None:
    nameless = official.replace(b"2031/7", b"").replace(b"No 7/2031", b"")
    assert took(cache, mhtml(tmp_path / "x.mhtml", nameless)).page is not None


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_of_an_archive_the_pages_of_law_are_kept_and_the_others_named(
    cache: Cache, tmp_path: Path, official: bytes, name: str
) -> None:
    path = web_archive(
        tmp_path / name,
        ("https://example.org/", "200 OK", "text/html", b"<p>A shop.</p>" * 90),
        (ADDRESS, "200 OK", "text/html; charset=utf-8", official),
        (ADDRESS, "404 Not Found", "text/html", official),
        ("https://example.org/a.png", "200 OK", "image/png", b"x"),
    )
    shop, law = intake.take(path, cache)
    assert (shop.page, "https://example.org/" in shop.name) == (None, True)
    assert law.page is not None
    told = law.page.origin
    assert (told.address, told.status_code, told.etag, told.how) == (ADDRESS, 200, '"abc"', "imported")


def test_what_goes_out_as_an_archive_comes_back_with_its_origin(
    cache: Cache, tmp_path: Path, official: bytes
) -> None:
    first = cache.add(
        official, LAW, "en", address=ADDRESS, fetched="2026-11-03T09:00:00Z", licence="free", etag="x"
    )
    dated = cache.add(official + b"\n", LAW, "en", version="2032-01-01", until="2033-01-01")
    path = tmp_path / "law.warc.gz"
    with open(path, "wb") as out:
        assert (
            warc.write(((page, cache.content(page)) for page in (first, dated)), out, "2026-11-04T00:00:00Z")
            == 2
        )
    other = Cache((Layer("user", tmp_path / "other", True),))
    assert all(one.page for one in intake.take(path, other))
    back = {page.origin.version: page for page in other.pages()}
    assert other.content(back[""]) == official
    assert (back[""].origin.licence, back[""].origin.etag, back[""].origin.fetched) == (
        "free",
        "x",
        "2026-11-03T09:00:00Z",
    )
    assert back["2032-01-01"].origin.until == "2033-01-01"
    assert [one.already for one in intake.take(path, other)] == [True, True]
    assert other.verify() == []


def test_an_archive_that_calls_a_page_by_another_name_is_not_believed(
    cache: Cache, tmp_path: Path, official: bytes
) -> None:
    page = cache.add(official, Ref("eu/reg/2016/679"), "en")
    path = tmp_path / "law.warc.gz"
    with open(path, "wb") as out:
        warc.write([(page, official)], out, "2026-11-04T00:00:00Z")
    other = Cache((Layer("user", tmp_path / "other", True),))
    assert "but it is eu/reg/2031/7" in took(other, path).why
    assert list(other.pages()) == []


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\nbroken", gzip.compress(b"no archive at all", mtime=0), b"\x1f\x8bx"]
)
def test_a_broken_archive_is_said_to_be_one(cache: Cache, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(data)
    assert all(one.page is None for one in intake.take(path, cache))


@pytest.mark.parametrize("text", ["", "yesterday", "Tue, 99 Nov 2026 10:00:00"])
def test_a_day_that_cannot_be_read_is_none(text: str) -> None:
    assert saved.moment(text) == ""


def cli(*words: str) -> Result:
    from citeref.cli import main

    return CliRunner().invoke(main, list(words), prog_name="citeref")


def test_add_and_export_at_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, official: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    assert cli("cache", "export", "--warc", "law.warc.gz").exit_code == 2  # nothing yet
    mhtml(tmp_path / "law.mhtml", official)
    (tmp_path / "x.html").write_bytes(b"<p>Hello</p>")
    result = cli("cache", "add", "law.mhtml", "x.html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "1 kept, 0 there already, 1 not kept." in result.stderr
    assert "1 page in law.warc.gz." in cli("cache", "export", "--warc", "law.warc.gz").stderr
    assert "there already" in cli("cache", "export", "--warc", "law.warc.gz").stderr
    assert cli("cache", "export", "rgpd", "--warc", "gdpr.warc.gz").exit_code == 0
    assert "there already" in cli("cache", "add", "law.warc.gz").stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "gdpr.warc.gz",
        "home",
        "law.mhtml",
        "law.warc.gz",
        "x.html",
    ]
