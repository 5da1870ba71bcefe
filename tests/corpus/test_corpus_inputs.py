"""Every kind of input gives the same documents, wherever it lies."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fsspec
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from citeref.corpus.options import Options
from citeref.corpus.reading import items
from citeref.corpus.reading.lines import lines as lines_of
from citeref.corpus.units import Lines
from citeref.errors import CiterefError, UnreadableDocument

Ran = Callable[..., list[dict[str, Any]]]

ARTICLE = """<?xml version="1.0"?><ARTICLE>
<META><META_COMMUN><ID>LEGIARTI000000000001</ID></META_COMMUN>
<META_SPEC><META_ARTICLE><NUM>226-17</NUM>
<DATE_DEBUT>2020-01-01</DATE_DEBUT></META_ARTICLE></META_SPEC></META><CONTEXTE><TEXTE cid="x" nature="CODE"><TITRE_TXT>Code pénal
</TITRE_TXT></TEXTE></CONTEXTE><BLOC_TEXTUEL><CONTENU><p>Le fait est puni comme il est dit à l'article 226-16 du
présent code.</p></CONTENU></BLOC_TEXTUEL></ARTICLE>"""
CONTENTS = "<?xml version='1.0'?><SECTION_TA><ID>LEGISCTA000000000001</ID></SECTION_TA>"


def cited(rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {row["id"]: [ref for citation in row["citations"] for ref in citation["refs"]] for row in rows}


def test_the_lines_of_two_stretches_are_all_lines_once(lines: Path) -> None:
    data, options = lines.read_bytes(), Options()
    whole = [item.name for item in items(Lines(str(lines), 0, len(data)), options)]
    for cut in range(1, len(data)):
        parts = [Lines(str(lines), 0, cut), Lines(str(lines), cut, len(data))]
        assert [item.name for part in parts for item in items(part, options)] == whole


@given(
    st.lists(st.binary(max_size=9).map(lambda line: line.replace(b"\n", b"")), max_size=8), st.integers(1, 12)
)
def test_lines_of_any_length_are_neither_lost_nor_doubled(given: list[bytes], largest: int) -> None:
    data = b"\n".join(given)
    found = [item.name for item in lines_of(io.BytesIO(data), 0, len(data), "x", Options(largest=largest))]
    starts = [sum(len(line) + 1 for line in given[:at]) for at in range(len(given))]
    assert found == [
        f"x@{start}" for start, line in zip(starts, given, strict=True) if line and not line.isspace()
    ]


def test_packed_lines_parquet_and_addresses_give_what_plain_lines_give(
    lines: Path, ran: Ran, tmp_path: Path
) -> None:
    expected = cited(ran(lines))
    assert expected["d0"] == ["eu/reg/2016/679/art_6", "fr/loi/78-17/art_8"]
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(lines.read_bytes()))
    rows = [json.loads(line) for line in lines.read_bytes().splitlines()]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "in.parquet", row_group_size=4)
    memory = fsspec.filesystem("memory")
    for name in ("in.jsonl", "in.jsonl.gz", "in.parquet"):
        memory.pipe(f"/corpus/{name}", (tmp_path / name).read_bytes())
        assert cited(ran(f"memory://corpus/{name}")) == expected
        assert cited(ran(f"file://{tmp_path / name}", unit=100)) == expected
        assert cited(ran(tmp_path / name, unit=100)) == expected


def test_other_fields_are_named_and_a_field_that_no_record_has_is_told(tmp_path: Path, ran: Ran) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"numero": 7, "corps": "L\'article 6 du RGPD."}\n{"corps": "Rien."}\n', "utf-8")
    found = cited(ran(path, id="numero", text="corps"))
    assert found == {"7": ["eu/reg/2016/679/art_6"], f"{path}@47": []}
    with pytest.raises(CiterefError, match=r"no « text » in its records\. They have numero, corps"):
        ran(path)


def test_a_folder_is_read_to_the_bottom_and_says_what_it_passes_over(ran: Ran, tmp_path: Path) -> None:
    top = tmp_path / "in"
    (top / "deep").mkdir(parents=True)
    (top / "a.txt").write_text("L'article 6 du RGPD.", "utf-8")
    (top / "deep" / "b.html").write_text("<p>L'article <b>5</b> du RGPD.</p>", "utf-8")
    (top / ".hidden.txt").write_text("L'article 7 du RGPD.", "utf-8")
    (top / "empty.txt").touch()
    (top / "sheet.xlsx").write_bytes(b"PK")
    (top / "picture.png").write_bytes(b"x")
    found = cited(ran(top))
    assert found == {
        f"{top}/a.txt": ["eu/reg/2016/679/art_6"],
        f"{top}/deep/b.html": ["eu/reg/2016/679/art_5"],
    }
    assert [row["id"] for row in ran(f"{top}/*.txt")] == [f"{top}/a.txt"]
    told = [json.loads(line) for line in (tmp_path / "out-0.jsonl.skipped.jsonl").read_bytes().splitlines()]
    assert [row["id"] for row in told] == [f"{top}/empty.txt", f"{top}/sheet.xlsx"]


@pytest.mark.parametrize("pack", ["gz", "bz2", "xz"])
def test_an_archive_of_open_data_is_read_as_the_law_it_is(ran: Ran, tmp_path: Path, pack: str) -> None:
    path = tmp_path / f"legi.tar.{pack}"
    with tarfile.open(path, f"w:{pack}") as tar:  # type: ignore[call-overload]
        for name, words in (("legi/a.xml", ARTICLE), ("legi/toc.xml", CONTENTS), ("legi/note.png", "x")):
            head = tarfile.TarInfo(name)
            head.size = len(words.encode())
            tar.addfile(head, io.BytesIO(words.encode()))
    (row,) = ran(path)
    assert (row["id"], row["at"], row["date"]) == (
        "LEGIARTI000000000001",
        "fr/code/penal/art_226-17",
        "2020-01-01",
    )
    assert cited([row])["LEGIARTI000000000001"] == ["fr/code/penal/art_226-16"]
    left_out = json.loads((tmp_path / "out-0.jsonl.json").read_bytes())["totals"]["left_out"]
    assert left_out == {"tables of contents": 1, "files that are no documents": 1}


def test_the_documents_of_a_zip_and_of_a_web_archive(ran: Ran, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("a/avis.txt", "L'article 6 du RGPD.")
        archive.writestr("empty.txt", "")
        archive.writestr("picture.png", "x")
    assert cited(ran(tmp_path / "in.zip")) == {f"{tmp_path}/in.zip/a/avis.txt": ["eu/reg/2016/679/art_6"]}
    with open(tmp_path / "in.warc.gz", "wb") as file:
        writer = WARCWriter(file, gzip=True)
        answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        page = b"<html><body><p>L'article 5 du RGPD.</p></body></html>"
        writer.write_record(
            writer.create_warc_record(
                "https://example.org/avis", "response", io.BytesIO(page), http_headers=answer
            )
        )
    (row,) = ran(tmp_path / "in.warc.gz")
    assert row["id"].endswith("in.warc.gz#0/example.org/avis.html")
    assert cited([row])[row["id"]] == ["eu/reg/2016/679/art_5"]


def test_an_archive_that_breaks_off_gives_what_came_before_and_says_so(
    ran: Ran, lines: Path, tmp_path: Path
) -> None:
    packed = gzip.compress(lines.read_bytes())
    (tmp_path / "in.jsonl.gz").write_bytes(packed[: len(packed) * 3 // 4])
    found = ran(tmp_path / "in.jsonl.gz")
    assert "breaks off" in (tmp_path / "out-0.jsonl.skipped.jsonl").read_text()
    assert [row["id"] for row in found] == [f"d{number}" for number in range(len(found))]


def test_bad_lines_and_large_ones_are_listed_and_the_others_read(ran: Ran, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(
        b'{"id": 1, "text": "RGPD, article 6"}\nno json\n[1]\n{"id": 2}\n{"id": 3, "text": "%s"}\n'
        % (b"x" * 200)
    )
    assert [row["id"] for row in ran(path, largest=100)] == ["1"]
    told = [json.loads(line) for line in (tmp_path / "out-0.jsonl.skipped.jsonl").read_bytes().splitlines()]
    assert [row["id"] for row in told] == [f"{path}@37", f"{path}@45", "2", f"{path}@59"]
    assert "more than the 100 bytes" in told[-1]["reason"]


def test_what_is_not_there_is_said_before_anything_is_made(ran: Ran, tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none.jsonl", "no such file"),
        (f"{tmp_path}/*.md", "no file is named like this"),
        ("memory://nowhere/x.jsonl", "no such file"),
        ("nostore://x", "nostore"),
        ("zip://a.txt::memory://a.zip", "an address inside another"),
    ):
        with pytest.raises(UnreadableDocument, match=said):
            ran(path)
    assert not list(tmp_path.iterdir())


def test_limit_sample_and_languages_choose_the_same_documents_each_time(ran: Ran, lines: Path) -> None:
    ids = [row["id"] for row in ran(lines)]
    assert [row["id"] for row in ran(lines, limit=3, unit=60)] == ids[:3]
    assert [row["id"] for row in ran(lines, languages=("en",))] == ["d1", "d5"]
    assert [row["id"] for row in ran(lines, languages=("fr",), limit=2, unit=60)] == ["d0", "d2"]
    half = [row["id"] for row in ran(lines, sample=0.5)]
    assert 0 < len(half) < 6
    assert [row["id"] for row in ran(lines, sample=0.5, unit=60)] == half
