"""What a person may ask of an export beyond its format."""

from __future__ import annotations

import msgspec

from citeref.errors import ExportError


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """`lang`: the language of labels, headings and addresses, « fr » or « en ».

    `separator`, `bom`, `decimal`: how csv and tsv are written; `for_excel` has them for Excel in a French locale.
    `base`: the address under which the documents are published, for linked data and annotations; without it they
    get a `urn:uuid:` made from their name. `form`: one of `citeref.forms.FORMS`, in which tables and annotated
    documents write the law; empty for its short name.
    """

    lang: str = "fr"
    separator: str = ","
    bom: bool = False
    decimal: str = "."
    base: str = ""
    form: str = ""

    def __post_init__(self) -> None:
        """Raises `ExportError` for a value that no format can follow."""
        if len(self.separator) != 1 or self.separator in '"\r\n':
            raise ExportError(f"« {self.separator} »: no separator.", "Take , or ; or another single sign.")
        if self.decimal not in (".", ","):
            raise ExportError(f"« {self.decimal} »: no decimal mark.", "Take a point or a comma.")
        if self.form:
            from citeref.forms import FORMS

            if self.form not in FORMS:
                raise ExportError(
                    f"« {self.form} »: no such form of citation.", f"There are {', '.join(FORMS)}."
                )


def for_excel(options: Options) -> Options:
    """The same for Excel in a French locale: semicolons, a byte order mark, decimal commas."""
    return msgspec.structs.replace(options, separator=";", bom=True, decimal=",")
