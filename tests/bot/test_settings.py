"""Settings: half a configuration is refused, with what is missing, and the token is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pages.site import Site
from bot.settings import TELEGRAM, BadSettings, Settings, environment, read_settings
from bot.store.where import Server

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 — the one in Telegram's handbook
GIVEN = {"YRKA_TOKEN": TOKEN}
URL, SECRET = "https://yrka.example.se/telegram", "hemlighet-hemlighet"


def test_a_token_is_enough() -> None:
    assert read_settings(GIVEN) == Settings(TOKEN, Path("yrka.db"), TELEGRAM, None, 3.0)


def test_everything_can_be_set() -> None:
    read = read_settings(
        {
            **GIVEN,
            "YRKA_DATABASE": "sqlite:///data/yrka.db",
            "YRKA_API": "http://127.0.0.1:8081/",
            "YRKA_WEBHOOK_URL": URL,
            "YRKA_WEBHOOK_SECRET": SECRET,
            "YRKA_WEBHOOK_PORT": "9000",
            "YRKA_PAUSE": "0.5",
        }
    )
    assert (read.database, read.api, read.pause) == (Path("data/yrka.db"), "http://127.0.0.1:8081", 0.5)
    assert read.webhook
    assert (read.webhook.url, read.webhook.secret, read.webhook.port) == (URL, SECRET, 9000)
    assert not read.is_telegram


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "YRKA_TOKEN saknas"),
        ({"YRKA_TOKEN": ""}, "YRKA_TOKEN saknas"),
        ({"YRKA_TOKEN": "hemligt"}, "YRKA_TOKEN ser inte ut"),
        ({**GIVEN, "YRKA_DATABASE": "postgresql://x"}, "YRKA_DATABASE ska vara en fil"),
        ({**GIVEN, "YRKA_DATABASE": "mysql://x/y"}, "YRKA_DATABASE ska vara en fil"),
        ({**GIVEN, "YRKA_WEBHOOK_URL": URL}, "YRKA_WEBHOOK_SECRET saknas"),
        ({**GIVEN, "YRKA_WEBHOOK_SECRET": SECRET}, "YRKA_WEBHOOK_URL saknas"),
        ({**GIVEN, "YRKA_WEBHOOK_URL": URL, "YRKA_WEBHOOK_SECRET": "kort"}, "för kort"),
        ({**GIVEN, "YRKA_WEBHOOK_URL": "yrka.se", "YRKA_WEBHOOK_SECRET": SECRET}, "hel adress"),
        (
            {
                **GIVEN,
                "YRKA_WEBHOOK_URL": URL,
                "YRKA_WEBHOOK_SECRET": SECRET,
                "YRKA_WEBHOOK_PORT": "x",
            },
            "PORT ska vara ett tal",
        ),
        ({**GIVEN, "YRKA_PAUSE": "snart"}, "YRKA_PAUSE ska vara ett tal"),
        ({**GIVEN, "YRKA_PAUSE": "-1"}, "YRKA_PAUSE ska vara ett tal"),
        ({**GIVEN, "YRKA_API": "telegram"}, "YRKA_API ska vara en hel adress"),
        ({**GIVEN, "YRKA_API": "http://[::1"}, "YRKA_API ska vara en hel adress"),
        (
            {
                **GIVEN,
                "YRKA_WEBHOOK_URL": URL,
                "YRKA_WEBHOOK_SECRET": SECRET,
                "YRKA_WEBHOOK_PORT": "1" * 5_000,
            },
            "PORT ska vara ett tal",
        ),
    ],
)
def test_half_a_configuration_is_refused_with_what_is_missing(given: dict[str, str], missing: str) -> None:
    with pytest.raises(BadSettings, match=missing) as bad:
        read_settings(given)
    assert TOKEN not in str(bad.value)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(BadSettings) as bad:
        read_settings({"YRKA_DATABASE": "postgresql://x", "YRKA_WEBHOOK_URL": URL})
    assert len(bad.value.faults) == 3


def test_the_token_is_not_shown() -> None:
    shown = repr(read_settings({**GIVEN, "YRKA_WEBHOOK_URL": URL, "YRKA_WEBHOOK_SECRET": SECRET}))
    assert TOKEN.partition(":")[2] not in shown
    assert SECRET not in shown


def test_what_the_process_was_given_comes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("YRKA_TOKEN=1:fil\nYRKA_PAUSE=7\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("YRKA_TOKEN", "2:given")
    monkeypatch.delenv("YRKA_PAUSE", raising=False)
    assert environment()["YRKA_TOKEN"] == "2:given"  # noqa: S105 — an example
    assert environment()["YRKA_PAUSE"] == "7"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://yrka:hem%2Flig%40t@db.example.se:6432/yrka?sslmode=require",
        "postgres://db.example.se/yrka?user=yrka&password=hem%2Flig%40t",
    ],
)
def test_a_server_is_shown_without_its_password(url: str) -> None:
    read = read_settings({**GIVEN, "YRKA_DATABASE": url})
    assert read.database == Server(url)
    for shown in (repr(read), str(read.database), repr(read.database)):
        assert "lig" not in shown
    assert "hem/lig@t" in read.secrets
    assert "db.example.se" in str(read.database)


def test_pages_are_below_the_webhook_or_at_an_address_of_their_own() -> None:
    assert read_settings(GIVEN).pages == ""
    by_webhook = read_settings({**GIVEN, "YRKA_WEBHOOK_URL": URL, "YRKA_WEBHOOK_SECRET": SECRET})
    assert by_webhook.pages == f"{URL}/las"
    own = read_settings({**GIVEN, "YRKA_PAGES_URL": "https://yrka.example.se/", "YRKA_PAGES_PORT": "9000"})
    assert own.pages == "https://yrka.example.se/las"
    assert own.site
    assert (own.site.port, own.site.host) == (9000, None)


def test_a_site_of_this_machine_is_served_to_this_machine_alone() -> None:
    assert Site("http://127.0.0.1:8000", 8000).host == "127.0.0.1"


def test_telegram_opens_no_page_without_tls() -> None:
    given = {**GIVEN, "YRKA_WEBHOOK_URL": "http://yrka.example.se/t", "YRKA_WEBHOOK_SECRET": SECRET}
    assert read_settings(given).pages == ""
    assert (
        read_settings({**given, "YRKA_API": "http://127.0.0.1:8081"}).pages == "http://yrka.example.se/t/las"
    )


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"YRKA_PAGES_PORT": "9000"}, "YRKA_PAGES_URL saknas"),
        ({"YRKA_PAGES_URL": "http://yrka.example.se"}, "ska börja med https://"),
        ({"YRKA_PAGES_URL": "https://yrka.example.se", "YRKA_PAGES_PORT": "x"}, "YRKA_PAGES_PORT ska vara"),
        (
            {
                "YRKA_PAGES_URL": "https://yrka.example.se",
                "YRKA_WEBHOOK_URL": URL,
                "YRKA_WEBHOOK_SECRET": SECRET,
            },
            "YRKA_PAGES_URL behövs inte",
        ),
    ],
)
def test_half_a_site_is_refused(given: dict[str, str], fault: str) -> None:
    with pytest.raises(BadSettings, match=fault):
        read_settings({**GIVEN, **given})
