"""Takes the pictures of README and the handbooks from a scenario as it is really played.

    uv run python docs/pictures.py

Needs Chromium and a font with emoji (`apt-get install chromium fonts-noto-core fonts-noto-color-emoji`).

So the pictures show what the bot says today, or this script has not been run.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
from jinja2 import Environment, FileSystemLoader
from PIL import Image, ImageChops

from bot.local import Message
from bot.play.demo import CASE
from bot.play.player import Player, documents
from bot.play.script import SHIPPED, Act, Script, Step, read_script
from bot.play.stage import Stage, open_stage

HERE = Path(__file__).parent / "pictures"
WIDTH = 440  # CSS pixels: a phone
HEIGHT = 2400
SCALE = 2

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


AMENDING = SHIPPED / "andringar.yaml"


def main() -> None:
    asyncio.run(take())
    asyncio.run(take_amendments())


async def take_amendments() -> None:
    """A change of the document as it is proposed, and the page the secretary gets."""
    script = read_script(AMENDING)
    async with open_stage(script.board) as stage:
        proposed = _after("Anta", script) - 1
        await _play(stage, script, script.steps[:proposed])
        _shoot("andring.png", "Oppositionen", "grupp", _from("Lars", stage, "grupp"))
        await _play(stage, script, script.steps[proposed:], bind=False)
        _print_page(stage, "ändringar i", "redline.png")


async def take() -> None:
    script = read_script(CASE)
    async with open_stage(script.board) as stage:
        adopted = _after("Anta", script)
        signed = _after("Lämna in", script) - 1
        await _play(stage, script, script.steps[:adopted])
        _shoot("svar.png", "Oppositionen", "grupp", _from("Jonas", stage, "grupp"))
        await _play(stage, script, script.steps[adopted:signed], bind=False)
        _shoot("kort.png", "Oppositionen", "grupp", _from("Gemensamt förslag", stage, "grupp")[:1])
        await _play(stage, script, script.steps[signed:], bind=False)
        _shoot("sekreterare.png", "Yrka", "", _from("Bilaga till", stage, ""))
        _print_page(stage, "Bilaga", "bilaga.png")


def _after(what: str, script: Script) -> int:
    """How many steps there are up to and with the tap on this button."""
    return next(n for n, step in enumerate(script.steps, 1) if isinstance(step, Act) and step.what == what)


async def _play(stage: Stage, script: Script, steps: tuple[Step, ...], *, bind: bool = True) -> None:
    cast = tuple(dict.fromkeys(script.cast))
    player = Player(stage, replace(script, steps=steps, unbound=() if bind else cast, audience=cast))
    await player.play()


def _messages(stage: Stage, room: str) -> tuple[Message, ...]:
    chat = stage.rooms[room][0] if room else stage.user(stage.board.secretaries[0].name).chat
    return stage.telegram.world.messages(chat)


def _from(words: str, stage: Stage, room: str) -> list[Message]:
    """The messages from the latest that begins with, or is by, these words."""
    messages = [m for m in _messages(stage, room) if m.text or m.document]
    start = max(n for n, m in enumerate(messages) if m.text.startswith(words) or m.sender.first_name == words)
    return messages[start:]


def _shoot(file: str, title: str, room: str, messages: list[Message]) -> None:
    page = Environment(loader=FileSystemLoader(HERE), autoescape=True).get_template("chat.html.j2")
    with tempfile.TemporaryDirectory() as folder:
        source, picture = Path(folder) / "chat.html", Path(folder) / "chat.png"
        source.write_text(page.render(title=title, messages=messages, room=room), encoding="utf-8")
        options = [*BROWSER, f"--user-data-dir={folder}/profile", f"--screenshot={picture}", source.as_uri()]
        chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
        subprocess.run([chromium, *options], check=True, capture_output=True)  # noqa: S603 — our own page
        _crop(Image.open(picture)).save(HERE / file, optimize=True)


def _crop(picture: Image.Image) -> Image.Image:
    """Without the empty room below the last message."""
    empty = Image.new("RGB", picture.size, picture.convert("RGB").getpixel((2, picture.height - 2)))
    box = ImageChops.difference(picture.convert("RGB"), empty).getbbox()
    bottom = min(picture.height, (box[3] if box else picture.height) + 12 * SCALE)
    return picture.crop((0, 0, picture.width, bottom)).convert(
        "P", palette=Image.Palette.ADAPTIVE, colors=128
    )


def _print_page(stage: Stage, named: str, file: str) -> None:
    """The first page of the PDF that the secretary was sent under this name."""
    files = documents(stage, stage.user(stage.board.secretaries[0].name))
    pdf = next(body for name, body in files.items() if named in name and name.endswith(".pdf"))
    page = pypdfium2.PdfDocument(pdf)[0]
    page.render(scale=1.6).to_pil().save(HERE / file, optimize=True)


if __name__ == "__main__":
    main()
