"""The mail server's settings: whole or refused with what is missing, and no password is ever shown."""

from __future__ import annotations

import logging

import pytest

from bot.journal import Discreet
from bot.mail.account import MailAccount, Tls
from bot.settings import BadSettings, read_settings
from tests.bot.test_settings import GIVEN, SECRET, URL

PASSWORD = "hemligt:@/å"  # noqa: S105 — an example
SMTP = "smtp://yrka%40ekeby.example:hemligt%3A%40%2F%C3%A5@post.ekeby.example"
FROM = "Yrka i Ekeby <yrka@ekeby.example>"
WHOLE = {**GIVEN, "YRKA_SMTP": SMTP, "YRKA_MAIL_FROM": FROM}


def test_without_it_no_mail_is_sent() -> None:
    assert read_settings(GIVEN).mail is None


def test_everything_is_read() -> None:
    assert read_settings(WHOLE).mail == MailAccount(
        "post.ekeby.example",
        587,
        Tls.STARTTLS,
        "yrka@ekeby.example",
        "Yrka i Ekeby",
        "yrka@ekeby.example",
        PASSWORD,
    )


@pytest.mark.parametrize(
    ("server", "tls", "port"),
    [
        ("smtp://post.ekeby.example:2525", Tls.STARTTLS, 2525),
        ("smtps://post.ekeby.example", Tls.IMPLICIT, 465),
        ("smtps://localhost:4650", Tls.IMPLICIT, 4650),
        ("smtp://localhost", Tls.NONE, 25),
        ("smtp://127.0.0.1:1025", Tls.NONE, 1025),
        ("smtp://[::1]:1025", Tls.NONE, 1025),
        ("smtp://10.0.0.7", Tls.STARTTLS, 587),
        ("smtp://localhost.ekeby.example", Tls.STARTTLS, 587),
    ],
)
def test_only_on_the_machine_itself_anything_goes_in_the_clear(server: str, tls: Tls, port: int) -> None:
    read = read_settings({**WHOLE, "YRKA_SMTP": server}).mail
    assert read
    assert (read.tls, read.port) == (tls, port)


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"YRKA_SMTP": ""}, "YRKA_SMTP saknas"),
        ({"YRKA_MAIL_FROM": ""}, "YRKA_MAIL_FROM saknas"),
        ({"YRKA_MAIL_FROM": "Yrka"}, "YRKA_MAIL_FROM ska vara en e-postadress"),
        ({"YRKA_MAIL_FROM": "yrka@ekeby.example\nBcc: x@y.se"}, "YRKA_MAIL_FROM ska vara en e-postadress"),
        *(
            ({"YRKA_SMTP": wrong}, "YRKA_SMTP ska vara en hel adress")
            for wrong in (
                "post.ekeby.example",
                "post.ekeby.example:587",
                "https://post.ekeby.example",
                "smtp://",
                "smtp://post.ekeby.example:x",
                "smtp://post.ekeby.example:99999",
                "smtp://[post",
                "smtp://yrka@post.ekeby.example",
                "smtp://post.ekeby.example/x?y",
            )
        ),
    ],
)
def test_half_a_configuration_is_refused_with_what_is_missing(changed: dict[str, str], missing: str) -> None:
    with pytest.raises(BadSettings, match=missing) as bad:
        read_settings({**WHOLE, **changed})
    assert "hemligt" not in str(bad.value)


def test_no_secret_is_shown() -> None:
    read = read_settings({**WHOLE, "YRKA_WEBHOOK_URL": URL, "YRKA_WEBHOOK_SECRET": SECRET})
    assert "hemligt" not in repr(read) + repr(read.mail)
    assert read.receipts == f"{URL}/kvitto"


def test_no_secret_is_logged() -> None:
    secrets = read_settings({**WHOLE, "YRKA_WEBHOOK_URL": URL, "YRKA_WEBHOOK_SECRET": SECRET}).secrets
    said = f"{GIVEN['YRKA_TOKEN']} {SECRET} {PASSWORD} {SMTP}"
    line = Discreet(*secrets).format(logging.LogRecord("x", logging.INFO, "", 1, said, None, None))
    assert "hemlig" not in line
    assert GIVEN["YRKA_TOKEN"].partition(":")[2] not in line
