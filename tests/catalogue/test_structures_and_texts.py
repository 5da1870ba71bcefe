"""The catalogue's structures against the laws themselves: an invented one here, the official texts where there are any."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

import pytest
from counting import counted

from citeref.catalogue import Structure, structure
from citeref.law import read
from citeref.ref import Ref

INVENTED = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class="eli-container">
<div class="eli-subdivision" id="rct_1"><table><tr><td><p class="oj-normal">(1)</p></td>
<td><p class="oj-normal">Ships pass.</p></td></tr></table></div>
<div id="cpt_I"><p class="oj-ti-section-1">CHAPTER I</p><div class="eli-title"><p class="oj-ti-section-2">Lamps</p></div>
<div class="eli-subdivision" id="art_1"><p class="oj-ti-art">Article 1</p>
<div class="eli-title"><p class="oj-sti-art">Keepers</p></div>
<div id="001.001"><p class="oj-normal">1.   A keeper:</p>
<table><tr><td><p class="oj-normal">(a)</p></td><td><p class="oj-normal">lights;</p></td></tr></table>
<table><tr><td><p class="oj-normal">(b)</p></td><td><p class="oj-normal">sleeps.</p></td></tr></table></div>
<div id="001.002"><p class="oj-normal">2.   A cat may help.</p></div></div></div>
<div class="eli-subdivision" id="art_2"><p class="oj-ti-art">Article 2</p><p class="oj-normal">It enters into force.</p></div>
<div class="eli-container" id="anx_I"><p class="oj-doc-ti">ANNEX I</p><p class="oj-normal">Oil.</p></div>
</div></body></html>"""


def test_a_law_is_counted_as_the_catalogue_counts() -> None:
    law = read(INVENTED.encode(), Ref("eu/reg/2031/7"), "en")
    assert counted(law) == Structure(
        articles={"1": 2, "2": 0},
        headings={"1": ["Keepers"], "2": [""]},
        lettered={"1.1": ["a", "b"]},
        divisions={"cpt_1": ["Lamps"]},
        article_chapter={"1": "cpt_1"},
        recitals=1,
        chapters=1,
        annexes=1,
    )


JOURNAL = {
    "eurlex-gdpr/32016R0679.oj.fr.xhtml": ("eu/reg/2016/679", "fr"),
    "eurlex-gdpr/32016R0679.oj.en.xhtml": ("eu/reg/2016/679", "en"),
    "eurlex-gdpr/32016R0679.oj.old-layout.en.html": ("eu/reg/2016/679", "en"),
    "eurlex-acts/32016L0680.oj.fr.xhtml": ("eu/dir/2016/680", "fr"),
    "eurlex-acts/32016L0680.oj.en.xhtml": ("eu/dir/2016/680", "en"),
    "eurlex-acts/32014R0910.oj.fr.xhtml": ("eu/reg/2014/910", "fr"),
    "eurlex-acts/32014R0910.oj.en.xhtml": ("eu/reg/2014/910", "en"),
    "eurlex-acts/32022R1925.oj.fr.xhtml": ("eu/reg/2022/1925", "fr"),
    "eurlex-acts/32024R1689.oj.fr.xhtml": ("eu/reg/2024/1689", "fr"),
    "eurlex-acts/31995L0046.oj.fr.html": ("eu/dir/1995/46", "fr"),
    "eurlex-acts/31995L0046.oj.en.html": ("eu/dir/1995/46", "en"),
    "eurlex-acts/12012P.charter.fr.xhtml": ("eu/treaty/char", "fr"),
    "eurlex-acts/12012P.charter.en.xhtml": ("eu/treaty/char", "en"),
    "bench/eu-acts.fr.tar.xz: eu-acts-fr/32022r2065.2022-10-19.fr.xml": ("eu/reg/2022/2065", "fr"),
    "bench/eu-acts.fr.tar.xz: eu-acts-fr/32022l2555.2022-12-14.fr.xml": ("eu/dir/2022/2555", "fr"),
    "bench/eu-acts.fr.tar.xz: eu-acts-fr/32023r2854.2023-12-13.fr.xml": ("eu/reg/2023/2854", "fr"),
    "bench/eu-acts.fr.tar.xz: eu-acts-fr/32000l0031.2000-06-08.fr.html": ("eu/dir/2000/31", "fr"),
    "bench/eu-acts.fr.tar.xz: eu-acts-fr/32001l0029.2001-05-22.fr.html": ("eu/dir/2001/29", "fr"),
    "bench/eu-acts.fr.tar.xz: eu-acts-fr/31996l0009.1996-03-11.fr.xml": ("eu/dir/1996/9", "fr"),
}
"""Texts as first published, and what they are."""

