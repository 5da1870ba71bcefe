"""In which language a PDF is: as its running head says, else as the title the catalogue knows, else as its small words."""

from __future__ import annotations

import re
from collections import Counter

from citeref import catalogue
from citeref.law.languages import TWO
from citeref.law.pdf.printed import Printed
from citeref.ref import Ref

_CODES = frozenset(code.upper() for code in TWO.values())
_JOURNAL = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\b[LC] \d{1,3}/\d|\bOJ\b|\bJO\b")
_SMALL = {
    "en": "the of and shall by which",
    "fr": "le les des du et dans par",
    "de": "der die und des den auf",
    "es": "los del las y por una",
    "it": "della che dei di il nel",
    "nl": "het van een de en op",
    "pt": "dos uma das os não pela",
    "pl": "w na do się oraz nie",
    "sv": "och att av som för den",
    "da": "og af til på den det",
}
_WORDS = {
    word: [lang for lang, words in _SMALL.items() if word in words.split()]
    for words in _SMALL.values()
    for word in words.split()
}
_SURE = 1.5


def of(file: Printed, ref: Ref | None) -> str:
    """The language code, or an empty string where nothing tells it."""
    return _headed(file) or _titled(file, ref) or _worded(file)


def _headed(file: Printed) -> str:
    for line in (*file.running, *(line.text for line in file.lines[:6])):
        codes = [word for word in line.split() if word in _CODES]
        if len(line) < 120 and len(codes) == 1 and _JOURNAL.search(line):
            return codes[0].lower()
    return ""


def _titled(file: Printed, ref: Ref | None) -> str:
    head = file.head.casefold().replace("’", "'")
    said = (
        ((lang, catalogue.title(ref, lang).casefold().replace("’", "'")) for lang in ("fr", "en"))
        if ref
        else ()
    )
    return next((lang for lang, title in said if title and title in head), "")


def _worded(file: Printed) -> str:
    """The language whose small words are the most, where they are by far."""
    count: Counter[str] = Counter()
    for line in file.lines[:200]:
        for word in line.text.casefold().split():
            count.update(_WORDS.get(word, ()))
    first, second = (*count.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] > 20 and first[1] > _SURE * second[1] else ""
