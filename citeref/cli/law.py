"""`citeref show`: the words of the law at a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from citeref.cli import options, related
from citeref.cli.terminal import put, say
from citeref.errors import PageNotFound
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.model import Authority, Origin, Passage
    from citeref.relations import Correction, Relations


@click.command("show")
@click.argument("reference", nargs=-1, required=True, shell_complete=options.complete_reference)
@options.form("text", "json")
@options.law_lang
@click.option("--at", metavar="DATE", default="", help="The version in force on a date, 2021-03-01.")
@click.option(
    "--relations", is_flag=True, help="Recitals, references both ways, footnotes, links, languages."
)
@click.option(
    "--changes", is_flag=True, help="What differs between the Journal's text and the consolidated one."
)
@click.option("--uncorrected", is_flag=True, help="The page's own words, without the corrigenda at hand.")
def show(
    reference: tuple[str, ...],
    form: str,
    lang: str | None,
    at: str,
    relations: bool,
    changes: bool,
    uncorrected: bool,
) -> int:
    """Print the words of the law at a REFERENCE.

    They come from the page in the cache; where that page is from, and whether it is known to be the text in
    force on the date asked for, is said on stderr. Corrigenda that are in the cache too are applied, and told.

    \b
    Examples:
      citeref show eu/reg/2016/679/art_28/par_3 --lang fr
      citeref show rgpd 28-3 a
      citeref show rgpd 4-7 --at 2021-03-01
      citeref show san-2022-009 --format json
      citeref show rgpd 17 --relations
      citeref show rgpd --changes
    """
    from citeref import law
    from citeref.cache import Cache
    from citeref.law import standing

    settings = options.settings()
    ref = options.reference(" ".join(reference))
    cache = Cache.open(options.project(settings))
    if changes:
        return _changes(ref, lang or settings.lang, cache, form)
    authority, passage = law.show(ref, lang or settings.lang, cache, at)
    if passage.ref != ref:
        _refuse_nowhere(ref, passage, cache)
        _refuse_whole(ref, authority, passage)
    found, corrections = _related(authority, passage, cache, relations, uncorrected)
    if form == "json":
        from citeref.exports.json import encoded

        put(
            encoded(
                _facts(ref, authority, passage)
                | (_in_force(authority, at) if at else {})
                | _corrected(authority, passage, corrections)
                | ({"relations": found} if found else {})
            )
        )
        return 0
    _print(ref, authority, passage, corrections)
    if found:
        related.relations(found)
    if at:
        say(standing.told(authority.origin, at))
    return 0


def _related(
    authority: Authority, passage: Passage, cache: Cache, wanted: bool, uncorrected: bool
) -> tuple[Relations | None, tuple[Correction, ...]]:
    """The relations of a passage where they are wanted, and the corrections to it."""
    from citeref.law import corrigendum

    if not wanted and (uncorrected or not corrigendum.pages(authority, cache)):
        return None, ()
    from citeref.relations import act, languages

    whole = act(authority, cache)
    found = whole.of(passage, languages(passage.ref, authority.lang, cache)) if wanted else None
    return found, () if uncorrected else whole.corrections_of(passage)


def _corrected(authority: Authority, passage: Passage, found: tuple[Correction, ...]) -> dict[str, object]:
    from citeref.relations import corrected

    if not found:
        return {}
    words = corrected(authority.words(passage), passage.span.start, found)
    return {"corrected": words, "corrections": found}


def _changes(ref: Ref, lang: str, cache: Cache, form: str) -> int:
    from citeref.relations import changes

    older, newer, found = changes(ref, lang, cache)
    if form == "json":
        from citeref.exports.json import encoded

        put(encoded({"ref": ref, "lang": lang, "older": older, "newer": newer, "differences": found}))
    else:
        related.changes(older, newer, found, lang)
    return 0


def _in_force(authority: Authority, at: str) -> dict[str, object]:
    from citeref.law import standing

    return {"at": at, "in_force": standing.in_force(authority.origin, at)}


def _refuse_nowhere(ref: Ref, passage: Passage, cache: Cache) -> None:
    """Raise `PageNotFound` where the law is known to have no such place, with what the checker says of it."""
    from citeref import catalogue
    from citeref.model import Citation, Document, Span
    from citeref.rules import check

    words = catalogue.pinpoint_label(ref, "en")
    cited = Citation(words, Span(0, len(words)), (ref,))
    for finding in check(Document(name="", text=words), [cited], cache):
        near = finding.suggest or passage.ref
        raise PageNotFound(
            f"« {ref} »: {finding.message}.", f"`citeref show {near}` prints the nearest place."
        )


def _refuse_whole(ref: Ref, authority: Authority, passage: Passage) -> None:
    """Raise `PageNotFound` where the smallest place that holds the one asked is the whole law."""
    if passage.ref == ref.authority:
        from citeref.law import way_in

        synopsis = authority.origin is not None and authority.origin.status == "synopsis"
        out = way_in(ref, authority.lang) if synopsis else f"`citeref show {passage.ref}` prints all it has."
        kind = "unofficial synopsis" if synopsis else "page"
        raise PageNotFound(
            f"The {kind} of {ref.authority} in « {authority.lang} » has no « {ref.pinpoint} ».", out
        )


def _facts(ref: Ref, authority: Authority, passage: Passage) -> dict[str, object]:
    from citeref import catalogue

    return {
        "asked": ref,
        "ref": passage.ref,
        "lang": authority.lang,
        "label": catalogue.label(passage.ref, authority.lang),
        "heading": passage.heading,
        "text": authority.words(passage),
        "address": catalogue.address(passage.ref, authority.lang),
        "origin": msgspec.structs.asdict(authority.origin) if authority.origin else None,
    }


def _print(ref: Ref, authority: Authority, passage: Passage, found: tuple[Correction, ...]) -> None:
    from citeref import catalogue
    from citeref.visible import one_line

    title = catalogue.label(passage.ref, authority.lang)
    put(f"{title}: {one_line(passage.heading)}" if passage.heading else title)
    words = authority.words(passage)
    if found:
        from citeref.relations import corrected

        words = corrected(words, passage.span.start, found)
    put("\n" + words.strip() + "\n")
    if passage.ref != ref:
        say(f"The page has no « {ref.pinpoint} » of its own; this is the smallest place that holds it.")
    say(_source(authority.origin))
    related.corrections(found)
    if address := catalogue.address(passage.ref, authority.lang):
        say(address)


def _source(origin: Origin | None) -> str:
    if origin is None:
        return "From a page without a known origin."
    if origin.status == "synopsis":
        from citeref.law import way_in

        return (
            f"An unofficial synopsis, not the law's own words. {way_in(Ref(origin.ref), origin.lang)}".strip()
        )
    version = f", version of {origin.version}" if origin.version else ""
    return f"Official page{version}, {origin.how} {origin.fetched[:10]}.".replace(" .", ".")


COMMANDS = {"show": show}
