"""XLSX: a workbook for Excel and LibreOffice, written row by row.

Numbers are numbers, words are text cells that no spreadsheet runs as a formula or turns into a date, the header
stays in sight and filters, addresses are links. Beyond the 1 048 576 lines that a sheet may have, another one begins;
beyond 65 530 links on a sheet, addresses are plain text. A cell ends at 32 767 characters with « … ».
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import IO

from citeref.exports.lines import COLUMNS, NAMES, Value, lines
from citeref.exports.material import Material
from citeref.exports.packages import Package, attribute, escape

LINES, LINKS, CHARACTERS, ADDRESS = 1_048_576, 65_530, 32_767, 2_079
"""What Excel bears: lines and links a sheet, characters a cell and a link."""

SIZE = 1_500_000_000
"""Characters of XML after which another sheet begins: a part of a zip may have 2 GiB without its extensions."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WIDTHS = {
    "document": 28,
    "text": 40,
    "ref": 32,
    "authority": 22,
    "label": 40,
    "heading": 28,
    "address": 44,
    "evidence": 24,
}
_LINKED = NAMES.index("address")


def write(material: Material, out: IO[bytes]) -> None:
    """The workbook: the citations, and a sheet that says what each column means."""
    package = Package(out)
    sheets: list[str] = []
    rest: Iterator[tuple[Value, ...]] | None = lines(material.rows())
    while rest is not None:
        sheets.append(f"citations {len(sheets) + 1}" if sheets else "citations")
        rest = _sheet(package, len(sheets), rest)
    sheets.append("columns")
    _columns(package, len(sheets))
    _frame(package, sheets)
    package.close()


def _sheet(
    package: Package, number: int, rest: Iterator[tuple[Value, ...]]
) -> Iterator[tuple[Value, ...]] | None:
    """One sheet of citations; the lines that are left where it is full, else None."""
    links: dict[str, int] = {}
    linked: list[tuple[int, int]] = []
    kept: tuple[Value, ...] | None = None
    last = size = 1
    with package.part(f"xl/worksheets/sheet{number}.xml") as put:
        put(_head(_LETTERS[len(COLUMNS) - 1], [_WIDTHS.get(name, 12) for name in NAMES]))
        put(_row(1, NAMES, 1))
        for line in rest:
            if last == LINES or size > SIZE:
                kept = line
                break
            last += 1
            address = line[_LINKED]
            is_link = bool(address) and len(linked) < LINKS and len(str(address)) <= ADDRESS
            if is_link:
                linked.append((last, links.setdefault(str(address), len(links) + 1)))
            told = _row(last, line, 0, _LINKED if is_link else -1)
            size += len(told)
            put(told)
        put(f'</sheetData><autoFilter ref="A1:{_LETTERS[len(COLUMNS) - 1]}{last}"/>')
        if linked:
            put("<hyperlinks>")
            for at, rid in linked:
                put(f'<hyperlink ref="{_LETTERS[_LINKED]}{at}" r:id="rId{rid}"/>')
            put("</hyperlinks>")
        put("</worksheet>")
    if links:
        package.links(f"xl/worksheets/_rels/sheet{number}.xml.rels", links)
    return None if kept is None else _after(kept, rest)


def _after(first: tuple[Value, ...], rest: Iterator[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    yield first
    yield from rest


def _columns(package: Package, number: int) -> None:
    """The sheet that documents the others."""
    from citeref.exports import SCHEMA

    with package.part(f"xl/worksheets/sheet{number}.xml") as put:
        put(_head("C", [16, 12, 90]))
        put(_row(1, ("column", "type", f"meaning (schema version {SCHEMA})"), 1))
        for at, column in enumerate(COLUMNS, 2):
            put(_row(at, column))
        put("</sheetData></worksheet>")


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_LETTERS = [_letters(number + 1) for number in range(len(COLUMNS) + 3)]


def _head(last: str, widths: list[int]) -> str:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
        f'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData>'
    )


def _row(number: int, values: tuple[Value, ...], style: int = 0, link: int = -1) -> str:
    cells = "".join(
        _cell(f"{_LETTERS[at]}{number}", value, 2 if at == link else style)
        for at, value in enumerate(values)
        if value is not None and value != ""
    )
    return f'<row r="{number}">{cells}</row>'


@lru_cache(maxsize=8192)
def _words(value: str) -> str:
    """The words of a cell; most come again line after line."""
    return escape(value if len(value) <= CHARACTERS else value[: CHARACTERS - 1] + "…")


def _cell(at: str, value: Value, style: int) -> str:
    if isinstance(value, str):
        return f'<c r="{at}" s="{style or 3}" t="inlineStr"><is><t xml:space="preserve">{_words(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    return f'<c r="{at}"><v>{value}</v></c>'


_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Cell styles: 0 a number, 1 the header, 2 a link, 3 text; texts have the format « @ », which no date comes out of."""


def _frame(package: Package, sheets: list[str]) -> None:
    """The parts that hold the sheets together."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package.write("xl/styles.xml", _STYLES)
    listed = "".join(
        f'<sheet name="{attribute(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1)
    )
    package.write(
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    package.relate(
        "xl/_rels/workbook.xml.rels",
        [
            *(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)),
            ("styles", "styles.xml"),
        ],
    )
    package.relate("_rels/.rels", [("officeDocument", "xl/workbook.xml")])
    package.types(
        {
            "xl/workbook.xml": f"{kind}.sheet.main+xml",
            "xl/styles.xml": f"{kind}.styles+xml",
            **{f"xl/worksheets/sheet{n}.xml": f"{kind}.worksheet+xml" for n in range(1, len(sheets) + 1)},
        }
    )
