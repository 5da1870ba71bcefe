"""How long checking takes: a document of 300 pages with 2,000 citations and 500 quotations, and twice and half of it.

`python -m benchmarks.check_speed CACHE` with a cache folder that has the GDPR's official text (`citeref fetch eu/reg/2016/679
--lang fr`). A tenth of the quotations is bent by a word and a tenth is given at another article, so that the slow paths run too.
What is timed is `check` alone, and the reading and finding before it; cost grows with the document if twice the document takes
twice the time.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from citeref import law
from citeref.cache import Cache
from citeref.documents import read_text
from citeref.find import find
from citeref.ref import Ref
from citeref.resolve import resolve
from citeref.rules import check

GDPR = Ref("eu/reg/2016/679")
FILLER = (
    "La direction a pris connaissance du rapport et demande que les services concernés en tirent les conséquences avant la fin "
    "du trimestre, sans attendre la réunion prévue au printemps ni l'avis du comité."
)


def document(cache: Cache, citations: int, quotations: int) -> str:
    """A text of so many citations, of which so many carry a quotation of the GDPR."""
    page = cache.page(GDPR, "fr")
    if page is None:
        raise SystemExit(
            "The cache has no page of the GDPR in French: citeref fetch eu/reg/2016/679 --lang fr"
        )
    read = law.authority(page, cache)
    places = [one for one in read.passages if "/art_" in one.ref and 60 < one.span.end - one.span.start < 700]
    chance = random.Random(7)
    parts = []
    for number in range(citations):
        place = chance.choice(places)
        segments = place.ref.split("/")[4:]
        article = segments[0][4:]
        paragraph = next((s[4:] for s in segments if s.startswith("par_")), "")
        name = (
            f"l'article {article}, paragraphe {paragraph}, du RGPD"
            if paragraph
            else f"l'article {article} du RGPD"
        )
        words = read.words(place).split()
        if number % (citations // quotations) == 0:
            start = chance.randrange(max(1, len(words) - 14))
            quoted = words[start : start + 14]
            if number % 40 == 0:
                quoted[len(quoted) // 2] = "autrement"
            if number % 40 == 4:
                name = "l'article 99 du RGPD"
            parts.append(f"Aux termes de {name}, « {' '.join(quoted).strip(' ;,.')} ». {FILLER}")
        else:
            parts.append(f"Le service se fonde sur {name}. {FILLER} {FILLER}")
    return "\n\n".join(parts)


def timed(cache: Cache, citations: int, quotations: int) -> None:
    """One row of figures."""
    text = document(cache, citations, quotations)
    begun = time.process_time()
    read = read_text(text, "bench.txt")
    found = resolve(find(read))
    middle = time.process_time()
    findings = check(read, found, cache)
    end = time.process_time()
    print(
        f"{len(text) / 2500:6.0f} pages {len(found):6} citations {quotations:5} quotations {len(findings):5} findings"
        f"   read and find {middle - begun:5.2f} s   check {end - middle:5.2f} s"
    )


def main() -> None:
    """The rows, the first of them with the law not yet read."""
    cache = Cache.open(Path(sys.argv[1]))
    for times in (1, 0.5, 1, 2, 4):
        timed(cache, int(2000 * times), int(500 * times))


if __name__ == "__main__":
    main()
