"""The words of a text: where they stand, which are the same, and which of them say something."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import LCSseq

# Invisible outside a word, and nothing inside one: soft hyphen, zero-width space, word joiner, BOM.
_NOTHING = "\u00ad\u200b\u2060\ufeff"

# What belongs to the character before it: combining marks of every script, variation selectors, skin
# tones, tags, and the joiner that makes one emoji of several.
_COMBINING = [char for char in map(chr, range(0x20000)) if unicodedata.category(char)[0] == "M"]
_BASIC, _BEYOND = ("".join(char for char in _COMBINING if (char > "\uffff") is far) for far in (False, True))
_MARK = (  # in two: Python looks up a class within the basic plane at once, and searches through any other
    f"(?:[{_BASIC}\u200c\u200d]|(?=[\U00010000-\U0010ffff])"
    f"[{_BEYOND}\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef])"
)
_GAP = re.compile(rf"[\s{_NOTHING}]*(?!{_MARK})")
_GAPS = _NOTHING + "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_JOINS = re.compile(_MARK)
_FLAGS = "\U0001f1e6-\U0001f1ff"
_SMALL = "[a-zß-öø-ÿ]"
# A printed line ends within a word; but "in- och utvandring" and "EU-projekt" have hyphens of their own.
_LINE_END = rf"(?<={_SMALL})[-\u2010]\r?\n[ \t]*(?={_SMALL})(?!(?:och|eller|samt|respektive|till)\b)"
_WITHIN = rf"[{_NOTHING}]+(?:(?<=\u00ad)\r?\n[ \t]*)?(?=\w)"
_WORD = rf"\w+{_MARK}*(?:\w+{_MARK}*|{_WITHIN}|{_LINE_END})*"
_SIGN = rf"[^\w\s{_NOTHING}]{_MARK}*(?:(?<=\u200d)[^\w\s{_NOTHING}]{_MARK}*)*"
_ANY = re.compile(rf"{_WORD}|[{_FLAGS}]{{2}}{_MARK}*|[^\S\r\n]{_MARK}+|{_SIGN}")
# Most texts have nothing of all that; for those, this gives the same and is many times as fast.
_SIMPLE = re.compile(r"\w+|[^\w\s]")
_PLAIN = re.compile(r"[\t\x20-\xac\xae-\u02ff\u2010-\u2027\u20ac]*")
_UNSAID = re.compile(rf"{_WITHIN}|{_LINE_END}")
_HYPHENS = str.maketrans("\u2010\u2011", "--")

# They hold a sentence together and say nothing by themselves; so do all words of one or two letters.
_SMALL_WORDS = """
    alla allt att blev bli blir dem den denna dess det detta där efter eller ett från för genom hade han har
    hon hur här ingen inom inte innan kan kommer kunna man med men mot när och också oss per samt sedan sig
    ska skall som sådan till under upp utan var vara vid vilken vår våra vårt även över
"""
_LIGHT = frozenset(_SMALL_WORDS.split())
_SHORT = 2
_STOPS = frozenset(".!?…")
LIGHT = 0.25  # what a light word says, of one that says something

Spans = list[tuple[int, int]]


def plain(text: str) -> bool:
    """Of one line, with letters that are one character each and nothing that does not show."""
    return _PLAIN.fullmatch(text) is not None


def joins(char: str) -> bool:
    """Whether it belongs to the character before it, were that a space."""
    return _JOINS.match(char) is not None


def simple_words(text: str) -> list[str]:
    """The words and signs of a plain text."""
    return _SIMPLE.findall(text)


def bounds(text: str, start: int, end: int) -> Spans:
    """Where each word and each sign stands: offsets in the whole text."""
    words = _SIMPLE if _PLAIN.fullmatch(text, start, end) else _ANY
    return [word.span() for word in words.finditer(text, start, end)]


class Lexicon(dict[str, str]):
    """One character for each word. Words that read the same have the same one, however they are written."""

    def __init__(self) -> None:
        super().__init__()
        self._folded: dict[str, str] = {}
        self._light: dict[int, None] = {}
        self._sizes: dict[str, float] = {}
        self._signs: set[str] = set()
        self.stops: set[str] = set()  # the codes of what ends a sentence

    def __missing__(self, word: str) -> str:
        folded = folded_word(word)
        code = self._folded.get(folded)
        if code is None:
            code = chr(len(self._folded) % 0x110000)  # beyond the last one words only seem to be the same
            self._folded[folded] = code
            light = is_light(folded)
            self._sizes[code] = LIGHT if light else 1 + len(folded) / 100
            if light:
                self._light[ord(code)] = None
            if not any(map(str.isalnum, folded)):
                self._signs.add(code)
            if folded in _STOPS:
                self.stops.add(code)
        self[word] = code
        return code

    def row(self, text: str, start: int, end: int) -> str:
        """A character for each word."""
        words = _SIMPLE if _PLAIN.fullmatch(text, start, end) else _ANY
        return "".join(map(self.__getitem__, words.findall(text, start, end)))

    def border(self, before: str, after: str) -> str:
        """The last word of one row and the first of the next, with what signs stand between them."""
        start, end = len(before) - 1, 1
        while start > 0 and before[start] in self._signs:
            start -= 1
        while end < len(after) and after[end - 1] in self._signs:
            end += 1
        return before[start:] + after[:end]

    def telling(self, row: str) -> str:
        """Without the light words."""
        return row.translate(self._light)

    def common(self, row: str, row_new: str) -> int:
        """How many telling words both have, in any order; of all words, where one has no telling ones."""
        telling, telling_new = self.telling(row), self.telling(row_new)
        if telling and telling_new:
            row, row_new = telling, telling_new
        return LCSseq.similarity("".join(sorted(row)), "".join(sorted(row_new)))

    def weight(self, row: str) -> float:
        """How much the words say: 1 for each that says something, a quarter for the light ones."""
        full = len(row.translate(self._light)) if row else 0
        return full + (len(row) - full) * LIGHT

    def weights(self, row: str) -> list[float]:
        """Of each word; of two that say something, a longer one weighs a little more."""
        return [self._sizes[code] for code in row]


def folded_word(word: str) -> str:
    """As it reads: composed, without soft hyphens and the hyphen of a printed line's end."""
    if word.isascii() and "\n" not in word:
        return word
    return unicodedata.normalize("NFC", _UNSAID.sub("", word)).translate(_HYPHENS)


def is_light(word: str) -> bool:
    small = word.lower()
    return not any(map(str.isalnum, word)) or (len(word) <= _SHORT and word.isalpha()) or small in _LIGHT


def parted(text: str) -> tuple[str, str, str]:
    """The white space it begins with, the words, and the white space it ends with; or only the first."""
    body = text.strip(_GAPS)
    if not body:
        return text, "", ""
    lead = text[: text.index(body)]
    if lead and not _PLAIN.fullmatch(body[0]):
        found = _GAP.match(text)
        lead = found.group() if found else ""
    return lead, body, text[len(text.rstrip(_GAPS)) :]
