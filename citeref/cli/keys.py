"""`citeref keys`: every command of the terminal program, its keys, and the name by which `citeref.toml` gives it others."""

from __future__ import annotations

import click

from citeref.cli import options
from citeref.cli.terminal import put


@click.command("keys")
@options.form("text", "json")
@click.option(
    "--ui-lang",
    type=click.Choice(options.LANGS),
    help="Language of the table (settings: ui_lang; else the locale).",
)
def keys(form: str, ui_lang: str | None) -> int:
    """Print every key of the terminal program.

    The names in the first column are those that `[keys]` in citeref.toml takes; the keys are the ones in force.

    \b
    Examples:
      citeref keys
      citeref keys --format json
    """
    from citeref.tui import keymap, language

    found = options.settings()
    language.use(ui_lang or found.ui_lang or language.by_locale())
    keymap.use(keymap.checked(found.keys, found.file))
    rows = [
        (offer.id, keymap.key_of(offer.id, offer.key).split(","), language.say(offer.words))
        for offer in keymap.offers()
    ]
    if form == "json":
        from citeref.exports.json import encoded

        put(encoded([{"command": name, "keys": each, "about": about} for name, each, about in rows]))
        return 0
    table = [(name, "  ".join(map(keymap.shown, each)), about) for name, each, about in rows]
    left, middle = (max(len(row[at]) for row in table) for at in (0, 1))
    put("\n".join(f"{name:<{left}}  {each:<{middle}}  {about}" for name, each, about in table))
    return 0


COMMANDS = {"keys": keys}
