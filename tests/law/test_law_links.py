"""The links inside a law's text and its footnotes are kept, whatever the page they came in."""

from __future__ import annotations

from pathlib import Path

import lighthouse
import lighthouse_formex
import pytest

from citeref.law import marks, read
from citeref.model import Authority
from citeref.ref import Ref

LAW = Ref(lighthouse.LAW)
NOTED = {
    "journal": lighthouse.journal(),
    "journal, older": lighthouse.journal(new=False),
    "consolidated": lighthouse.consolidated(),
    "saved from the browser": lighthouse.saved(),
    "Formex": lighthouse_formex.act(),
}

AKOMA = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body>
<article><num>Art. 1er</num><heading>Des <ref href="/eli/reg_ue/2031/7/jo">phares</ref></heading>
<alinea><content><p>Le <ref href="/eli/reg_ue/2031/7/jo">règlement  sur les phares</ref> vaut
ici<authorialNote><p>Voir le <ref href="/eli/dir_ue/2030/4/jo">recueil</ref>.</p></authorialNote>, même la nuit.</p></content>
</alinea>
</article></body></act></akomaNtoso>"""

LEGI = """<?xml version="1.0" encoding="UTF-8"?><ARTICLE><META><META_COMMUN><ID>LEGIARTI000000000001</ID></META_COMMUN>
<META_SPEC><META_ARTICLE><NUM>L1-2</NUM></META_ARTICLE></META_SPEC></META>
<CONTEXTE><TEXTE cid="X" nature="CODE"><TITRE_TXT>Code des phares</TITRE_TXT></TEXTE></CONTEXTE>
<BLOC_TEXTUEL><CONTENU><p>I. – Le gardien suit <a href="/affichCode.do?idArticle=LEGIARTI000000000009">l'article L. 9</a> et
veille.</p></CONTENU></BLOC_TEXTUEL>
<LIENS><LIEN id="LEGIARTI000000000009" typelien="CITATION" sens="source" num="L9">Code des phares - art. L9</LIEN></LIENS>
</ARTICLE>"""

PISTE = """{"executionTime": 3, "article": {"id": "LEGIARTI000000000001", "num": "L1-2", "nature": "CODE",
"texteHtml": "<p>Le gardien suit <a href='/x?idArticle=LEGIARTI000000000009'>l'article L. 9</a>.</p>",
"textTitles": [{"titre": "Code des phares", "nature": "CODE"}],
"lienCitations": [{"articleId": "LEGIARTI000000000009", "linkType": "CITATION", "linkOrientation": "source",
"textTitle": "Code des phares - art. L9"}]}}"""


def called(authority: Authority) -> list[tuple[str, str, list[str]]]:
    """Each note's sign and words, and the twenty characters before each of its calls."""
    return [
        (n.sign, authority.text[slice(*n.span)], [authority.text[c - 5 : c] for c in n.calls])
        for n in authority.notes
    ]


@pytest.mark.parametrize("layout", NOTED)
def test_a_footnote_is_kept_with_the_place_that_calls_it(layout: str) -> None:
    authority = read(NOTED[layout].encode(), LAW, "en")
    notes = called(authority)
    assert notes
    for sign, words, before in notes:
        assert sign.isdigit()
        assert "ote" in words.split(".")[0] or words.startswith("OJ")
        assert before
    log = authority.passage(LAW / "art_1" / "par_2" / "pnt_b")
    assert log is not None
    assert any(log.span.start < c <= log.span.end for note in authority.notes for c in note.calls)


def test_a_link_keeps_its_words_and_its_target() -> None:
    page = lighthouse.journal().replace(
        "Every lighthouse has a keeper.",
        'Every <a href="https://example.eu/eli/reg/2031/8">light\n  house</a> has a keeper.',
    )
    authority = read(page.encode(), LAW, "en")
    (link,) = (link for link in authority.links if "2031/8" in link.target)
    assert authority.text[slice(*link.span)] == "light house"
    assert link.target == "https://example.eu/eli/reg/2031/8"


