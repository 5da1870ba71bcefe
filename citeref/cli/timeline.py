"""`citeref timeline`: decisions cited and documents, by their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import put, say

if TYPE_CHECKING:
    from citeref.index.timeline import Event


@click.command("timeline")
@options.paths
@options.form("text", "json")
@options.lang
def timeline(paths: tuple[str, ...], form: str, lang: str | None) -> int:
    """Put decisions and documents in the order of their dates.

    Decisions that PATHS cite, by the date of the catalogue, and the documents themselves, by the date they state.
    What has no known date comes last. The terminal program shows the same with y.

    \b
    Examples:
      citeref timeline ~/dossier
      citeref timeline ~/dossier --format json
    """
    from citeref.cli.sources import Sources
    from citeref.index.timeline import events

    settings = options.settings(lang)
    found = Sources(paths, settings)
    happened = events(found.rows(), found.authorities(), settings.lang)
    if form == "text":
        _show(happened)
    else:
        from citeref.exports.json import encoded

        put(encoded([_object(event) for event in happened]))
    dated = sum(bool(event.date) for event in happened)
    say(f"{dated} with a date, {len(happened) - dated} without.")
    return found.code()


def _show(happened: list[Event]) -> None:
    from citeref.visible import one_line

    month = None
    for event in happened:
        if event.date[:7] != month:
            month = event.date[:7]
            put(month or "no date known")
        kind = "decision" if event.ref else "document"
        about = f"  {one_line(event.note)}" if event.note else ""
        put(f"  {event.date:<10} {kind}  {one_line(event.label)}{about}  ({event.citations})")


def _object(event: Event) -> dict[str, object]:
    kind = "decision" if event.ref else "document"
    return {
        "date": event.date,
        "kind": kind,
        "name": event.label,
        "ref": event.ref,
        "about": event.note,
        "citations": event.citations,
    }


COMMANDS = {"timeline": timeline}
