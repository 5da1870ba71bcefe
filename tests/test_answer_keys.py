"""The benchmark on publishers' links reads their keys as they mean them, and says which finds the key has and which it denies."""

from __future__ import annotations

from pathlib import Path

from benchmarks.answer_keys import judge
from benchmarks.publishers import NOWHERE, Link, Unit, akoma_ntoso, dila, eurlex, legilux

ACT = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13"><act><meta><identification><FRBRWork>
<FRBRthis value="http://data.example/eli/etat/leg/loi/2030/02/03/a1/jo"/></FRBRWork></identification></meta><body>
<article id="art_1er"><num>Art. 1<sup>er</sup>.</num><content><p>Vu l'article 5 du <ref href="/eli/reg_ue/2016/679/jo">règlement
(UE) 2016/679</ref> et la <ref href="/eli/etat/leg/loi/1999/01/02/n3/jo">loi du 2 janvier 1999</ref>.</p></content></article>
</body></act></akomaNtoso>"""

ARTICLE = """<ARTICLE><META><META_ARTICLE><NUM>L1-2</NUM></META_ARTICLE></META><CONTEXTE><TEXTE><TITRE_TXT>Code pénal</TITRE_TXT>
</TEXTE></CONTEXTE><BLOC_TEXTUEL><CONTENU><p>Comme à l'article 9 du code civil.</p></CONTENU></BLOC_TEXTUEL><LIENS>
<LIEN naturetexte="CODE" num="9" sens="source" typelien="CITATION">Code civil - art. 9</LIEN>
<LIEN naturetexte="LOI" num="3" sens="cible" typelien="MODIFIE">Loi - art. 3</LIEN></LIENS></ARTICLE>"""


def test_an_act_of_legilux_gives_its_articles_with_the_links_on_their_words(tmp_path: Path) -> None:
    (tmp_path / "act.xml").write_text(ACT, "utf-8")
    (unit,) = akoma_ntoso(tmp_path / "act.xml")
    assert unit.at == "lu/loi-2030-02-03/art_1"
    assert [(unit.text[link.start : link.end], link.ref) for link in unit.links] == [
        ("règlement (UE) 2016/679", "eu/reg/2016/679"),
        ("loi du 2 janvier 1999", ""),
    ]


def test_the_act_after_a_place_is_found_and_a_law_without_a_string_stands_against_a_find(
    tmp_path: Path,
) -> None:
    (tmp_path / "act.xml").write_text(ACT, "utf-8")
    found, in_key, cases = judge(akoma_ntoso(tmp_path / "act.xml")[0])
    assert (found, in_key) == (1, 1)
    assert {case.sort for case in cases} <= {"against the key"}


def test_only_what_the_text_itself_cites_is_the_key_of_dila(tmp_path: Path) -> None:
    (tmp_path / "article.xml").write_text(ARTICLE, "utf-8")
    (unit,) = dila(tmp_path / "article.xml")
    assert [link.ref for link in unit.links] == ["fr/code/civil/art_9"]
    assert judge(unit)[0] == 1


def test_a_delegated_act_is_the_regulation_of_its_number_where_celex_says_no_more() -> None:
    page = """<p><a href="http://publications.europa.eu/resource/celex/32022R0192">RÈGLEMENT DÉLÉGUÉ (UE) 2022/192</a></p>
    <p><a href="http://publications.europa.eu/resource/celex/32022R0192">►M1</a></p>"""
    full, mark = eurlex(page.encode(), "page")
    assert (full.links[0].ref, mark.links[0].ref) == ("eu/reg/2022/192", "")
    assert judge(full)[0] == 1


def test_what_the_publisher_links_nowhere_is_beyond_the_key() -> None:
    unit = Unit(
        "a", "1", "", "Vu le RGPD et la directive 95/46/CE.", (Link(NOWHERE, NOWHERE, "eu/reg/2016/679", ""),)
    )
    assert [(case.sort, case.ref) for case in judge(unit)[2]] == [("beyond the key", "eu/dir/1995/46")]


def test_addresses_of_legilux_name_acts_of_the_union_in_their_own_way() -> None:
    assert legilux("/eli/dir_ue/1995/46/jo") == "eu/dir/1995/46"
    assert legilux("/eli/etat/leg/code/travail") == ""