def test_links_and_notes_of_akoma_ntoso() -> None:
    authority = read(AKOMA.encode(), Ref("lu/phares"), "fr")
    assert [(authority.text[slice(*link.span)], link.target) for link in authority.links] == [
        ("phares", "/eli/reg_ue/2031/7/jo"),
        ("règlement sur les phares", "/eli/reg_ue/2031/7/jo"),
        ("recueil", "/eli/dir_ue/2030/4/jo"),
    ]
    assert called(authority) == [("1", "Voir le recueil.", ["t ici"])]
    assert authority.text.count("Voir le recueil") == 1
    (note,) = authority.notes
    assert authority.text[: note.calls[0]].endswith("vaut ici")
    assert authority.text[note.calls[0] :].startswith(", même")


@pytest.mark.parametrize("source", [LEGI, PISTE], ids=["DILA", "API"])
def test_a_code_keeps_the_links_in_its_words_and_those_its_source_gives_beside_them(source: str) -> None:
    authority = read(source.encode(), Ref("fr/code/phares"), "fr")
    inside, beside = authority.links
    assert authority.text[slice(*inside.span)] == "l'article L. 9"
    assert inside.target.endswith("LEGIARTI000000000009")
    assert (beside.target, beside.kind) == ("LEGIARTI000000000009", "CITATION source")
    assert beside.title == "Code des phares - art. L9"
    article = authority.passage("fr/code/phares/art_L1-2")
    assert article is not None
    assert beside.span == article.span


def test_the_marks_of_a_line_leave_no_trace_in_it() -> None:
    raw = f"  The {marks.opening('/x')} keeper {marks.END} sleeps{marks.call('1')} ,  twice "
    text, found = marks.lifted(raw)
    assert text == "The keeper sleeps , twice"
    assert [text[len(text) - m.start : len(text) - m.end] for m in found] == ["keeper", ""]
    assert marks.lifted(marks.folded(raw)) == (text, found)


def test_a_thousand_calls_in_one_line_are_read_at_once() -> None:
    line = "word" + marks.call("1") * 50_000
    text, found = marks.lifted(line)
    assert (text, len(found)) == ("word", 50_000)


def test_every_note_of_the_gdpr_is_called_once(real_data: Path) -> None:
    folder = real_data / "data"
    for path in (
        "eurlex-gdpr/32016R0679.oj.fr.xhtml",
        "eurlex-gdpr/32016R0679.oj.old-layout.en.html",
        "eurlex-gdpr/32016R0679.saved-page.fr.html",
        "formex-gdpr/L_2016119EN.01000101.xml",
    ):
        authority = read((folder / path).read_bytes(), Ref("eu/reg/2016/679"), "fr")
        assert [note.sign for note in authority.notes] == [str(n) for n in range(1, 22)], path
        assert all(len(note.calls) == 1 for note in authority.notes), path
        assert len(authority.links) == 19, path


def test_the_references_marked_by_the_luxembourg_publisher_are_kept(real_data: Path) -> None:
    data = (real_data / "data/akoma-ntoso/loi-2018-08-01-a686.fr.xml").read_bytes()
    authority = read(data, Ref("lu/loi/2018-08-01-a686"), "fr")
    assert len(authority.links) == 77
    assert all(authority.text[slice(*link.span)].strip() for link in authority.links)


def test_the_notes_of_a_page_that_marks_none_are_told_by_their_numbers() -> None:
    words = "Keepers obey Article 3 (1) and the lantern act (1), as the (2) says, and paragraph (3), the cat code(3)."
    page = lighthouse.legacy().replace("and sent by ship.", words)
    page = page.replace("<p>(1) A note.</p>", "<p>(1) OJ 1.</p><p>OJ 2.</p><p>(2) A lie.</p><p>(3) OJ 3.</p>")
    authority = read(page.encode(), LAW, "en")
    assert [(n.sign, " ".join(authority.text[slice(*n.span)].split())) for n in authority.notes] == [
        ("1", "OJ 1. OJ 2."),
        ("2", "A lie."),
        ("3", "OJ 3."),
    ]
    assert [authority.text[: n.calls[0]][-13:] for n in authority.notes if n.calls] == [
        "ntern act (1)",
        "), as the (2)",
        "e cat code(3)",
    ]
