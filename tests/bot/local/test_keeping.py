"""A world that is kept goes on where it ended."""

from __future__ import annotations

from pathlib import Path

from bot.local import LocalTelegram
from bot.local.keeping import read_world, write_world
from bot.play.player import Player
from bot.play.script import SHIPPED, read_script
from bot.play.stage import open_stage


async def test_what_is_read_back_is_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    script = read_script(SHIPPED / "gemensamt-forslag.yaml")
    async with open_stage(script.board) as stage:
        await Player(stage, script).play()
        write_world(stage.telegram.world, tmp_path)
    world = LocalTelegram().world
    assert read_world(world, tmp_path)
    write_world(world, tmp_path / "again")
    assert (tmp_path / "again/telegram.json").read_bytes() == (tmp_path / "telegram.json").read_bytes()
    chats = {chat.name: chat for chat in world.chats.values()}
    assert any("Gemensamt förslag" in message.html for message in world.messages(chats["grupp"]))
    maria = [message.document for message in world.messages(chats["Maria"]) if message.document]
    assert {file.bytes[:4] for file in maria} == {b"%PDF", b"PK\x03\x04"}


async def test_what_the_bot_had_not_fetched_still_waits(tmp_path: Path) -> None:
    async with LocalTelegram() as telegram:
        world = telegram.world
        group = world.group("Mitten", members=[world.user("Lars")], forum=True)
        world.add_bot(group, admin=True)
        world.topic(group, "Cyklar")
        waiting = [update.json for update in world.updates.pending]
        write_world(world, tmp_path)
    again = LocalTelegram().world
    assert read_world(again, tmp_path)
    assert waiting
    assert [update.json for update in again.updates.pending] == waiting
    assert again.user("Karin").id not in world.users


def test_an_empty_folder_is_a_new_world(tmp_path: Path) -> None:
    assert not read_world(LocalTelegram().world, tmp_path)
