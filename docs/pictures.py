"""Takes the pictures of README and the handbooks from scenarios as they are really played.

    uv run python docs/pictures.py [SCENARIO…]

Needs Chromium and a font with emoji (`apt-get install chromium fonts-noto-core fonts-noto-color-emoji`).

So the pictures show what the bot says today, or this script has not been run.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
from jinja2 import Environment, FileSystemLoader
from PIL import Image, ImageChops

from bot.chat.pages import HERE as LOOKS
from bot.chat.pages import show
from bot.local import Message
from bot.play.player import Player, documents
from bot.play.script import SHIPPED, Act, Script, Step, read_script
from bot.play.stage import Stage, open_stage

HERE = Path(__file__).parent / "pictures"
WIDTH = 440  # CSS pixels: a phone
HEIGHT = 2400
SCALE = 1.5

BROWSER = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--hide-scrollbars",
    f"--force-device-scale-factor={SCALE}",
    f"--window-size={WIDTH},{HEIGHT}",
]

GROUPS = {"grupp": "Oppositionen", "mitten": "Mitten"}
SECRETARY = "Maria"
SHEETS = ("tokens.css", "message.css")


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as it is when `who` has done `what`, or is just about to (`before`); without them, at the end.

    `chat` is a group, or the person whose private chat it is. The picture begins with the latest message that
    begins with, or is by, `begins`, and has `messages` of them, or all there are.
    """

    file: str
    chat: str
    begins: str
    who: str = ""
    what: str = ""
    before: bool = False
    messages: int | None = 1


@dataclass(frozen=True, slots=True)
class Page:
    """At the end, the first page of the PDF that the secretary was sent under this name."""

    file: str
    named: str


# The pictures of a scenario, in the order of its steps.
SCENES: dict[str, tuple[Chat | Page, ...]] = {
    "gemensamt-forslag": (
        Chat("svar.png", "grupp", "Jonas", "Lars", "Anta", messages=None),
        Chat("kort.png", "grupp", "Gemensamt förslag", "Lars", "Lämna in", before=True),
        Chat("sekreterare.png", SECRETARY, "Bilaga till", messages=None),
        Page("bilaga.png", "Bilaga"),
    ),
    "andringar": (
        Chat("andring.png", "grupp", "Lars", "Lars", "Anta", before=True, messages=None),
        Page("redline.png", "ändringar i"),
    ),
    "sammantrade": (Chat("narvaro.png", SECRETARY, "Närvaro", SECRETARY, "Närvaro"),),
    "kvallen": (
        Chat("stopptid.png", "mitten", "Gemensamt förslag", "Erik", "Skriv under"),
        Chat("paminnelse.png", "Johan", "⏰ Stopptiden", "Johan", "Skriv under", before=True),
        Chat("anslutning.png", "mitten", "Gemensamt förslag", "Helena", "Jag ansluter mig"),
        Chat("inkorg.png", SECRETARY, "Inkorg för", SECRETARY, "/inkorg"),
        Chat("beslut.png", SECRETARY, "Föra in beslutet", SECRETARY, "Ja, för in beslutet", before=True),
        Chat("fraga.png", "Lars", "Ärende 31", SECRETARY, "Ja, för in beslutet"),
        Chat("sammantrade.png", SECRETARY, "Sammanträde torsdag", SECRETARY, "torsdag 28/11 2030"),
        Chat("protokoll.png", SECRETARY, "Ärende 31", SECRETARY, "Allt som text"),
    ),
}


def main() -> None:
    for name in sys.argv[1:] or SCENES:
        asyncio.run(take(name))


async def take(name: str) -> None:
    script = read_script(SHIPPED / f"{name}.yaml")
    async with open_stage(script.board) as stage:
        for person in script.cast:
            if person not in script.unbound:
                await stage.bind(person)
        played = 0
        for picture in SCENES[name]:
            until = _until(picture, script, played)
            await _play(stage, script, script.steps[played:until])
            played = until
            if isinstance(picture, Page):
                _print_page(stage, picture)
            else:
                _shoot(picture, _messages(stage, picture))


def _until(picture: Chat | Page, script: Script, played: int) -> int:
    """How many of the steps are done when it is taken."""
    if isinstance(picture, Page) or not picture.who:
        return len(script.steps)
    asked = (picture.who, picture.what)
    steps = enumerate(script.steps[played:], played)
    found = next(n for n, step in steps if isinstance(step, Act) and (step.who, step.what) == asked)
    return found if picture.before else found + 1


async def _play(stage: Stage, script: Script, steps: tuple[Step, ...]) -> None:
    """Some steps of it, by people who have come in already."""
    await Player(stage, replace(script, steps=steps, unbound=script.cast, audience=script.cast)).play()


def _messages(stage: Stage, picture: Chat) -> list[Message]:
    name = picture.chat
    chat = stage.rooms[name][0] if name in GROUPS else stage.user(name).chat
    messages = [m for m in stage.telegram.world.messages(chat) if m.text or m.document]
    begins = [m.text.startswith(picture.begins) or m.sender.first_name == picture.begins for m in messages]
    start = max(n for n, is_first in enumerate(begins) if is_first)
    return messages[start:][: picture.messages]


def _shoot(picture: Chat, messages: list[Message]) -> None:
    page = Environment(loader=FileSystemLoader(HERE), autoescape=True).get_template("chat.html.j2")
    title, sheets = GROUPS.get(picture.chat, "Yrka"), [(LOOKS / name).as_uri() for name in SHEETS]
    shown = "".join(_show(picture, message) for message in messages)
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder) / "chat.html", Path(folder) / "chat.png"
        source.write_text(
            page.render(title=title, messages=shown, room=picture.chat in GROUPS, sheets=sheets),
            encoding="utf-8",
        )
        options = [*BROWSER, f"--user-data-dir={folder}/profile", f"--screenshot={shot}", source.as_uri()]
        chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
        subprocess.run([chromium, *options], check=True, capture_output=True)  # noqa: S603 — our own page
        _crop(Image.open(shot)).save(HERE / picture.file, optimize=True)


def _show(picture: Chat, message: Message) -> str:
    """In a private chat seen by the person, in a group by somebody who has not written there."""
    me = None if picture.chat in GROUPS else message.chat.person
    return show("message.html.j2", m=message, me=me, bot=message.sender.world.bot, day="", follows=False)


def _crop(picture: Image.Image) -> Image.Image:
    """Without the empty room below the last message."""
    empty = Image.new("RGB", picture.size, picture.convert("RGB").getpixel((2, picture.height - 2)))
    box = ImageChops.difference(picture.convert("RGB"), empty).getbbox()
    bottom = min(picture.height, (box[3] if box else picture.height) + round(12 * SCALE))
    return picture.crop((0, 0, picture.width, bottom)).convert(
        "P", palette=Image.Palette.ADAPTIVE, colors=128
    )


def _print_page(stage: Stage, page: Page) -> None:
    files = documents(stage, stage.user(SECRETARY))
    pdf = next(body for name, body in files.items() if page.named in name and name.endswith(".pdf"))
    paper = pypdfium2.PdfDocument(pdf)[0].render(scale=1.6).to_pil()
    paper.quantize(64, method=Image.Quantize.MAXCOVERAGE).save(HERE / page.file, optimize=True)


if __name__ == "__main__":
    main()
