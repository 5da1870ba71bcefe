"""`citeref timeline`: decisions cited and documents, by their dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import more, put, put_array, say

if TYPE_CHECKING:
    from citeref.index.timeline import Event


@click.command("timeline")
@options.paths
@options.form("text", "json")
@options.limit
@options.lang
def timeline(paths: tuple[str, ...], form: str, limit: int | None, lang: str | None) -> int:
    """Put decisions and documents in the order of their dates.

    Decisions that PATHS cite, by the date of the catalogue, and the documents themselves, by the date they state.
    What has no known date comes last. The terminal program shows the same with y.

    \b
    Examples:
      citeref timeline ~/dossier
      citeref timeline ~/dossier --format json
      citeref timeline corpus.index --limit 50
    """
    from citeref.cli.sources import Sources
    from citeref.index.timeline import events

    settings = options.settings(lang)
    found = Sources(paths, settings)
    if found.file and found.index:
        happened = found.index.each_event(settings.lang)
    else:
        happened = iter(events(found.rows(), found.authorities(), settings.lang))
    shown = islice(happened, limit)
    if form == "text":
        dated, undated = _show(shown)
    else:
        dated, undated = _put_json(shown)
    say(f"{dated} with a date, {undated} without{more(next(happened, None), limit)}.")
    return found.code()


def _put_json(happened: Iterable[Event]) -> tuple[int, int]:
    """Print the events as one JSON array; how many have a date, and how many have none."""
    from citeref.exports.json import encoded

    counts = [0, 0]

    def objects() -> Iterator[dict[str, object]]:
        for event in happened:
            counts[not event.date] += 1
            yield _object(event)

    put_array(encoded(one) for one in objects())
    return counts[0], counts[1]


def _show(happened: Iterable[Event]) -> tuple[int, int]:
    from citeref.visible import one_line

    month, counts = None, [0, 0]
    for event in happened:
        counts[not event.date] += 1
        if event.date[:7] != month:
            month = event.date[:7]
            put(month or "no date known")
        kind = "decision" if event.ref else "document"
        about = f"  {one_line(event.note)}" if event.note else ""
        put(f"  {event.date:<10} {kind}  {one_line(event.label)}{about}  ({event.citations})")
    return counts[0], counts[1]


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
