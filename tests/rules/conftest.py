"""Citations made by hand: the rules are tested on what they judge, not on what the finder finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citeref.documents import read_text
from citeref.model import Citation, Finding, Span
from citeref.ref import Ref
from citeref.rules import check

GDPR = "eu/reg/2016/679"


@pytest.fixture
def findings() -> Callable[..., list[Finding]]:
    """What the rules say of a text whose words cite the places given (of the GDPR, unless told)."""

    def found(text: str, words: str, *places: str, law: str = GDPR, confidence: float = 1.0) -> list[Finding]:
        start = text.index(words)
        refs = tuple(Ref(f"{law}/{place}") for place in places)
        citation = Citation(words, Span(start, start + len(words)), refs, confidence=confidence)
        return check(read_text(text, "avis.txt"), [citation])

    return found
