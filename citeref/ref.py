"""The reference string: which piece of law, in one path.

`eu/reg/2016/679/art_28/par_3/pnt_a` is point (a) of Article 28(3) of the GDPR. A prefix is always the larger thing. The
subdivision codes are those of the European Legislation Identifier (ELI, Council conclusions 2012/C 325/02), with `pt_45`
added for the numbered paragraphs of decisions and `cor_2018-05-23` for a corrigendum by its date, which ELI does not cover so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from citeref.errors import RefError

SEGMENT = re.compile(
    r"(?:art_[A-Z]{0,2}\*?\d[0-9A-Za-z.\-]*|par_\d+(?:-?[a-z]+)*|aln_\d+|pnt_[0-9a-z]+(?:-[a-z]+)*|idt_\d+|rct_\d+"
    r"|cpt_\d+(?:-?[a-z]+)*|sct_\d+(?:-?[a-z]+)*|anx_[0-9A-Z]+|tis_\d+(?:-?[a-z]+)*|prt_\d+|pt_(?:\d+|[AB](?:\.\d+)+)|sec_\d+[A-Z]*|sch_\d+|reg_\d+|cls_\d+|enc_\d+"
    r"|cor_[12]\d{3}-\d\d-\d\d)\Z"
)
"""One place inside an authority; `identifiers` of the manual lists what each code names."""

_DATE = r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"

AUTHORITY = re.compile(
    r"(?:eu/(?:reg|dir|dec)(?:_impl|_del)?/[12]\d{3}/[1-9]\d*"
    r"|eu/(?:dec_framw|reco|opin|joint_action)/[12]\d{3}/[1-9]\d*"
    r"|eu/treaty/[a-z]+"
    r"|eu/edpb/(?:guidelines|recommendations|opinion|binding_decision|joint_opinion|statement)/20\d\d/[1-9]\d*"
    r"|eu/wp29/[1-9]\d*"
    r"|eu/cjeu/[CTF]-[1-9]\d*-\d\d"
    r"|coe/echr|coe/cets/[1-9]\d*|coe/ecthr/[1-9]\d*-\d\d"
    r"|ecli/[A-Z]{2}:[A-Z0-9]+:\d{4}:[A-Z0-9.]+"
    r"|fr/code/[a-z0-9]+(?:-[a-z0-9]+)*"
    rf"|fr/(?:loi|ordonnance|decret)/(?:\d{{2,4}}-\d+|{_DATE})"
    rf"|fr/arrete/{_DATE}"
    r"|fr/constitution|fr/ddhc"
    r"|fr/cnil/(?:[A-Z]{2,4}-)?\d{2,4}-\d+"
    r"|fr/ce/\d+|fr/cass/\d\d-\d\d\.\d{3}|fr/cc/[12]\d{3}-\d+(?:-\d+)*-[A-Z]+|fr/caa/\d\d[A-Z]{2}\d{5}"
    r"|fr/ta/[a-z]+(?:-[a-z]+)*/\d{6,7}|fr/ca/[a-z]+(?:-[a-z]+)*/\d\d-\d{4,5}"
    r"|(?!eu/|coe/|ecli/|fr/)[a-z]{2}/[a-z0-9][a-z0-9-]*(?:/\d[0-9A-Za-z.\-]*)?"
    r")(?=/|\Z)"
)
"""The authorities that have a string; other countries' laws are `{country}/{abbreviation}` or `{country}/{series}/{number}`."""

_ORDER = {"rct": 0, "prt": 1, "tis": 2, "cpt": 3, "sct": 4, "art": 5, "enc": 8, "anx": 9}
_RUN = re.compile(r"\d+|\D+")


class Ref(str):
    """A reference: a `str` that is known to be well formed, and that sorts as the law does (Article 9 before 28).

    `Ref(text)` raises `RefError` naming the segment that is off.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Ref:
        return text if type(text) is cls else _parsed(cls, text)

    @classmethod
    def trusted(cls, text: str) -> Ref:
        """The same without the check, for strings that a grammar has just built by rule."""
        return str.__new__(cls, text)

    @property
    def authority(self) -> Ref:
        """The whole instrument or decision: `eu/reg/2016/679` for any place in it."""
        return _authority(self)

    @property
    def pinpoint(self) -> str:
        """The place inside the authority, `art_28/par_3/pnt_a`, or an empty string."""
        return self[len(_authority(self)) + 1 :]

    @property
    def parents(self) -> tuple[Ref, ...]:
        """The larger places that hold this one, nearest first, the authority last."""
        found, ref, top = [], str(self), len(_authority(self))
        while len(ref) > top:
            ref = ref.rpartition("/")[0]
            found.append(Ref.trusted(ref))
        return tuple(found)

    @property
    def order(self) -> tuple[tuple[int, int, str], ...]:
        """A key that sorts references as the law is printed: recitals, then articles by number, then annexes."""
        return _order(self)

    def within(self, other: str) -> bool:
        """Whether this place is the other one or lies inside it."""
        return self == other or self.startswith(other + "/")

    def __truediv__(self, segment: str) -> Ref:
        return Ref.trusted(f"{self}/{segment}")

    def __lt__(self, other: str) -> bool:
        return _order(self) < _order(other)

    def __gt__(self, other: str) -> bool:
        return _order(self) > _order(other)

    def __le__(self, other: str) -> bool:
        return _order(self) <= _order(other)

    def __ge__(self, other: str) -> bool:
        return _order(self) >= _order(other)


@lru_cache(maxsize=65536)
def _parsed(cls: type[Ref], text: str) -> Ref:
    authority = AUTHORITY.match(text)
    if authority is None:
        raise RefError(
            f"« {text} »: no such kind of authority.", "A reference looks like eu/reg/2016/679/art_28/par_3."
        )
    rest = text[authority.end() :]
    for segment in rest.split("/")[1:]:
        if not SEGMENT.match(segment):
            what = f"« {text} »: « {segment} » is no place inside an authority."
            raise RefError(what, "Places look like art_28, par_3, pnt_a, rct_39.")
    return str.__new__(cls, text)


@lru_cache(maxsize=8192)
def _authority(text: str) -> Ref:
    found = AUTHORITY.match(text)
    return Ref.trusted(found[0] if found else text)


@lru_cache(maxsize=65536)
def _order(text: str) -> tuple[tuple[int, int, str], ...]:
    key: list[tuple[int, int, str]] = []
    for segment in text.split("/"):
        code, _, number = segment.partition("_")
        key.append((_ORDER.get(code, 6), 0, code))
        key.extend((0, int(run), "") if run.isdecimal() else (1, 0, run) for run in _RUN.findall(number))
    return tuple(key)
