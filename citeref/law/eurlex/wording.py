"""How the languages of the Union write the lines that open an article, a chapter, an annex: for pages that
mark them no other way, and for the numbers inside them.
"""

from __future__ import annotations

import re

from citeref.law.eurlex import markers

_ARTICLES = """
article artikel artículo articulo articolo artigo artikla artykuł článek článok člen članak artikkel член
άρθρο articolul artikolu airteagal pants straipsnis
"""
_DIVISIONS = {
    "prt": "part partie teil parte deel del část časť dio часть част μέρος",
    "tis": """
        title titre titel título titulo titolo avdelning afsnit osasto tytuł hlava naslov τίτλος дял titlul
        titolu teideal
        """,
    "cpt": """
        chapter chapitre kapitel capítulo capitulo capo hoofdstuk luku rozdział kapitola poglavje poglavlje
        peatükk глава κεφάλαιο capitolul kapitolu caibidil nodaļa skyrius fejezet
        """,
    "sct": """
        section abschnitt sección seccion sezione secção seccao afdeling avsnitt jakso sekcja oddíl oddiel
        oddelek odjeljak jagu раздел τμήμα secțiunea taqsima roinn iedaļa skirsnis szakasz
        """,
}
_ANNEXES = """
annex annexe anhang anexo allegato bijlage bilaga bilag liite załącznik příloha príloha priloga prilog lisa
приложение παράρτημα anexa anness
"""
DIVISION_WORDS = {word: code for code, words in _DIVISIONS.items() for word in words.split()}
"""What each language calls a part, title, chapter or section, and its code."""
_FIRST = frozenset(
    {"premier", "première", "first", "1er", "primero", "primo", "erster", "unique", "sole", "único", "unico"}
)

_NUMBER = rf"(?:\d{{1,4}}\s?[a-z]{{0,2}}|[IVXLC]+|\w+)(?:\s(?:{'|'.join(markers.LATIN)}))?"
_ARTICLE = re.compile(
    rf"(?:{'|'.join(_ARTICLES.split())})\s+({_NUMBER})\s*\.?\Z|(\d+)[.]?\s(?:straipsnis|pants|cikk|artikla)\Z",
    re.IGNORECASE,
)
_DIVISION = re.compile(
    rf"({'|'.join(DIVISION_WORDS)})\s+([IVXLC]+|\d+|[A-Z]|premier|première)\b[\s.:–—-]*(.*)\Z", re.IGNORECASE
)
_ANNEX = re.compile(rf"(?:{'|'.join(_ANNEXES.split())})(?:\s+([IVXLC]+|\d+|[A-Z]))?\b[\s.:–—-]*(.*)\Z", re.I)
_CLOSING = re.compile(
    r"(?:Fait à|Done at|Geschehen zu|Hecho en|Fatto a|Feito em|Gedaan te|Udfærdiget i|Utfärdad i|Tehty"
    r"|Sporządzono"
    r"|V Bruselu|Έγινε|Съставено|Întocmit"
    r"|This (?:Regulation|Decision) (?:shall be|is) binding"
    r"|L[ea] présente? (?:règlement|décision) est obligatoire"
    r"|Diese (?:Verordnung|Entscheidung) ist in allen)\b"
)
_PARAGRAPH = re.compile(
    rf"(\d{{1,3}}(?:[a-z]{{1,2}}|\s(?:{'|'.join(markers.LATIN)}))?)\s?\.\s+(?=\S)"
    r"|\((\d{1,3}[a-z]?)\)\s+(?=\S)"
)
_RECITAL = re.compile(r"\((\d{1,3})\)\s+(?=\S)")


def number(printed: str) -> str:
    """« premier », « IV », « 5 bis », « 12 » as a number in a reference: 1, 4, 5a, 12; empty where there is
    none.
    """
    base, _, suffix = markers.bare(printed.replace("\u00a0", " "), apart=" ").partition(" ")
    if base in _FIRST:
        return f"1{suffix}"
    if found := re.match(r"(\d+)([a-z]{0,2})\Z", base, re.ASCII):
        return f"{int(found[1])}{found[2]}{suffix}"
    value = markers.roman(base)
    return f"{value}{suffix}" if value else ""


def article(line: str) -> str:
    """The number of the article that a whole line announces, or an empty string."""
    found = _ARTICLE.match(line) if len(line) < 40 else None
    return number(found[1] or found[2]) if found else ""


def any_number(line: str) -> str:
    """The number in a line known to announce an article, in any language: its digits, or 1."""
    found = re.search(rf"\d+(?:\s?[a-z]\b|\b)(?:\s(?:{'|'.join(markers.LATIN)})\b)?", line)
    return number(found[0]) if found else "1"


def division(line: str) -> tuple[str, str, str] | None:
    """Code, number and remaining words of a line that announces a part, title, chapter or section."""
    found = _DIVISION.match(line) if len(line) < 250 else None
    value = number(found[2]) if found else ""
    return (DIVISION_WORDS[found[1].casefold()], value, found[3]) if found and value else None


def annex(line: str) -> tuple[str, str] | None:
    """Number (or empty) and remaining words of a line that announces an annex."""
    found = _ANNEX.match(line) if len(line) < 250 else None
    return (number(found[1] or "") if found[1] else "", found[2]) if found else None


def is_closing(line: str) -> bool:
    """Whether a line is a formula after the last article, « … est obligatoire », « Fait à… »."""
    return _CLOSING.match(line) is not None


def paragraph(line: str, bracketed: bool = False) -> tuple[str, str, str] | None:
    """Number, printed label and rest of a line that begins « 3. » (or “(3)” where `bracketed`)."""
    found = _PARAGRAPH.match(line)
    if found is None or (found[2] and not bracketed):
        return None
    return number(found[1] or found[2]), found[0].strip(), line[found.end() :]


def recital(line: str) -> tuple[int, str, str] | None:
    """Number, printed label and rest of a line that begins “(81)”."""
    found = _RECITAL.match(line)
    return (int(found[1]), found[0].strip(), line[found.end() :]) if found else None
