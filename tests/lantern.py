"""An invented text for the numbers of the GDPR: a cache whose « official page » speaks of lighthouses in our own words.

The structure that the catalogue knows (articles, paragraphs, points) stays that of the Regulation, so that rules which count and
rules which compare can be tried on one page.
"""

from __future__ import annotations

from pathlib import Path

from citeref.cache import Cache, Layer
from citeref.ref import Ref

GDPR = Ref("eu/reg/2016/679")

RECITALS = {
    "fr": (
        "Le gardien qui dort ne sert personne, et la mer ne lui pardonne aucune de ses absences.",
        "Les goélands du large annoncent le mauvais temps bien avant les baromètres du sémaphore.",
    ),
    "en": (
        "A keeper who sleeps helps nobody, and the sea forgives none of his absences.",
        "The gulls of the open sea announce bad weather long before the barometers of the station.",
    ),
    "sv": ("Den vaktare som sover hjälper ingen, och havet förlåter honom aldrig.",),
    "da": ("Den vagt, der sover, hjælper ingen, og havet tilgiver ham aldrig.",),
    "pt": ("O guarda que dorme não serve a ninguém, e o mar nunca lhe perdoa.",),
    "it": ("Il guardiano che dorme non serve a nessuno, e il mare non lo perdona mai.",),
}
ARTICLES = {
    "fr": {
        "5": ("Principes du phare", (
            "La lampe reste allumée: a) depuis la tombée du jour jusqu'aux premières lueurs; b) par temps de brume épaisse "
            "et tenace; c) selon une couleur claire, constante et limitée à ce qui est visible depuis la passe;",
            "Le gardien répond de la lampe et montre chaque matin le cahier tenu pendant la nuit.",
        )),
        "7": ("Relève", (
            "Le gardien quitte la tour dès que la relève a signé le cahier.",
            "La demande de relève est présentée dans une forme simple et lisible.",
            "Il est aussi aisé de descendre de la tour que d'y monter par beau temps.",
        )),
        "17": ("Droit à l'effacement («droit à l'oubli»)", ("Le cahier est détruit après trente hivers passés au grenier.",)),
        "32": ("Sécurité du traitement", (
            "La tour est gardée de façon à garantir un repos convenable aux équipages qui rentrent de la haute mer.",
        )),
        "33": ("Notification d'une violation", ("La panne de la lampe est criée du haut de la tour avant minuit sonné.",)),
    },
    "en": {
        "7": ("Relief", ("The keeper leaves the tower as soon as the relief has signed the log.",)),
        "32": ("Security", ("The tower is kept so as to ensure a fitting rest for crews returning from the high seas.",)),
    },
    "sv": {"33": ("Larm", (
        "En släckt lampa ropas ut från tornets topp före midnatt.",
        "Lotsen väcker vaktaren utan att dröja när dimman stiger ur viken.",
    ))},
    "da": {"33": ("Alarm", (
        "En slukket lampe råbes ud fra tårnets top før midnat.",
        "Lodsen vækker vagten uden at tøve, når tågen stiger op af bugten.",
    ))},
    "pt": {"33": ("Alarme", (
        "A avaria da lâmpada é gritada do alto da torre antes da meia-noite.",
        "O piloto acorda o guarda sem demora quando o nevoeiro sobe da baía.",
    ))},
    "it": {"33": ("Allarme", (
        "Il guasto della lampada è gridato dall'alto della torre prima di mezzanotte.",
        "Il pilota sveglia il guardiano senza indugio quando la nebbia sale dalla baia.",
    ))},
}  # fmt: skip
WORDS = {
    "fr": ("RÈGLEMENT", "Article", "considérant ce qui suit:"),
    "en": ("REGULATION", "Article", "Whereas:"),
    "sv": ("FÖRORDNING", "Artikel", "av följande skäl:"),
    "da": ("FORORDNING", "Artikel", "ud fra følgende betragtninger:"),
    "pt": ("REGULAMENTO", "Artigo", "Considerando o seguinte:"),
    "it": ("REGOLAMENTO", "Articolo", "considerando quanto segue:"),
}


def page(lang: str) -> bytes:
    """The page as the Official Journal's site lays it out."""
    kind, article, whereas = WORDS[lang]
    body = [f'<p class="oj-doc-ti">{kind} (UE) 2016/679</p><p class="oj-normal">{whereas}</p>']
    for number, words in enumerate(RECITALS[lang], 1):
        body.append(
            f'<div class="eli-subdivision" id="rct_{number}"><table><tr><td><p class="oj-normal">({number})</p></td>'
            f'<td><p class="oj-normal">{words}</p></td></tr></table></div>'
        )
    for number, (heading, paragraphs) in ARTICLES[lang].items():
        inside = []
        for at, words in enumerate(paragraphs, 1):
            sign = f"{at}.   " if len(paragraphs) > 1 else ""
            lead, *points = _points(words)
            inside.append(f'<div id="{int(number):03d}.{at:03d}"><p class="oj-normal">{sign}{lead}</p>')
            inside += [
                f'<table><tr><td><p class="oj-normal">{letter}</p></td><td><p class="oj-normal">{text}</p></td></tr></table>'
                for letter, text in points
            ]
            inside.append("</div>")
        body.append(
            f'<div class="eli-subdivision" id="art_{number}"><p class="oj-ti-art">{article} {number}</p>'
            f'<p class="oj-sti-art">{heading}</p>{"".join(inside)}</div>'
        )
    return f'<html><body><div class="eli-container">{"".join(body)}</div></body></html>'.encode()


def _points(words: str) -> list:  # type: ignore[type-arg]
    import re

    parts = re.split(r"\s*\b([abc]\))\s", words)
    return [parts[0], *zip(parts[1::2], (text.strip() for text in parts[2::2]), strict=True)]


def cache(folder: Path, *langs: str) -> Cache:
    """A cache with the invented page in the languages given."""
    found = Cache((Layer("project", folder, True),))
    for lang in langs or tuple(WORDS):
        found.add(
            page(lang), GDPR, lang, status="official", fetched="2026-01-02T03:04:05Z", version="2016-05-04"
        )
    return found
