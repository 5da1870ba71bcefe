"""More than two hundred files that are broken or made to harm, written by a script: bombs, loops, lies and traps.

`python tests/documents/hostile.py FOLDER` writes them; none holds anything but what this file says.
"""

# ruff: noqa: E501 - the markup of the files reads better whole than cut

from __future__ import annotations

import io
import random
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from making import Made, Part, zipped

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MEGA = 1 << 20
LISTENER = "http://127.0.0.1:{port}/"
"""An address on this machine where a test listens: whoever asks there has obeyed a file."""

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "haha haha haha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'


def sound() -> Made:
    """A sound document, to be broken."""
    text = "L'article 32 du RGPD{note:Voir l'article 33 du RGPD.} impose une sécurité adaptée au risque. " * 8
    return Made(
        "sain", [Part("h1", ("Avis",)), Part("p", (text,)), Part("table", rows=(("a", "article 5 du RGPD"),))]
    )


def corpus(port: int = 9) -> Iterator[tuple[str, bytes]]:
    """Every file: its name and its bytes."""
    asked = LISTENER.format(port=port)
    yield from _cut()
    yield from _flipped()
    yield from _xml(asked)
    yield from _zips()
    yield from _pdfs(asked)
    yield from _rtfs()
    yield from _pages(asked)
    yield from _mails()
    yield from _data()
    yield from _archives(asked)
    yield from _names()


def _formats() -> dict[str, bytes]:
    made = sound()
    return {
        "docx": made.docx(),
        "odt": made.odt(),
        "epub": made.epub(),
        "rtf": made.rtf(),
        "pdf": pdf(["article 32 du RGPD"] * 30),
        "eml": mail(b"brief.docx", made.docx()),
        "zip": zipped({"a.txt": "article 9 du RGPD", "b.docx": made.docx()}),
    }


def _cut() -> Iterator[tuple[str, bytes]]:
    """Sound files cut off."""
    for suffix, data in _formats().items():
        for number, share in enumerate((0.02, 0.25, 0.6, 0.98)):
            yield f"tronque-{number}.{suffix}", data[: max(5, int(len(data) * share))]


def _flipped() -> Iterator[tuple[str, bytes]]:
    """Sound files with bytes changed, always the same ones."""
    dice = random.Random(7)
    for suffix, data in _formats().items():
        for number in range(6):
            bent = bytearray(data)
            for _ in range(1 + number * 12):
                bent[dice.randrange(8, len(bent))] = dice.randrange(256)
            yield f"bits-{number}.{suffix}", bytes(bent)


