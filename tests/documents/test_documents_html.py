"""Web pages: the words a reader sees, without the site around them."""

from __future__ import annotations

import pytest

from citeref.documents import read_text
from citeref.documents.entities import attribute
from citeref.model import Document


def html(page: str) -> Document:
    return read_text(page, format="html")


def kinds(page: str) -> list[tuple[str, str]]:
    document = html(page)
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


BLOG = """<!DOCTYPE html>
<html lang="fr-FR"><head><title>Un manquement | Le blog</title>
<meta property="og:title" content="Un manquement">
<meta property="article:published_time" content="2022-05-02T08:00:00+02:00">
<style>p { color: red }</style><script>document.write("<p>article 1</p>")</script></head>
<body class="single">
<header class="site-header"><a href="/">Le blog</a><nav><ul><li><a href="/a">Accueil</a></ul></nav></header>
<div id="cookie-banner"><p>Ce site emploie des traceurs. <button>Accepter</button></p></div>
<main><article>
<header><h1>Un manquement</h1><p>Par Jeanne, le <time datetime="2022-05-01">1er mai</time></p></header>
<p>Selon l'art<b>icle</b>&nbsp;9 du <a href="https://exemple.eu/x?a=1&amp;b=2">RGPD</a>,
   c'est   interdit.<br>Voir plus loin.</p>
<h2>La suite</h2>
<ul><li>un point<li>un autre <ol><li>dedans</ol></ul>
<blockquote><p>Une phrase citée.</p></blockquote>
<table><tr><th>Lieu<th>Date<tr><td>Paris<td>2022</table>
<pre>
  deux
    lignes &lt;
</pre>
<aside class="footnotes"><p>Une note.</p></aside>
<aside><a href="/b">À lire aussi</a></aside>
<footer><p>Texte relu par Paul.</p></footer>
</article>
<section id="comments"><h2>Commentaires</h2><p>Bravo !</p><form><textarea>écrire</textarea></form></section>
</main>
<footer><p>Mentions légales</p></footer>
</body></html>
"""


def test_a_whole_blog_page():
    assert kinds(BLOG) == [
        ("heading", "Un manquement"),
        ("paragraph", "Par Jeanne, le 1er mai"),
        ("paragraph", "Selon l'article\u00a09 du RGPD, c'est interdit.\nVoir plus loin."),
        ("heading", "La suite"),
        ("item", "un point"),
        ("item", "un autre"),
        ("item", "dedans"),
        ("quote", "Une phrase citée."),
        ("cell", "Lieu"),
        ("cell", "Date"),
        ("cell", "Paris"),
        ("cell", "2022"),
        ("code", "  deux\n    lignes <"),
        ("note", "Une note."),
        ("paragraph", "Texte relu par Paul."),
    ]


def test_title_date_language_and_links_are_those_stated():
    document = html(BLOG)
    assert (document.title, document.date, document.lang) == ("Un manquement", "2022-05-02", "fr")
    assert [(document.text[slice(*link.span)], link.target) for link in document.links] == [
        ("RGPD", "https://exemple.eu/x?a=1&b=2")
    ]


@pytest.mark.parametrize(
    ("page", "date"),
    [
        ('<meta name="DC.date.issued" content="15/04/2022"><p>x', "2022-04-15"),
        ('<meta itemprop="datePublished" content="20220415"><p>x', "2022-04-15"),
        (
            '<script type="application/ld+json">{"datePublished": "2022-04-15T00:00"}</script><p>x',
            "2022-04-15",
        ),
        ('<p>Paru le <time datetime="2022-04-15">vendredi</time>', "2022-04-15"),
        ('<meta name="date" content="1er avril 2022"><p>x', "2022-04-01"),
        ('<meta name="date" content="April 15, 2022"><p>x', "2022-04-15"),
        ('<meta name="date" content="2022-13-45"><p>x', ""),
        ("<p>le 15 avril 2022", ""),
    ],
)
def test_the_date_is_the_one_stated(page, date):
    assert html(page).date == date


