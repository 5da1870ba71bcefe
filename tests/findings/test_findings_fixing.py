"""Fixes that are certain, beside the document and never over it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from citeref.documents import read_text
from citeref.errors import ExportError
from citeref.find import find
from citeref.findings import fixing
from citeref.findings.fixing import fixed
from citeref.model import Fix, Span
from citeref.resolve import resolve
from citeref.rules import check


def test_the_wrong_year_of_a_law_is_put_right_and_the_rest_kept() -> None:
    document = read_text("Vu la loi n° 78-17 du 6 janvier 1987 et l'article 105 du RGPD.", "note.txt")
    text, count = fixed(document, check(document, resolve(find(document))))
    assert (text, count) == ("Vu la loi n° 78-17 du 6 janvier 1978 et l'article 105 du RGPD.", 1)


def test_a_page_keeps_its_entities_and_tags() -> None:
    page = "<p>La loi n&deg;&nbsp;78-17 du 6 janvier 1987, <b>applicable</b>&nbsp;!</p>"
    document = read_text(page, "x.html", "html")
    text, count = fixed(document, check(document, resolve(find(document))))
    assert (text, count) == (page.replace("1987", "1978"), 1)


def test_words_that_hold_markup_are_left_alone() -> None:
    document = read_text("la **tour** haute", "x.md", "markdown")
    finding = check(read_text("l'article 105 du RGPD", "y"), resolve(find("l'article 105 du RGPD")))[0]
    over = msgspec.structs.replace(finding, fix=Fix(Span(0, len(document.text)), "autre"))
    assert fixed(document, [over]) == (document.source, 0)


def test_the_difference_shows_both_lines() -> None:
    document = read_text("une tour\nun mât\n", "note.txt")
    assert "-un mât\n+un phare\n" in fixing.difference("note.txt", document, "une tour\nun phare\n")


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "note.fixed.md").write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="there already"):
        fixing.write(str(tmp_path / "note.md"), "new")
    assert (tmp_path / "note.fixed.md").read_text("utf-8") == "mine"