GLUED = {("eu/dir/1995/46", "fr"): {"26.1"}}
"""Lists in which a page prints a sign and a word as one, so that points are lost."""


@pytest.mark.parametrize("page", JOURNAL)
def test_the_catalogue_counts_what_the_official_text_prints(real_data: Path, page: str) -> None:
    ref, lang = JOURNAL[page]
    known, found = structure(ref), counted(read(content(real_data / "data", page), Ref(ref), lang))
    assert known is not None
    assert found.articles == known.articles
    if not ref.startswith("eu/treaty/"):
        assert (found.recitals, found.chapters, found.annexes) == (
            known.recitals,
            known.chapters,
            known.annexes,
        )
    glued = GLUED.get((ref, lang), set())
    assert {k: v for k, v in found.lettered.items() if k not in glued} == {
        k: v for k, v in known.lettered.items() if v and k not in glued
    }
    assert found.article_chapter == known.article_chapter
    column = 0 if lang == "fr" else 1
    for theirs, ours in ((found.headings, known.headings), (found.divisions, known.divisions)):
        said = {k: plain(v[0]) for k, v in theirs.items() if v[0]}
        assert said == {k: plain(v[column]) for k, v in ours.items() if v[column]}


@pytest.mark.parametrize("lang", ["bg", "de", "el", "fr", "ga", "hu", "sv"])
def test_the_gdpr_is_built_alike_in_other_languages(real_data: Path, lang: str) -> None:
    texts = real_data / "data" / "gdpr-24" / "gdpr-24.fmx4.tar.xz"
    page = f"gdpr-24/gdpr-24.fmx4.tar.xz: gdpr.{lang}.fmx4.xml"
    if not texts.is_file():
        pytest.skip("no texts of the GDPR among the real data")
    found, known = (
        counted(read(content(real_data / "data", page), Ref("eu/reg/2016/679"), lang)),
        structure("eu/reg/2016/679"),
    )
    assert known is not None
    assert (found.articles, found.recitals, found.chapters) == (
        known.articles,
        known.recitals,
        known.chapters,
    )
    assert {key: len(points) for key, points in found.lettered.items()} == {
        key: len(points) for key, points in known.lettered.items() if points
    }


def content(folder: Path, page: str) -> bytes:
    """The bytes of a real page, which may lie in an archive; skips where there is none."""
    name, _, member = page.partition(": ")
    path = folder / name
    if not path.is_file():
        pytest.skip(f"no {name} among the real data")
    if not member:
        return path.read_bytes()
    with tarfile.open(path) as archive:
        file = next((m for m in archive if m.name.removeprefix("./") == member), None)
        inside = archive.extractfile(file) if file else None
        if inside is None:
            pytest.skip(f"no {member} in {name}")
        return inside.read()


MISPRINTS = {
    "des données à.caractère": "des données à caractère",
    "protection des donnés": "protection des données",
}
"""What the French page of the GDPR has in two of its headings."""


def plain(heading: str) -> str:
    """A heading with plain apostrophes, « n° » for the ways of printing it, and without the page's misprints."""
    text = re.sub(r"\bn(?:o|°)\s(?=\d)", "n° ", heading.replace("’", "'").replace("\N{NO-BREAK SPACE}", " "))
    for wrong, right in MISPRINTS.items():
        text = text.replace(wrong, right)
    return text