def test_links_of_a_saved_page_are_made_whole():
    head = '<link rel="canonical" href="https://exemple.fr/a/b">'
    page = f'{head}<p><a href="/loi/1">loi</a> <a href="javascript:x">x</a>'
    assert [link.target for link in html(page).links] == ["https://exemple.fr/loi/1"]


def test_two_line_breaks_part_paragraphs():
    assert kinds("un<br>deux<br/><br>trois") == [("paragraph", "un\ndeux"), ("paragraph", "trois")]


def test_the_number_of_a_note_does_not_join_the_number_of_an_article():
    assert html(
        '<p>l\'article 9<sup><a href="#n1">1</a></sup> et 12<sup>3</sup>, 1<sup>er</sup> m<sup>2</sup>'
    ).text == ("l'article 9[1] et 12[3], 1er m2")


def test_words_struck_out_and_programs_are_not_read():
    assert html(
        "<p>un <del>article 5</del>mot<script>var x = '</p>article 6'</script> fin<svg><text>7</text></svg>"
    ).text == ("un mot fin")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "<div><nav><a href=x>Menu</a></nav></div><p>Le texte qui reste est long.",
            "Le texte qui reste est long.",
        ),
        (
            "<nav><p>Tout le texte de la page est dans un menu.</p></nav>",
            "Tout le texte de la page est dans un menu.",
        ),
        (
            "<form id=aspnetForm><p>Une page entière dans un formulaire.</form>",
            "Une page entière dans un formulaire.",
        ),
        ("<p>a < b et c > d, R&D & co &copy=1", "a < b et c > d, R&D & co ©=1"),
        ('<p title="a>b">mot<p title=d\'accord>autre', "mot\n\nautre"),
        ("<p>avant<!-- caché > --> après <!-- jamais fermé > fin", "avant après fin"),
        ("<p>un<p>deux</div>trois", "un\n\ndeux\n\ntrois"),
        (
            "<table><tr><td>a)<td>texte</div> suite<tr><td>b)<td><p>un<p>deux</table>",
            "a)\ttexte\n\nsuite\nb)\tun\n\ndeux",
        ),
        ("<p>sans fin <b", "sans fin <b"),
    ],
)
def test_untidy_pages_lose_no_words(page, text):
    assert html(page).text == text


def test_a_section_of_the_text_is_kept_whatever_its_name():
    long = "La Commission relève que le bandeau ne permet pas de refuser. " * 40
    section = (
        '<section class="cookie-policy" id="privacy"><h2>Les traceurs</h2><p>Un manquement.</p></section>'
    )
    page = f"<main><p>{long}</p>{section}</main>"
    assert "Un manquement." in html(page).text


def test_attributes_decode_as_browsers_do():
    assert attribute("?a=1&copy=2&amp;b=3&sect") == "?a=1&copy=2&b=3§"


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>", "<ul><li>", "<table><tr><td>", "<a ", '<a ="', "<!--", "<![CDATA[", "<script>", "<title>",
        "&amp", "<div></table>", "<", "<br>", "<sup>1</sup>", "<li><div>", "<article>", "<q>", "<pre>\r\n",
    ],
)  # fmt: skip
def test_time_grows_with_length_alone(hostile, steady):
    steady(lambda size: html(hostile * size + ">"), 2000)


def test_the_layouts_of_one_regulation_give_one_text(real_data):
    from citeref.documents import read

    pages = [
        real_data / "data/eurlex-gdpr" / name
        for name in (
            "32016R0679.oj.en.xhtml",
            "32016R0679.oj.old-layout.en.html",
            "32016R0679.served-page.en.html",
        )
    ]
    texts = {"".join(read(page).text.split()).removeprefix("\ufeff") for page in pages}
    assert len({text[200:-200] for text in texts}) == 1
