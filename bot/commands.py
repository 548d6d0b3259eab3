"""What `yrka` does, a function a command. Each gives the process's exit code."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from bot import doctoring
from bot.boards.folder import BadBoardFolder, load_board
from bot.filing import file_board, link_for
from bot.play.demo import NotDelivered, play_demo
from bot.play.player import Failed, Player, documents, write_documents
from bot.play.script import SHIPPED, BadScript, Script, read_script
from bot.play.stage import open_stage
from bot.play.transcript import Transcript
from bot.settings import BadSettings, Settings, environment, read_settings
from bot.store.database import UnusableDatabaseError
from bot.store.keyed import opened
from bot.store.ledger import Ledger
from bot.store.resealing import reseal
from bot.store.sealing import WrongKeyError, new_key
from bot.store.shelf import Shelf
from handlers.faults import tell_faults

console = Console()
errors = Console(stderr=True)


def demo(out: Path, fault: str) -> int:
    """Play the example case, write what the secretary got; 0 only if the secretary received it."""
    try:
        files = asyncio.run(play_demo(console, out, fault))
    except (NotDelivered, Failed) as error:
        errors.print(f"\n[bold red]Bilagan kom inte fram.[/bold red] {error}", highlight=False)
        return 1
    console.print("\n[bold green]Sekreteraren har tagit emot bilagan.[/bold green] Filerna ligger här:")
    for file in files:
        console.print(f"  {file}", highlight=False, soft_wrap=True)
    return 0


def play(files: list[Path], out: Path | None, *, as_json: bool) -> int:
    """Play scenario files; 1 at the first step that does not hold, 2 where a file is no scenario."""
    results: list[dict[str, object]] = []
    code = 0
    for file in files:
        result, failed = _play_one(file, out, console if not as_json else Console(quiet=True))
        results.append(result)
        code = max(code, failed)
        if failed:
            break
    if as_json:
        print(json.dumps(results, ensure_ascii=False, indent=2))  # noqa: T201 — this is the answer
    return code


def _play_one(file: Path, out: Path | None, shown: Console) -> tuple[dict[str, object], int]:
    try:
        script = read_script(file)
        done = asyncio.run(_perform(script, out, shown))
    except (BadScript, BadBoardFolder) as error:
        errors.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        return {"file": str(file), "ok": False, "error": str(error)}, 2
    except Failed as error:
        errors.print(f"{file}, {error}", style="red", highlight=False, markup=False, soft_wrap=True)
        return {
            "file": str(file),
            "ok": False,
            "line": error.step.line,
            "why": error.why,
            "instead": error.instead,
        }, 1
    shown.print(f"\n[green]{file}: alla {len(script.steps)} steg höll.[/green]", highlight=False)
    return {"file": str(file), "ok": True, "steps": len(script.steps), "files": done}, 0


async def _perform(script: Script, out: Path | None, shown: Console) -> list[str]:
    transcript = Transcript(shown, len(script.steps))
    async with open_stage(script.board) as stage:
        player = Player(stage, script, tell=transcript.step)
        stage.telegram.world.listen(transcript.hear)
        await player.play()
        written: list[str] = []
        for user in list(stage.users.values()) if out else []:
            files = documents(stage, user)
            written += map(str, write_documents(files, out / user.first_name) if files and out else [])
        return written


def board(folder: str, ask: Callable[[str], str] = input) -> int:
    """Put a board's folder into the database, and print the links that let its secretaries in."""
    try:
        settings = read_settings(environment())
        code = asyncio.run(_board(settings, folder, ask))
    except BadSettings as bad:
        return _refuse(bad)
    except (BadBoardFolder, UnusableDatabaseError) as error:
        errors.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        return 2
    return code


async def _board(settings: Settings, name: str, ask: Callable[[str], str]) -> int:
    async with opened(settings) as database:
        shelf, ledger = Shelf(database), Ledger(database)
        known = (await shelf.board(load_board(name).id)).everyone
        folder = load_board(name, known, settings.styles)
        faults = [*folder.faults, *folder.register.faults, *folder.agenda.faults]
        for fault in tell_faults(faults):
            errors.print(fault, style="yellow", highlight=False)
        if faults and not _confirmed(ask):
            return 1
        filed = await file_board(folder, shelf, ledger)
        console.print(f"{filed.name}: {len(filed.people)} personer, {len(filed.arenden)} ärenden.")
        bot = await doctoring.username(settings)
        for secretary in filed.secretaries:
            if filed.account_of(secretary.id) is None:
                payload = await link_for(filed, secretary, shelf, ledger)
                console.print(f"Engångslänk till {secretary.titled}:", highlight=False)
                console.print(
                    f"  https://t.me/{bot or 'DIN_BOT'}?start={payload}", highlight=False, soft_wrap=True
                )
        if not bot:
            console.print("Telegram svarar inte. Byt ut DIN_BOT mot botens användarnamn.")
    return 0


def _confirmed(ask: Callable[[str], str]) -> bool:
    """Where nobody is there to ask it is no."""
    try:
        return ask("Spara det som är rätt? [j/N] ").strip().lower() in {"j", "ja"}
    except EOFError:
        return False


def key() -> int:
    """A new key for YRKA_KEY."""
    print(new_key())  # noqa: T201 — this is the answer
    return 0


def seal(*, off: bool) -> int:
    """Seal all that is stored with the first key, or open it for good; 2 where there is no key that fits."""
    try:
        settings = read_settings(environment())
        if not settings.keys:
            errors.print("YRKA_KEY saknas. Gör en nyckel med yrka key, och förvara den för sig.", style="red")
            return 2
        rows = asyncio.run(_seal(settings, off=off))
    except BadSettings as bad:
        return _refuse(bad)
    except UnusableDatabaseError as error:
        errors.print(str(error), style="red", highlight=False, markup=False, soft_wrap=True)
        return 2
    except WrongKeyError:
        errors.print("Något är krypterat med en annan nyckel. Lägg den sist i YRKA_KEY.", style="red")
        return 2
    console.print(f"{rows} rader {'dekrypterades' if off else 'krypterades'}.", highlight=False)
    return 0


async def _seal(settings: Settings, *, off: bool) -> int:
    async with opened(settings) as database:
        return await reseal(database, off=off)


def doctor() -> int:
    """Check settings, database, fonts and connection; say what to do. 1 where something has to be done."""
    ok = True
    for finding in asyncio.run(doctoring.examine(environment())):
        mark = "[green]✓[/green]" if finding.well else "[red]✗[/red]"
        console.print(f"{mark} {finding.what}", highlight=False)
        if finding.advice:
            console.print(f"  → {finding.advice}", highlight=False)
        ok = ok and finding.well
    return 0 if ok else 1


def texts() -> int:
    """Every word the bot says, heard while the scenarios are played or said with invented facts."""
    from bot.anthology import gathering, printing  # noqa: PLC0415 — the examples, for who asks for them

    scenarios = sorted(SHIPPED.glob("*.yaml"))
    heard = asyncio.run(gathering.listen(scenarios, lambda name: errors.print(f"[dim]spelar {name}[/dim]")))
    printing.print_anthology(gathering.everything(heard), console)
    return 0


def _refuse(bad: BadSettings) -> int:
    for fault in bad.faults:
        errors.print(fault, style="red", highlight=False, markup=False, soft_wrap=True)
    return 2
