"""The GDPR as it really is, in each layout at hand: every unit word for word as the answer keys have it."""

from __future__ import annotations

import json
import re
import time
import unicodedata
from pathlib import Path

import pytest

from citeref.law import read
from citeref.model import Authority, Passage
from citeref.ref import Ref

GDPR = Ref("eu/reg/2016/679")
PAGES = [
    ("32016R0679.oj.fr.xhtml", "oj.fr"),
    ("32016R0679.oj.en.xhtml", "oj.en"),
    ("32016R0679.oj.old-layout.en.html", "oj.en"),
    ("32016R0679.saved-page.fr.html", "oj.fr"),
    ("32016R0679.served-page.en.html", "oj.en"),
    ("02016R0679-20160504.consolidated.fr.html", "consolidated.fr"),
    ("02016R0679-20160504.consolidated.en.html", "consolidated.en"),
]


def place(unit: str) -> tuple[str, bool]:
    """A unit of the answer keys as a place, and whether its heading is meant: `art.53.1.—#2` is
    art_53/par_1/idt_2.
    """
    kind, number, *rest = unit.split(".")
    if kind == "recital":
        return f"rct_{number}", False
    if rest == ["title"]:
        return f"art_{number}", True
    paragraph = [f"par_{rest[0]}"] if rest[0] != "-" else []
    points = [f"idt_{r[2:] or 1}" if r.startswith("—") else f"pnt_{r}" for r in rest[1:]]
    return "/".join([f"art_{number}", *paragraph, *points]), False


def folded(text: str) -> str:
    """As the keys fold: white space, apostrophes, no-break hyphens, and no space in amounts."""
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("\u2011", "-")
    return re.sub(r"(?<=\d) (?=000)", "", re.sub(r"\s+", " ", text)).strip()


def own(authority: Authority, passage: Passage) -> str:
    """The words of a unit without those of the units inside it; subparagraphs are its own."""
    words, at = [], passage.span.start
    for inner in authority.passages:
        below = inner.ref.removeprefix(passage.ref)
        if inner.ref != passage.ref and below[:1] == "/" and "/aln_" not in below and inner.span.start >= at:
            words.append(authority.text[at : inner.span.start].rstrip().removesuffix(inner.label))
            at = inner.span.end
    return " ".join([*words, authority.text[at : passage.span.end]])


@pytest.mark.parametrize(("page", "key"), PAGES, ids=[page for page, _ in PAGES])
def test_every_unit_is_word_for_word_the_answer_keys(real_data: Path, page: str, key: str) -> None:
    lines = (
        (real_data / "data" / "gdpr-structured" / f"gdpr-units.{key}.jsonl").read_text("utf-8").splitlines()
    )
    data = (real_data / "data" / "eurlex-gdpr" / page).read_bytes()
    begun = time.process_time()
    authority = read(data, GDPR, key[-2:])
    spent = time.process_time() - begun
    found = {passage.ref.pinpoint: passage for passage in authority.passages}
    wrong = []
    for row in map(json.loads, lines):
        where, heading = place(row["unit"])
        passage = found.get(where)
        words = "" if passage is None else passage.heading if heading else own(authority, passage)
        if folded(words) != folded(row["text"]):
            wrong.append(row["unit"])
    assert wrong == []
    assert spent < 1.5, f"{spent:.2f} s, usually a tenth of one"


@pytest.mark.parametrize(("page", "key"), PAGES, ids=[page for page, _ in PAGES])
def test_the_regulation_has_the_shape_everybody_knows(real_data: Path, page: str, key: str) -> None:
    authority = read((real_data / "data" / "eurlex-gdpr" / page).read_bytes(), GDPR, key[-2:])
    last = [passage.ref.pinpoint for passage in authority.passages]
    assert sum(re.fullmatch(r"art_\d+", p) is not None for p in last) == 99
    assert sum(re.fullmatch(r"art_\d+/par_\d+", p) is not None for p in last) == 372
    assert sum(re.fullmatch(r"cpt_\d+", p) is not None for p in last) == 11
    assert sum(re.fullmatch(r"cpt_\d+/sct_\d+", p) is not None for p in last) == 15
    assert sum(p.startswith("rct_") for p in last) == (0 if "consolidated" in page else 173)


@pytest.mark.parametrize(
    ("page", "ref", "articles"),
    [
        ("31995L0046.oj.fr.html", "eu/dir/1995/46", 34),
        ("31995L0046.oj.en.html", "eu/dir/1995/46", 34),
        ("01995L0046-20031120.consolidated.fr.xhtml", "eu/dir/1995/46", 34),
        ("32014R0910.oj.fr.xhtml", "eu/reg/2014/910", 52),
        ("02014R0910-20241018.consolidated.fr.html", "eu/reg/2014/910", 82),
        ("32016L0680.oj.fr.xhtml", "eu/dir/2016/680", 65),
        ("32022R1925.oj.fr.xhtml", "eu/reg/2022/1925", 54),
        ("32024R1689.oj.fr.xhtml", "eu/reg/2024/1689", 113),
        ("12012P.charter.fr.xhtml", "eu/treaty/char", 54),
    ],
)
def test_other_acts_have_all_their_articles(real_data: Path, page: str, ref: str, articles: int) -> None:
    authority = read((real_data / "data" / "eurlex-acts" / page).read_bytes(), Ref(ref), "fr")
    assert (
        sum(re.fullmatch(r"art_\w+", passage.ref.pinpoint) is not None for passage in authority.passages)
        == articles
    )
