"""`citeref corpus INPUT OUTPUT`: the citations of an archive of any size."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from citeref.cli import options
from citeref.cli.running import Progress, number
from citeref.cli.terminal import say
from citeref.errors import CiterefError
from citeref.visible import file_name

if TYPE_CHECKING:
    from citeref.corpus import Engine, Options, Totals

SOME_SKIPPED, DEFECT, INTERRUPTED = 4, 70, 130


@click.command("corpus")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.argument("output", metavar="OUTPUT")
@click.option(
    "--format",
    "form",
    type=click.Choice(("parquet", "jsonl", "index")),
    help="Form of the output; else told by its ending.",
)
@click.option(
    "--id", "id_", default="id", show_default=True, metavar="FIELD", help="Field or column with the ids."
)
@click.option(
    "--text", default="text", show_default=True, metavar="FIELD", help="Field or column with the texts."
)
@click.option("--languages", metavar="LIST", help="Only documents in these languages: fr,en.")
@click.option("--lang", metavar="LANG", help="Take every document for one in this language.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after so many documents.")
@click.option(
    "--sample",
    type=click.FloatRange(0, 1, min_open=True),
    default=1.0,
    metavar="SHARE",
    help="Take this share of the documents (0.01: one in a hundred), the same ones each time.",
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes (one for each core).")
@click.option(
    "--engine",
    type=click.Choice(("processes", "dask")),
    help="Who does the work: processes of this machine, or Dask.",
)
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster that is there: tcp://host:8786.")
@click.option(
    "--largest",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    help="List documents larger than this instead of reading them (105).",
)
@click.option(
    "--part-size",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    help="Input that makes one part of the output (fits the input).",
)
@click.option(
    "--no-texts",
    is_flag=True,
    help="Keep only the paragraphs that cite in an index: less room, but no document can be opened from it.",
)
@click.option("--restart", is_flag=True, help="Begin anew where an earlier run has left something.")
def corpus(
    inputs: tuple[str, ...],
    output: str,
    form: str | None,
    id_: str,
    text: str,
    languages: str | None,
    lang: str | None,
    limit: int | None,
    sample: float,
    jobs: int | None,
    engine: str | None,
    scheduler: str | None,
    largest: float | None,
    part_size: float | None,
    no_texts: bool,
    restart: bool,
) -> int:
    """Find the citations of an archive of any size, on all cores.

    INPUT is a folder, a pattern, JSON Lines (plain or packed), Parquet, a web archive (WARC), a tar or zip archive (DILA's open
    data too), on this machine or at an address (s3://…). OUTPUT is a folder of Parquet, a file of JSON Lines (.jsonl; - for
    standard output) or an index that the terminal program opens (.index).

    A run that was stopped goes on where it stood when the same command is given again.

    \b
    Examples:
      citeref corpus ~/archive citations/
      citeref corpus judgments.jsonl citations.jsonl
      citeref corpus "judilibre/*.parquet" citations/ --text texte --languages fr
      citeref corpus LEGI.tar.gz legi.index
      citeref corpus archive.jsonl.gz - --limit 100 | jq .citations[].refs
      citeref corpus s3://bucket/pages.warc.gz citations/ --sample 0.01
      citeref corpus archive/ citations/ --scheduler tcp://10.0.0.5:8786
    """
    from citeref import corpus as room

    options.settings()
    worker = _engine(engine, scheduler, jobs)
    chosen = _options(room.Options, id_, text, languages, lang, limit, sample, largest, part_size, no_texts)
    sink = room.sink(output, form or "", restart=restart)
    plan = room.plan(inputs, chosen, without=(output,) if output != "-" else ())
    with Progress(plan.size, chosen.limit) as progress:
        try:
            totals = room.run(plan, sink, worker, progress)
        except KeyboardInterrupt:
            if output == "-":
                raise
            progress.end()
            say(f"citeref: stopped; {progress.kept()}. The same command goes on from there.")
            return INTERRUPTED
    return _sum_up(totals, output, form)


def _engine(name: str | None, scheduler: str | None, jobs: int | None) -> Engine:
    """The engine of this name; an address of a scheduler is for Dask."""
    from citeref import corpus as room

    if scheduler and name == "processes":
        raise CiterefError("--scheduler is for Dask.", "Leave out one of --engine and --scheduler.")
    if scheduler and jobs:
        raise CiterefError(
            "--jobs is how many processes this machine starts; the workers of --scheduler are there already.",
            "Leave out one of them.",
        )
    if scheduler or name == "dask":
        return room.Dask(jobs or 0, scheduler or "")
    return room.Processes(jobs or 0)


def _options(
    make: type[Options],
    id_: str,
    text: str,
    languages: str | None,
    lang: str | None,
    limit: int | None,
    sample: float,
    largest: float | None,
    part_size: float | None,
    no_texts: bool,
) -> Options:
    from citeref.corpus.options import Options as Defaults

    return make(
        id=id_,
        text=text,
        lang=_language(lang) if lang else "",
        languages=tuple(sorted({_language(one.strip()) for one in languages.split(",")}))
        if languages
        else (),
        limit=limit or 0,
        sample=sample,
        largest=int(largest * 1e6) if largest else Defaults().largest,
        unit=int(part_size * 1e6) if part_size else 0,
        texts=not no_texts,
    )


def _language(code: str) -> str:
    from citeref.grammar.words import languages

    if code not in languages():
        raise CiterefError(f"« {code} »: no such language.", f"There are {', '.join(languages())}.")
    return code


def _sum_up(totals: Totals, output: str, form: str | None) -> int:
    where = "" if output == "-" else f" in {file_name(output)}"
    say(f"{number(totals.citations, 'citation')} in {number(totals.documents, 'document')}{where}.")
    if totals.left_out:
        passed = (f"{reason} × {count}" for reason, count in sorted(totals.left_out.items()))
        say(f"citeref: left out: {', '.join(passed)}.")
    if totals.skipped:
        side = "above" if output == "-" else file_name(_side(output, form))
        say(f"citeref: {totals.skipped} could not be read: {side} says which and why.")
    return DEFECT if totals.defects else SOME_SKIPPED if totals.skipped else 0


def _side(output: str, form: str | None) -> str:
    from citeref.corpus.sinks import told

    folder = (form or told(output)) == "parquet"
    return os.path.join(output, "skipped.jsonl") if folder else f"{output}.skipped.jsonl"


COMMANDS = {"corpus": corpus}
