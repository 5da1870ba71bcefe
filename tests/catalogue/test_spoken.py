"""The spoken names: groups in braces, openings, and every name of the file read back as the act it stands for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from reading import citations

from citeref import catalogue
from citeref.catalogue import known
from citeref.catalogue.spoken import acronyms, openings, sought, spoken, written_out
from citeref.grammar import spoken as grammar


def test_a_group_is_written_out_to_each_of_its_forms() -> None:
    assert written_out("{akt|akta} o podatkih", "sl") == ["akt o podatkih", "akta o podatkih"]
    assert written_out("{|EU-}Act{|s}", "en") == ["Act", "Acts", "EU-Act", "EU-Acts"]
    assert written_out("Data Act", "en") == ["Data Act"]


def test_a_group_of_one_word_stands_for_its_forms_in_the_language() -> None:
    assert written_out("{akt} o podatkih", "sl") == [
        f"{form} o podatkih" for form in ("akt", "akta", "aktu", "aktom")
    ]
    assert "digipalvelusäädöksen" in written_out("digipalvelu{säädös}", "fi")


def test_the_catalogue_knows_every_act_that_has_a_spoken_name() -> None:
    for ref in {*spoken(), *acronyms()} - {""}:
        assert known(ref), ref


def test_there_are_few_openings_and_none_is_too_short_to_tell() -> None:
    assert all(len(opening) >= 4 for opening in openings())


def test_the_list_of_openings_is_that_of_the_names() -> None:
    """`CITEREF_UPDATE_OPENINGS=1` writes it anew after a change of the names."""
    made = sorted(grammar.openings())
    if os.environ.get("CITEREF_UPDATE_OPENINGS"):
        listed = Path(catalogue.__file__).parent / "openings.json"
        listed.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    assert sought() == made


@pytest.mark.parametrize("ref", sorted(spoken()))
def test_every_name_is_read_as_its_act(ref: str) -> None:
    for lang, names in spoken()[ref].items():
        page = "\n\n".join(f"({name})" for name in names)
        found = [(citation.text, *citation.refs) for citation in citations(page, lang=lang)]
        assert found == ([(name, ref) for name in names] if ref else []), lang
