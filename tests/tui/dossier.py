"""What the tests read: five short documents and a page of law, all of our own words."""

from __future__ import annotations

DOCUMENTS = {
    "avis.txt": """Avis sur le contrat d'hébergement

Le prestataire ne garde aucune trace des instructions reçues, contrairement à l'article 28-3 a) du RGPD.

Les mots de passe sont écrits en clair. L'article 32 du RGPD demande mieux, comme l'a dit la délibération \
SAN-2022-009.

Les articles 28 à 29 du RGPD lient aussi le sous-traitant ultérieur. Aucun registre n'a été montré \
au délégué, qui l'avait demandé deux fois par écrit avant la visite, puis une fois au téléphone.

En conclusion, un avenant est nécessaire ; voir l'article 28, paragraphe 3, du RGPD.
""",
    "hostile.txt": """Un titre [bold red]rouge[/] et un ordre \x1b]0;pris\x07 \x1b[2J au terminal.

L'article 32 du RGPD \u202e à l'envers \u202c et [link=http://a.fr]un lien[/link] [@click=app.quit]ici[/].
""",
    "note.md": """# Note on the processor

The contract must follow Article 28(3)(a) GDPR, and Article 6(1)(f) GDPR is no answer here.

Recital 39 GDPR asks for plain words.
""",
    "rien.txt": """Rien à signaler

Une promenade au bord de l'eau, sans un mot de droit.
""",
    "zone.md": """---
date: 2024-05-02
---

# Une zone à revoir

L'article 103 du RGPD exige « un niveau de sécurité qui convient aux risques ».

Voir aussi l'article L. 1111-8 du même code.
""",
}

_HEADINGS = {
    "fr": {"5": "Principes", "28": "Sous-traitant", "29": "Sous l'autorité du responsable", "32": "Sécurité"},
    "en": {"5": "Principles", "28": "Processor", "29": "Under the controller's authority", "32": "Security"},
}
_TITLE = {"fr": "Notre résumé du RGPD", "en": "Our synopsis of the GDPR"}
_NOTICE = {"fr": "Résumé non officiel.", "en": "Unofficial synopsis."}
_WORDS = {
    "fr": "Ici se tient, en peu de mots, ce que dit {}.",
    "en": "Here stands, in a few words, what {} says.",
}
_POINT = {"fr": "{})", "en": "({})"}


def _unit(place: str, label: str, words: str, inside: str = "") -> str:
    return f'<div data-place="{place}"><span class="label">{label}</span> <p>{words}</p>{inside}</div>'


def _article(lang: str, number: str, heading: str) -> str:
    parts = [f'<section data-place="art_{number}"><span class="label">Article {number}</span>']
    parts.append(f'<h3 class="heading">{heading}</h3>')
    for paragraph in (1, 2, 3):
        place, inside = f"art_{number}/par_{paragraph}", ""
        if place == "art_28/par_3":
            points = [(f"{place}/pnt_{letter}", _POINT[lang].format(letter)) for letter in "ab"]
            inside = "".join(_unit(point, label, _WORDS[lang].format(point)) for point, label in points)
        parts.append(_unit(place, f"{paragraph}.", _WORDS[lang].format(place), inside))
    return "".join(parts) + "</section>"


def _page(lang: str) -> str:
    head = (
        f'<html lang="{lang}" data-ref="eu/reg/2016/679" data-status="synopsis"><title>{_TITLE[lang]}</title>'
    )
    notice = f'<body><h1>{_TITLE[lang]}</h1><p class="notice">{_NOTICE[lang]}</p>'
    articles = (_article(lang, number, heading) for number, heading in _HEADINGS[lang].items())
    return f"{head}{notice}{''.join(articles)}</body></html>"


GDPR = {lang: _page(lang) for lang in _HEADINGS}
"""A synopsis of four articles in each language, only Article 28(3) having points."""
