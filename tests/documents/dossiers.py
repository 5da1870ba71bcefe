"""Ten documents of our own that hold tables, footnotes, columns and lists, for every format to be read alike."""

# ruff: noqa: E501 - the sentences of the documents read better whole than cut

from __future__ import annotations

from making import Made, Part

_LONG = (
    "La personne concernée a demandé le 3 mars l'accès aux données qui la concernent, et le responsable du traitement n'a pas répondu"
    " dans le délai d'un mois que lui laisse l'article 12, paragraphe 3, du règlement (UE) 2016/679. Il soutient que la demande était"
    " excessive au sens de l'article 12, paragraphe 5, point b), de ce règlement, sans en apporter la preuve qui lui incombe."
)
_MORE = (
    "Les mesures techniques et organisationnelles décrites dans l'annexe ne suffisent pas au regard de l'article 32, paragraphe 1, point a),"
    " du RGPD, faute de chiffrement des sauvegardes, et la violation du 12 juin n'a été notifiée à l'autorité de contrôle que vingt jours plus"
    " tard, alors que l'article 33 du RGPD prévoit soixante-douze heures."
)
_ENGLISH = (
    "The controller relied on Article 6(1)(f) of Regulation (EU) 2016/679 without any written balancing test, and its record of processing under"
    " Article 30 of the GDPR does not mention the transfers to third countries that Article 44 of that Regulation makes conditional."
)


def p(*lines: str) -> Part:
    return Part("p", lines)


def h(level: int, line: str) -> Part:
    return Part(f"h{level}", (line,))


TEN = [
    Made("note-acces", [h(1, "Note sur une demande d'accès"), p(_LONG, "L'article 15 du RGPD{note:Voir aussi l'article 23 du RGPD.} fonde la demande."), p("Elle reste ouverte.")]),
    Made("conclusions", [h(1, "Conclusions"), h(2, "I. Les faits"), p(_MORE), h(2, "II. Le droit"), p("L'article 1240 du code civil oblige à réparer le dommage.", "Il en va de même de l'article 82 du RGPD{note:CJUE, 4 mai 2023, C-300/21.}."), Part("ul", ("l'article 5, paragraphe 2, du RGPD ;", "l'article 24 du RGPD."))]),
    Made("tableau", [h(1, "Tableau des griefs"), p("Chaque ligne du tableau donne un grief et son texte."), Part("table", rows=(("Grief", "Texte", "Montant"), ("Information", "article 13 du RGPD", "10 000 €"), ("Sécurité", "article 32 du RGPD", "20 000 €"), ("Cookies", "article 82 de la loi n° 78-17 du 6 janvier 1978", "5 000 €"))), p("Le total ne dépasse pas le plafond de l'article 83, paragraphe 4, du RGPD.")]),
    Made("bulletin", [h(1, "Bulletin"), p("Ce numéro est imprimé sur deux colonnes."), Part("columns", (_LONG, _MORE, "La suite traite de l'article 22 du RGPD, qui encadre la décision entièrement automatisée.", _LONG)), p("Fin du bulletin : article 99 du RGPD.")]),
    Made("contrat", [h(1, "Contrat de sous-traitance"), Part("ol", ("Le sous-traitant agit selon l'article 28, paragraphe 3, point a), du RGPD.", "Il tient le registre de l'article 30, paragraphe 2, du RGPD.", "Il assiste le responsable au titre de l'article 28, paragraphe 3, point f), du RGPD.")), p("Les parties renvoient au texte officiel : {link:https://eur-lex.europa.eu/eli/reg/2016/679/oj|https://eur-lex.europa.eu/eli/reg/2016/679/oj}.")]),
    Made("memo-en", [h(1, "Memorandum"), p(_ENGLISH, "See also Article 4(11) of the GDPR{note:Recital 32 of the GDPR.} and Article 7 of the GDPR{note:Case C-673/17.}."), Part("table", rows=(("Issue", "Provision"), ("Lawfulness", "Article 6(1)(a) of the GDPR"), ("Transfers", "Article 46 of the GDPR")))]),
    Made("avis", [h(1, "Avis"), p("Vu la loi n° 78-17 du 6 janvier 1978, et en particulier son article 8 ;", "Vu le règlement (UE) 2016/679 du 27 avril 2016{note:JO L 119 du 4.5.2016, p. 1.} ;"), p("La Commission rappelle que l'article 9 du règlement{note:Considérant 51 du règlement (UE) 2016/679.} interdit, sauf exception, le traitement de ces données.", _MORE)]),
    Made("revue", [h(1, "Revue de presse"), Part("columns", (_MORE, "La délibération SAN-2022-009 du 15 avril 2022 sanctionne un sous-traitant sur le fondement de l'article 29 du RGPD.", _LONG, _MORE)), h(2, "Suites"), Part("ul", ("article L. 226-16 du code pénal ;", "article 226-17 du code pénal."))]),
    Made("rapport", [h(1, "Rapport d'audit"), *[p(_LONG, _MORE, f"Constat n° {n} : l'article {n + 12} du RGPD{{note:Comparer l'article {n + 40} du RGPD.}} s'applique.") for n in range(1, 9)], Part("table", rows=(("Constat", "Article"), *((str(n), f"article {n + 12} du RGPD") for n in range(1, 9))))], head="Cabinet Exemple – note sur l'article 99 du RGPD"),
    Made("courrier", [p("Madame, Monsieur,", "Par votre courrier du 2 mai, vous demandez l'effacement de vos données sur le fondement de l'article 17 du RGPD.", "L'article 17, paragraphe 3, point b), du même règlement s'y oppose."), Part("ol", ("copie de l'article L. 123-22 du code de commerce ;", "copie de l'article 1103 du code civil.")), p("Vous pouvez saisir la CNIL (article 77 du RGPD).")]),
]  # fmt: skip
