"""The floors: how much of the marked citations is found, and that no trap is sprung beyond those known.

The figures of `gold/floors.toml` stand a point below what the finder reaches; `python tests/scoring.py tests/gold` prints
today's, `--floors own` new floors. A change to the grammar raises them or leaves them; where it lowers one, the misses and
false alarms are in the failure's message.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from scoring import Scores, read, score

from citeref.ref import Ref

GOLD = Path(__file__).parent / "gold"
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))
SCORED_ON = {"own": GOLD, "shared": Path("gold") / "dev.jsonl"}
"""Which passages each heading of the floors is about; the shared set lies in the folder of real data."""


@cache
def scores(path: Path) -> Scores:
    return score(read(path))


def parts(name: str) -> list[object]:
    groups = {group: floors for group, floors in FLOORS[name].items() if isinstance(floors, dict)}
    return [
        pytest.param(group, part, id=f"{group} {part}") for group, floors in groups.items() for part in floors
    ]


def reached(found: Scores, name: str, group: str, part: str) -> None:
    tally = found.of(group)[part]
    wrong = "\n".join(line for lang, line in found.wrong if group != "language" or lang == part)
    assert tally.f1 >= FLOORS[name][group][part], (
        f"{tally.right} right, {tally.false} false, {tally.missed} missed\n{wrong}"
    )


@pytest.mark.parametrize(("group", "part"), parts("own"))
def test_our_own_passages_reach_their_floor(group: str, part: str) -> None:
    reached(scores(SCORED_ON["own"]), "own", group, part)


@pytest.fixture
def shared(real_data: Path) -> Path:
    """The annotated passages among the real data."""
    path = real_data / SCORED_ON["shared"]
    if not path.is_file():
        pytest.skip("no annotated passages among the real data")
    return path


@pytest.mark.parametrize(("group", "part"), parts("shared"))
def test_the_shared_passages_reach_their_floor(shared: Path, group: str, part: str) -> None:
    reached(scores(shared), "shared", group, part)


def test_no_more_traps_are_sprung_than_known() -> None:
    assert scores(GOLD).sprung <= FLOORS["own"]["sprung"]


def test_no_more_shared_traps_are_sprung_than_known(shared: Path) -> None:
    assert scores(shared).sprung <= FLOORS["shared"]["sprung"]


def test_every_part_of_our_passages_has_a_floor() -> None:
    found = scores(GOLD)
    for group in ("overall", "language", "kind", "family"):
        marked = {part for part, tally in found.of(group).items() if tally.right + tally.missed}
        assert set(FLOORS["own"][group]) == marked


def test_our_passages_are_marked_within_their_text_and_with_well_formed_references() -> None:
    rows = read(GOLD)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        for citation in row["citations"]:
            words = row["text"][citation["start"] : citation["end"]]
            assert words == words.strip() != "", row["id"]
            assert len(citation["refs"]) == 2 or not citation.get("range"), row["id"]
            assert bool(citation["refs"]) != (citation["kind"] == "trap") or citation.get("optional"), row[
                "id"
            ]
            for ref in [
                *citation["refs"],
                *(alt for alts in citation.get("alt", {}).values() for alt in alts),
            ]:
                Ref(ref)


def test_what_is_counted() -> None:
    """A right pair, a miss and a false alarm; an act beside its place and what is optional count for nothing."""
    text = "L'article 28 du RGPD, l'article 12 du bail et le considérant 39 du RGPD ; la directive 95/46/CE."
    marks = [
        ("article 28", ["eu/reg/2016/679/art_28"]),
        ("considérant 39", ["eu/reg/2016/679/rct_40"]),
        ("article 12", []),
    ]
    citations = [
        {
            "start": text.index(words),
            "end": text.index(words) + len(words),
            "refs": refs,
            "kind": "short" if refs else "trap",
        }
        for words, refs in marks
    ]
    at = text.index("directive")
    citations.append(
        {"start": at, "end": at + 18, "refs": ["eu/dir/1995/46"], "kind": "explicit", "optional": True}
    )
    found = score([{"id": "x", "lang": "fr", "text": text, "citations": citations}])
    tally = found.of("overall")["all"]
    assert (tally.right, tally.false, tally.missed, found.traps, found.sprung) == (1, 1, 1, 1, 0)
