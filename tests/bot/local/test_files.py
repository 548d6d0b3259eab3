from __future__ import annotations

from pathlib import Path

import pytest
from telegram import Bot, InputMediaDocument
from telegram.error import BadRequest

from bot.local import Chat, User, World

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (20).to_bytes(4) + (10).to_bytes(4)


async def test_a_document_goes_out_with_name_type_and_bytes(bot: Bot, world: World, lars: User) -> None:
    lars.starts()
    sent = await bot.send_document(
        lars.id, b"%PDF-1.7", filename="Bilaga.pdf", caption="<b>v 2</b>", parse_mode="HTML"
    )
    document = world.messages(lars.chat)[-1].document
    assert document is not None
    assert (document.name, document.mime, document.bytes) == ("Bilaga.pdf", "application/pdf", b"%PDF-1.7")
    assert sent.caption == "v 2"
    assert sent.caption_entities[0].type == "bold"


async def test_a_document_is_downloaded_again_byte_for_byte(bot: Bot, lars: User, tmp_path: Path) -> None:
    original = tmp_path / "tjänsteutlåtande.docx"
    original.write_bytes(bytes(range(256)))
    lars.sends(original, caption="Här är det")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.caption == "Här är det"
    document = update.message.document
    assert document is not None
    assert document.file_name == "tjänsteutlåtande.docx"
    assert document.mime_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    downloaded = await (await document.get_file()).download_as_bytearray()
    assert bytes(downloaded) == original.read_bytes()


async def test_a_file_known_already_is_sent_by_its_id(bot: Bot, lars: User) -> None:
    lars.starts()
    sent = await bot.send_document(lars.id, b"a", filename="a.txt")
    assert sent.document is not None
    again = await bot.send_document(lars.id, sent.document.file_id)
    assert again.document == sent.document
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await bot.send_photo(lars.id, sent.document.file_id)
    with pytest.raises(BadRequest, match="Wrong remote file identifier specified: can't unserialize it"):
        await bot.send_document(lars.id, "ingenting")


async def test_a_photo_has_its_measures(bot: Bot, world: World, lars: User) -> None:
    lars.sends(PNG, name="bild.png", as_photo=True)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert (update.message.photo[-1].width, update.message.photo[-1].height) == (20, 10)
    await bot.send_photo(lars.id, PNG)
    assert world.messages(lars.chat)[-1].photo is not None
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(lars.id, b"inte en bild")


async def test_an_album_is_several_messages_of_one_group(bot: Bot, world: World, lars: User) -> None:
    lars.starts()
    media = [
        InputMediaDocument(b"pdf", filename="Bilaga.pdf"),
        InputMediaDocument(b"docx", filename="Bilaga.docx", caption="Version 2"),
    ]
    sent = await bot.send_media_group(lars.id, media)
    assert len({message.media_group_id for message in sent}) == 1
    names = [message.document.name for message in world.messages(lars.chat) if message.document]
    assert names == ["Bilaga.pdf", "Bilaga.docx"]


async def test_a_document_can_take_the_place_of_words(bot: Bot, world: World, lars: User) -> None:
    lars.starts()
    sent = await bot.send_message(lars.id, "Trycker …")
    media = InputMediaDocument(b"pdf", filename="Bilaga.pdf", caption="Klar")
    edited = await bot.edit_message_media(media, lars.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.document is not None
    now = world.messages(lars.chat)[-1]
    assert (now.id, now.text) == (sent.message_id, "Klar")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("Ord", lars.id, sent.message_id)
    await bot.edit_message_caption(lars.id, sent.message_id, caption="Klar nu")


async def test_words_have_no_caption_to_edit(bot: Bot, lars: User) -> None:
    lars.starts()
    sent = await bot.send_message(lars.id, "Ord")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(lars.id, sent.message_id, caption="Text")


async def test_in_a_group_a_document_reaches_the_bot_only_as_a_reply(
    bot: Bot, world: World, lars: User, grupp: Chat
) -> None:
    lars.sends(b"a", name="a.pdf", chat=grupp)
    await bot.send_message(grupp.id, "Skicka filen som svar")
    lars.sends(b"b", name="b.pdf", chat=grupp, reply_to=world.messages(grupp)[-1])
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.document.file_name == "b.pdf"


async def test_an_unknown_file_is_not_found(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("ingenting")
