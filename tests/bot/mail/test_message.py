"""The bytes of a mail: read back by the standard library, with Swedish in every place that can hold it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from bot.mail.message import ascii_address, made
from drafts.draft import Attachment
from handlers.letters import Mail
from tests.bot.mail.server import an_account, parsed

PDF, DOCX = b"%PDF-1.7 \x00\xff\r\n.\r\n", b"PK\x03\x04" + bytes(range(256)) * 40
FILES = (
    Attachment("Bilaga ärende 23 version 1.pdf", sha256(PDF).hexdigest()),
    Attachment("Ärende 23 version 1, ändringar i Överenskommelsen om trygghet på torget.docx", ""),
    Attachment("anteckning.okänd", ""),
)
MAIL = Mail(
    "gun@ekeby.example",
    "Gun Palm-Öst, sekreterare",
    "Bilaga till ärende 23 (EKE 2026/71), version 1: Remiss av överenskommelse – åäö och mycket mera till",
    "Hej!\n\nÅ ä ö – ”citat” 🌲\n.\nFrom en rad\n" + "lång " * 400,
    datetime(2026, 7, 3, 18, 5, tzinfo=UTC),
    "yrka.d1.1.delivery.0123456789ab",
    "d1",
    1,
    "gun",
    delivers=True,
    attachments=FILES,
    reply_to="lars@ekeby.example",
    follows="yrka.d1.0.delivery.0123456789ab",
)
ACCOUNT = an_account(25)


def test_everything_comes_back_as_it_was() -> None:
    message = parsed(made(MAIL, ACCOUNT, [PDF, DOCX, b"x"]))
    assert message["Subject"] == MAIL.subject
    assert str(message["From"]) == "Yrka <yrka@ekeby.example>"
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == (MAIL.name, MAIL.to)
    assert message["Reply-To"] == "lars@ekeby.example"
    assert message["Message-ID"] == "<yrka.d1.1.delivery.0123456789ab@ekeby.example>"
    assert message["In-Reply-To"] == "<yrka.d1.0.delivery.0123456789ab@ekeby.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    body = message.get_body(("plain",))
    assert body
    assert body.get_content().splitlines() == MAIL.text.splitlines()
    files = list(message.iter_attachments())
    assert [file.get_filename() for file in files] == [file.name for file in FILES]
    assert [file.get_content() for file in files] == [PDF, DOCX, b"x"]
    assert [file.get_content_type() for file in files] == [
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/octet-stream",
    ]


def test_the_date_is_swedish_time() -> None:
    assert parsed(made(MAIL, ACCOUNT, [PDF, DOCX, b"x"]))["Date"] == "Fri, 03 Jul 2026 20:05:00 +0200"


def test_the_same_letter_is_the_same_bytes() -> None:
    assert made(MAIL, ACCOUNT, [PDF, DOCX, b"x"]) == made(MAIL, ACCOUNT, [PDF, DOCX, b"x"])


def test_no_server_has_to_alter_it() -> None:
    body = made(MAIL, ACCOUNT, [PDF, DOCX, b"x"])
    assert body.isascii()
    assert max(len(line) for line in body.split(b"\r\n")) <= 998
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_words_with_line_breaks_make_no_headers() -> None:
    sly = replace(MAIL, subject="Bilaga\r\nBcc: disa@ekeby.example", attachments=())
    message = parsed(made(sly, ACCOUNT, []))
    assert message["Bcc"] is None
    assert message["Subject"] == "Bilaga Bcc: disa@ekeby.example"
    with pytest.raises(ValueError, match=r"linefeed|CR|LF|invalid"):
        made(replace(MAIL, name="Gun\r\nBcc: x@y.se", attachments=()), ACCOUNT, [])


def test_a_domain_with_swedish_letters_goes_in_the_form_that_servers_know() -> None:
    address = ascii_address("gun@örebro.example")
    assert address.isascii()
    assert address.partition("@")[2].encode().decode("idna") == "örebro.example"
    with pytest.raises(UnicodeError):
        ascii_address("åsa@ekeby.example")
