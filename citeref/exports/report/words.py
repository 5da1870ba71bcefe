"""What the report says in French and in English."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Every word of the page that is ours."""

    title: str
    skip: str
    documents: str
    citations: str
    authorities: str
    open: str
    findings: str
    heat: str
    heat_told: str
    depth: str
    depth_told: str
    levels: tuple[str, str, str, str]
    figures: str
    others: str
    search: str
    any: str
    document: str
    authority: str
    kind: str
    only: str
    reset: str
    shown: str
    where: str
    sentence: str
    law: str
    beside: str
    choose: str
    close: str
    the_law: str
    no_page: str
    official: str
    synopsis: str
    whole: str
    cut: str
    version: str
    not_matched: str
    one_of: str
    kinds: dict[str, str]


_FRENCH = Words(
    title="Rapport de citations",
    skip="Aller aux citations",
    documents="documents",
    citations="citations",
    authorities="Autorités citées",
    open="sans autorité certaine",
    findings="Constats",
    heat="Qui cite quoi",
    heat_told="Nombre de citations de chaque autorité dans chaque document ; plus la case est foncée, plus il y en a.",
    depth="À quelle profondeur",
    depth_told="Pour chaque autorité, la part des citations qui nomment l'acte entier, un article, un paragraphe ou un point.",
    levels=("acte entier", "article", "paragraphe", "point"),
    figures="Les chiffres en tableau",
    others="autres",
    search="Chercher",
    any="tous",
    document="Document",
    authority="Autorité",
    kind="Manière de citer",
    only="Seulement ce qui mérite un regard",
    reset="Tout montrer",
    shown="{n} citations sur {all}",
    where="Où",
    sentence="Phrase",
    law="Droit",
    beside="Le texte à côté",
    choose="Choisissez une citation pour lire ici le passage qu'elle nomme.",
    close="Fermer",
    the_law="Les passages cités",
    no_page="Pas de page de ce texte en réserve.",
    official="texte officiel",
    synopsis="Résumé non officiel",
    whole="Le passage qui le contient :",
    cut="[…] la suite se lit dans le texte officiel",
    version="version du {}",
    not_matched="sans autorité certaine",
    one_of="au choix : {}",
    kinds={
        "explicit": "en toutes lettres",
        "short": "forme courte",
        "anaphora": "renvoi",
        "url": "adresse",
        "described": "description",
    },
)
_ENGLISH = Words(
    title="Citation report",
    skip="Skip to the citations",
    documents="documents",
    citations="citations",
    authorities="Authorities cited",
    open="not matched to one authority",
    findings="Findings",
    heat="Who cites what",
    heat_told="Number of citations of each authority in each document; the darker a cell, the more there are.",
    depth="How deep",
    depth_told="For each authority, the share of citations that name the whole act, an article, a paragraph or a point.",
    levels=("whole act", "article", "paragraph", "point"),
    figures="The figures as a table",
    others="others",
    search="Search",
    any="all",
    document="Document",
    authority="Authority",
    kind="How it is cited",
    only="Only what deserves a look",
    reset="Show all",
    shown="{n} of {all} citations",
    where="Where",
    sentence="Sentence",
    law="Law",
    beside="The law beside it",
    choose="Choose a citation to read here the passage it names.",
    close="Close",
    the_law="The passages cited",
    no_page="No page of this text is at hand.",
    official="official text",
    synopsis="Unofficial synopsis",
    whole="The passage that holds it:",
    cut="[…] the rest is in the official text",
    version="version of {}",
    not_matched="not matched to one authority",
    one_of="one of {}",
    kinds={
        "explicit": "in full",
        "short": "short form",
        "anaphora": "reference back",
        "url": "address",
        "described": "description",
    },
)


def words(lang: str) -> Words:
    """The words in a language."""
    return _FRENCH if lang == "fr" else _ENGLISH
