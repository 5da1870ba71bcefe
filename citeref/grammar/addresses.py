"""Addresses: EUR-Lex, ELI, Légifrance, CNIL, Curia, HUDOC, Conseil d'État and a few known mirrors, plain or percent-encoded.

What counts is what the address itself says: a CELEX, ECLI or ELI, a case number, an article in the fragment. A site's own number
(of Légifrance, HUDOC, the Court of Cassation) is looked up in the catalogue; where it is not there, an address that stands right
behind a decision of that site's court is that decision's (`page_behind`), and any other is left alone.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from citeref.catalogue.decisions import decisions
from citeref.catalogue.instruments import instruments
from citeref.catalogue.own import derived
from citeref.catalogue.sites import decision_on
from citeref.grammar.mention import Mention
from citeref.grammar.pattern import pattern
from citeref.grammar.text import Text
from citeref.ref import AUTHORITY, SEGMENT

_URL = pattern(r"(?:https?(?::|%3a)(?:/|%2f){2}|www\.)[^\s<>\"'`|\\^{}\[\]]+")
_CELEX = pattern(
    r"(?<![0-9A-Za-z])(?:0(?P<c>3?)|3)?(?P<year>(?:19|20)\d\d)(?P<letter>[RLDFH])(?P<number>\d{4})(?P<corr>R\(\d\d\))?(?:-\d{8})?(?![0-9A-Za-z])"
)
_CASE_CELEX = pattern(r"6(?P<year>(?:19|20)\d\d)(?P<court>[CTF])[JOC](?P<number>\d{4})")
_TREATY = pattern(r"1(?:20\d\d)(?P<treaty>[EMP])(?:/TXT|(?P<article>\d{3}))?")
_KIND = {"R": "reg", "L": "dir", "D": "dec", "F": "dec_framw", "H": "reco"}
_ELI = pattern(
    r"eli/(reg|dir|dec)(_impl|_del)?/((?:19|20)\d\d)/(\d{1,6})(?!\d)((?:/[a-z]{3}_[0-9a-zA-Z]+)*)|eli/dec_framw/((?:19|20)\d\d)/(\d{1,6})(?!\d)"
)
_ELI_TREATY = pattern(r"eli/treaty/(tfeu|teu|char)(?:_\d{4})?((?:/[a-z]{3}_\w+)*)")
_ECLI = pattern(r"ECLI:([A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]+)", re.I)
_FRAGMENT = pattern(r"#(art|rct|anx|cpt)_([0-9A-Za-z]+)|#Article(\d+)|#0*(\d{1,3})\.0*(\d{1,3})$")
_LEGIFRANCE = pattern(r"(LEGITEXT|JORFTEXT|CNILTEXT|LEGIARTI|CETATEXT|JURITEXT)\d{12}")
_GDPR_PAGE = pattern(
    r"(?:gdpr-info\.eu|dsgvo-gesetz\.de|gdpr-text\.com|gdprhub\.eu|privacy-regulation\.eu|gdpr\.eu)/(?:[a-z]{2}/)?(?:.*?)(?:art(?:icle)?[-_. ]?(\d{1,2})|recitals?/(?:no-)?(\d{1,3})|recital-(\d{1,3})|erwaegungsgruende/nr-(\d{1,3}))",
    re.I,
)
_CASE = pattern(r"(?:num=|reference=|/)([CTF])[-‑](\d{1,4})(?:/|%2F|_|-)(\d\d)(?!\d)", re.I)
_CNIL_PAGE = pattern(
    r"cnil\.fr/.*(?:reglement-europeen-protection-donnees|rgpd)/chapitre(\d{1,2})(?:#Article(\d+)|(?=[/?#]|\Z))",
    re.I,
)
_CASSATION = pattern(r"courdecassation\.fr/\S*?(?<![\d-])(\d\d-\d\d)\.?(\d{3})(?![\d-])")
"""The number of the appeal in an address of the Court of Cassation."""

_SITE_NUMBER = pattern(
    r"hudoc\.echr\.coe\.int\S*?(?<!\d)(00\d-\d{4,7})(?!\d)|courdecassation\.fr/\S*?decision/(?:\w+/)?([0-9a-f]{24})(?![0-9a-f])",
    re.I,
)
_COURTS = (
    ("hudoc.echr.coe.int", ("coe/ecthr/", "ecli/CE:ECHR:")),
    ("courdecassation.fr", ("fr/cass/", "fr/ca/", "ecli/FR:CCASS:")),
    ("juritext", ("fr/cass/", "fr/ca/", "ecli/FR:CCASS:")),
    ("cetatext", ("fr/ce/", "fr/caa/", "fr/ta/", "ecli/FR:CE")),
    ("constext", ("fr/cc/", "ecli/FR:CC:")),
    ("cniltext", ("fr/cnil/",)),
)
"""What in an address tells the site or the collection, and the decisions that are published there."""

_BEHIND = pattern(
    r"[\s,;:()\[\]<\"'*_-]*(?:(?:disponible|accessible|consultable|publiée?|available|en ligne|online|lien|link|url|sur|at|on|à l'adresse|voir|see|source|texte)[\s,:(<]*){0,3}"
)
"""What may stand between a decision and the address of its page."""

_CNIL_SERIAL = pattern(r"cnil\.fr/\S*?(?<![a-z])(san|med|medp)-?(20\d\d)-?(\d{3})(?!\d)", re.I)
_LIL_PAGE = pattern(r"cnil\.fr/.*loi-informatique-et-libertes#article(\d+)", re.I)


@derived
def _opaque() -> dict[str, str]:
    """Légifrance ids of the catalogue to references."""
    table: dict[str, str] = {}
    for ref, item in instruments().items():
        for identity in (item.jorftext, item.legitext):
            if identity:
                table.setdefault(identity, ref)
        for article, identity in item.ids.items():
            table[identity] = f"{ref}/art_{article}"
    for ref, found in decisions().items():
        if found.legifrance:
            table.setdefault(found.legifrance, ref)
    return table


def cited(address: str) -> tuple[str, ...]:
    """The references that an address says, most precise form; empty where it says none."""
    plain = address
    for _ in range(3):
        decoded = unquote(plain)
        if decoded == plain:
            break
        plain = decoded
    for read in (_eurlex, _legifrance, _national, _others):
        ref = read(plain)
        if ref:
            return (ref,)
    return ()


def _place(address: str) -> str:
    found = _FRAGMENT.search(address)
    if not found:
        return ""
    if found[1]:
        segment = f"{found[1]}_{found[2]}"
        return f"/{segment}" if SEGMENT.match(segment) else ""
    return f"/art_{found[3]}" if found[3] else f"/art_{found[4]}/par_{found[5]}"


def _eurlex(address: str) -> str:
    low = address.lower()
    if (
        "eur-lex" not in low
        and "data.europa.eu/eli" not in low
        and "publications.europa.eu" not in low
        and "/eli/" not in low
    ):
        return ""
    ecli = _ECLI.search(address)
    if ecli:
        return "ecli/" + ecli[1].upper().rstrip(".")
    eli = _ELI.search(address)
    if eli and "legifrance" not in low:
        if eli[6]:
            return f"eu/dec_framw/{eli[6]}/{int(eli[7])}"
        return (
            _known(f"eu/{eli[1]}{eli[2] or ''}/{eli[3]}/{int(eli[4])}")
            + _places(eli[5])
            + ("" if eli[5] else _place(address))
        )
    treaty = _ELI_TREATY.search(address)
    if treaty:
        return f"eu/treaty/{treaty[1]}" + _places(treaty[2])
    case = _CASE_CELEX.search(address)
    if case:
        return f"eu/cjeu/{case['court']}-{int(case['number'])}-{case['year'][2:]}"
    number = _CELEX.search(address)
    if number:
        return _known(f"eu/{_KIND[number['letter']]}/{number['year']}/{int(number['number'])}") + _place(
            address
        )
    contract = re.search(r"CELEX[:=/]" + _TREATY.pattern, address, re.I)
    if contract:
        name = {"E": "tfeu", "M": "teu", "P": "char"}[contract["treaty"].upper()]
        return f"eu/treaty/{name}" + (f"/art_{int(contract['article'])}" if contract["article"] else "")
    return ""


def _places(path: str) -> str:
    kept = ""
    for segment in path.split("/"):
        if segment and SEGMENT.match(segment):
            kept += f"/{segment}"
    return kept


def _known(ref: str) -> str:
    """The act under its own type: a CELEX says D for implementing decisions too."""
    if ref in instruments():
        return ref
    kind = ref.split("/")[1]
    for other in (f"{kind}_impl", f"{kind}_del"):
        changed = ref.replace(f"/{kind}/", f"/{other}/")
        if changed in instruments():
            return changed
    return ref


def _legifrance(address: str) -> str:
    if "legifrance" not in address.lower():
        return ""
    ids = [m[0].upper() for m in _LEGIFRANCE.finditer(address)]
    for identity in sorted(ids, key=lambda i: not i.startswith("LEGIARTI")):
        if identity in _opaque():
            return _opaque()[identity]
    series = re.search(r"query=(san|med|medp)-(\d{4})-(\d{3})", address, re.I)
    return f"fr/cnil/{series[1].upper()}-{series[2]}-{series[3]}" if series else ""


def _national(address: str) -> str:
    law = re.search(r"legislation\.gov\.uk/ukpga/2018/12(?:/(section|schedule)/(\d+))?", address)
    if law:
        return "uk/dpa-2018" + (f"/{'sec' if law[1] == 'section' else 'sch'}_{law[2]}" if law[1] else "")
    if re.search(r"legislation\.gov\.uk/eur/2016/679", address):
        found = re.search(r"article/(\d+)(?:/paragraph/(\d+))?", address)
        return "uk/gdpr" + (f"/art_{found[1]}" + (f"/par_{found[2]}" if found[2] else "") if found else "")
    german = re.search(
        r"gesetze-im-internet\.de/(bdsg|ttdsg|tdddg|gg|bgb|stgb|ao)(?:_\w+)?/(?:__|art_)?(\d+\w?)?", address
    )
    if german:
        name = {"ttdsg": "tdddg"}.get(german[1], german[1])
        unit = "art" if name == "gg" else "par"
        return f"de/{name}" + (f"/{unit}_{german[2]}" if german[2] else "")
    council = re.search(
        r"conseil-constitutionnel\.fr/decision/\d{4}/(\d{4})(\d{1,4})((?:_\d+)*)(DC|QPC)\b", address, re.I
    )
    if council:
        numbers = "-".join(str(int(number)) for number in (council[2], *council[3].split("_")) if number)
        return f"fr/cc/{council[1]}-{numbers}-{council[4].upper()}"
    state = re.search(
        r"arianeweb/CE/decision/\d{4}-\d\d-\d\d/(\d{5,6})|FRANCE-CONSEILDETAT-\d{8}-(\d{5,6})", address, re.I
    )
    if state:
        return f"fr/ce/{state[1] or state[2]}"
    return ""


def _others(address: str) -> str:
    page = _GDPR_PAGE.search(address)
    if page:
        if page[1]:
            return f"eu/reg/2016/679/art_{int(page[1])}" if 1 <= int(page[1]) <= 99 else ""
        return f"eu/reg/2016/679/rct_{int(page[2] or page[3] or page[4])}"
    low = address.lower()
    chapter = _CNIL_PAGE.search(address)
    if chapter:
        place = f"art_{int(chapter[2])}" if chapter[2] else f"cpt_{int(chapter[1])}"
        return f"eu/reg/2016/679/{place}"
    appeal = _CASSATION.search(address)
    if appeal:
        return f"fr/cass/{appeal[1]}.{appeal[2]}"
    serial = _CNIL_SERIAL.search(address)
    if serial:
        return f"fr/cnil/{serial[1].upper()}-{serial[2]}-{serial[3]}"
    own = _LIL_PAGE.search(address)
    if own:
        return f"fr/loi/78-17/art_{int(own[1])}"
    if "curia.europa" in low or "dpcuria" in low or "infocuria" in low:
        case = _CASE.search(address)
        if case:
            return f"eu/cjeu/{case[1].upper()}-{int(case[2])}-{case[3]}"
    paper = re.search(r"/wp\s?(\d{2,3})(?:rev)?[_.\d-]*|[_/-]wp(\d{2,3})(?!\d)", low)
    if paper and ("ec.europa" in low or "article-29" in low or "edpb" in low or "justice" in low):
        return f"eu/wp29/{int(paper[1] or paper[2])}"
    hudoc = re.search(r'hudoc\.echr\.coe\.int.*?(?:appno"?:?\[?"?)(\d{1,5})/(\d\d)', address)
    if hudoc:
        return f"coe/ecthr/{int(hudoc[1])}-{hudoc[2]}"
    site = _SITE_NUMBER.search(address)
    if site and (ref := decision_on(site[1] or site[2])):
        return ref
    ecli = _ECLI.search(address)
    if ecli:
        return "ecli/" + ecli[1].upper().rstrip(".")
    treaty = re.search(r"coe\.int/.*treatynum=(\d{3})", low)
    if treaty:
        return f"coe/cets/{int(treaty[1])}"
    return ""


def read(text: Text, start: int) -> tuple[int, list[Mention]]:
    """The address at an anchor: where it ends, and the mentions it makes (none for an ordinary link)."""
    found = _URL.match(text.raw, start) or _URL.match(text.low, start)
    if not found:
        return start, []
    address = text.raw[start : found.end()]
    if "hudoc.echr" in address:
        address = re.match(r"\S+", text.raw[start:])[0]  # type: ignore[index]
    address = address.rstrip(".,;:!?*_")
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(".,;:!?*_")
    inner = re.search(r"(?<=.)https?(?:%3A|:)(?:%2F|/){2}", address, re.I)
    if inner:
        tail = address[inner.start() :]
        if "%" in tail[:12]:
            tail = tail.split("&")[0]
        refs = cited(tail)
        if refs:
            begin = start + inner.start()
            return start + len(address), [Mention(begin, begin + len(tail), refs, "url", "addresses")]
    refs = tuple(ref for ref in cited(address) if AUTHORITY.match(ref))
    end = start + len(address)
    return end, [Mention(start, end, refs, "url", "addresses")] if refs else []


def page_behind(text: Text, start: int, end: int, before: Mention) -> Mention | None:
    """An address that says nothing itself, right behind a decision of its site's court: the page of that decision."""
    if len(before.refs) != 1 or start - before.end > 60 or not _BEHIND.fullmatch(text.low, before.end, start):
        return None
    address = text.low[start:end]
    if not any(sign in address and before.refs[0].startswith(courts) for sign, courts in _COURTS):
        return None
    authority = AUTHORITY.match(before.refs[0])
    return Mention(start, end, (authority[0],), "url", "addresses", confidence=0.9) if authority else None


