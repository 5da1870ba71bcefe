"""`citeref list`, `table`, `check` and `export` on files, folders, globs and standard input."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Spawn = Callable[..., "subprocess.CompletedProcess[str]"]

NOTE = "eu/reg/2016/679/art_28/par_3/pnt_a"


def test_json_gives_every_citation_with_place_and_label(run: Run, dossier: Path) -> None:
    result = run("list", "dossier", "--format", "json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [(Path(one["document"]).name, one["refs"]) for one in told] == [
        ("avis.txt", ["eu/reg/2016/679/art_9"]),
        ("avis.txt", ["fr/cnil/SAN-2022-009"]),
        ("avis.txt", ["eu/reg/2016/679/art_29"]),
        ("note.md", [NOTE]),
    ]
    note = told[-1]
    assert note["document"] == "dossier/note.md"
    assert note["place"]["heading"] == "Note"
    assert note["place"]["line"] == 3
    assert note["label"] == "RGPD, article 28, paragraphe 3, point a)"


def test_offsets_lead_back_to_the_words(run: Run, dossier: Path) -> None:
    text = (dossier / "avis.txt").read_text("utf-8")
    for one in json.loads(run("list", "dossier/avis.txt", "--format", "json").stdout):
        assert text[one["start"] : one["end"]] == one["text"]


def test_a_second_run_says_the_same(run: Run, dossier: Path) -> None:
    first = run("list", "dossier", "--format", "jsonl")
    assert run("list", "dossier", "--format", "jsonl").stdout == first.stdout
    assert len(first.stdout.splitlines()) == 4


def test_text_names_each_document_once_and_sums_up_on_stderr(run: Run, dossier: Path) -> None:
    result = run("list", "dossier")
    assert result.stdout.splitlines()[0] == "dossier/avis.txt"
    assert f"→  {NOTE}" in result.stdout
    assert result.stderr == "4 citations in 2 documents.\n"


def test_a_document_without_citations_counts_as_read(run: Run, dossier: Path) -> None:
    (dossier / "rien.md").write_text("Rien à citer ici.", "utf-8")
    assert run("list", "dossier").stderr == "4 citations in 3 documents.\n"


def test_standard_input_is_a_document(run: Run) -> None:
    result = run("list", "-", "--format", "json", text="Vu l'article 9 du RGPD.")
    (one,) = json.loads(result.stdout)
    assert one["refs"] == ["eu/reg/2016/679/art_9"]


def test_empty_standard_input_is_skipped_and_the_rest_is_read(run: Run, dossier: Path) -> None:
    result = run("list", "-", "dossier", "--format", "jsonl", text="")
    assert result.exit_code == 4
    assert len(result.stdout.splitlines()) == 4
    assert "Standard input is empty" in result.stderr


def test_globs_are_understood_without_a_shell(run: Run, dossier: Path) -> None:
    assert len(run("list", "dossier/*.md", "--format", "jsonl").stdout.splitlines()) == 1


def test_names_stay_as_they_were_typed(run: Run, dossier: Path) -> None:
    absolute = run("list", str(dossier), "--format", "jsonl").stdout.splitlines()
    assert json.loads(absolute[0])["document"] == str(dossier / "avis.txt")


def test_what_cannot_be_read_is_listed_and_the_rest_is_read(run: Run, dossier: Path) -> None:
    (dossier / "vide.txt").write_bytes(b"")
    (dossier / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    result = run("list", "dossier", "none.md", "--format", "jsonl")
    assert result.exit_code == 4
    assert len(result.stdout.splitlines()) == 4
    for name in ("vide.txt", "image.txt", "none.md"):
        assert name in result.stderr


def test_a_file_name_that_is_a_command_to_the_terminal_is_shown_as_signs(run: Run, dossier: Path) -> None:
    (dossier / "\x1b]0;owned\x07.txt").write_bytes(b"\xff\x00\xfe\x00\x00")
    result = run("list", "dossier")
    assert "\x1b" not in result.stdout + result.stderr


def test_hostile_words_never_reach_the_terminal(run: Run, dossier: Path) -> None:
    (dossier / "hostile.md").write_text(
        "# \x1b[2JTitre\n\nL'article\x1b]52;c;aGk=\x07 9 du RGPD. Article 9 du RGPD.", "utf-8"
    )
    for command in (
        ["list"],
        ["list", "--format", "json"],
        ["table"],
        ["export", "--format", "md"],
        ["export", "--format", "csv"],
    ):
        result = run(*command, "dossier")
        assert result.exit_code == 0
        told = result.output
        assert not [sign for sign in told if (sign < " " and sign not in "\r\n") or "\x7f" <= sign <= "\x9f"]


def test_the_table_shows_places_in_order_of_the_law(run: Run, dossier: Path) -> None:
    result = run("table", "dossier")
    places = [line.strip() for line in result.stdout.splitlines() if "article" in line]
    assert places == [
        "article 9: dossier/avis.txt §1",
        "article 28, paragraphe 3, point a): dossier/note.md §2",
        "article 29: dossier/avis.txt §2",
    ]
    assert (
        json.loads(run("table", "dossier", "--format", "json").stdout)["rows"][0]["ref"] == "eu/reg/2016/679"
    )


def test_check_ends_with_one_when_there_is_something_to_look_at(run: Run, dossier: Path) -> None:
    assert run("check", "dossier").exit_code == 0
    (dossier / "faux.md").write_text("L'article 105 du RGPD s'applique.", "utf-8")
    result = run("check", "dossier")
    assert result.exit_code == 1
    assert "unknown-article" in result.stdout
    assert "1 finding." in result.stderr
    assert run("check", "dossier", "--allow", "unknown-article").exit_code == 0
    (finding,) = json.loads(run("check", "dossier", "--format", "json").stdout)
    assert (finding["document"], finding["rule"], finding["ref"]) == (
        "dossier/faux.md",
        "unknown-article",
        "eu/reg/2016/679/art_105",
    )


def test_the_settings_may_allow_a_rule(run: Run, home: Path, dossier: Path) -> None:
    (dossier / "faux.md").write_text("L'article 105 du RGPD s'applique.", "utf-8")
    (home / "citeref.toml").write_text('[check]\nallow = ["unknown-article"]')
    assert run("check", "dossier").exit_code == 0


def test_export_writes_a_file_once(run: Run, home: Path, dossier: Path) -> None:
    assert run("export", "dossier", "-o", "list.csv").exit_code == 0
    first = (home / "list.csv").read_bytes()
    again = run("export", "dossier", "-o", "list.csv")
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert run("export", "dossier", "-o", "list.csv", "--force").exit_code == 0
    assert (home / "list.csv").read_bytes() == first


def test_export_asks_for_a_format_when_none_can_be_told(run: Run, dossier: Path) -> None:
    result = run("export", "dossier")
    assert result.exit_code == 2
    assert "--format" in result.stderr


@pytest.mark.parametrize("format", ["csv", "json", "jsonl", "md"])
def test_export_to_standard_output_is_the_file(run: Run, home: Path, dossier: Path, format: str) -> None:
    run("export", "dossier", "-o", f"list.{format}")
    piped = run("export", "dossier", "--format", format, "-o", "-")
    assert piped.stdout_bytes == (home / f"list.{format}").read_bytes()


def test_without_a_terminal_the_table_of_the_dossier_is_printed(spawn: Spawn) -> None:
    done = spawn()
    assert done.returncode == 0
    assert "fr/cnil/SAN-2022-009" in done.stdout
    assert "Traceback" not in done.stderr


def test_paths_alone_print_their_table_without_a_terminal(spawn: Spawn, dossier: Path) -> None:
    done = spawn("dossier")
    assert (done.returncode, "article 9" in done.stdout) == (0, True)


def test_a_reader_that_goes_away_is_no_error_message(dossier: Path, surroundings: dict[str, str]) -> None:
    (dossier / "long.txt").write_text("L'article 9 du RGPD.\n" * 5000, "utf-8")
    ours = [sys.executable, "-m", "citeref", "list", "dossier", "--format", "jsonl"]
    with subprocess.Popen(ours, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_damaged_bytes_are_told_each_time_and_nothing_is_lost(run: Run, home: Path) -> None:
    whole = "Légalité : l'article 9 du RGPD protège les données. ".encode()
    (home / "old.txt").write_bytes(whole * 9 + b"d\xe9j\xe0 vu.")
    for result in (
        run("list", "old.txt"),
        run("table", "old.txt"),
        run("list", "-", text=whole * 9 + b"\xe9."),
    ):
        assert result.exit_code == 0
        assert "damaged byte" in result.stderr
        assert "Save it again as UTF-8." in result.stderr
        assert "art" in result.stdout
