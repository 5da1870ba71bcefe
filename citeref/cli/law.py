"""`citeref show`: the words of the law at a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from citeref.cli import options
from citeref.cli.terminal import put, say
from citeref.errors import PageNotFound
from citeref.ref import Ref

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.model import Authority, Origin, Passage


@click.command("show")
@click.argument("reference", nargs=-1, required=True, shell_complete=options.complete_reference)
@options.form("text", "json")
@options.law_lang
@click.option("--at", metavar="DATE", default="", help="The version in force on a date, 2021-03-01.")
def show(reference: tuple[str, ...], form: str, lang: str | None, at: str) -> int:
    """Print the words of the law at a REFERENCE.

    They come from the page in the cache; where that page is from, and whether it is known to be the text in
    force on the date asked for, is said on stderr.

    \b
    Examples:
      citeref show eu/reg/2016/679/art_28/par_3 --lang fr
      citeref show rgpd 28-3 a
      citeref show rgpd 4-7 --at 2021-03-01
      citeref show san-2022-009 --format json
    """
    from citeref import law
    from citeref.cache import Cache
    from citeref.law import standing

    settings = options.settings()
    ref = options.reference(" ".join(reference))
    cache = Cache.open(options.project(settings))
    authority, passage = law.show(ref, lang or settings.lang, cache, at)
    if passage.ref != ref:
        _refuse_nowhere(ref, passage, cache)
        _refuse_whole(ref, authority, passage)
    if form == "json":
        from citeref.exports.json import encoded

        put(encoded(_facts(ref, authority, passage) | (_in_force(authority, at) if at else {})))
        return 0
    _print(ref, authority, passage)
    if at:
        say(standing.told(authority.origin, at))
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


def _print(ref: Ref, authority: Authority, passage: Passage) -> None:
    from citeref import catalogue
    from citeref.visible import one_line

    title = catalogue.label(passage.ref, authority.lang)
    put(f"{title}: {one_line(passage.heading)}" if passage.heading else title)
    put("\n" + authority.words(passage).strip() + "\n")
    if passage.ref != ref:
        say(f"The page has no « {ref.pinpoint} » of its own; this is the smallest place that holds it.")
    say(_source(authority.origin))
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
