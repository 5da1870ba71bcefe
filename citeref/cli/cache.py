"""`citeref cache`: the pages of law kept on this machine, listed, added by hand and verified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from citeref.cli import options
from citeref.cli.terminal import put, say
from citeref.errors import CacheError, UnreadableDocument
from citeref.visible import file_name

if TYPE_CHECKING:
    from citeref.model import Page


@click.group("cache")
def cache() -> None:
    """List, add and verify the pages of law at hand.

    They lie in the project's ./cache, in the user's own cache folder, and in the one that comes with citeref.

    \b
    Examples:
      citeref cache list
      citeref cache add ~/Downloads/rgpd.html
      citeref cache verify
    """


@cache.command("list")
@options.form("text", "json")
def list_(form: str) -> int:
    """List every page with its language, status, layer and date.

    \b
    Examples:
      citeref cache list
      citeref cache list --format json | jq -r .[].path
    """
    from citeref.cache import Cache

    pages = list(Cache.open(options.project(options.settings())).pages())
    if form == "json":
        from citeref.exports.json import encoded

        put(encoded([_facts(page) for page in pages]))
        return 0
    for page in pages:
        origin, where = page.origin, file_name(str(page.path))
        when = origin.version or origin.fetched[:10]
        put(f"{page.ref:<28} {page.lang}  {origin.status:<9} {page.layer:<9} {when:<11} {where}")
    say(f"{len(pages)} page{'s' * (len(pages) != 1)}.")
    return 0


def _facts(page: Page) -> dict[str, object]:
    return {"path": str(page.path), "layer": page.layer, "origin": msgspec.structs.asdict(page.origin)}


@cache.command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--ref", metavar="REF", help="What the page holds, where the page itself does not say.")
@click.option("--lang", metavar="LANG", help="Its language, where the page itself does not say.")
@click.option("--replace", is_flag=True, help="Take the place of another page of the same law.")
def add(file: Path, ref: str | None, lang: str | None, replace: bool) -> int:
    """Keep a page saved from a browser in the cache.

    The content of FILE says which law it is and in which language, or why it is not kept; --ref and --lang
    help where it says neither.

    \b
    Examples:
      citeref cache add ~/Downloads/rgpd.html
      citeref cache add page.html --ref eu/reg/2016/679 --lang fr
    """
    from citeref import law
    from citeref.cache import Cache

    opened = Cache.open(options.project(options.settings()))
    known = options.reference(ref) if ref else None
    try:
        page = law.add(_data(file), opened, ref=known, lang=lang or "", replace=replace)
    except CacheError as error:
        raise CacheError(f"{file_name(str(file))}: {error.what}", error.hint) from error
    say(f"{page.ref} ({page.lang}): kept in {file_name(str(page.path))}.")
    return 0


def _data(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{file_name(str(file))}: {error.strerror}.") from error


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
