"""Single articles of the treaties: told by where the Journal prints them, by their ELI or by the address they were
saved from, and read like any article.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from citeref.cache import Cache
from citeref.errors import CacheError
from citeref.law import add, read, show
from citeref.law.identify import identify, of_celex
from citeref.ref import Ref

ART = Ref("eu/treaty/tfeu/art_216")


def page(
    file: str = "C_2016202FR.01014401", article: str = "Article 216", link: str = "", saved: str = ""
) -> bytes:
    """An invented article as Cellar hands one out: no title of any treaty."""
    named = f'<link rel="canonical" href="{link}"/>' if link else ""
    mark = f"<!-- saved from url=(0099){saved} -->" if saved else ""
    return f"""<html>{mark}<head><title>{file}.xml</title>{named}</head><body>
<table><tr><td><p class="hd-lg">FR</p></td><td><p class="hd-oj">C 202/144</p></td></tr></table>
<p class="ti-art">{article}</p><p class="sti-art">(ex-article 999)</p><p class="normal">1.   Tout phare est allumé.</p>
<p class="normal">2.   Nul phare n'est éteint.</p>
<p class="normal">Il en va ainsi la nuit. {"Toujours. " * 40}</p></body></html>""".encode()


def test_an_article_of_the_tfeu_is_told_by_its_page_in_the_journal_and_read(cache: Cache) -> None:
    kept = add(page(), cache)
    assert (kept.ref, kept.lang) == (ART, "fr")
    found, passage = show(ART / "par_2", "fr", cache)
    assert passage.ref == ART / "par_2"
    assert found.text[passage.span.start :].startswith("Nul phare n'est éteint.")


@pytest.mark.parametrize(
    ("file", "article", "ref", "lang"),
    [
        ("C_2016202EN.01001601", "Article 6", "eu/treaty/teu/art_6", "en"),
        ("C_2012326DE.01039101", "Artikel 8", "eu/treaty/char/art_8", "de"),
        ("C_2010083FR.01004701", "Article premier", "eu/treaty/tfeu/art_1", "fr"),
        ("C_2016202HU.01005501", "16. cikk", "eu/treaty/tfeu/art_16", "hu"),
    ],
)
def test_the_page_and_the_series_tell_the_treaty(file: str, article: str, ref: str, lang: str) -> None:
    found = identify(page(file, article))
    assert (found.ref, found.lang) == (ref, lang)


@pytest.mark.parametrize(
    "file", ["C_2016202FR.01020101", "C_2016203FR.01005501", "L_2016202FR.01005501", "x"]
)
def test_protocols_and_other_issues_of_the_journal_are_no_articles_of_a_treaty(file: str) -> None:
    with pytest.raises(CacheError, match="Nothing in this page says"):
        identify(page(file))


def test_an_eli_and_the_address_of_a_saved_page_tell_it_too() -> None:
    eli = "https://eur-lex.europa.eu/eli/treaty/tfeu_2016/art_216/oj/eng"
    assert (identify(page("x", link=eli)).ref, identify(page("x", link=eli)).lang) == (ART, "en")
    saved = "https://eur-lex.europa.eu/legal-content/FR/TXT/?uri=CELEX:12016E216"
    assert identify(page("x", saved=saved)).ref == ART
    whole = "https://eur-lex.europa.eu/legal-content/DE/TXT/HTML/?uri=CELEX%3A12016M%2FTXT"
    assert (identify(page("x", saved=whole)).ref, identify(page("x", saved=whole)).lang) == (
        "eu/treaty/teu",
        "de",
    )
    assert of_celex("12016P/TXT") == "eu/treaty/char"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_article_16_as_cellar_hands_it_out(real_data: Path, lang: str) -> None:
    path = real_data / "data" / "eurlex-acts" / f"12016E016.tfeu-art16.{lang}.xhtml"
    if not path.is_file():
        pytest.skip("no article of a treaty among the real data")
    found = identify(path.read_bytes())
    assert (found.ref, found.lang) == ("eu/treaty/tfeu/art_16", lang)
    places = [passage.ref.pinpoint for passage in read(path.read_bytes(), found.ref, lang).passages]
    assert {"art_16/par_1", "art_16/par_2/aln_2"} <= set(places)
