"""How one edit of a block's words is said: put in, changed or struck.

Every way of saying it is tried as it will be read (drafts.base.joins); one that would not give the new
text to the letter, or whose anchor stands twice, is passed over for the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafts.base.document import Block, Kind
from drafts.base.joins import appended, inserted, prepended, struck
from drafts.ordinals import ordinal
from drafts.phrasing.anchors import LONG, Ground, around, before, behind, plain, stands_once
from drafts.phrasing.edits import Edit, carried_out
from drafts.phrasing.instruction import quoted
from drafts.sentences import sentences

_CALLED = {Kind.PARAGRAPH: "stycket", Kind.ITEM: "punkten", Kind.CELL: "cellen", Kind.HEADING: "rubriken"}


@dataclass(frozen=True, slots=True)
class Said:
    """From the verb on; `sentence` is the number of the one it holds for, 0 where it holds for the block.

    What stands from `start` to `end` is said to become something else; nothing where words are put in.
    """

    text: str
    start: int
    end: int
    sentence: int = 0


def said(block: Block, edit: Edit) -> Said | None:
    """None where no words say it exactly."""
    return next(_Wording(block, edit).ways(), None)


class _Wording:
    def __init__(self, block: Block, edit: Edit) -> None:
        self.block, self.text, self.edit = block, block.text, edit
        self.target = carried_out(self.text, (edit,))
        self.parts = sentences(self.text)
        self.old, self.words = self.text[edit.start : edit.end].strip(), edit.new.strip()
        self.at = edit.end - len(self.text[edit.start : edit.end].lstrip())

    def ways(self) -> Iterator[Said]:
        """The most natural first."""
        here = (self.at, self.at + len(self.old))
        if self.edit.whole:
            yield from (Said(text, *here) for text in self._of_sentences())
        number, near = self._sentence()
        grounds = [(Ground(self.text, near, (0, len(self.text))), 0), (Ground(self.text, near, near), number)]
        for ground, sentence in grounds if number else grounds[:1]:
            yield from (Said(text, *here, sentence) for text in self._of_words(ground))
            for start, end in self._stretches(ground):
                words = quoted(self.text[start:end])
                yield Said(f"ändra {words} till {quoted(self._becomes(start, end))}", start, end, sentence)

    def _of_sentences(self) -> Iterator[str]:
        if not self.old:
            yield from self._sentences_added() if not self._stands_there() else ()
        elif not self.words:
            yield from (f"stryka {name}" for name in self._named() if self._closes_up())
        else:
            yield from (f"ändra {name} till {quoted(self.words)}" for name in self._named())

    def _sentences_added(self) -> Iterator[str]:
        verb = f"lägga till {_meningen(self.words)} {quoted(self.words)}"
        called = _CALLED[self.block.kind]
        if appended(self.text, self.words) == self.target:
            yield f"{verb} sist i {called}"
        if prepended(self.text, self.words) == self.target and not self.block.label:
            yield f"{verb} först i {called}"
        for number, (start, end) in enumerate(self.parts, 1):
            if end == self.edit.start and inserted(self.text, end, self.words) == self.target:
                yield f"{verb} efter {self._sentence_name(number, self.text[start:end])}"

    def _named(self) -> Iterator[str]:
        """The sentences that are changed or struck: by their words, or by number where those stand twice."""
        if stands_once(self.old, self.text):
            yield f"{_meningen(self.old)} {quoted(self.old)}"
        elif len(sentences(self.old)) == 1:
            number = next(n for n, part in enumerate(self.parts, 1) if part[0] >= self.at)
            yield f"{ordinal(number)} meningen"

    def _sentence_name(self, number: int, sentence: str) -> str:
        """To stand behind: a long one by its number."""
        short = len(sentence.split()) <= LONG and stands_once(sentence, self.text)
        return f"meningen {quoted(sentence)}" if short else f"{ordinal(number)} meningen"

    def _of_words(self, ground: Ground) -> Iterator[str]:
        if not self.old and _says(self.words):
            yield from self._words_added(ground) if not self._stands_there() else ()
        elif not self.words and _says(self.old) and ground.has_once(self.old) and self._closes_up():
            yield f"stryka {quoted(self.old)}"

    def _stretches(self, ground: Ground) -> list[tuple[int, int]]:
        """The words to be changed, with as many of their neighbours as tell them from others."""
        stretch = around(ground, self.edit.start, self.edit.end, self._fits)
        return [stretch] if stretch else []

    def _words_added(self, ground: Ground) -> Iterator[str]:
        """Behind what stands before it; before what follows where that takes fewer words."""
        start = len(self.text[: self.edit.start].rstrip())
        end = len(self.text) - len(self.text[self.edit.start :].lstrip())
        ways = [
            (anchor, f"lägga till {quoted(self.words)} {where} {quoted(anchor)}")
            for where, at, anchor in (
                ("efter", start, before(ground, start)),
                ("före", end, behind(ground, end)),
            )
            if anchor and inserted(self.text, at, self.words) == self.target
        ]
        yield from (way for _, way in sorted(ways, key=lambda way: len(way[0].split())))

    def _stands_there(self) -> bool:
        """Are the words put in beside the very same? Whoever finds them there would think it done."""
        before, after = self.text[: self.edit.start], self.text[self.edit.start :]
        return plain(before).endswith(plain(self.words)) or plain(after).startswith(plain(self.words))

    def _closes_up(self) -> bool:
        return struck(self.text, self.at, self.at + len(self.old)) == self.target

    def _fits(self, start: int, end: int) -> bool:
        """Neither what was nor what becomes of it is empty or has a space at an end: no quote shows that.

        Nor stand the new words there already, with the old ones in them.
        """
        was, becomes = self.text[start:end], self._becomes(start, end)
        old, new = plain(was), plain(becomes)
        done = old != new and old in new and new in plain(self.text)
        return bool(was and becomes) and (was, becomes) == (was.strip(), becomes.strip()) and not done

    def _becomes(self, start: int, end: int) -> str:
        return self.text[start : self.edit.start] + self.edit.new + self.text[self.edit.end : end]

    def _sentence(self) -> tuple[int, tuple[int, int]]:
        """Number and place of the sentence it stands in; 0 and the whole text where there is but one."""
        for number, (start, end) in enumerate(self.parts, 1):
            if start <= self.edit.start and self.edit.end <= end and len(self.parts) > 1:
                return number, (start, end)
        return 0, (0, len(self.text))


def _meningen(words: str) -> str:
    return "meningen" if len(sentences(words)) == 1 else "meningarna"


def _says(words: str) -> bool:
    """A mark alone is overlooked: it is shown with the word it stands at."""
    return any(char.isalnum() for char in words)