_LOOSE = pattern(
    r"(?P<celex>[03](?:19|20)\d\d[RLDFH]\d{4}(?:R\(\d\d\))?(?:-\d{8})?)(?![0-9A-Za-z])|(?P<case>6(?:19|20)\d\d[CTF][JO]\d{4})(?![0-9A-Za-z])|(?P<treaty>1(?:2016|2012)[EMP](?:/TXT|\d{3})?)(?![0-9A-Za-z])"
)


def loose(text: Text, start: int) -> Mention | None:
    """A CELEX number or a Légifrance id standing in running text."""
    raw = text.raw
    found = _LOOSE.match(raw, start)
    if found:
        ref = _eurlex(f"eur-lex/CELEX:{found[0]}")
        return Mention(start, found.end(), (ref,), "url", "addresses") if ref else None
    identity = _LEGIFRANCE.match(raw, start)
    if identity and identity[0] in _opaque() and not raw[identity.end() : identity.end() + 1].isdigit():
        return Mention(start, identity.end(), (_opaque()[identity[0]],), "url", "addresses")
    eli = _ELI.match(text.low, start)
    if eli and not text.raw[max(0, start - 1) : start].isalnum():
        ref = _eurlex("/" + eli[0])
        return Mention(start, eli.end(), (ref,), "url", "addresses") if ref else None
    return None
