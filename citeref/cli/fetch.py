"""`citeref fetch`: the official pages of what a person names, or of all that their documents cite, into the cache."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citeref.cli import options
from citeref.cli.terminal import progress, put, say
from citeref.errors import CacheError, RefError
from citeref.ref import Ref
from citeref.visible import file_name, one_line

if TYPE_CHECKING:
    from citeref.cache import Cache
    from citeref.cli.sources import Sources
    from citeref.config import Settings
    from citeref.law.fetch import Keys, Plan, Summary

OUT_OF_REACH = 3
"""The exit code when a page could not be had."""

ALL = "all"
"""Stands for every official language of the Union."""


@click.command("fetch")
@click.argument(
    "what", nargs=-1, required=True, metavar="REF|PATHS...", shell_complete=options.complete_reference
)
@click.option(
    "--lang",
    "langs",
    multiple=True,
    metavar="LANG",
    help="Language of the pages: fr, en, de, …; several with commas, or all (settings: lang).",
)
@click.option("--consolidated", metavar="DATE", help="The text of an EU act as consolidated on that date.")
@click.option("--at", metavar="DATE", help="The text of French law as it stood on that day.")
@click.option("--refresh", is_flag=True, help="Ask again for a page that is in the cache already.")
@click.option("--dry-run", is_flag=True, help="Print what would be asked, and ask nobody.")
def fetch(
    what: tuple[str, ...],
    langs: tuple[str, ...],
    consolidated: str | None,
    at: str | None,
    refresh: bool,
    dry_run: bool,
) -> int:
    """Get official pages of law into the cache.

    They are those of a reference, or of all that the documents in PATHS cite. This is the only command that
    uses the network, and it tells sites nothing but which page is asked for. Where a page cannot be had, it
    says how to save it by hand, and ends with exit code 3; a page saved from a browser is then kept with
    `citeref cache add`.

    \b
    Examples:
      citeref fetch rgpd
      citeref fetch eu/reg/2016/679 --lang fr,en
      citeref fetch rgpd --consolidated 2016-05-04
      citeref fetch fr/loi/78-17 --at 2018-05-25
      citeref fetch ~/dossier --dry-run
    """
    from citeref.cache import Cache
    from citeref.law import fetch as errand
    from citeref.law import turns
    from citeref.law.web import Web

    settings = options.settings()
    asked = _languages(langs) or (settings.lang,)
    found = _documents(what, settings)
    refs = _cited(found) if found else _named(what)
    keys = _keys(refs)
    cache = Cache.open(options.project(settings))
    how = {"refresh": refresh, "version": _date(consolidated), "at": _date(at), "able": keys.able}
    plans = _plans(refs, asked, cache, how)
    if dry_run:
        return _print(plans, found)
    with progress("Fetching", patience=0) as report:
        web = Web(turns=turns.folder())
        summary = errand.several(plans, cache, web=web, keys=keys, progress=report, bring=errand.fetch)
    _tell(summary, several=len(plans) != 1)
    code = OUT_OF_REACH if summary.missing else 0
    return found.code(code) if found else code


def _languages(said: Sequence[str]) -> tuple[str, ...]:
    """The languages of `--lang`, each once. Raises `CacheError` for what is no code."""
    from citeref.law.languages import THREE

    codes = [code.strip().lower() for part in said for code in part.split(",") if code.strip()]
    if ALL in codes:
        codes = list(THREE)
    if wrong := next((code for code in codes if not re.fullmatch(r"[a-z]{2,3}", code)), None):
        raise CacheError(f"« {one_line(wrong)} » is no language code.", "Codes have two letters: fr, en, de…")
    return tuple(dict.fromkeys(codes))


def _date(said: str | None) -> str:
    """The date of `--consolidated` or `--at`. Raises `CacheError` for what is none."""
    from citeref.cache.names import VERSION

    if said and not VERSION.match(said):
        raise CacheError(f"« {one_line(said)} » is no date.", "Dates are year, month, day: 2016-05-04.")
    return said or ""


def _documents(what: Sequence[str], settings: Settings) -> Sources | None:
    """What the arguments hold where they are files; None where they name references."""
    files = [word for word in what if word == "-" or Path(word).exists() or (set("*?[") & set(word))]
    if not files:
        return None
    if lost := next((word for word in what if word not in files), None):
        raise RefError(
            f"« {file_name(lost)} »: no such file, beside files that there are.",
            "Name files, or references, not both at once.",
        )
    from citeref.cli.sources import Sources

    return Sources(what, settings)


def _named(what: Sequence[str]) -> list[Ref]:
    """The references a person typed: several in full, or one as people write it (« rgpd 28-3 »)."""
    try:
        return [Ref(word) for word in what]
    except RefError:
        words = " ".join(what)
    try:
        return [options.reference(words)]
    except RefError as error:
        raise RefError(error.what, f"There is no file of that name either. {error.hint}") from error


def _cited(found: Sources) -> list[Ref]:
    """Every unit of law that documents cite, each once, in order of references."""
    from citeref.law.fetch.sources import unit

    return sorted({unit(ref) for cited in found.cited() for ref in cited.citation.refs})


def _keys(refs: Sequence[Ref]) -> Keys:
    """The person's accounts with the State's gateway, looked for only where French law is asked for."""
    from citeref.law.fetch import Keys

    return Keys.found() if any(ref.startswith(("fr/", "ecli/FR:")) for ref in refs) else Keys()


def _plans(refs: Sequence[Ref], langs: Sequence[str], cache: Cache, how: dict[str, Any]) -> list[Plan]:
    """A plan for each text and language; French law once, in French, whatever else is asked for beside it."""
    from citeref.law.fetch import plan

    pairs = [(ref, lang) for ref in refs for lang in _spoken(ref, langs, alone=len(refs) == 1)]
    return [plan(ref, lang, cache, **how) for ref, lang in pairs]


def _spoken(ref: Ref, langs: Sequence[str], *, alone: bool) -> Sequence[str]:
    french = ref.startswith(("fr/", "ecli/FR:"))
    return ("fr",) if french and (not alone or "fr" in langs) else langs


def _print(plans: Sequence[Plan], found: Sources | None) -> int:
    """The plans, and how many there are of each kind."""
    for plan in plans:
        put(str(plan))
    have = sum(plan.have is not None for plan in plans)
    ask = sum(plan.have is None and bool(plan.asks) for plan in plans)
    say(
        f"{ask} to ask for, {have} already there, {len(plans) - ask - have} without a source. Nobody was asked."
    )
    return found.code() if found else 0


def _tell(summary: Summary, several: bool) -> None:
    """What came, what was there, what could not be had and why; one line for each reason, then the way out."""
    for page in summary.came:
        say(f"{page.ref} ({page.lang}): kept in {file_name(str(page.path))}.")
    for page in (*summary.there, *summary.same):
        word = "unchanged" if page in summary.same else "already there"
        say(f"{page.ref} ({page.lang}): {word}, {file_name(str(page.path))}.")
    if not several:
        for missing in summary.missing:
            say(f"citeref: {missing.plan.ref} ({missing.plan.lang}): {one_line(missing.why)}")
            say(one_line(missing.hint))
        return
    _tell_missing(summary)
    say(str(summary))


def _tell_missing(summary: Summary) -> None:
    """Each reason once, with the pages it keeps from us and where a person finds them."""
    reasons: dict[str, list[Plan]] = {}
    for missing in summary.missing:
        reasons.setdefault(missing.why, []).append(missing.plan)
    for why, plans in reasons.items():
        say(f"citeref: {len(plans)} not to be had: {one_line(why)}")
        for plan in plans:
            say(f"  {plan.ref} ({plan.lang})  {plan.by_hand}".rstrip())
    if reasons:
        say("By hand: open the address in a browser, save the page, then `citeref cache add FILE`.")


COMMANDS = {"fetch": fetch}
