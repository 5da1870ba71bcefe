"""Nothing that a document says reaches a terminal as a command."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from citeref.visible import escaped, file_name, one_line, visible

ANY = st.text(st.characters(codec=None), max_size=60)


def obeyed(text: str) -> list[str]:
    """The characters that a terminal would act upon, save the line end."""
    return [sign for sign in text if (sign < " " and sign != "\n") or "\x7f" <= sign <= "\x9f"]


def test_an_escape_sequence_is_shown_as_signs() -> None:
    assert visible("\x1b]0;title\x07\x1b[2J\x9b31m\x7f") == "␛]0;title␇␛[2J<U+009B>31m␡"


def test_a_carriage_return_cannot_overwrite_what_was_said() -> None:
    assert visible("ok\rKO") == "ok␍KO"
    assert visible("one\r\ntwo") == "one\r\ntwo"


def test_marks_that_turn_the_order_of_letters_are_shown() -> None:
    assert visible("a\u202eb\u2066c\u200bd\ufeff") == "a<U+202E>b<U+2066>c<U+200B>d<U+FEFF>"


def test_letters_accents_and_emoji_stay() -> None:
    assert visible("L'article 9 – « données » œ 👩‍⚖️ § n°") == "L'article 9 – « données » œ 👩‍⚖️ § n°"


def test_words_of_several_lines_become_one() -> None:
    assert one_line("  article\n 28\t§ 3\x1b ") == "article 28 § 3␛"


def test_a_line_end_in_a_file_name_is_part_of_the_name() -> None:
    assert file_name("a\nb\udce9.txt") == "a␊b<U+DCE9>.txt"


@given(ANY)
def test_no_text_at_all_gets_through(text: str) -> None:
    assert not obeyed(one_line(text))
    assert not obeyed(file_name(text))
    assert not obeyed(visible(text).replace("\r\n", "\n"))
    visible(text).encode("utf-8")


@given(ANY)
def test_escaped_json_is_the_same_value(text: str) -> None:
    told = escaped(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(told) == {"text": text}
    assert not obeyed(told)
