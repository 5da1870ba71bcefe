"""`citeref cache import`: an archive of the State's open data, read into the cache."""

from __future__ import annotations

from pathlib import Path

import click

from citeref.cli import options
from citeref.cli.terminal import progress, say
from citeref.visible import file_name


@click.command("import")
@click.argument("archives", nargs=-1, required=True, metavar="ARCHIVE...", type=click.Path(path_type=Path))
def import_(archives: tuple[Path, ...]) -> int:
    """Keep the texts of an archive of DILA's open data.

    The archives (CNIL, LEGI, JADE, CASS, CONSTIT…) are those of https://echanges.dila.gouv.fr/OPENDATA/, got
    with a browser; this command uses no network. Each text is kept under its reference; an import that was
    cut off goes on where it stood. Texts that an archive lists as withdrawn are removed. Of several archives the
    oldest comes first, by the date in their names.

    \b
    Example:
      citeref cache import Freemium_cnil_global_20250713-140000.tar.gz
    """
    from citeref.cache import Cache
    from citeref.law import bulk

    cache = Cache.open(options.project(options.settings()))
    for archive in bulk.in_order(archives):
        with progress("Importing MiB") as report:
            done = bulk.bring_in(archive, cache, progress=report)
        name = file_name(str(archive))
        if done.resumed:
            say(f"{name}: taken up after {done.resumed} files.")
        for why, count in sorted(done.left_out.items()):
            say(f"  {count} left out: {why}")
        if done.withdrawn:
            stay = f", {done.stay} that you fetched or added stay" if done.stay else ""
            say(
                f"  {done.withdrawn} texts are listed as withdrawn: {done.removed} were here and are removed{stay}."
            )
        say(f"{name}: {done}")
    return 0
