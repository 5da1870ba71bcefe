"""What each format says of a citation, read back by the reader of that format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from citeref import exports
from citeref.errors import ExportError
from citeref.exports import FORMATS, Row

Made = Callable[..., Row]

FIELDS = [
    *("document", "start", "end", "text", "refs", "range", "kind", "confidence", "evidence"),
    *("candidates", "place", "label", "address", "lang"),
]


TEXTS = [name for name, one in FORMATS.items() if not one.binary and not one.documents]
"""The formats that make text from rows alone."""


def written(format: str, *rows: Row) -> str:
    out = io.StringIO(newline="")
    exports.write(format, rows, out)
    return out.getvalue()


def test_the_fields_of_json_are_those_of_the_schema_in_its_order(row: Made) -> None:
    (told,) = json.loads(written("json", row()))
    assert list(told) == FIELDS
    assert told["refs"] == ["eu/reg/2016/679/art_28/par_3"]
    assert told["place"].items() >= {"paragraph": 2, "line": 7, "heading": "Sécurité", "page": 0}.items()
    assert told["label"] == "RGPD, article 28, paragraphe 3"
    assert told["address"].startswith("https://eur-lex.europa.eu/")


def test_json_lines_hold_the_same_objects_one_a_line(row: Made, open_row: Row) -> None:
    lines = written("jsonl", row(), open_row).splitlines()
    assert list(map(json.loads, lines)) == json.loads(written("json", row(), open_row))


def test_an_empty_list_is_still_a_list() -> None:
    assert json.loads(written("json")) == []
    assert written("jsonl") == ""
    assert len(list(csv.reader(io.StringIO(written("csv"))))) == 1
    assert "None." in written("md")


def test_a_citation_of_two_articles_is_two_lines_of_csv_with_one_number(row: Made) -> None:
    two = row("articles 9 et 29", "eu/reg/2016/679/art_9", "eu/reg/2016/679/art_29")
    lines = list(csv.DictReader(io.StringIO(written("csv", row(), two))))
    assert [(line["citation"], line["pinpoint"]) for line in lines] == [
        ("1", "art_28/par_3"),
        ("2", "art_9"),
        ("2", "art_29"),
    ]
    assert {line["authority"] for line in lines} == {"eu/reg/2016/679"}
    assert lines[2]["label"] == "RGPD, article 29"


def test_an_open_citation_has_one_line_of_csv_without_reference(open_row: Row) -> None:
    (line,) = csv.DictReader(io.StringIO(written("csv", open_row)))
    assert (line["ref"], line["address"]) == ("", "")
    assert line["candidates"] == "eu/dir/1995/46 eu/dir/2002/58"


@pytest.mark.parametrize(
    "words",
    ["=1+1", "@SUM(A1)", "\t=1+1", "-2+3", "+33 1", '=HYPERLINK("http://x.example")', "＝1+1", "\r=1"],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(row: Made, words: str) -> None:
    (line,) = csv.DictReader(io.StringIO(written("csv", row(words, document=words)), newline=""))
    assert line["text"].startswith("'")
    assert line["document"].startswith("'")


@pytest.mark.parametrize("format", TEXTS)
def test_no_format_lets_a_control_character_out(row: Made, format: str) -> None:
    hostile = (
        "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0xFEFF))) + "\x1b]52;c;aGk=\x07"
    )
    told = written(format, row(hostile, document=hostile, evidence=(hostile,)))
    assert not [
        sign
        for sign in told
        if (sign < " " and sign not in ("\r\n\t" if format == "tsv" else "\r\n"))
        or "\x7f" <= sign <= "\x9f"
        or sign in "\u202e\u2066"
    ]


def test_json_gives_the_hostile_words_back_exactly(row: Made) -> None:
    hostile = "\x1b[2J\x9b1m \u202e😀 fin"
    assert json.loads(written("json", row(hostile)))[0]["text"] == hostile


def test_a_name_that_is_no_text_does_not_stop_json(row: Made) -> None:
    assert json.loads(written("json", row(document="caf\udce9.txt")))[0]["document"] == "caf\udce9.txt"


def test_markdown_shows_the_words_and_links_the_law(row: Made, open_row: Row) -> None:
    told = written("md", row(), open_row, row("[x](javascript:alert(1)) <b> *fin*", document="autre.md"))
    assert (
        "- §2 « article 28-3 du RGPD »: [RGPD, article 28, paragraphe 3](https://eur-lex.europa.eu/" in told
    )
    assert "one of " in told
    assert r"\[x\](javascript:alert(1)) \<b\> \*fin\*" in told
    assert told.count("\n## ") == 2


def test_the_same_rows_give_the_same_bytes(row: Made, open_row: Row) -> None:
    for format in FORMATS.values():
        if not format.documents:
            first, second = (io.BytesIO() if format.binary else io.StringIO() for _ in range(2))
            for out in (first, second):
                exports.write(format.name, [row(), open_row], out)
            assert first.getvalue() == second.getvalue(), format.name


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ExportError, match="csv, tsv, xlsx, json"):
        written("xls")


def test_csv_for_excel_in_french_has_semicolons_a_mark_and_decimal_commas(row: Made) -> None:
    out = io.StringIO(newline="")
    exports.write("csv", [row(confidence=0.9)], out, options=exports.for_excel(exports.Options()))
    told = out.getvalue()
    assert told.startswith("\ufeffcitation;document;")
    assert ";0,9;" in told


def test_tabs_part_the_cells_of_tsv_and_never_stand_in_one(row: Made) -> None:
    header, line = written("tsv", row("a\tb")).splitlines()
    assert header.count("\t") == line.count("\t") == len(exports.COLUMNS) - 1


def test_options_that_no_format_can_follow_are_refused() -> None:
    for wrong in ({"separator": ";;"}, {"decimal": "·"}, {"form": "harvard"}):
        with pytest.raises(ExportError):
            exports.Options(**wrong)


def test_the_columns_of_csv_begin_as_they_always_did_and_grow_at_the_end_only() -> None:
    assert [column.name for column in exports.COLUMNS[:19]] == [
        *("citation", "document", "start", "end", "text", "ref", "authority", "pinpoint", "range", "label"),
        *("kind", "confidence", "evidence", "candidates", "paragraph", "line", "page", "heading", "address"),
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_with_the_ending_of_a_format_tells_it_or_names_the_choice(name: str) -> None:
    ending = FORMATS[name].suffix
    if ending in (".html", ".docx"):
        with pytest.raises(ExportError, match=name):
            exports.told(f"a{ending}")
    else:
        assert exports.told(f"a{ending}").suffix == ending


def test_the_endings_told_by_themselves_lead_to_formats_that_need_no_documents() -> None:
    assert list(exports.ENDINGS)[:4] == [".csv", ".tsv", ".xlsx", ".json"]
    for ending, name in exports.ENDINGS.items():
        assert FORMATS[name].suffix == ending
        assert not FORMATS[name].documents


def test_a_format_without_its_library_names_what_to_install() -> None:
    format = msgspec.structs.replace(FORMATS["parquet"], library="no_such_library")
    with pytest.raises(ExportError, match=r'pip install "citeref\[parquet\]"'):
        format.ready()


def test_a_format_that_needs_the_documents_says_so(row: Made) -> None:
    with pytest.raises(ExportError, match="documents"):
        written("report", row())


def test_every_format_and_every_column_is_in_the_manual() -> None:
    manual = (Path(__file__).parents[2] / "docs/exports.md").read_text("utf-8")
    for name in FORMATS:
        assert f"`{name}`" in manual, name
    for column in exports.COLUMNS:
        assert f"| `{column.name}` | {column.type} |" in manual, column.name


def test_offsets_count_code_points(row: Made) -> None:
    told = msgspec.json.decode(written("json", row("😀 RGPD")))
    assert told[0]["end"] - told[0]["start"] == 6
