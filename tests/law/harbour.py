"""An invented harbour code, of a title, a chapter and two articles, and how each source would hand it out."""

from __future__ import annotations

import json

TITLE = "Code du port"
REF = "fr/code/port"

ARTICLES = {
    "1er": ("Le port est ouvert.",),
    "L212-3": (
        "I. - Le capitaine :",
        "1° Salue le phare ;",
        "2° Amarre son navire :",
        "a) à tribord ;",
        "b) à bâbord.",
        "Il paie ensuite.",
        "II. - Le gardien répond.",
        "1° En français.",
    ),
}

UNITS = {
    "art_1": "Le port est ouvert.",
    "art_1/aln_1": "Le port est ouvert.",
    "art_L212-3/par_1/pnt_1": "Salue le phare ;",
    "art_L212-3/par_1/pnt_2": "Amarre son navire : a) à tribord ; b) à bâbord.",
    "art_L212-3/par_1/pnt_2/pnt_b": "à bâbord.",
    "art_L212-3/par_1/aln_2": "1° Salue le phare ;",
    "art_L212-3/par_2": "Le gardien répond. 1° En français.",
    "art_L212-3/par_2/pnt_1": "En français.",
    "art_L212-3/par_2/aln_1": "II. - Le gardien répond.",
    "art_L212-3/aln_6": "Il paie ensuite.",
    "art_L212-3/aln_7": "II. - Le gardien répond.",
}
DIVISIONS = {"tis_1": "Titre Ier : Des quais", "tis_1/cpt_2": "Chapitre II : Des navires"}


def html(number: str) -> str:
    """The text of an article as a piece of HTML."""
    return "".join(f"<p>{line}</p>" for line in ARTICLES[number])


def section() -> str:
    """The page of Légifrance that holds both articles, of a code nobody's catalogue has."""

    def article(number: str) -> str:
        return f"""<li><article class="js-child list-article-consommation"><div><div><p class="name-article">
<a href="/codes/article_lc/LEGIARTI000000000001/2031-01-01">Article {number}</a></p></div><div class="content">{html(number)}</div>
<div class="tabs-main"><button data-textecid="LEGITEXT000000000009">Versions</button></div></div></article></li>"""

    return f"""<html lang="fr"><head><title>x - Légifrance</title><link rel="canonical"
href="https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000000000009/LEGISCTA000000000001/2031-01-01"/></head><body>
<nav>Article 99</nav><main><div class="main-title main-title-div">{TITLE}</div><ul><li><label class="title-link"><span>
{DIVISIONS["tis_1"]} (Articles 1er à L212-3)</span></label><ul class="js-child">{article("1er")}<li>
<label class="title-link"><span>{DIVISIONS["tis_1/cpt_2"]}</span></label><ul class="js-child">{article("L212-3")}</ul></li>
</ul></li></ul></main></body></html>"""


def piste() -> str:
    """The answer of `consult/code`."""

    def article(number: str) -> dict[str, object]:
        return {"id": "LEGIARTI000000000001", "num": number, "content": html(number)}

    chapter = {"title": DIVISIONS["tis_1/cpt_2"], "articles": [article("L212-3")], "sections": []}
    title = {"title": DIVISIONS["tis_1"], "articles": [article("1er")], "sections": [chapter]}
    whole = {"id": "LEGITEXT000000000009", "title": TITLE, "nature": "CODE", "dateDebutVersion": "2031-01-01"}
    return json.dumps({"executionTime": 1, **whole, "articles": [], "sections": [title]})


def get_article() -> str:
    """The answer of `consult/getArticle`, its accents spoilt as some recorders spoil them."""
    parts = [{"titre": title} for title in DIVISIONS.values()]
    texts = [{"id": "LEGITEXT000000000009", "titre": TITLE, "nature": "CODE"}]
    article = {"id": "LEGIARTI000000000001", "num": "L212-3", "texteHtml": html("L212-3"), "etat": "VIGUEUR"}
    article |= {"dateDebut": 1925000000000, "dateFin": 32472144000000}
    article |= {"context": {"titresTM": parts, "titreTxt": texts}, "textTitles": texts}
    told = json.dumps({"executionTime": 0, "article": article}, ensure_ascii=False)
    return told.encode("utf-8").decode("latin-1")


def dila() -> str:
    """The file of DILA's open data for one article."""
    titles = "<TM>".join(f"<TITRE_TM>{title}</TITRE_TM>" for title in DIVISIONS.values())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ARTICLE><META><META_COMMUN><ID>LEGIARTI000000000001</ID><NATURE>Article</NATURE></META_COMMUN><META_SPEC><META_ARTICLE>
<NUM>L212-3</NUM><ETAT>VIGUEUR</ETAT><DATE_DEBUT>2031-01-01</DATE_DEBUT><DATE_FIN>2999-01-01</DATE_FIN></META_ARTICLE>
</META_SPEC></META><CONTEXTE><TEXTE cid="LEGITEXT000000000009" nature="CODE">
<TITRE_TXT id_txt="LEGITEXT000000000009">{TITLE}</TITRE_TXT><TM>{titles}</TM></TM></TEXTE></CONTEXTE>
<NOTA><CONTENU/></NOTA><BLOC_TEXTUEL><CONTENU>{html("L212-3")}</CONTENU></BLOC_TEXTUEL></ARTICLE>"""


WHOLE = {"Légifrance": section(), "PISTE": piste()}
SINGLE = {"getArticle": get_article(), "DILA": dila()}
