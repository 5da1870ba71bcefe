"""`citeref cache add` and `citeref cache export`: pages of law come in by hand, and go out as a web archive."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.terminal import say
from citeref.errors import CacheError, UnreadableDocument
from citeref.visible import file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeref.cache import Cache
    from citeref.law.intake import Taken
    from citeref.model import Page
    from citeref.ref import Ref


@click.command("add")
@click.argument("files", nargs=-1, required=True, metavar="FILES...", type=click.Path(path_type=Path))
@click.option("--ref", metavar="REF", help="What the page holds, where the page itself does not say.")
@click.option("--lang", metavar="LANG", help="Its language, where the page itself does not say.")
@click.option("--replace", is_flag=True, help="Take the place of another page of the same law and date.")
def add(files: tuple[Path, ...], ref: str | None, lang: str | None, replace: bool) -> int:
    """Keep pages saved from a browser in the cache.

    FILES are web pages (HTML, with or without their folder, or all in one file), MHTML, PDF, web archives
    (WARC), and folders of these. The content says which law each is and in which language, or why it is not kept;
    --ref and --lang help where it says neither.

    \b
    Examples:
      citeref cache add ~/Downloads/rgpd.html
      citeref cache add ~/Downloads/rgpd.mhtml law.warc.gz
      citeref cache add page.html --ref eu/reg/2016/679 --lang fr
    """
    from citeref.cache import Cache
    from citeref.law import intake

    opened = Cache.open(options.project(options.settings()))
    known = options.reference(ref) if ref else None
    taken: list[Taken] = []
    for file in files:
        if not file.exists():
            raise UnreadableDocument(f"{file_name(str(file))}: no such file.")
        for one in intake.take(file, opened, ref=known, lang=lang or "", replace=replace):
            _tell(one)
            taken.append(one)
    return _sum_up(taken)


def _tell(one: Taken) -> None:
    if one.page:
        how = "there already," if one.already else "kept in"
        say(f"{one.page.ref} ({one.page.lang}): {how} {file_name(str(one.page.path))}.")
    else:
        say(f"{file_name(one.name)}: {one.why} {one.hint}".rstrip())


def _sum_up(taken: list[Taken]) -> int:
    if not taken:
        raise CacheError(
            "No page of law in there.", "Web pages, MHTML, PDF and web archives (WARC) are looked at."
        )
    count = Counter("refused" if not one.page else "there" if one.already else "kept" for one in taken)
    if len(taken) > 1:
        say(f"{count['kept']} kept, {count['there']} there already, {count['refused']} not kept.")
    return CacheError.exit_code if count["refused"] else 0


@click.command("export")
@click.argument("references", nargs=-1, metavar="[REFERENCES]...", shell_complete=options.complete_reference)
@click.option(
    "--warc",
    "out",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The archive to write.",
)
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def export(references: tuple[str, ...], out: Path, force: bool) -> int:
    """Write the pages of the cache to a web archive (WARC), each with its origin.

    All of them but those that come with citeref, or those of the REFERENCES named. `citeref cache add` reads the archive back.

    \b
    Examples:
      citeref cache export --warc law.warc.gz
      citeref cache export eu/reg/2016/679 --warc rgpd.warc.gz
    """
    from citeref.cache import Cache, warc
    from citeref.exports.files import may_write
    from citeref.law.fetch import now

    opened = Cache.open(options.project(options.settings()))
    wanted = tuple(options.reference(reference) for reference in references)
    target = may_write(out, force=force)
    pages = _chosen(opened, wanted)
    if not pages:
        raise CacheError("The cache has no such page.", "`citeref cache list` lists those it has.")
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        try:
            with open(handle, "wb") as file:
                count = warc.write(_read(pages, opened), file, now())
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, target)
        finally:
            with suppress(OSError):
                os.unlink(name)
    except OSError as error:
        raise CacheError(f"{file_name(str(out))}: {error.strerror}.", "Nothing was written.") from error
    say(f"{count} page{'s' * (count != 1)} in {file_name(str(out))}.")
    return 0


def _chosen(cache: Cache, wanted: tuple[Ref, ...]) -> list[Page]:
    """The pages of the references wanted, or all that did not come with citeref; each once, the first layer's."""
    chosen: dict[tuple[str, str, str], Page] = {}
    for page in (page for ref in wanted or (None,) for page in cache.pages(ref)):
        if wanted or page.layer != "built in":
            chosen.setdefault((page.ref, page.lang, page.origin.sha256), page)
    return list(chosen.values())


def _read(pages: list[Page], cache: Cache) -> Iterator[tuple[Page, bytes]]:
    return ((page, cache.content(page)) for page in pages)
