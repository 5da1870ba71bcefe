"""The reference string: well formed, cut into authority and place, sorted as the law is printed."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeref.errors import RefError
from citeref.ref import AUTHORITY, Ref

GDPR = "eu/reg/2016/679"

AUTHORITIES = (
    GDPR,
    "eu/dir/1995/46",
    "eu/dec_framw/2008/977",
    "eu/reg_impl/2018/151",
    "eu/treaty/tfeu",
    "eu/edpb/guidelines/2020/7",
    "eu/wp29/248",
    "eu/cjeu/C-131-12",
    "ecli/EU:C:2014:317",
    "ecli/FR:CEASS:2021:393099.20210421",
    "coe/echr",
    "coe/cets/108",
    "coe/ecthr/58170-13",
    "fr/code/sante-publique",
    "fr/loi/78-17",
    "fr/loi/1881-07-29",
    "fr/arrete/2018-06-11",
    "fr/constitution",
    "fr/cnil/SAN-2022-009",
    "fr/cnil/2018-155",
    "fr/ce/430810",
    "fr/cc/2021-976-977-QPC",
    "fr/cass/19-83.357",
    "de/bdsg",
    "uk/gdpr",
    "xx/dec/2024-017",
)

PLACES = st.lists(
    st.sampled_from(
        ["art_28", "art_L1111-8", "art_8-bis", "par_3", "aln_2", "pnt_a", "rct_39", "cpt_4", "pt_45"]
    ),
    max_size=4,
)


@pytest.mark.parametrize("authority", AUTHORITIES)
def test_every_kind_of_authority_is_its_own_authority(authority: str) -> None:
    ref = Ref(authority)
    assert (ref.authority, ref.pinpoint, ref.parents) == (authority, "", ())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("eu/regulation/2016/679", "no such kind of authority"),
        ("eu/reg/16/679", "no such kind of authority"),
        ("fr/arrete/2018-13-40", "no such kind of authority"),
        ("", "no such kind of authority"),
        (f"{GDPR}/", "« »"),
        (f"{GDPR}/article_28", "« article_28 »"),
        (f"{GDPR}/art_28/", "« »"),
        (f"{GDPR}/art_28/par_x", "« par_x »"),
        (f"{GDPR}\n", "no such kind of authority"),
    ],
)
def test_what_does_not_follow_the_grammar_is_named(text: str, named: str) -> None:
    with pytest.raises(RefError) as refusal:
        Ref(text)
    assert named.replace("« »", "«  »") in refusal.value.what
    assert refusal.value.hint


def test_a_place_knows_its_larger_places_nearest_first() -> None:
    assert Ref(f"{GDPR}/art_28/par_3/pnt_a").parents == (f"{GDPR}/art_28/par_3", f"{GDPR}/art_28", GDPR)


def test_a_place_lies_within_itself_and_its_parents_but_not_in_its_neighbour() -> None:
    place = Ref(f"{GDPR}/art_28/par_3")
    assert place.within(place)
    assert place.within(f"{GDPR}/art_28")
    assert place.within(GDPR)
    assert not place.within(f"{GDPR}/art_2")
    assert not Ref(GDPR).within(place)


def test_references_sort_as_the_law_is_printed() -> None:
    printed = [
        "rct_9",
        "rct_39",
        "cpt_1",
        "art_4",
        "art_4a",
        "art_9",
        "art_28",
        "art_28/par_3",
        "art_28/par_10",
        "anx_1",
    ]
    refs = [Ref(f"{GDPR}/{place}") for place in printed]
    assert sorted(set(refs)) == refs
    assert refs[0] < refs[1] <= refs[2]
    assert refs[-1] > refs[-2] >= refs[-3]


def test_articles_of_a_code_sort_by_number_not_by_letter() -> None:
    refs = [Ref(f"fr/code/penal/art_{number}") for number in ("226-16", "226-9", "226-16-1")]
    assert [ref.pinpoint for ref in sorted(refs)] == ["art_226-9", "art_226-16", "art_226-16-1"]


def test_a_reference_is_a_string_everywhere() -> None:
    ref = Ref(f"{GDPR}/art_28")
    assert isinstance(ref, str)
    assert {ref: 1}[f"{GDPR}/art_28"] == 1
    assert Ref(ref) is ref
    assert ref / "par_3" == Ref(f"{GDPR}/art_28/par_3")
    assert pickle.loads(pickle.dumps(ref)) == ref


@given(st.sampled_from(AUTHORITIES), PLACES)
def test_authority_and_pinpoint_make_the_reference_again(authority: str, places: list[str]) -> None:
    ref = Ref("/".join((authority, *places)))
    assert ref.authority == authority
    assert ref.pinpoint == "/".join(places)
    assert "/".join(filter(None, (ref.authority, ref.pinpoint))) == ref
    assert len(ref.parents) == len(places)
    assert all(ref.within(parent) and parent < ref for parent in ref.parents)


@given(st.text(max_size=40).filter(lambda text: not AUTHORITY.match(text)))
def test_any_other_string_is_refused_in_words(text: str) -> None:
    with pytest.raises(RefError) as refusal:
        Ref(text)
    assert text in refusal.value.what
