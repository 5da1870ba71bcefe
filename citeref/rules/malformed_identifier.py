"""An identifier that cannot be one: its own form says so.

## What it sees
An ECLI with a part missing, a year that has not four digits or a date that no calendar has; a CELEX number without its four-digit
year or number; a Légifrance number (`CNILTEXT`, `LEGIARTI`, …) that has not twelve digits; an ELI address whose year and number
have changed places. Whether an identifier of the right form exists is not asked.

## Why it matters
Nobody can look it up, and no machine can follow it.

## Example
> CJUE, 13 mai 2014, Google Spain, ECLI:EU:C:14:317.

The year of an ECLI has four digits: ECLI:EU:C:2014:317.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from citeref.language import say
from citeref.model import Citation, Document, Finding, Link, Span
from citeref.rules.facts import Facts

RULE = "malformed-identifier"

_CUT = ("…", "...", "[", "x", "X", "*", "{", "<", "$", "_")
"""What follows an identifier that is cut short on purpose."""

_ECLI = re.compile(r"\bECLI:\s?(?!ECLI)[A-Za-z]{2}[^\s,;()«»\"'<>\[\]|…]*", re.IGNORECASE)
_ECLI_PART = re.compile(r"[A-Z0-9.]{1,40}\Z")
_LEGIFRANCE = re.compile(
    r"(?<![A-Z])(CNILTEXT|CETATEXT|JURITEXT|LEGITEXT|JORFTEXT|LEGIARTI|JORFARTI|LEGISCTA|JORFSCTA|KALITEXT|KALIARTI|KALICONT|CONSTEXT|JORFCONT|ACCOTEXT)(\d+)(?![\d…x*_\[{]|\.\.\.)"
)
_CELEX_SAID = re.compile(
    r"\bCELEX(?:\s?(?:n°|no\.?|number|numéro|nummer|n\.º))?\s?(?::|%3A|=)?\s?(?=\d)([0-9A-Za-z]+(?:R\(\d\d\)|\(\d\d\)|-\d+|/TXT)?)",
    re.IGNORECASE,
)
_CELEX_LIKE = re.compile(
    r"(?<![\w/.-])([03]\d{2,5}[RLDFH]\d{1,5})(?![\w])(R\(\d\d\)|\(\d\d\)|-\d+)?", re.ASCII
)
_CELEX_FORMS = tuple(
    re.compile(form)
    for form in (
        r"3(\d{4})[A-Z]{1,2}\d{4}(?:R|R?\(\d\d\))?(?:\(\d\d\))?\Z",
        r"0(\d{4})[A-Z]{1,2}\d{3,4}(?:-(\d{8}))?\Z",
        r"6(\d{4})[A-Z]{2}\d{4}(?:\(\d\d\))?(?:_\w+)?\Z",
        r"1(\d{4})[A-Z]{1,2}\d{0,3}(?:/.+)?(?:-\d{8})?\Z",
        r"5(\d{4})[A-Z]{1,3}\d{4}(?:\(\d\d\))?\Z",
        r"[24789CE](\d{4})\w+.*\Z",
        r"(\d{4})[RLDFH]\d{4}\Z",
    )
)
_ELI = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>data\.europa\.eu|eur-lex\.europa\.eu|(?:www\.)?legifrance\.gouv\.fr)?/eli/(?P<rest>[\w./-]+)"
)
_KINDS = frozenset(
    [
        "reg",
        "dir",
        "dec",
        "reco",
        "opin",
        "treaty",
        "C",
        "agree_internation",
        "proc_rules",
        "guideline",
        "joint_action",
        "dec_framw",
        "dir_del",
        "reg_del",
        "reg_impl",
        "dec_impl",
        "dec_del",
        "dir_impl",
        "corrigendum",
        "other",
        "budget",
        "declar",
        "stat",
        "convention",
        "cons",
        "dec_entscheid",
        "budget_suppl_amend",
        "decl_proc_rules",
        "act",
        "guid",
        "prot",
        "rec",
        "interinst_agree",
        "actno",
        "joint_act",
    ]
)
"""The kinds of act in ELI addresses of the Union."""

_FIRST_YEAR, _LAST_YEAR = 1950, 2035


def look(document: Document, citations: Sequence[Citation], facts: Facts) -> Iterator[Finding]:
    """Every identifier that its own form gives away, in the text and in the addresses of its links."""
    seen: list[Span] = []
    for span, why in (*_in(document.text), *_linked(document.links)):
        if any(span.start < other.end and other.start < span.end for other in seen):
            continue
        seen.append(span)
        yield Finding(
            rule=RULE,
            span=span,
            text=document.text[slice(*span)],
            message=why,
            place=document.place(span.start),
        )


def _linked(links: Sequence[Link]) -> Iterator[tuple[Span, str]]:
    for link in links:
        for _, why in _in(link.target):
            yield link.span, why
            break


def _in(text: str) -> Iterator[tuple[Span, str]]:
    low = text.lower()
    if "ecli:" in low:
        yield from _eclis(text)
    if "celex" in low:
        yield from _celexes(text)
    if any(sign in text for sign in ("TEXT0", "ARTI0", "SCTA0", "TEXT", "CONT0")):
        yield from _legifrance(text)
    if "/eli/" in text:
        yield from _elis(text)


# ---- ECLI
def _eclis(text: str) -> Iterator[tuple[Span, str]]:
    for found in _ECLI.finditer(text):
        word = found[0].rstrip(".:")
        if text.startswith(_CUT, found.start() + len(found[0])) or word.upper().endswith(("XXX", "…")):
            continue
        if why := _ecli(word):
            yield Span(found.start(), found.start() + len(word)), why


def _ecli(word: str) -> str:
    """Why a word is no ECLI, or an empty string."""
    parts = word.upper().replace(" ", "").split(":")[1:]
    if len(parts) < 4 or not all(parts):
        return say("an ECLI has five parts: ECLI, country, court, year, number")
    country, court, year, number = parts[0], parts[1], parts[2], ":".join(parts[3:])
    if not re.fullmatch(r"\d{4}", year):
        return say("the year of an ECLI has four digits")
    if len(parts) > 4 or not _ECLI_PART.match(number):
        return say("the number of an ECLI is letters, digits and full stops, 25 at most")
    if len(number) > 25:
        return say("the number of an ECLI has at most 25 signs")
    if not re.fullmatch(r"[A-Z]{2}", country) or not re.fullmatch(r"[A-Z][A-Z0-9]{0,6}", court):
        return say("an ECLI names a country in two letters and a court in seven signs at most")
    if not 1900 <= int(year) <= _LAST_YEAR:
        return say("the year {year} cannot be that of a decision", year=year)
    return _ecli_inside(country, court, year, number)


def _ecli_inside(country: str, court: str, year: str, number: str) -> str:
    """What is off inside the number, for courts whose numbers hold a date or are plain."""
    if country == "EU" and court in ("C", "T", "F"):
        return (
            "" if number.isdecimal() and len(number) <= 4 else say("the Court's ECLI ends in a plain number")
        )
    day = re.search(r"\.((?:19|20)\d\d)(\d\d)(\d\d)\Z", number) if country == "FR" else None
    day = day or (re.match(r"RS((?:19|20)\d\d)(\d\d)(\d\d)", number) if country == "DE" else None)
    if day:
        if not _calendar(day[1], day[2], day[3]):
            return _no_day(day[1], day[2], day[3])
        return (
            ""
            if day[1] == year
            else say("the date inside is of {other}, the year of the ECLI is {year}", other=day[1], year=year)
        )
    human = re.match(r"(\d\d)(\d\d)(JUD|DEC|REP|ADV|COM)(\d*)\Z", number) if country == "CE" else None
    if human and not _calendar(year, human[1], human[2]):
        return _no_day(year, human[1], human[2])
    if human and len(human[4]) != 9:
        return say("the application in the ECLI of the Court of Human Rights has nine digits")
    return ""


def _calendar(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _no_day(year: str, month: str, day: str) -> str:
    return say("no calendar has the date {day}", day=f"{year}-{month}-{day}")


# ---- CELEX
def _celexes(text: str) -> Iterator[tuple[Span, str]]:
    for found in (*_CELEX_SAID.finditer(text), *_CELEX_LIKE.finditer(text)):
        start, end = found.span(1)
        end = max(end, found.end())
        word = text[start:end].rstrip("-")
        if text.startswith(_CUT, end) or (len(word) < 6 and not re.search(r"[A-Z]", word)):
            continue
        if why := _celex(word):
            yield Span(start, start + len(word)), why


def _celex(word: str) -> str:
    """Why a word is no CELEX number, or an empty string."""
    upper = word.upper()
    for form in _CELEX_FORMS:
        found = form.match(upper)
        if found and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
            day = found[2] if len(found.groups()) > 1 else None
            if day and not _calendar(day[:4], day[4:6], day[6:]):
                return _no_day(day[:4], day[4:6], day[6:])
            return ""
    if re.match(r"[03]\d{2,3}[A-Z]", upper):
        return say("the year of a CELEX number has four digits after the sector")
    if re.match(r"[03]\d{4}[A-Z]{1,2}\d+", upper):
        return say("the number of a CELEX has four digits after the letter")
    return say("a CELEX number is sector, year in four digits, letters and number")


# ---- Légifrance
def _legifrance(text: str) -> Iterator[tuple[Span, str]]:
    for found in _LEGIFRANCE.finditer(text):
        if len(found[2]) != 12:
            yield (
                Span(*found.span()),
                say(
                    "{letters} is followed by twelve digits, not {count}",
                    letters=found[1],
                    count=len(found[2]),
                ),
            )


# ---- ELI
def _elis(text: str) -> Iterator[tuple[Span, str]]:
    for found in _ELI.finditer(text):
        rest = found["rest"].rstrip(".-/")
        end = found.start("rest") + len(rest)
        if text.startswith(_CUT, found.end()):
            continue
        french = "legifrance" in (found["host"] or "")
        why = _french_eli(rest) if french else _eli(rest, strict=bool(found["host"]))
        if why:
            yield Span(found.start(), end), why


def _eli(rest: str, *, strict: bool) -> str:
    """Why a path is no ELI of the Union, or an empty string; without its site, only a clear case is one."""
    parts = rest.split("/")
    kind = parts[0]
    if kind in ("treaty", "C", "consolidated") or len(parts) < 3 or ".." in parts or "." in parts:
        return ""
    if not (parts[1].isdecimal() and parts[2][:1].isdecimal()):
        return ""
    if kind not in _KINDS:
        return say("« {kind} » is no kind of act in an ELI", kind=kind) if strict and kind.isalpha() else ""
    year, number = parts[1], parts[2]
    if re.fullmatch(r"\d{4}", year) and _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return "" if re.fullmatch(r"\d+(?:\(\d+\))?", number) else say("an ELI is kind, year, number")
    if re.fullmatch(r"\d{4}", number) and _FIRST_YEAR <= int(number) <= _LAST_YEAR:
        return say("an ELI gives the year first: {right}", right=f"{kind}/{number}/{year}")
    return say("« {year} » is no year: an ELI is kind, year in four digits, number", year=year)


def _french_eli(rest: str) -> str:
    parts = rest.split("/")
    if (
        parts[0] not in ("loi", "decret", "ordonnance", "arrete", "loi_organique", "loi_const")
        or len(parts) < 4
    ):
        return ""
    year, month, day = parts[1:4]
    if not all(map(str.isdecimal, (year, month, day))):
        return say("a French ELI is kind, year, month, day")
    return "" if _calendar(year, month, day) else _no_day(year, month, day)
