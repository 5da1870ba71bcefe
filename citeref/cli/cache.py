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
    from citeref.law.identify import Identity
    from citeref.model import Page
    from citeref.ref import Ref


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
    from citeref.cache import Cache
    from citeref.law.fetch import now

    opened = Cache.open(options.project(options.settings()))
    data = _data(file)
    known = _identity(file, data, options.reference(ref) if ref else None, lang)
    origin = {"address": known.address, "version": known.version} | _licence(known)
    page = opened.add(data, known.ref, known.lang, replace=replace, how="added", fetched=now(), **origin)
    say(f"{page.ref} ({page.lang}): kept in {file_name(str(page.path))}.")
    return 0


def _data(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{file_name(str(file))}: {error.strerror}.") from error


def _identity(file: Path, data: bytes, ref: Ref | None, lang: str | None) -> Identity:
    """What the page says it is, or what the person says where it is silent; never two different things."""
    from citeref.law import refusal
    from citeref.law.identify import Identity, identify

    name = file_name(str(file))
    try:
        found = identify(data)
    except CacheError as error:
        if ref is None or lang is None or refusal.reason(data):
            raise CacheError(f"{name}: {error.what}", error.hint) from error
        return Identity(ref=ref, lang=lang)
    if (ref or found.ref).authority != found.ref.authority or (lang or found.lang) != found.lang:
        asked = f"{ref or found.ref} ({lang or found.lang})"
        raise CacheError(
            f"{name}: this page says it is {found.ref} ({found.lang}), not {asked}.", "Nothing was kept."
        )
    return found


def _licence(known: Identity) -> dict[str, str]:
    """The licence that goes with a page, and whether it is the official one."""
    from citeref.law import identify

    if known.synopsis:
        return {"status": "synopsis"}
    return identify.attribution() if known.ref.startswith("eu/") else {}


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
