"""Signs of lists, numbers of articles: what they say in a reference."""

from __future__ import annotations

import pytest

from citeref.law.eurlex import markers, wording


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("(a)", "a"),
        ("a)", "a"),
        ("1.", "1"),
        ("(ii)", "ii"),
        ("—", ""),
        ("aa)", "aa"),
        ("a bis)", "aa"),
        ("1 ter.", "1b"),
    ],
)
def test_a_sign_without_its_brackets(printed: str, bare: str) -> None:
    assert markers.bare(printed) == bare


@pytest.mark.parametrize("cell", ["(a)", "iv)", "—", "1.", "2 bis)", "б)", "‘(b)"])
def test_a_cell_that_is_a_sign(cell: str) -> None:
    assert markers.is_sign(cell)


@pytest.mark.parametrize("cell", ["TITLE I", "Lamps", "", "a", "12", "(see below)"])
def test_a_cell_that_is_none(cell: str) -> None:
    assert not markers.is_sign(cell)


def test_an_i_after_an_h_is_a_letter_and_else_a_numeral() -> None:
    i, h, j, ii = (markers.leading(f"{sign}) x")[0] for sign in ("i", "h", "j", "ii"))  # type: ignore[index]
    assert i.follows(h)
    assert j.follows(i)
    assert ii.follows(i)
    assert i.first
    assert not h.follows(i)


@pytest.mark.parametrize(
    ("numeral", "value"), [("i", 1), ("IV", 4), ("ix", 9), ("XIII", 13), ("xl", 40), ("keeper", 0)]
)
def test_roman_numerals(numeral: str, value: int) -> None:
    assert markers.roman(numeral) == value


def test_letters_by_their_place() -> None:
    assert [markers.letter(n) for n in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "ab", "ba"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Article 12", "12"),
        ("Article premier", "1"),
        ("Artikel 5a", "5a"),
        ("Article 4 bis", "4a"),
        ("Член 3", "3"),
        ("Article", ""),
        ("Article 12 applies to ships.", ""),
    ],
)
def test_a_line_that_announces_an_article(line: str, number: str) -> None:
    assert wording.article(line) == number


def test_a_line_that_announces_a_division() -> None:
    assert wording.division("CHAPITRE IV  TRANSFERTS") == ("cpt", "4", "TRANSFERTS")
    assert wording.division("TITLE II") == ("tis", "2", "")
    assert wording.division("Section 3") == ("sct", "3", "")
    assert wording.division("The section of the ship") is None
