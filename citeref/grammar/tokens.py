"""The text around a place, cut into the tokens of a citation: units, values, connectives.

The tokenizer stops at the first word that no citation contains, so it reads only what a place could hold.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from citeref.grammar.followers import ended
from citeref.grammar.language import Passages
from citeref.grammar.numbers import CLUSTER, LATIN, ROMAN, roman
from citeref.grammar.signs import (
    AFTER_ROMAN,
    ARTICLE,
    ASIDE,
    BLANK,
    BRACKET,
    CAPITAL_NUMERAL,
    CLEAR,
    CLOSED_TWICE,
    CODE_LETTER,
    COMMA_LETTER,
    COMMA_PARAGRAPH,
    COUNTED,
    DAY,
    FILLERS,
    GERMAN_NTH,
    INFLECTED_SIGN,
    LETTER,
    LETTERED,
    LIST_ITEM,
    LISTED,
    LONE,
    LOOKALIKES,
    LOOSE_HYPHEN,
    NEXT_LETTER,
    NTH,
    NUMBER_SIGN,
    NUMERAL,
    OPEN,
    ORDINAL_DOTS,
    PLURAL,
    POINT_NEXT,
    PROVISIONS,
    QUOTED,
    RANGED,
    SERIES,
    SHORTHAND,
    SIGN_BEHIND,
    SLASHED,
    SPACED_HYPHENS,
    SPACED_POINT,
    WORD,
    pointers,
)
from citeref.grammar.text import Text
from citeref.grammar.words import glue, letters, ordinals, units

MOST = 120
"""Tokens read in one place at the most; the longest lists of the Official Journal have fewer."""


class Token(NamedTuple):
    """One token. `kind` is U (unit), V (value), "," "&" "-" (connectives), "of", "det" (a word that points), "(" or ")".

    For a unit `what` is its code; for a value "num", "pn" and "pl" (a number, a letter in brackets), "let", "bare" (a letter
    without), "rom", "deg" (« 2° »), "ord"; `text` is the value as written, or the number for an ordinal and a numeral.
    """

    kind: str
    what: str
    text: str
    start: int
    end: int


class Reader:
    """Reads tokens of one text from a position on."""

    __slots__ = ("low", "passages", "raw")

    def __init__(self, text: Text, passages: Passages) -> None:
        self.raw = text.raw
        self.low = text.low
        self.passages = passages

    def unit(self, word: str, at: int) -> str:
        """The unit that a word names in the language of the passage, or an empty string."""
        lexicon = units()
        part = lexicon.sure.get(word)
        if part is None:
            spoken = lexicon.by_language.get(word)
            if not spoken:
                return ""
            lang = self.passages.at(at)
            part = spoken.get(lang) or next(iter(spoken.values()))
        return part

    def tokens(self, at: int) -> list[Token]:
        """The tokens from a position to the first word that is none."""
        found: list[Token] = []
        low = self.low
        empty = articles = 0
        while len(found) < MOST:
            start = BLANK.match(low, at).end()  # type: ignore[union-attr]
            token = self._token(start, found)
            if token is None:
                break
            if token.kind == "V":
                empty = 0
            elif token.kind == "U":
                empty += 1
                articles += token.what == "art" and not (found and found[-1].kind in ",&-")
                if empty > 2 or articles > 2:
                    break
            found.append(token)
            at = token.end
        return found

    def _token(self, at: int, before: list[Token]) -> Token | None:
        low = self.low
        sign = low[at : at + 1]
        if sign.isdigit():
            return self._number(at, before)
        if not sign:
            return None
        if sign.isalpha():
            return self._word(at, before)
        return self._sign(at, sign, before)

    def _number(self, at: int, before: list[Token]) -> Token | None:
        found = CLUSTER.match(self.low, at)
        if not found:
            return None
        if not before or before[-1].kind != "U":
            nth = NTH.match(self.low, at)
            if nth and self._unit_next(nth.end(), at):
                return Token("V", "ord", nth[1], at, nth.end())
        text, end = found[0], found.end()
        tail = self.low[end : end + 1]
        if tail == " " and len(text) > 2 and (spaced := SPACED_HYPHENS.match(self.low, end)):
            parts = [text, *spaced[0].split(" - ")[1:]]
            if text.isdecimal() and int(parts[1]) < int(text):
                text, end = "-".join(parts), spaced.end()
                tail = self.low[end : end + 1]
        if text[-1] == ")" and (numeral := CAPITAL_NUMERAL.search(self.raw, at, end)):
            text = f"{text[: numeral.start() - at].rstrip()}-{numeral[1].lower()}{text[numeral.end() - at :]}"
        if "/" in text and (slashed := SLASHED.match(self.low, at)):
            return Token("V", "num", slashed[1] + slashed[2], at, slashed.end())
        if (
            tail == " "
            and self.raw[end + 1 : end + 2].isupper()
            and not self.raw[end + 2 : end + 3].isalnum()
        ):
            lettered = CODE_LETTER.match(self.raw, end)
            if lettered and (len(text) > 2 or not text.isdigit()):
                return Token("V", "num", f"{text}-{lettered[1]}", at, lettered.end())
        if (
            tail == "."
            and "." in text
            and POINT_NEXT.match(self.low, end)
            and not LISTED.match(self.raw, end)
        ):
            return Token("V", "num", text, at, end + 1)
        if tail == "." and before and before[-1].what == "art" and text.isdigit():
            spaced = SPACED_POINT.match(self.low, end)
            if spaced:
                return Token("V", "num", f"{text}.{spaced[1]}", at, spaced.end())
        if (
            tail == " "
            and self.low[end + 1 : end + 2] == "-"
            and text.isdecimal()
            and (loose := LOOSE_HYPHEN.match(self.low, end))
            and 0 < int(loose[1]) < int(text)
        ):
            return Token("V", "num", f"{text}-{loose[1]}", at, loose.end())
        if tail == "," and text.isdigit() and before and before[-1].what == "art":
            if before[-1].text not in PLURAL and (apart := COMMA_LETTER.match(self.raw, end)):
                return Token("V", "num", f"{text}.{apart[1]}.{apart[2]}", at, apart.end())
            comma = COMMA_PARAGRAPH.match(self.low, end)
            if comma and (comma[2] or before[-1].text not in PLURAL):
                return Token("V", "num", f"{text}.{comma[1]}", at, end + 1 + len(comma[1]))
        if tail == ")" and not before and text.isdigit() and COUNTED.match(self.low, end + 1):
            return Token("V", "deg", text, at, end + 1)
        if tail == ")" and text.isdigit() and not self._bracketed(at):
            return Token("V", "deg" if self._point_number(before) else "num", text, at, end + 1)
        if text.endswith("°") and text[:-1].isdecimal():
            return Token("V", "deg", text[:-1], at, end)
        if (
            tail == "."
            and len(before) > 1
            and before[-1].kind == ","
            and before[-2].kind == "V"
            and text.isdigit()
            and LIST_ITEM.match(self.low, end)
            and not self._dotted(end + 1, at)
        ):
            return None
        if tail == "." and text.replace("-", "").isdigit():
            following = self.low[end + 1 : end + 2]
            if (following in (" ", "-", ",") and self._dotted(end + 1, at)) or self._stuck(end + 1, at):
                return Token("V", "num", text, at, end + 1)
        if (tail == " " or tail == ".") and text.isdigit() and DAY.match(self.low, end):
            return None
        if (
            (tail == " " or tail == ",")
            and len(text) < 3
            and not (before and before[-1].kind == "U")
            and COUNTED.match(self.low, end)
        ):
            unit = next((t.what for t in reversed(before) if t.kind == "U"), "")
            if not unit:
                return Token("V", "rom", text, at, end)
            if unit == "art":
                return None
        if text.endswith(" ter") and self.passages.at(at) == "sl":
            return Token("V", "num", text[:-4], at, end - 4)
        if tail and (tail in "%€$£" or (tail == "/" and self.low[end + 1 : end + 2].isdigit())):
            return None
        return Token("V", "num", text, at, end)

    @staticmethod
    def _point_number(before: list[Token]) -> bool:
        """Whether a number with a closing bracket is a point: « article 4, 7) du RGPD », « article 4, 7) et 8) »."""
        if not before or before[0].what != "art" or before[0].text in PLURAL:
            return False
        return before[-1].kind == "," or (before[-1].kind == "&" and any(t.what == "deg" for t in before))

    def _bracketed(self, at: int) -> bool:
        """Whether a bracket stands open before a number, so that the one behind closes it: "(see Article 5)"."""
        before = self.low[max(0, at - 120) : at]
        return before.rfind("(") > before.rfind(")") and not CLOSED_TWICE.match(self.low, at)

    def _unit_next(self, end: int, at: int) -> bool:
        found = WORD.match(self.low, end + 1) if self.low[end : end + 1] == " " else None
        return found is not None and self.unit(found[1], at) not in ("", "art")

    def _stuck(self, after: int, at: int) -> bool:
        """Whether a unit follows a full stop with no blank, as print sometimes has it: « članka 6. stavka 1.točke (c) »."""
        word = WORD.match(self.low, after) if self.low[after : after + 1].isalpha() else None
        return word is not None and len(word[1]) > 3 and bool(self.unit(word[1], at))

    def _dotted(self, after: int, at: int) -> bool:
        """Whether a full stop after a number makes it an ordinal, as Croatian, Latvian and Hungarian write it."""
        following = self.low[after : after + 1]
        if following in ("-", ",") or SIGN_BEHIND.match(self.low, after) or GERMAN_NTH.match(self.low, after):
            return True
        word = re.match(r"[^\W\d_]+", self.low[after + 1 : after + 24])
        if word and (
            word[0] in ordinals()
            or self.unit(word[0], at)
            or (len(word[0]) > 1 and self.unit(word[0] + ".", at))
            or (word[0] in pointers() and self.passages.at(at) in pointers()[word[0]])
            or (self.passages.at(at) in ORDINAL_DOTS and self.passages.at(at) in glue().get(word[0], ()))
        ):
            return self.raw[after + 1].islower()
        return self.raw[after + 1 : after + 2].isdigit() and self.passages.at(at) in ("hr", "lv", "hu", "sl")

    def _word(self, at: int, before: list[Token]) -> Token | None:
        low, raw = self.low, self.raw
        found = WORD.match(low, at)
        word: str = found[1]  # type: ignore[index]
        end: int = found.end(1)  # type: ignore[union-attr]
        if "α" <= low[at] <= "ω":
            numeral = NUMERAL.match(low, at)
            if numeral:
                return Token("V", "let", numeral[1], at, numeral.end())
        letter = LETTER.match(low, at) if end - at <= 4 else None
        if (
            letter
            and raw[at].isupper()
            and before
            and before[-1].kind == ","
            and roman(letter[1])
            and not raw[at - 3].isupper()
        ):
            return Token("V", "rom", str(roman(letter[1])), at, at + len(letter[1]))
        if end - at == 1 and LONE.match(low, at) and (not before or before[-1].kind in ("fill", "&", ",")):
            return Token("V", "let", low[at], at, at + 1)
        if word in ("le", "au", "du") and before and before[-1].kind in "&," and NEXT_LETTER.match(low, end):
            return Token("fill", "", word, at, end)
        if letter and self._names_point(letter[1]):
            return Token("V", "let", letter[1], at, letter.end())
        if end - at <= 2 and low[at] in "lrda":
            series = SERIES.match(low, at)
            if series and raw[at].isupper():
                number = CLUSTER.match(low, series.end())
                if number and (len(number[0]) > 1 or before):
                    label = series[1].replace(".", "").replace(" ", "").upper() + series[2]
                    end, digits = number.end(), number[0]
                    if spaced := SPACED_HYPHENS.match(low, end):
                        end, digits = spaced.end(), (digits + spaced[0]).replace(" ", "")
                    letter = re.match(r"\s([A-Z])(?![\w'.])", raw[end : end + 4])
                    tail = f"-{letter[1]}" if letter and series[1] == "l" else ""
                    return Token("V", "num", f"{label}|{digits}{tail}", at, end + (2 if tail else 0))
        if before and low[end : end + 1] == "-":
            glued = ARTICLE.match(low, at)
            if glued:
                return Token("of" if glued[0][:2] == "ta" else "fill", "", glued[0], at, glued.end())
        if word == "t" and low.startswith("t/m ", at):
            return Token("-", "", "t/m", at, at + 3)
        if word == "n" or found[2]:  # type: ignore[index]
            number_sign = NUMBER_SIGN.match(low, at)
            if number_sign and word[0] == "n" and ((before and word != "nr") or self.passages.at(at) == "pt"):
                return self._sign_word(at, number_sign.end())
            unit = self.unit(word + ".", at)
            token = self._unit(word + ".", unit, at, end + 1, before) if unit else None
            if token or (unit and len(word) > 1):
                return token
        if (
            word == "z"
            and raw[at] == "Z"
            and before
            and before[-1].kind == "V"
            and low[end + 1 : end + 2].isdigit()
        ):
            return Token("U", "pnt", word, at, end)
        unit = self.unit(word, at)
        if unit:
            return self._unit(word, unit, at, end, before)
        if found[2] and word in ("et", "al", "ord"):  # type: ignore[index]
            return None
        return self._small(word, at, end, before)

    def _unit(self, word: str, unit: str, at: int, end: int, before: list[Token]) -> Token | None:
        low = self.low
        if word in ("d.", "p.") and before and before[-1].kind == "V" and self._lithuanian(before, at):
            return Token("U", unit, word, at, end)
        if word == "d.":
            return None
        if unit == "snt" and word in ("s.",) and not re.match(r"\s?\d", self.low[end : end + 2]):
            return None
        if word == "sous" and not re.match(r"\s[a-z]\)", self.low[end : end + 3]):
            return Token("of", "", word, at, end) if self.low[end : end + 1] == " " else None
        if word in (
            "del",
            "parte",
            "punto",
            "d.",
            "p.",
            "a",
            "p",
            "co.",
            "st.",
            "sub",
            "z.",
            "b.",
            "cons.",
            "no.",
            "ch.",
            "s.",
        ) and not re.match(r"[\s(]{0,2}(?:\d|[^\W\d_]\b)", self.low[end : end + 4]):
            return Token("of", "", word, at, end) if word == "del" else None
        if word in ("comma", "commi") and re.match(r"\s\d", low[end : end + 2]):
            return Token("U", "par", word, at, end)
        if word == "afsnit" and re.match(r"\s[IVX]+(?!\w)", self.raw[end : end + 7]):
            return Token("U", "tis", word, at, end)
        if word.startswith("antraštin") and (part := re.match(r"\sdal\w+", low[end : end + 9])):
            return Token("U", "tis", word, at, end + len(part[0]))
        if unit == "pnt" and low.startswith(" odůvodn", end):
            return Token("U", "rct", word, at, WORD.match(low, end + 1).end(1))  # type: ignore[union-attr]
        return Token("U", unit, word, at, end)

    def _lithuanian(self, before: list[Token], at: int) -> bool:
        """Whether a place so far is Lithuanian, where « d. » and « p. » stand behind their numbers."""
        return any(t.text.startswith("str") and t.kind == "U" for t in before) or self.passages.at(at) == "lt"

    def _sign_word(self, at: int, end: int) -> Token:
        """« n° 3 »: a paragraph in Portuguese, elsewhere a numbered point."""
        lang = self.passages.at(at)
        return Token(
            "U", "par" if lang == "pt" else "pnt", "n°s" if "s" in self.low[at:end] else "n°", at, end
        )

    def _small(self, word: str, at: int, end: int, before: list[Token]) -> Token | None:
        low, raw = self.low, self.raw
        number = ordinals().get(word)
        if number:
            return Token("V", "ord", str(number), at, end)
        if word[0] in "nčš":
            number_sign = NUMBER_SIGN.match(low, at)
            if number_sign:
                return self._sign_word(at, number_sign.end())
        upper = raw[at:end].isupper()
        if upper and not word.isascii() and (latin_word := word.translate(LOOKALIKES)).isascii():
            word = latin_word
        if (
            upper
            and ROMAN.match(word)
            and not (
                before
                and before[-1].what == "num"
                and not (before[-2:][0].text in SHORTHAND and AFTER_ROMAN.match(raw, end))
                and self.passages.at(at) != "de"
            )
        ):
            latin_ = re.match(rf"\s({'|'.join(LATIN)})(?!\w)", low[end : end + 10])
            if latin_:
                return Token("V", "rom", f"{roman(word)}-{latin_[1]}", at, end + len(latin_[0]))
            if low[end : end + 2] == ". " and (inner := WORD.match(low, end + 2)) and self.unit(inner[1], at):
                end += 1
            return Token("V", "rom", str(roman(word)), at, end)
        part = glue().get(word)
        lettered = bool(before) and before[-1].kind == "U" and before[-1].what == "pnt" and len(word) == 1
        if part is not None and not lettered and (len(word) > 1 or low[end : end + 1] != ")"):
            kind = (
                "of"
                if word == "la" and before and before[-1].text == "de"
                else self._glue(word, part, at, end)
            )
            if word == "à" and RANGED.match(low, end):
                kind = "to"
            if kind == "to" and word == "tot" and low.startswith(" en met ", end):
                end += 7
            if kind:
                return Token({"conj": "&", "to": "-", "of": "of"}[kind], "", word, at, end)
        pointer = pointers().get(word)
        if pointer is not None:
            if len(word) > 1 and ended(low, end) and not (before and before[-1].kind == "U"):
                return None
            lang = (
                self.passages.at(at)
                if len(set(pointer.values())) > 1 or word not in CLEAR
                else next(iter(pointer))
            )
            what = pointer.get(lang)
            if what:
                return Token("det", what, word, at, end)
        if (len(word) == 1 and word.isascii()) or word in letters():
            return Token("V", "bare", word, at, end) if self._is_letter(at, end, before) else None
        if word in PROVISIONS and before and before[-1].kind == "det":
            return Token("U", "art", word, at, end)
        if word == "johdanto" and low.startswith("-osan ", end):
            return Token("fill", "", word, at, end + 5)
        if word == "aanhef" and low.startswith(" en ", end):
            return Token("fill", "", word, at, end + 3)
        if word in FILLERS or word.startswith("izjav"):
            return Token("fill", "", word, at, end)
        if len(word) <= 4 and ROMAN.match(word) and "l" not in word:
            return Token("V", "bare", word, at, end) if self._is_letter(at, end, before) else None
        return None

    @staticmethod
    def _names_point(text: str) -> bool:
        """Whether a short run of letters can be the name of a point: one letter, a numeral, a Greek or Bulgarian number."""
        return (len(text) == 1 and text.isascii()) or roman(text) > 0 or text in letters()

    def _glue(self, word: str, part: dict[str, str], at: int, end: int) -> str:
        """How a small word joins places; the language is not asked where nothing behind it could be a place."""
        if len(set(part.values())) == 1 and (len(word) > 2 or len(part) > 3 or word in OPEN):
            return next(iter(part.values()))
        if len(word) > 1 and ended(self.low, end):
            return ""
        return part.get(self.passages.at(at), "")

    def _is_letter(self, at: int, end: int, before: list[Token]) -> bool:
        """Whether a lone letter is the name of a point: after a word for points, after another letter, or after « 6.1 »."""
        if self.low[end : end + 1] == "'":
            return False
        if (
            self.low[at:end] == "i"
            and self.low[end : end + 1] == " "
            and self.passages.at(at) in ("sv", "da")
        ):
            return False
        if not before:
            unit = LETTERED.match(self.low, end)
            return unit is not None and self.unit(unit[1], at) == "pnt"
        last = before[-1]
        if last.kind == "U" and last.what in ("pnt", "prt"):
            return True
        lang = self.passages.at(at)
        if last.kind in ("&", "-", ","):
            earlier = next((t for t in reversed(before[:-1]) if t.kind in "VU"), None)
            if earlier is not None and earlier.kind == "V" and earlier.what in ("let", "pl"):
                return False
            if earlier is None or earlier.kind != "V" or earlier.what != "bare":
                if (
                    earlier is not None
                    and last.kind == ","
                    and self.low[end : end + 1] == ","
                    and earlier.kind == "V"
                    and earlier.what in ("num", "pn")
                    and any(t.what == "par" for t in before)
                ):
                    return True
                return (
                    earlier is not None
                    and earlier.kind == "V"
                    and earlier.what == "num"
                    and bool(re.search(r"\d[.-](?!o$)[a-z]$", earlier.text))
                )
            following = self.low[end : end + 1]
            return following in "),.; \n" or following == ""
        if last.kind == "V" and last.what == "rom":
            return True
        if last.kind == "V" and last.what == "ord":
            return False
        if lang in ("sv", "fi", "lt", "et", "hu", "nl", "pl", "da"):
            return True
        return last.kind == "U" and lang == "de" and last.what == "pnt"

    def _sign(self, at: int, sign: str, before: list[Token]) -> Token | None:
        low = self.low
        if sign == "§":
            end = at + 1 + (low[at + 1 : at + 2] == "§")
            return Token("U", "par", low[at:end], at, INFLECTED_SIGN.match(low, end).end())  # type: ignore[union-attr]
        if sign == "(":
            bracket = BRACKET.match(low, at)
            if bracket and bracket[1]:
                return Token("V", "pn", bracket[1], at, bracket.end())
            if bracket and self._names_point(bracket[2]) and not self.unit(bracket[2], at):
                return Token("V", "pl", bracket[2], at, bracket.end())
            aside = ASIDE.match(low, at)
            if aside and before and before[-1].kind == "V":
                return Token("fill", "", aside[0], at, aside.end())
            return Token("(", "", "(", at, at + 1)
        if sign in "\"'„":
            quoted = QUOTED.match(low, at)
            if quoted and self._names_point(quoted[1]) and before and before[-1].kind in ("U", "&", ",", "-"):
                return Token("V", "let", quoted[1], at, quoted.end())
            return (
                Token("fill", "", sign, at, at + 1)
                if sign == "'" and before and before[-1].kind == "V"
                else None
            )
        if sign in ",/&)-":
            return Token({",": ",", "/": ",", "&": "&", ")": ")", "-": "-"}[sign], "", sign, at, at + 1)
        return None
