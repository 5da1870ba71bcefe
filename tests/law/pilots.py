"""An invented judgment on pilots, as EUR-Lex printed it before and after 2019 and as InfoCuria does, and an
invented act in Akoma Ntoso.
"""

from __future__ import annotations

PARAGRAPHS = (
    "This request concerns the pilot’s whistle.",
    "The rule reads: ‘1. Pilots whistle.",
    "It follows that they whistle at noon:",
    "2031 was the first year without a whistle.",
)
RULING = ("Pilots must whistle.", "Gulls need not.")


def eurlex(prefix: str = "") -> str:
    """The page of EUR-Lex: a table of one row for each paragraph; `prefix` is that of the classes since 2019."""

    def p(text: str, role: str) -> str:
        return f'<p class="{prefix}{role}">{text}</p>'

    def row(sign: str, text: str, name: str = "") -> str:
        cell = f'<p class="{prefix}count"{name}>{sign}</p>' if sign else ""
        return f"<table><tr><td>{cell}</td><td>{p(text, 'normal')}</td></tr></table>"

    rows = [row(str(n), text, f' id="point{n}"') for n, text in enumerate(PARAGRAPHS, 1)]
    rows.insert(2, row("2.", "Gulls watch.’"))
    rows.insert(3, p("The second question", "title-grseq-3"))
    rows.insert(5, row("–", "on the bridge;"))
    note = '(<span class="note"><a id="c-ECR_62031CJ0007_EN_01-E0001" href="#t-x">*1</a></span>)'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<body>{p("JUDGMENT OF THE COURT (First Chamber)", "sum-title-1")}{p(f"3 May 2032 {note}", "sum-title-1")}
{p("In Case C‑7/31,", "normal")}{"".join(rows)}{row("", "On those grounds, the Court hereby rules:")}
{"".join(row(f"{n}.", text) for n, text in enumerate(RULING, 1))}</body>"""


def infocuria() -> str:
    """The page of InfoCuria: the number begins the line, an anchor names it."""
    lines = "".join(
        f'<p class="C01PointnumeroteAltN"><a name="point{n}">{n}</a>&nbsp;&nbsp;&nbsp;{text}</p>'
        for n, text in enumerate(PARAGRAPHS, 1)
    )
    lines = lines.replace("whistles.</p>", "whistles.</p>", 1)
    ruling = "".join(
        f'<p class="C41DispositifIntroduction">{n}. {text}</p>' for n, text in enumerate(RULING, 1)
    )
    return f"""<html><head><title>CURIA</title></head><body><p class="C19Centre">JUDGMENT OF THE COURT (First Chamber)</p>
<p class="C71Indicateur">( Pilots )</p><p class="C02AlineaAltA">In Case C‑7/31,</p>{lines}
<p class="C02AlineaAltA">On those grounds, the Court hereby rules:</p>{ruling}</body></html>"""


UNITS = {
    "pt_1": PARAGRAPHS[0],
    "pt_4": PARAGRAPHS[3],
    "enc_1/pnt_1": RULING[0],
    "enc_1/pnt_2": RULING[1],
}

ACT = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><meta><identification>
<FRBRWork><FRBRthis value="http://data.legilux.public.lu/eli/etat/leg/loi/2031/05/03/a7/jo"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="http://publications.europa.eu/resource/authority/language/FRA"/></FRBRExpression>
</identification></meta><body><title><num>Titre Ier</num><heading>Des pilotes</heading>
<chapter><num>Chapitre 1<sup>er</sup></num><heading>Du sifflet</heading>
<article id="art_1er"><num>Art. 1<sup>er</sup>.</num>
<paragraph><num>(1)</num><alinea><content>
<p>Le pilote siffle<noteRef href="#n"/> :</p>
<ol symbol="1°"><li>à midi ;</li><li>le <ref href="/eli/x">soir</ref>.</li></ol></content></alinea></paragraph>
<paragraph><num>(2)</num><alinea><content><p>Il siffle fort.</p></content></alinea><alinea><content><p>Il s’arrête.</p></content>
</alinea></paragraph></article>
<article><num>Art. 2.</num><alinea><content><p>L’article 9 se lit :<mod><quotedStructure><article><num>Art. 9.</num>
<content><p>On chante.</p></content></article></quotedStructure></mod></p></content></alinea></article>
<article><num><del>Art. 3.</del></num><alinea><content><p><del>On danse.</del></p></content></alinea></article>
</chapter></title></body></act></akomaNtoso>"""

PLACES = {
    "tis_1/cpt_1": "Du sifflet",
    "art_1/par_1": "Le pilote siffle : 1° à midi ; 2° le soir.",
    "art_1/par_1/pnt_2": "le soir.",
    "art_1/par_2/aln_2": "Il s’arrête.",
    "art_2": "L’article 9 se lit : Art. 9. On chante.",
}
