"""`citeref cache`: the pages of law kept on this machine, listed and verified; `archive` brings them in and out,
`removing` takes them away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from citeref.cli import options
from citeref.cli.archive import add, export
from citeref.cli.importing import import_
from citeref.cli.removing import remove
from citeref.cli.terminal import put, say
from citeref.visible import file_name

if TYPE_CHECKING:
    from citeref.model import Page


@click.group("cache")
def cache() -> None:
    """List, add, remove, export and verify the pages of law at hand.

    They lie in the project's ./cache, in the user's own cache folder, and in the one that comes with citeref.

    \b
    Examples:
      citeref cache list
      citeref cache add ~/Downloads/rgpd.html
      citeref cache remove rgpd --lang de
      citeref cache export --warc law.warc.gz
      citeref cache verify
    """


cache.add_command(add)
cache.add_command(export)
cache.add_command(import_)
cache.add_command(remove)


@cache.command("list")
@click.argument("references", nargs=-1, metavar="[REFERENCES]...", shell_complete=options.complete_reference)
@options.form("text", "json")
def list_(references: tuple[str, ...], form: str) -> int:
    """List every page with its language, status, layer and date, or those of the REFERENCES named.

    The date is that from which the text stands so (« as of »), where the page tells one, else the day it came.

    \b
    Examples:
      citeref cache list
      citeref cache list rgpd san-2022-009
      citeref cache list --format json | jq -r .[].path
    """
    from citeref.cache import Cache

    opened = Cache.open(options.project(options.settings()))
    wanted = tuple(options.reference(reference) for reference in references) or (None,)
    pages = (page for ref in wanted for page in opened.pages(ref))
    if form == "json":
        from citeref.exports.json import encoded

        put(encoded([_facts(page) for page in pages]))
        return 0
    lines = [_line(page) for page in pages]
    put("".join(lines), end="")
    say(f"{len(lines)} page{'s' * (len(lines) != 1)}.")
    return 0


def _line(page: Page) -> str:
    origin = page.origin
    when = f"as of {origin.version}" if origin.version else origin.fetched[:10]
    path = str(page.path)
    where = path if path.isprintable() else file_name(path)
    return f"{page.ref:<28} {page.lang}  {origin.status:<9} {page.layer:<9} {when:<17} {where}\n"


def _facts(page: Page) -> dict[str, object]:
    return {"path": str(page.path), "layer": page.layer, "origin": msgspec.structs.asdict(page.origin)}


@cache.command("verify")
def verify() -> int:
    """Read every page again and compare it with the hash that was kept; ends with exit code 1 where one is
    off.

    \b
    Example:
      citeref cache verify && citeref check conclusions.md
    """
    from citeref.cache import Cache

    opened = Cache.open(options.project(options.settings()))
    problems = opened.verify()
    for problem in problems:
        put(f"{problem.kind:<9} {file_name(str(problem.path))}: {problem.what}")
    say(f"{len(list(opened.pages()))} pages, {len(problems)} problem{'s' * (len(problems) != 1)}.")
    return 1 if problems else 0


COMMANDS = {"cache": cache}
