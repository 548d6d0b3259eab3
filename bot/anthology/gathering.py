"""What is said: heard while the scenarios are really played, and made up where none of them says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bot.anthology import pages
from bot.anthology.examples import variants
from bot.local import Answered, Edited, Event, Message, Sent
from bot.play.player import Player
from bot.play.script import read_script
from bot.play.stage import open_stage
from handlers.drawn import plain
from handlers.templates import Facts, letters, messages, overheard, say, write

_SIGNS = {"<s>": "[-", "</s>": "-]", "<u>": "{+", "</u>": "+}"}
_TRACKED = re.compile("|".join(_SIGNS))
SHORT = 6  # lines that are shown whole again for the sake of one


@dataclass(frozen=True, slots=True)
class Said:
    """One message as a reader sees it. `buttons`: their labels, where it was heard in a scenario."""

    text: str  # with [-struck-] and {+added+}
    buttons: tuple[tuple[str, ...], ...] = ()


@dataclass
class Heard:
    """`facts` are those that each message was first said with, `told` all that it then read as."""

    facts: dict[str, Facts] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)
    seen: dict[str, Said] = field(default_factory=dict)  # by its words

    def hear(self, message: str, facts: Facts, told: str) -> None:
        self.facts.setdefault(message, facts)
        self.told.setdefault(message, []).append(_read(told))

    def watch(self, event: Event) -> None:
        match event:
            case Sent(Message() as message) | Edited(Message() as message) if message.sender.is_bot:
                rows = tuple(tuple(button.label for button in row) for row in message.buttons)
                text = _read(message.html)
                if text not in self.seen or rows:
                    self.seen[text] = Said(text, rows)
            case Answered(tap) if tap.answer:
                self.seen.setdefault(tap.answer.text, Said(tap.answer.text))

    def said(self, message: str) -> Iterable[Said]:
        """How it read in the scenarios, if it did: where it was a message of its own, with its buttons."""
        told = [self.seen.get(text, Said(text)) for text in self.told.get(message, ())]
        return sorted(told, key=lambda said: not said.buttons)[:1]


async def listen(paths: Iterable[Path], tell: Callable[[str], None]) -> Heard:
    """The scenarios, played by people who all come in; `tell` hears of each as it begins."""
    heard = Heard()
    for path in paths:
        tell(path.stem)
        await _play(path, heard)
    return heard


async def _play(path: Path, heard: Heard) -> None:
    script = read_script(path)
    with ExitStack() as stack:
        stack.enter_context(overheard(heard.hear))
        async with open_stage(script.board) as stage:
            stage.telegram.world.listen(heard.watch)
            await Player(stage, script).play()


def everything(heard: Heard) -> dict[str, list[Said]]:
    """By its name, each message and page as it reads.

    What shows no new line is left out: turns of a message, and what is only said as a part of others.
    """
    names = sorted((*messages(), *letters()), key=lambda name: name not in heard.told)
    shown: dict[str, set[str]] = {}
    told: dict[str, list[Said]] = {}
    for name in names:
        of_file = shown.setdefault(name.partition(".")[0], set())
        told[name] = list(_anew(_renderings(name, heard), set() if name in heard.told else of_file))
        of_file |= {line for said in told[name] for line in said.text.splitlines()}
    return told | {
        f"{name}.page": list(_anew(map(Said, pages.renderings(name)), set())) for name in pages.PAGES
    }


def _renderings(message: str, heard: Heard) -> Iterator[Said]:
    yield from heard.said(message)
    speak, read = (say, _read) if message in messages() else (write, str)
    for facts in variants(message, heard.facts.get(message)):
        yield Said(read(speak(message, **facts)))


def _read(html: str) -> str:
    return plain(_TRACKED.sub(lambda mark: _SIGNS[mark[0]], html))


def _anew(renderings: Iterable[Said], shown: set[str]) -> Iterator[Said]:
    """Of a long one, but for the first, only the lines that are new."""
    seen = {"", *shown}
    for n, said in enumerate(renderings):
        lines = said.text.splitlines()
        new = [line for line in lines if line not in seen]
        if new:
            yield said if not n or len(lines) <= SHORT else Said("\n".join(["…", *new]))
        seen.update(lines)
