"""An invented decision on foghorns, and how each source would hand it out.

Its third paragraph stands under a sub-heading « 3. Sur… » and quotes a rule whose items are « 3. » and « 4. »
too; the part « I. – » of a quoted law is none of its parts.
"""

from __future__ import annotations

import json

NUMBER = "SAN-2031-004"
TITLE = "Délibération de la formation restreinte n° SAN-2031-004 du 2 mars 2031 concernant la société CORNE DE BRUME"

LINES = (
    "La Commission, réunie au phare,",
    "Vu le dossier ;",
    "I. Faits et procédure",
    "1. La société vend des cornes de brume.",
    "2. Le 4 janvier 2031, un voisin n’a pas dormi. Il a écrit :",
    "- une lettre ;",
    "- une autre lettre.",
    "II. Motifs de la décision",
    "A. Sur la qualité de la société",
    "3. Sur le manquement à l’obligation de silence",
    "3. Le règlement du port dispose : « Le gardien écoute.",
    "3. Il note ce qu’il entend ;",
    "4. Il dort ensuite.",
    "I. – Toute corne est muette la nuit. »",
    "4. La formation restreinte relève que la corne sonnait.",
    "B. Sur le bruit",
    "5. Il en résulte un manquement.",
    "III. Sur la sanction et la publicité",
    "6. Une amende de dix coquillages est juste.",
    "PAR CES MOTIFS",
    "La formation restreinte décide de :",
    "- prononcer une amende de dix coquillages.",
)

UNITS = {
    "prt_1": "Faits et procédure",
    "pt_1": "La société vend des cornes de brume.",
    "pt_2": "Le 4 janvier 2031, un voisin n’a pas dormi. Il a écrit : - une lettre ; - une autre lettre.",
    "prt_2": "Motifs de la décision",
    "prt_2/sct_1": "Sur la qualité de la société",
    "pt_3": (
        "Le règlement du port dispose : « Le gardien écoute. 3. Il note ce qu’il entend ; "
        "4. Il dort ensuite. I. – Toute corne est muette la nuit. »"
    ),
    "pt_4": "La formation restreinte relève que la corne sonnait.",
    "prt_2/sct_2": "Sur le bruit",
    "pt_5": "Il en résulte un manquement.",
    "prt_3": "Sur la sanction et la publicité",
    "pt_6": "Une amende de dix coquillages est juste.",
    "enc_1": (
        "PAR CES MOTIFS La formation restreinte décide de : - prononcer une amende de dix coquillages."
    ),
}
"""The words of each unit; of parts and sections, the heading."""

_SPACED = "\n\n".join(LINES)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)


def dila() -> str:
    """The file of DILA's open data."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEXTE_CNIL><META><META_COMMUN><ID>CNILTEXT000099990004</ID><NATURE>DELIBERATION</NATURE></META_COMMUN><META_SPEC>
<META_CNIL><TITRE>Délibération SAN-2031-004 du 2 mars 2031</TITRE><TITREFULL>{TITLE}&#13;
</TITREFULL><NUMERO>SAN–2031-004</NUMERO></META_CNIL></META_SPEC></META>
<BLOC_TEXTUEL><CONTENU>{PARAGRAPHS}<p><b/></p></CONTENU></BLOC_TEXTUEL><LIENS/></TEXTE_CNIL>"""


def piste() -> str:
    """The answer of the Légifrance API."""
    text = {"id": "CNILTEXT000099990004", "origine": "CNIL", "num": NUMBER, "titreLong": TITLE}
    text |= {"texte": " ".join(LINES), "texteHtml": PARAGRAPHS, "dateTexte": 1930003200000}
    return json.dumps({"executionTime": 1, "dereferenced": False, "text": text})


def legifrance() -> str:
    """The page of Légifrance, with its menus."""
    return f"""<html lang="fr"><head><title>Délibération SAN-2031-004 - Légifrance</title>
<link rel="canonical" href="https://www.legifrance.gouv.fr/cnil/id/CNILTEXT000099990004"/></head><body>
<header><nav>1. Accueil</nav></header><main><h1>{TITLE}</h1><button>Imprimer</button>
<div class="content">{"<br/><br/>".join(LINES)}</div></main><footer>2. Contact</footer></body></html>"""


def cnil() -> str:
    """A page of cnil.fr."""
    return f"""<html lang="fr"><head><title>CNIL</title><link rel="canonical" href="https://www.cnil.fr/fr/x"></head>
<body><nav>1. Menu</nav><main><h1>{TITLE}</h1>{PARAGRAPHS}</main></body></html>"""


def gdprhub() -> str:
    """The page of the wiki, with the decision in a `pre`."""
    return f"""<html lang="en"><head><title>CNIL (France) - SAN-2031-004 - GDPRhub</title>
<meta property="og:site_name" content="GDPRhub"/>
<meta property="og:url" content="https://gdprhub.eu/index.php?title=CNIL_(France)_-_SAN-2031-004"/></head><body>
<table><tr><td>Authority:</td><td>CNIL (France)</td></tr><tr><td>National Case Number/Name:</td>
<td>SAN 2031-004</td></tr></table><p>1. A summary.</p><pre>{_SPACED}</pre></body></html>"""


PAGES = {"DILA": dila(), "PISTE": piste(), "Légifrance": legifrance(), "CNIL": cnil(), "GDPRhub": gdprhub()}
