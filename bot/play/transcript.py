"""The conversation as it happens, for whoever watches a scenario being played."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from bot.local import Answered, Chat, Edited, Event, Message, Sent, Tapped, Whispered
from bot.play.script import Step, Strike

LONGEST = 900  # characters of a message shown


class Transcript:
    """Says who wrote what and where; of an edited message, only the lines that are new."""

    def __init__(self, console: Console, steps: int) -> None:
        self._console = console
        self._steps = steps
        self._number = 0
        self._where: Chat | None = None

    def step(self, number: int, step: Step) -> None:
        self._number = number
        if isinstance(step, Strike):
            self._console.print()
            self._line(f"[yellow]Klockan ställs fram till {step.to:%Y-%m-%d %H.%M}[/yellow]")

    def hear(self, event: Event) -> None:
        match event:
            case Sent(message) if message.text or message.document or message.photo:
                self._said(message)
            case Whispered(message) if message.receiver:
                self._place(message.chat)
                told = f"[italic]{escape(message.text)}[/italic]"
                self._line(f"[dim]Yrka till {escape(message.receiver.first_name)} enbart:[/dim] {told}")
            case Edited(message, before):
                self._edited(message, before)
            case Tapped(tap):
                self._place(tap.message.chat)
                label = f"[reverse] {escape(tap.button.label)} [/reverse]"
                self._line(f"[cyan]{escape(tap.user.name)}[/cyan] trycker på {label}")
            case Answered(tap) if tap.answer and tap.answer.text:
                told = f"[italic]{escape(tap.answer.text)}[/italic]"
                self._line(f"[dim]Yrka till {escape(tap.user.first_name)}:[/dim] {told}")

    def _said(self, message: Message) -> None:
        self._place(message.chat)
        colour = "magenta" if message.sender.is_bot else "cyan"
        self._line(f"[{colour}]{escape(message.sender.name)}[/{colour}]")
        self._body(_shown(message))
        self._buttons(message)

    def _edited(self, message: Message, before: Message) -> None:
        new = list(_new_lines(before, message))
        if not new:
            return
        self._place(message.chat)
        self._line("[magenta]Yrka[/magenta] [dim]ändrar ett meddelande[/dim]")
        self._body("\n".join(new))
        self._buttons(message)

    def _place(self, chat: Chat) -> None:
        if chat is not self._where:
            self._where = chat
            name = f"{chat.person.name} i privat chatt" if chat.person else f"Gruppen {chat.title}"
            self._console.print()
            self._console.rule(f"[bold]{escape(name)}[/bold]", align="left", style="dim")

    def _line(self, markup: str) -> None:
        self._console.print(
            Text.from_markup(f"[dim]{self._number:3}/{self._steps}[/dim]  ") + Text.from_markup(markup)
        )

    def _body(self, text: str) -> None:
        self._console.print(Padding(Text(text), (0, 2, 0, 9)))

    def _buttons(self, message: Message) -> None:
        for row in message.buttons:
            labels = "  ".join(f"[reverse] {escape(button.label)} [/reverse]" for button in row)
            self._console.print(Padding(Text.from_markup(labels), (0, 2, 0, 9)))


def _shown(message: Message) -> str:
    file = f"📎 {message.document.name}" if message.document else "🖼" if message.photo else ""
    text = message.text if len(message.text) <= LONGEST else message.text[:LONGEST] + " …"
    return "\n".join(filter(None, [file, text]))


def _new_lines(before: Message, after: Message) -> Iterable[str]:
    if after.document and after.document is not before.document:
        yield f"📎 {after.document.name}"
    old, new = before.text.split("\n"), after.text.split("\n")
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag in {"insert", "replace"}:
            yield from (line for line in new[start:end] if line)