def _xml(asked: str) -> Iterator[tuple[str, bytes]]:
    """Word and OpenDocument files whose XML is a trap."""
    outside = f'<!DOCTYPE x SYSTEM "{asked}a.dtd">'
    files = f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY g SYSTEM "{asked}e">]>'
    parameter = f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{asked}p.dtd">%p;]>'
    deep = "<w:p>" * 100_000
    attributes = " ".join(f"a{n}='x'" for n in range(100_000))
    calls = "".join(f"<w:r><w:footnoteReference w:id='{n}'/></w:r>" for n in range(60_000))
    fields = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 50_000
    bodies = {
        "rires": f"{LAUGHS}<w:document {W}><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>",
        "carre": f"{QUADRATIC}<w:document {W}><w:body><w:p><w:r><w:t>{'&a;' * 50_000}</w:t></w:r></w:p></w:body></w:document>",
        "entite": f"{files}<w:document {W}><w:body><w:p><w:r><w:t>&f;&g;</w:t></w:r></w:p></w:body></w:document>",
        "dtd": f"{outside}<w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>",
        "parametre": f"{parameter}<w:document {W}><w:body/></w:document>",
        "profond": f"<w:document {W}><w:body>{deep}",
        "tables": f"<w:document {W}><w:body>{'<w:tbl><w:tr><w:tc>' * 30_000}",
        "attributs": f"<w:document {W}><w:body><w:p {attributes}/></w:body></w:document>",
        "vide": "",
        "autre": "<html><body>article 5 du RGPD</body></html>",
        "octets": "\x00\x01\x02" * 100,
        "elements": f"<w:document {W}><w:body>{'<w:p/>' * 4_500_000}</w:body></w:document>",
        "champs": f"<w:document {W}><w:body><w:p>{fields}</w:p></w:body></w:document>",
        "boucle-styles": f"<w:document {W}><w:body><w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>article 5 du RGPD</w:t></w:r></w:p></w:body></w:document>",
        "include": f'<w:document {W}><w:body><w:p><w:fldSimple w:instr="INCLUDETEXT {asked}x"><w:r><w:t>article 5 du RGPD</w:t></w:r></w:fldSimple><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r></w:p></w:body></w:document>',
        "echappes": f"<w:document {W}><w:body><w:p><w:r><w:t>&#x1b;</w:t></w:r></w:p></w:body></w:document>",
        "bidi": f"<w:document {W}><w:body><w:p><w:r><w:t>article \u202e5 du RGPD [/b] [@click=app.quit]x</w:t></w:r></w:p></w:body></w:document>",
        "suites": f"<w:document {W}><w:body><w:p>{'<w:del>' * 390}</w:p></w:body></w:document>",
        "notes": f"<w:document {W}><w:body><w:p>{calls}</w:p></w:body></w:document>",
    }
    loop = "".join(
        f"<w:style w:styleId='{a}'><w:basedOn w:val='{b}'/></w:style>" for a, b in (("A", "B"), ("B", "A"))
    )
    for name, xml in bodies.items():
        yield (
            f"{name}.docx",
            zipped({"word/document.xml": xml, "word/styles.xml": f"<w:styles {W}>{loop}</w:styles>"}),
        )
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    for name, head in (("rires", LAUGHS), ("carre", QUADRATIC), ("entite", files), ("parametre", parameter)):
        xml = f"{head}<office:document-content {office}><office:body><office:text><text:p>&a;&f;</text:p></office:text></office:body></office:document-content>"
        yield (
            f"{name}.odt",
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml}),
        )
        yield f"{name}.fodt", xml.replace("<!DOCTYPE", "<?xml version='1.0'?><!DOCTYPE", 1).encode()
        book = f"{head}<package xmlns='http://www.idpf.org/2007/opf'><spine/></package>"
        where = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="{}"/></rootfiles></container>'
        yield (
            f"{name}.epub",
            zipped(
                {
                    "mimetype": "application/epub+zip",
                    "META-INF/container.xml": where.format("b.opf"),
                    "b.opf": book,
                }
            ),
        )
    spaces = f"<office:document-content {office}><office:body><office:text><text:p><text:s text:c='999999999'/></text:p></office:text></office:body></office:document-content>"
    yield (
        "espaces.odt",
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": spaces}),
    )
    yield (
        "listes.odt",
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"<office:document-content {office}>" + "<text:list><text:list-item>" * 40_000,
            }
        ),
    )
    yield "sans-contenu.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"})
    yield "sans-contenu.epub", zipped({"mimetype": "application/epub+zip"})
    yield (
        "ailleurs.epub",
        zipped(
            {"mimetype": "application/epub+zip", "META-INF/container.xml": where.format("../../etc/passwd")}
        ),
    )


def _lying(name: str, declared: int, real: bytes) -> bytes:
    """An archive that says a wrong size of its member."""
    data = bytearray(zipped({name: real}))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(sign)
        data[start + at : start + at + 4] = struct.pack("<I", declared)
    return bytes(data)


