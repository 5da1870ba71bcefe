"""`citeref lookup`: what a person types, and which piece of law it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import put
from citeref.errors import RefError

if TYPE_CHECKING:
    from citeref.ref import Ref


@click.command("lookup")
@click.argument("words", nargs=-1, required=True)
@options.form("text", "json")
@options.lang
def lookup(words: tuple[str, ...], form: str, lang: str | None) -> int:
    """Say which piece of law WORDS mean.

    Prints its reference, its name and titles, and where its official text is.

    \b
    Examples:
      citeref lookup rgpd 28-3 a
      citeref lookup "Article 9 GDPR" --lang en
      citeref lookup san-2022-009 --format json
    """
    from citeref.typed import lookup as look_up

    typed, language = " ".join(words), options.settings(lang).lang
    found = look_up(typed)
    if not found:
        raise RefError(
            f"« {typed} »: nothing found by that name.", "Try « rgpd 28-3 a », SAN-2022-009 or 32016R0679."
        )
    if form == "json":
        from citeref.exports.json import encoded

        put(encoded([_facts(ref, language) for ref in found]))
    else:
        put("\n\n".join(_sheet(ref, language) for ref in found))
    return 0


def _facts(ref: Ref, lang: str) -> dict[str, str]:
    from citeref import catalogue

    return {
        "ref": ref,
        "label": catalogue.label(ref, lang),
        "title": catalogue.title(ref.authority, lang),
        "heading": catalogue.heading(ref, lang),
        "celex": catalogue.celex(ref.authority),
        "eli": catalogue.eli(ref),
        "address": catalogue.address(ref, lang),
    }


def _sheet(ref: Ref, lang: str) -> str:
    facts = _facts(ref, lang)
    lines = (
        f"  {name:<8} {facts[name]}"
        for name in ("label", "title", "heading", "celex", "eli", "address")
        if facts[name]
    )
    return "\n".join((ref, *lines))


COMMANDS = {"lookup": lookup}
