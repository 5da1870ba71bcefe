"""`citeref cache remove`: pages of law are taken out of the cache, once it is plain which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import say
from citeref.errors import CacheError, PageNotFound
from citeref.visible import file_name

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.model import Page
    from citeref.ref import Ref

UNDATED = "none"
"""What `--version` calls a page without a date."""

_SHOWN = 12


@click.command("remove")
@click.argument("reference", nargs=-1, required=True, shell_complete=options.complete_reference)
@click.option("--lang", metavar="LANG", help="Only the page in this language: fr, en, de, …")
@click.option(
    "--version", metavar="DATE", help=f"Only the version of this date; « {UNDATED} » for one without."
)
@click.option("--all", "every", is_flag=True, help="All pages that fit, in every language and version.")
def remove(reference: tuple[str, ...], lang: str | None, version: str | None, every: bool) -> int:
    """Take a page out of the cache.

    The REFERENCE is that of an act or decision, or of the article a page holds. Where several pages fit, nothing
    is removed without --all. What comes with citeref stays.

    \b
    Examples:
      citeref cache remove eu/reg/2016/679 --lang de
      citeref cache remove rgpd --lang fr --version 2016-05-04
      citeref cache remove fr/code/penal --all
    """
    from citeref.cache import Cache

    opened = Cache.open(options.project(options.settings()))
    ref = options.reference(" ".join(reference))
    found = [page for page in _pages(opened, ref) if _fits(page, lang, version)]
    own = [page for page in found if page.layer != "built in"]
    if not own:
        raise _none(ref, bool(found))
    if len(own) > 1 and not every:
        raise _several(ref, own)
    for page in own:
        opened.remove(page)
        say(f"{_named(page)}: removed {file_name(str(page.path))}.")
    return 0


def _pages(opened: Cache, ref: Ref) -> list[Page]:
    """Every page of a place and of those inside it, also those filed under another name of a decision."""
    inside = list(opened.pages(ref))
    known = {page.path for page in inside}
    langs = opened.languages(ref)
    named = [page for lang in langs for page in opened.versions(ref, lang) if ref in page.origin.also]
    return inside + [page for page in named if page.path not in known]


def _fits(page: Page, lang: str | None, version: str | None) -> bool:
    dated = version is None or page.origin.version == ("" if version == UNDATED else version)
    return dated and (lang is None or page.lang == lang)


def _none(ref: Ref, built_in: bool) -> PageNotFound:
    if built_in:
        return PageNotFound(f"{ref}: this page comes with citeref and stays.", "A page of your own hides it.")
    return PageNotFound(f"The cache has no such page of {ref}.", "`citeref cache list` lists those it has.")


def _several(ref: Ref, own: list[Page]) -> CacheError:
    named = ", ".join(_named(page) for page in own[:_SHOWN])
    more = f" and {len(own) - _SHOWN} more" if len(own) > _SHOWN else ""
    return CacheError(
        f"{len(own)} pages are of {ref}, none was removed: {named}{more}.",
        "Say which with --lang and --version, or remove all with --all.",
    )


def _named(page: Page) -> str:
    origin = page.origin
    more = "".join(f", {word}" for word in (origin.version, origin.part) if word)
    return f"{origin.ref} ({origin.lang}{more}; {page.layer})"
