"""The words of the law beside a citation, where a page of it is in the cache: in the language asked, else in another."""

from __future__ import annotations

import msgspec

from citeref.errors import CiterefError
from citeref.exports.material import Material
from citeref.ref import Ref
from citeref.visible import one_line

LONGEST = 6000
"""Characters of a passage that a report quotes."""

BEGINNING = 280
"""Characters of a passage that a tooltip shows."""

_SYNOPSIS = {"fr": "Résumé non officiel :", "en": "Unofficial synopsis:"}


class Quoted(msgspec.Struct, frozen=True):
    """A passage of the law. `ref` is the place it is, which may be larger than the one asked for; `synopsis` says that the
    words are not the official ones; `version` and `fetched` are dates of its page (ISO).
    """

    ref: Ref
    lang: str
    heading: str
    text: str
    synopsis: bool
    version: str = ""
    fetched: str = ""
    cut: bool = False


class Passages:
    """The passages of a material's citations; each is looked up once."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._known: dict[Ref, Quoted | None] = {}

    def of(self, ref: Ref) -> Quoted | None:
        """The passage at a reference, None where no page of it is at hand or the page has no such place."""
        if ref not in self._known:
            self._known[ref] = self._look(ref)
        return self._known[ref]

    def beginning(self, ref: Ref) -> str:
        """Its first words, on one line."""
        found = self.of(ref)
        if found is None or found.ref != ref or not ref.pinpoint:
            return ""
        words = one_line(found.text)
        shown = words if len(words) <= BEGINNING else words[:BEGINNING].rpartition(" ")[0] + " …"
        return f"{_SYNOPSIS[self._material.lang]} {shown}" if found.synopsis else shown

    def _look(self, ref: Ref) -> Quoted | None:
        from citeref import law

        cache, lang = self._material.cache, self._material.lang
        for language in dict.fromkeys((lang, *cache.languages(ref))):
            try:
                authority, passage = law.show(ref, language, cache)
            except CiterefError:
                continue
            if passage.ref == ref.authority and ref.pinpoint:
                return None
            words, origin = authority.words(passage).strip(), authority.origin
            return Quoted(
                passage.ref,
                language,
                passage.heading,
                words[:LONGEST],
                bool(origin and origin.status == "synopsis"),
                origin.version if origin else "",
                origin.fetched[:10] if origin else "",
                len(words) > LONGEST,
            )
        return None
