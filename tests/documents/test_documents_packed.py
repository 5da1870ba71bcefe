"""OpenDocument texts, EPUB books and RTF documents."""

from __future__ import annotations

import pytest
from making import _ODF, Made, Part, zipped

from citeref.documents import read_bytes
from citeref.errors import UnreadableDocument
from citeref.model import Document


def opened(body: str, **more: str) -> Document:
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_ODF}>{inside}</office:document-content>"
    return read_bytes(
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **more}),
        "a.odt",
    )


def test_blanks_tabs_and_breaks_of_an_opendocument_text_are_kept():
    body = "<text:p>article<text:s/>9<text:tab/>a<text:line-break/>b</text:p>"
    assert opened(body).text == "article 9\ta\nb"


def test_deletions_of_an_opendocument_text_do_not_count():
    gone = (
        "<text:changed-region><text:deletion><text:p>article 5</text:p></text:deletion></text:changed-region>"
    )
    gone = f"<text:tracked-changes>{gone}</text:tracked-changes>"
    assert opened(f"{gone}<text:p>article <text:change/>9</text:p>").text == "article 9"


def test_comments_and_boxes_of_an_opendocument_text_follow_their_paragraph():
    remark = "<office:annotation><dc:creator>A. B.</dc:creator><text:p>et l'article 6 ?</text:p></office:annotation>"
    box = "<draw:frame><draw:text-box><text:p>encadré</text:p></draw:text-box></draw:frame>"
    document = opened(f"<text:p>article {remark}9{box} suite</text:p><text:p>fin</text:p>".replace("dc:", ""))
    assert document.text == "article 9 suite\n\nencadré\n\nfin\n\net l'article 6 ?"
    assert (document.blocks[-1].kind, document.blocks[-1].note) == ("comment", "comment 1")


def test_a_flat_opendocument_text_is_read():
    body = "<office:body><office:text><text:p>article 9</text:p></office:text></office:body>"
    page = f"<?xml version='1.0'?><office:document {_ODF}>{body}</office:document>"
    assert read_bytes(page.encode(), "a.fodt").text == "article 9"


def test_a_book_states_its_title_its_date_and_its_language():
    document = read_bytes(
        Made("livre", [Part("h1", ("Un",)), Part("p", ("article 9 du RGPD",))]).epub(), "a.epub"
    )
    assert (document.title, document.date, document.lang) == ("livre", "2026-01-31", "fr")
    assert "99" not in document.text  # the table of contents


def rtf(body: str) -> Document:
    return read_bytes(("{\\rtf1\\ansi\\ansicpg1252\\uc1 " + body + "}").encode("latin-1"), "a.rtf")


def test_signs_of_an_rtf_document_are_told_by_code_page_and_by_number():
    assert rtf("r\\'e8glement n\\'b0 9 \\u8217?\\u8211-\\~\\emdash").text == "règlement n° 9 ’–\u00a0—"


def test_an_rtf_font_brings_its_own_alphabet():
    assert (
        rtf("{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}{\\f1\\'f7\\'eb\\'e5\\'ed 9}").text
        == "член 9"
    )


def test_deleted_hidden_and_foreign_groups_of_an_rtf_document_are_left_out():
    body = "article {\\deleted 5}{\\v 6}{\\*\\inconnu 7}{\\pict 0102}{\\header 8}9"
    assert rtf(body).text == "article 9"


def test_notes_and_links_of_an_rtf_document():
    field = '{\\field{\\*\\fldinst HYPERLINK "https://exemple.eu"}{\\fldrslt ici}}'
    document = rtf(
        f"article 9{{\\super\\chftn{{\\footnote {{\\super\\chftn}} Voir l'article 10.}}}} {field}\\par fin\\par"
    )
    assert document.text == "article 9[1] ici\n\nfin\n\nVoir l'article 10."
    assert (document.blocks[-1].note, document.links[0].target) == ("n. 1", "https://exemple.eu")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"mimetype": "application/epub+zip"}, "without its list of chapters"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "without its text"),
        (
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": "<a/>",
                "META-INF/manifest.xml": "<a><encryption-data/></a>",
            },
            "locked with a password",
        ),
    ],
)
def test_what_is_missing_or_locked_is_told(members, said):
    with pytest.raises(UnreadableDocument, match=said):
        read_bytes(zipped(members), "a")
