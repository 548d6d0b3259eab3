"""The anthology on paper: chapter by chapter, each message under its name, as its reader sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.anthology.gathering import Said
from handlers.menu import TEXTS

# What the work is, and the template files that speak of it.
CHAPTERS: Mapping[str, tuple[str, ...]] = {
    "Komma igång": ("starting", "helping", "members", "settling", "own_data"),
    "Börja och samlas": ("opening", "card", "showing", "topics", "joining", "copying", "uniting"),
    "Skriva": ("satser", "motivating", "browsing", "pieces", "rewording", "replying", "history"),
    "Språkråd": ("advising", "advice", "authority"),
    "Ändra i handlingar": (
        *("filing", "mending", "outlining", "instructing", "amending", "passages", "amendments"),
        *("redlines", "carrying", "touching", "merging"),
    ),
    "Läsa, skriva under och lämna in": (
        *("previewing", "reading", "signing", "difference", "sending", "posting"),
    ),
    "Sammanträdet": ("meetings", "uploading", "agenda", "attendance", "serving", "jav", "reminding"),
    "Inkorgen": ("inbox",),
    "Ansluta sig, besluta och yttra sig": ("anslutning", "deciding", "stating", "minutes"),
    "När tiden är ute": ("retiring",),
    "Brev, och sidan bakom brevets länk": ("mail", "receipt"),
    "Utkastets sidor": (
        "lobby",
        "proposal",
        "handling",
        "versions",
        "writing",
        "refused",
        "shut",
        "slow",
        "broken",
    ),
    "Fel i en fil": ("faults",),
    "Nej": ("refusals",),
}


def print_anthology(everything: Mapping[str, Sequence[Said]], console: Console) -> None:
    console.rule("[bold]Menyn", align="left")
    for command, told in TEXTS.items():
        console.print(f"/{command} – {told}", highlight=False)
    for chapter, files in CHAPTERS.items():
        console.rule(f"[bold]{chapter}", align="left")
        for file in files:
            _print_file(file, everything, console)


def _print_file(file: str, everything: Mapping[str, Sequence[Said]], console: Console) -> None:
    for message, told in everything.items():
        if told and message.startswith(f"{file}."):
            _print_message(message, told, console)


def _print_message(name: str, told: Sequence[Said], console: Console) -> None:
    console.print(f"\n[dim]{name}[/dim]", highlight=False)
    for n, said in enumerate(told):
        if n:
            console.print("  [dim]eller[/dim]")
        console.print(Padding(Text(said.text), (0, 2), expand=False))
        for row in said.buttons:
            labels = Text(" ").join(Text(f" {label} ", style="reverse") for label in row)
            console.print(Padding(labels, (0, 2), expand=False))
