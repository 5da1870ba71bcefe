"""Two invented decisions: one of the Conseil d'État as conseil-etat.fr prints it, one of the European Court of Human
Rights as HUDOC does, and as a copy that lost its lines.
"""

from __future__ import annotations

NUMBER, DAY, ECLI = "999001", "2031-01-28", "ECLI:FR:CECHR:2031:999001.20310128"
ADDRESS = f"https://www.conseil-etat.fr/fr/arianeweb/CE/decision/{DAY}/{NUMBER}"

REASONS = (
    "Considérant ce qui suit :",
    "1. La société Corne de brume vend des cornes. Elle a été punie en ces termes : « 2. La corne est saisie. »",
    "Sur la recevabilité :",
    "2. La requête est recevable.",
    "3. Il résulte de ce qui précède que la corne doit être rendue.",
    "D E C I D E :",
    "Article 1er : La corne est rendue.",
    "Article 2 : La présente décision sera notifiée au port.",
)
STATE = {
    "pt_2": "La requête est recevable.",
    "pt_3": "Il résulte de ce qui précède que la corne doit être rendue.",
    "art_1": "La corne est rendue.",
}


def conseil_etat(*, link: bool = True, kind: str = "CE/decision") -> str:
    """The page, its text in one field broken by `br`; without the link that names its address, if asked."""
    address = ADDRESS.replace("CE/decision", kind)
    named = f'<link rel="canonical" href="{address}"/>' if link else ""
    text = "<br/><br/>".join(REASONS).replace("des cornes.", "des cornes. " + "La corne sonne. " * 30)
    return f"""<html lang="fr"><head><title>Décision n° {NUMBER} - Conseil d'État</title>{named}</head><body>
<nav><a href="/">1. Accueil</a></nav><main><h1>Décision n° {NUMBER}</h1><div class="ezrichtext-field">
<p>Conseil d'État</p><p>N° {NUMBER}<br/>{ECLI}<br/>Inédit au recueil Lebon<br/>10ème chambre</p>
<p>Lecture du mardi 28 janvier 2031</p><p>REPUBLIQUE FRANCAISE</p><p>AU NOM DU PEUPLE FRANCAIS</p>
<p>Vu la procédure suivante :<br/>Par une requête, la société Corne de brume demande que la corne lui soit rendue.</p>
<div>{text}</div></div></main><footer>4. Contact</footer></body></html>"""


HEAD = (
    "FIRST SECTION",
    "CASE OF GULL v. RURITANIA",
    "(Application no. 90001/31)",
    "JUDGMENT",
    "STRASBOURG",
    "3 May 2032",
    "In the case of Gull v. Ruritania,",
    "The European Court of Human Rights (First Section), sitting as a Chamber,",
    "Delivers the following judgment:",
)
FACTS = (
    "1.  The case concerns a foghorn, and Article 8 of the Convention.",
    "2 .  The applicant, “Mr Gull”, slept badly. He relied on Article 3. No other provision was named.",
    "THE LAW",
    "3.  The Court notes that foghorns are loud.",
    "4.  There has accordingly been a violation of Article 8.",
)
OPERATIVE = (
    "FOR THESE REASONS, THE COURT, UNANIMOUSLY,",
    "1.  Declares the application admissible;",
    "2.  Holds that gulls may sleep.",
)
COURT = {
    "pt_1": "The case concerns a foghorn, and Article 8 of the Convention.",
    "pt_2": "The applicant, “Mr Gull”, slept badly. He relied on Article 3. No other provision was named.",
    "pt_4": "There has accordingly been a violation of Article 8.",
    "enc_1/pnt_2": "Holds that gulls may sleep.",
}


def hudoc() -> str:
    """The page, with the classes that the word processor's styles became."""
    body = "".join(
        f'<p class="s30EEC3F8"><span class="sB8D990E2">{line}</span></p>'
        for line in (*HEAD, *FACTS, *OPERATIVE)
    )
    return f"<html><head><style>.s30EEC3F8 {{ text-align:left }}</style></head><body><div>{body}</div></body></html>"


def copied() -> dict[str, str]:
    """The record of a collection, whose text is one line."""
    text = " ".join(" ".join((*HEAD, *FACTS, *OPERATIVE)).split())
    named = {"_id": "001-999999", "_source": "CoE/HUDOC", "title": HEAD[1], "language": "eng"}
    return {**named, "ecli": "ECLI:CE:ECHR:2032:0503JUD009000131", "text": text}


BELGIAN = (
    "Cour constitutionnelle",
    "I. Objet du recours",
    "Le recours tend à l’annulation de la loi sur les phares.",
    "II. En droit",
    *(f"A.{n}. La partie dit sa chose numéro {n}." for n in range(1, 6)),
    "A.6.1. Elle répond.",
    "A.6.2. Elle réplique.",
    *(f"B.{n}. La Cour constate la chose numéro {n}." for n in range(1, 5)),
    "B.5.1. La Cour a déjà jugé :",
    "« B.8.2. Les phares éclairent.",
    "B.8.3. Ils éclairent la nuit. »",
    "B.5.2.1. Il en va de même ici.",
    "B.5.2.2. Rien ne s’y oppose.",
    "B.6. Le moyen n’est pas fondé.",
    "Par ces motifs,",
    "la Cour rejette le recours.",
)
CONSIDERANTS = {
    "pt_A.6.2": "Elle réplique.",
    "pt_B.5.1": "La Cour a déjà jugé : « B.8.2. Les phares éclairent. B.8.3. Ils éclairent la nuit. »",
    "pt_B.5.2.1": "Il en va de même ici.",
    "pt_B.6": "Le moyen n’est pas fondé.",
}
