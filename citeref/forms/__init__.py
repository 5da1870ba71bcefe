"""A reference as people write it down: one module per family of forms, and the list of all of them.

>>> cite(Ref("eu/reg/2016/679/art_28/par_3"), "usage")
'article 28, paragraphe 3, du règlement (UE) 2016/679 (RGPD)'
>>> cite(Ref("eu/reg/2016/679/art_28/par_3"), "oscola", "en")
'Regulation (EU) 2016/679 (GDPR) [2016] OJ L119/1, art 28(3)'

A form is a function of a reference, a language (« fr », « en ») and a length; it answers an empty string where a
reference has no such form, as a French code has no CELEX number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from citeref.catalogue import label
from citeref.forms import bluebook, eu, identifiers, links, oscola, usage
from citeref.ref import Ref


class Form(NamedTuple):
    """A way to write references. `name` is what a person asks for, `about` an English sentence; `write` does it."""

    name: str
    about: str
    write: Callable[[Ref, str, bool], str]


def _label(ref: Ref, lang: str, long: bool) -> str:
    return label(ref, lang)


FORMS = {
    form.name: form
    for form in (
        Form("label", "Short name, then the place", _label),
        Form("usage", "As sentences name it", usage.write),
        Form("oscola", "OSCOLA, for footnotes in English", oscola.write),
        Form("eu", "Style of the EU institutions, with the Official Journal where long", eu.write),
        Form("bluebook", "Bluebook, EU law in American footnotes", bluebook.write),
        Form("eli", "European Legislation Identifier", identifiers.eli),
        Form("celex", "CELEX number of the act", identifiers.celex),
        Form("ecli", "European Case Law Identifier", identifiers.ecli),
        Form("markdown", "Link for Markdown", links.markdown),
        Form("address", "Address of the official page", links.plain),
    )
}
"""Every form by its name, in the order in which a person chooses among them."""


def cite(ref: Ref, form: str, lang: str = "fr", *, long: bool = False) -> str:
    """A reference in a form and a language; `long` with titles and dates in full where the form has both lengths.

    Empty where the reference has no such form. Raises `KeyError` for a form that does not exist.
    """
    return FORMS[form].write(ref, lang, long)
