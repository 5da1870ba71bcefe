"""An addition that would mislead is refused in a sentence that names the file, the entry and the way out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citeref import catalogue
from citeref.catalogue import use
from citeref.catalogue.own import additions, fingerprint
from citeref.config import parse
from citeref.errors import ConfigError

Added = Callable[[str], None]


def instrument(ref: str = "be/x", names: str = '"loi x"', more: str = "") -> str:
    return f'[[instrument]]\nref = "{ref}"\nnames = {names}\n{more}\n'


def numbers(prefix: str = "DEC-", number: str = "####-###", ref: str = "xx/dec/{number}") -> str:
    return f'[[numbers]]\nprefix = "{prefix}"\nnumber = "{number}"\nref = "{ref}"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (instrument(ref="be/loi vie privée"), "instrument 1 .*no such kind of authority"),
        (instrument(ref="be/x/art_1"), "is a place inside a law. Write the law itself, be/x"),
        (instrument(ref="eu/reg/2016/679"), r"knows this authority already. .*\[alias\]"),
        (instrument() + instrument(names='"autre loi x"'), "instrument 2 .*twice"),
        (instrument(names="[]"), "it has no name"),
        (instrument(names='"x"'), "« x » is too short"),
        (instrument(names='"1978"'), "« 1978 » is too short"),
        (instrument(names='"Loi"'), "« Loi » is an everyday word"),
        (instrument(names='"articles"'), "« articles » is an everyday word"),
        (instrument(names='"Socle"'), "may mean other things too. Set `wary = true`"),
        (instrument(names='"VP"'), "may mean other things too"),
        (instrument(names='"RGPD"'), "« RGPD » is eu/reg/2016/679 already"),
        (instrument(names='"loi\\nx"'), "cannot be read"),
        (instrument(names=f'"{"loi x " * 40}"'), "cannot be read"),
        (instrument(more='short = " "'), "« short » is no name"),
        (instrument(more='address = "javascript:alert(1)"'), "no address"),
        (instrument() + '[alias]\n"loi x" = "eu/reg/2016/679"', "alias « loi x »: .*is be/x already"),
        ('[alias]\n"texte y" = "be/y"', r"alias « texte y »: « be/y »: no such authority"),
        ('[alias]\n"doctrine" = "eu/reg/2016/679"', "Take a longer name"),
        ('[alias]\n"texte y" = "eu/reg/2016/679/art_4"', "is a place inside a law"),
        (numbers(prefix="2024"), r"numbers 1 \(2024\): the prefix must begin with a letter"),
        (numbers(prefix="D"), "two signs at least"),
        (numbers(prefix="SAN-"), "citeref reads this series already"),
        (numbers(number="[0-9]+"), "no shape of a number. # is a digit"),
        (numbers(number="#+#+"), "no shape of a number"),
        (numbers(number="AB"), "no shape of a number"),
        (numbers(ref="xx/dec"), r"does not say where the number goes. Write {number} once"),
        (numbers(ref="xx/{number}/{number}"), "where the number goes"),
        (numbers(ref="x/{number}"), "no such kind of authority"),
        (numbers(ref="be/x/art_{number}"), "is a place inside a law"),
        (numbers() + numbers(), "numbers 2 .*twice"),
    ],
)
def test_what_cannot_stand_is_refused_with_the_way_out(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=rf"^citeref\.toml: .*{said}") as refusal:
        use(parse(text).own)
    assert refusal.value.hint
    assert "\n" not in str(refusal.value)
    assert refusal.value.exit_code == 2


def test_a_refusal_leaves_in_force_what_was(added: Added) -> None:
    added(instrument())
    with pytest.raises(ConfigError):
        use(parse(numbers(prefix="2024")).own)
    assert catalogue.known("be/x")
    assert len(additions().instruments) == 1


def test_one_more_name_that_a_law_has_already_is_no_contradiction(added: Added) -> None:
    added('[alias]\n"RGPD" = "eu/reg/2016/679"')
    assert catalogue.name("eu/reg/2016/679") == "RGPD"


def test_an_instrument_of_the_union_keeps_the_addresses_that_follow_from_its_number(added: Added) -> None:
    added(instrument(ref="eu/reg/2031/77", names='"règlement des phares"'))
    assert catalogue.celex("eu/reg/2031/77") == "32031R0077"
    assert "32031R0077" in catalogue.address("eu/reg/2031/77")


def test_a_family_may_lead_to_decisions_that_citeref_has_a_kind_for(added: Added) -> None:
    added(numbers(prefix="Conseil d'État ", number="######", ref="fr/ce/{number}"))
    assert catalogue.name("fr/ce/430810") == "CE, n° 430810"


def test_the_fingerprint_tells_additions_apart_not_the_files_they_stand_in(added: Added) -> None:
    assert fingerprint() == ""
    added(instrument())
    first = fingerprint()
    use(parse(instrument(), "elsewhere/citeref.toml").own)
    assert fingerprint() == first
    added(numbers())
    assert fingerprint() not in ("", first)