def _deflated(name: str, size: int, fill: bytes = b"\0") -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w", force_zip64=True) as member,
    ):
        for _ in range(size // MEGA):
            member.write(fill * (MEGA // len(fill)))
    return out.getvalue()


def _gzipped(head: bytes, size: int, bits: int = 31) -> bytes:
    """A head and many zeros, packed a little at a time."""
    packer = zlib.compressobj(1, zlib.DEFLATED, bits)
    zeros = bytes(4 * MEGA)
    parts = [packer.compress(head), *(packer.compress(zeros) for _ in range(size // len(zeros)))]
    return b"".join([*parts, packer.flush()])


def _locked(data: bytes) -> bytes:
    """The same archive, its members marked as locked with a password."""
    bent = bytearray(data)
    at = -1
    while (at := bent.find(b"PK\x03\x04", at + 1)) >= 0:
        bent[at + 6] |= 1
    at = -1
    while (at := bent.find(b"PK\x01\x02", at + 1)) >= 0:
        bent[at + 8] |= 1
    return bytes(bent)


def _zips() -> Iterator[tuple[str, bytes]]:
    """Archives that grow, lie, loop or climb."""
    made = sound()
    yield "bombe.zip", _deflated("a.txt", 200 * MEGA)
    yield "bombe-mots.zip", _deflated("a.txt", 100 * MEGA, b"article 9 du RGPD. " * 50 + b" " * 74)
    yield "bombe.docx", _deflated("word/document.xml", 100 * MEGA, b" ")
    yield "bombe.odt", _deflated("content.xml", 100 * MEGA, b" ")
    yield "petit.docx", _lying("word/document.xml", 100, b"<a>" + b" " * (80 * MEGA))
    yield "petit.zip", _lying("a.txt", 10, b"article 9 du RGPD " * 1000)
    yield "grand.zip", _lying("a.txt", 4_000_000_000, b"article 9 du RGPD")
    yield "beaucoup.zip", zipped({f"{n}.txt": "" for n in range(30_000)})
    nested: bytes = zipped({"a.txt": "article 9 du RGPD"})
    for _ in range(12):
        nested = zipped({"interne.zip": nested})
    yield "poupees.zip", nested
    wide = zipped({f"{n}.zip": _deflated("a.txt", 40 * MEGA) for n in range(3)})
    yield "arbre.zip", zipped({f"{n}.zip": wide for n in range(40)})
    yield "quine.zip", zipped({"quine.zip": zipped({"quine.zip": b"PK\x03\x04" + bytes(200)})})
    yield (
        "chemins.zip",
        zipped(
            dict.fromkeys(
                (
                    "../../a.txt",
                    "/etc/b.txt",
                    "C:\\c.txt",
                    "d/../../e.txt",
                    "CON.txt",
                    "x" * 5000 + ".txt",
                    "f\x1b[2Jg.txt",
                ),
                "article 9 du RGPD",
            )
        ),
    )
    yield "doubles.zip", _twice()
    yield "serre.zip", _overlapping()
    for suffix in ("docx", "odt", "epub", "zip"):
        yield f"verrou.{suffix}", _locked(_formats()[suffix])
    yield (
        "verrou-office.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(500)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(500),
    )
    yield "ancien.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)
    yield "vide.zip", zipped({})
    yield "images.zip", zipped({"a.png": b"\x89PNG", "b.jpg": b"\xff\xd8\xff"})
    yield "methode.zip", made.docx().replace(b"\x08\x00", b"\x63\x00")
    yield "seul.zip", b"PK\x05\x06" + bytes(18)
    yield "fin.zip", b"PK\x03\x04" + bytes(3000)
    for number in range(10):
        data = bytearray(_formats()["zip"])
        end = data.rindex(b"PK\x05\x06")
        data[end + 8 + number] = 0xFF
        yield f"annuaire-{number}.zip", bytes(data)


def _twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for _ in range(50):
            info = zipfile.ZipInfo("a.txt")
            archive.writestr(info, "article 9 du RGPD")
    return out.getvalue()


def _overlapping() -> bytes:
    """An archive whose thousands of members are all the same bytes."""
    core = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = core.compress(b"article 9 du RGPD " * 200_000) + core.flush()
    size, crc = 18 * 200_000, zlib.crc32(b"article 9 du RGPD " * 200_000)
    local = (
        struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(body), size, 5, 0) + b"0.txt" + body
    )
    entries = b"".join(
        struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(body), size, 8, 0, 0, 0, 0, 0, 0
        )
        + f"{n:04d}.txt".encode()
        for n in range(3000)
    )
    return (
        local
        + entries
        + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 3000, 3000, len(entries), len(local), 0)
    )


def pdf(
    lines: list[str], extra: str = "", kids: str = "3 0 R", stream: bytes | None = None, count: int = 1
) -> bytes:
    """A PDF with a page of lines, and whatever else is put among its objects."""
    content = (
        stream
        if stream is not None
        else ("BT /F1 11 Tf 13 TL 72 760 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET").encode(
            "latin-1"
        )
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + extra.encode() + b">>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.5\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def _pdfs(asked: str) -> Iterator[tuple[str, bytes]]:
    """PDF files that loop, grow, call or are no PDF."""
    good = pdf(["article 32 du RGPD"] * 30)
    bomb = _gzipped(b"", 600 * MEGA, 15)
    twice = zlib.compress(bomb, 9)
    yield "boucle-pages.pdf", pdf(["x"], kids="2 0 R", count=1)
    yield "boucle-parent.pdf", good.replace(b"/Parent 2 0 R", b"/Parent 3 0 R")
    yield "compte.pdf", pdf(["article 9 du RGPD"], count=2_000_000_000)
    yield "negatif.pdf", pdf(["article 9 du RGPD"], count=-5)
    yield (
        "javascript.pdf",
        pdf(["article 9 du RGPD"], f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('{asked}'\\))>>"),
    )
    yield "adresse.pdf", pdf(["article 9 du RGPD"], f"/OpenAction<</S/URI/URI({asked})>>")
    yield "lance.pdf", pdf(["article 9 du RGPD"], "/OpenAction<</S/Launch/F(/bin/sh)>>")
    yield "bombe.pdf", _streamed(bomb, "/FlateDecode")
    yield "bombe-double.pdf", _streamed(twice, "[/FlateDecode/FlateDecode]")
    yield "operateurs.pdf", pdf([], stream=b"q " * 3_000_000)
    yield (
        "lettres.pdf",
        pdf([], stream=b"BT /F1 1 Tf " + b"(article 9 du RGPD) Tj 0 0 Td " * 150_000 + b" ET"),
    )
    yield (
        "seules.pdf",
        pdf(
            [],
            stream=b"BT /F1 11 Tf "
            + b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (n % 500, n // 50 % 800) for n in range(120_000))
            + b" ET",
        ),
    )
    yield "xref.pdf", good.replace(b"xref\n0 6", b"xref\n0 999999999")
    yield "debut.pdf", good.replace(b"startxref\n", b"startxref\n9")
    yield "taille.pdf", good.replace(b"/Size 6", b"/Size 2147483647")
    yield "racine.pdf", good.replace(b"/Root 1 0 R", b"/Root 5 0 R")
    yield "longueur.pdf", good.replace(b"/Length ", b"/Length 5 0 R%")
    yield "profond.pdf", pdf(["x"], "/X" + "[" * 200_000)
    yield "vide.pdf", b"%PDF-1.7\n"
    yield "sans-page.pdf", pdf(["x"], kids="", count=0)
    yield (
        "chiffre.pdf",
        good.replace(
            b"trailer<<",
            b"trailer<</Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -1/O<"
            + b"41" * 32
            + b">/U<"
            + b"42" * 32
            + b">>>/ID[<00><00>]",
        ),
    )
    yield (
        "image.pdf",
        _streamed(
            zlib.compress(bytes(3 * 100 * 100)),
            "/FlateDecode",
            "/Type/XObject/Subtype/Image/Width 100/Height 100/BitsPerComponent 8/ColorSpace/DeviceRGB",
            b"q 595 0 0 842 0 0 cm /I Do Q",
        ),
    )
    yield "immense.pdf", good.replace(b"[0 0 595 842]", b"[0 0 1e30 1e30]")
    yield (
        "nan.pdf",
        pdf([], stream=b"BT /F1 99999999999999999999 Tf 1e38 0 0 1e38 0 0 Tm (article 9 du RGPD) Tj ET"),
    )
    yield "faux.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 400
    yield "texte.pdf", b"article 9 du RGPD"
    for number in range(12):
        dice = random.Random(number)
        bent = bytearray(good)
        for _ in range(40):
            at = dice.randrange(9, len(bent) - 1)
            bent[at:at] = dice.choice(
                [b"<<", b">>", b"[", b"]", b"endobj", b"999999999", b"5 0 R", b"(", b"stream\n"]
            )
        yield f"objets-{number}.pdf", bytes(bent)


def _streamed(content: bytes, coding: str, kind: str = "", page: bytes = b"") -> bytes:
    held = page or b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 5 0 R>>>>/Contents %s>>"
        % (b"4 0 R" if page else b"5 0 R"),
        b"<</Length %d>>stream\n%s\nendstream" % (len(held), held),
        b"<</Length %d/Filter%s%s>>stream\n%s\nendstream"
        % (len(content), coding.encode(), kind.encode(), content),
    ]
    out, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def _rtfs() -> Iterator[tuple[str, bytes]]:
    """RTF files nested, endless or odd."""
    yield "profond.rtf", b"{\\rtf1" + b"{" * 500_000
    yield "ferme.rtf", b"{\\rtf1" + b"}" * 500_000 + b"article 9 du RGPD"
    yield "bin.rtf", b"{\\rtf1\\bin999999999 article 9 du RGPD}"
    yield "bin-moins.rtf", b"{\\rtf1\\bin-999 article 9 du RGPD}"
    yield "mots.rtf", b"{\\rtf1" + b"\\b\\i" * 2_000_000 + b"}"
    yield "unicode.rtf", b"{\\rtf1\\uc9\\u-99999\\u55296\\u57343 article 9 du RGPD}"
    yield "nombre.rtf", b"{\\rtf1\\u99999999999999999999 article 9 du RGPD}"
    yield "page.rtf", b"{\\rtf1\\ansicpg99999 article 9 du RGPD\\'e9}"
    yield "notes.rtf", b"{\\rtf1" + b"{\\footnote " * 1500 + b"x"
    yield (
        "objet.rtf",
        b"{\\rtf1{\\object\\objupdate{\\*\\objdata " + b"41" * 100_000 + b"}}article 9 du RGPD}",
    )
    yield (
        "champ.rtf",
        b"{\\rtf1" + b'{\\field{\\*\\fldinst HYPERLINK "http://127.0.0.1/"}{\\fldrslt ' * 400 + b"x",
    )
    yield "echappe.rtf", b"{\\rtf1 \\'1b[2J article 9 du RGPD\\'07}"
    yield "fin.rtf", b"{\\rtf1\\"
    yield "vide.rtf", b"{\\rtf1}"


def _pages(asked: str) -> Iterator[tuple[str, bytes]]:
    """Pages with programs, endless tags and addresses that call."""
    call = f'<img src="{asked}i"><script src="{asked}s"></script><link rel="stylesheet" href="{asked}c"><iframe src="{asked}f"></iframe><base href="{asked}">'
    yield "appel.html", f"<html><head>{call}</head><body><p>article 9 du RGPD</p>".encode()
    yield (
        "script.html",
        b"<html><script>while(1){}</script><p onclick='x()'>article 9 du RGPD <a href='javascript:alert(1)'>l</a>",
    )
    yield "profond.html", b"<html>" + b"<div>" * 200_000 + b"article 9 du RGPD"
    yield "tables.html", b"<html>" + b"<table><tr><td>" * 50_000 + b"article 9 du RGPD"
    yield "balises.html", b"<html>" + b"<b>x" * 2_100_000
    yield "commentaire.html", b"<html><!--" + b"-" * 5_000_000
    yield "attribut.html", b"<html><p title='" + b"a" * 5_000_000 + b"'>article 9 du RGPD"
    yield "ouvert.html", b"<html>" + b"<" * 2_000_000
    yield "entites.html", LAUGHS.encode() + b"<html>&j;&#x110000;&#-1;&#99999999999;article 9 du RGPD"
    yield "plaintext.html", b"<html><plaintext>article 9 du RGPD</plaintext>"
    yield "nul.html", b"<html><p>article\0 9 du RGPD"
    yield "vide.html", b"<html></html>"
    yield "echappes.txt", b"article 9 du RGPD \x1b]0;titre\x07\x1b[2J\x1b]52;c;YQ==\x07"
    yield "marques.md", b"[" * 300_000 + b"article 9 du RGPD"
    yield "etoiles.md", b"*" * 1_000_000 + b"_ " * 300_000
    yield "tete.md", b"---\n" + b"a: &a [*a]\n" * 50_000
    yield "cellules.md", (b"|" * 2000 + b"\n|" + b"-|" * 2000 + b"\n") * 100
    yield "ligne.txt", b"article " * 500_000
    yield "virgules.txt", b"article 1, " + b"2, " * 60_000
    yield "combine.txt", b"a" + "\u0301".encode() * 1_000_000
    yield "binaire.txt", bytes(range(256)) * 500
    yield "utf16.txt", "article 9".encode("utf-16") + b"\0"
    yield "substituts.txt", b"article 9 du RGPD \xed\xa0\x80\xed\xb0\x80"
    yield "vide.txt", b""


def mail(name: bytes, content: bytes) -> bytes:
    """A mail with a file attached."""
    import base64

    return (
        b"From: a@exemple.eu\r\nTo: b@exemple.eu\r\nSubject: avis\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\narticle 9 du RGPD\r\n--x\r\nContent-Type: application/octet-stream\r\n"
        b"Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="
        + name
        + b"\r\n\r\n"
        + base64.encodebytes(content)
        + b"\r\n--x--\r\n"
    )


def _mails() -> Iterator[tuple[str, bytes]]:
    """Mails nested, unending or misnamed."""
    head = b"From: a@exemple.eu\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
    nest = head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000)
    )
    yield "parties.eml", nest + b"article 9 du RGPD\r\n" * 10_000
    some = head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(30)
    )
    yield "trente.eml", some + b"article 9 du RGPD\r\n" * 20_000
    message = b"article 9 du RGPD"
    for _ in range(300):
        message = head + b"Content-Type: message/rfc822\r\n\r\n" + message
    yield "transferts.eml", message
    yield "entete.eml", b"Subject: " + b"=?utf-8?q?=41?= " * 100_000 + b"\r\n\r\narticle 9 du RGPD"
    yield "adresse.eml", b"From: " + b"<" * 200_000 + b"\r\nSubject: s\r\n\r\narticle 9 du RGPD"
    yield (
        "parametres.eml",
        head + b"Content-Type: text/plain" + b"; a*0=x" * 50_000 + b"\r\n\r\narticle 9 du RGPD",
    )
    yield (
        "codage.eml",
        head
        + b"Content-Type: text/plain; charset=inconnu\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!===="
        * 50,
    )
    yield "chemin.eml", mail(b'"../../../etc/passwd.txt"', b"article 9 du RGPD")
    yield "bombe.eml", mail(b"bombe.zip", _deflated("a.txt", 100 * MEGA))
    yield "piece-morte.eml", mail(b"brief.pdf", b"%PDF-1.4 rien")
    yield "date.eml", b"Subject: s\r\nDate: Tue, 99 Foo 99999999 99:99:99 +9999\r\n\r\narticle 9 du RGPD"
    yield "vide.eml", b"\r\n\r\n"
    yield "messages.mbox", b"From a Tue Mar  3 10:00:00 2026\n\n" * 50_000
    yield "coupe.mbox", b"From a Tue Mar  3 10:00:00 2026\nSubject: x\n\narticle 9 du RGPD\nFrom \nFrom"
    yield (
        "page.mht",
        head
        + b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>article 9 du RGPD",
    )
    yield (
        "sans-page.mht",
        head + b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n",
    )
    yield "parties.mhtml", nest


def _data() -> Iterator[tuple[str, bytes]]:
    """Data that is broken, deep or made to run as a formula."""
    yield "profond.jsonl", b"[" * 100_000 + b"\n" + b'{"a":' * 100_000
    yield "nombres.jsonl", b'{"text": ' + b"9" * 100_000 + b"}\n"
    yield "casse.jsonl", b'{"text": "article 9 du RGPD"\n{"text": "article 5 du RGPD"}\n'
    yield "double.jsonl", b'{"text": "a", "text": "article 9 du RGPD"}\n'
    yield "substitut.jsonl", b'{"text": "article 9 du RGPD \\ud800"}\n'
    yield "vide.jsonl", b"\n\n\n"
    yield (
        "formules.csv",
        b'text,b\n"=cmd|\' /C calc\'!A0 article 9 du RGPD",1\n"@SUM(1) article 5 du RGPD",2\n',
    )
    yield "guillemet.csv", b'text,b\n"article 9 du RGPD' + b"x" * 2_000_000
    yield "colonnes.csv", b"," * 1_000_000 + b"\n" + b"," * 1_000_000
    yield "nul.csv", b"text,b\narticle 9\0 du RGPD,1\n" * 100
    yield "lignes.csv", b"a,b\n" + b"x,y\n" * 300_000


def _archives(asked: str) -> Iterator[tuple[str, bytes]]:
    """Web archives that grow or break off."""
    import gzip

    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
    answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>article 9 du RGPD"
    whole = record % (asked.encode(), len(answer)) + answer + b"\r\n\r\n"
    yield "adresse.warc", whole
    yield "coupe.warc", whole[:-30]
    yield "longueur.warc", record % (asked.encode(), 999_999_999_999) + answer
    yield "moins.warc", record % (asked.encode(), -5) + answer
    yield "chemin.warc", whole.replace(asked.encode(), b"https://exemple.eu/../../../etc/passwd")
    yield (
        "bombe.warc.gz",
        _gzipped(record % (asked.encode(), 700 * MEGA) + b"HTTP/1.0 200 OK\r\n\r\n", 600 * MEGA),
    )
    inner = _gzipped(b"", 200 * MEGA)
    packed = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + inner
    yield "interne.warc", record % (asked.encode(), len(packed)) + packed
    yield "coupe.warc.gz", gzip.compress(whole)[:-20]
    yield "autre.warc.gz", gzip.compress(b"article 9 du RGPD")
    yield "faux.warc", b"article 9 du RGPD"


def _names() -> Iterator[tuple[str, bytes]]:
    """Files whose names lie about what is in them, or would be obeyed."""
    yield "-rf.txt", b"article 9 du RGPD"
    yield "$(touch x).txt", b"article 9 du RGPD"
    yield "a\x1b[2Jb.txt", b"article 9 du RGPD"
    yield "[red]x[@click=app.quit].txt", b"article 9 du RGPD"
    yield "image.docx", b"\x89PNG\r\n\x1a\n" + bytes(100)
    yield "zip.pdf", zipped({"a.txt": "article 9 du RGPD"})
    yield "pdf.docx", pdf(["article 9 du RGPD"])
    yield "html.docx", b"<html><p>article 9 du RGPD"
    yield "rtf.doc", b"{\\rtf1 article 9 du RGPD}"
    yield "tableur.zip", zipped({"xl/workbook.xml": "<a/>"})


def write(folder: Path, port: int = 9) -> list[Path]:
    """All of them in a folder; their paths."""
    paths = []
    for name, data in corpus(port):
        paths.append(folder / name)
        paths[-1].write_bytes(data)
    return paths


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    print(f"{len(write(target))} files in {target}")
