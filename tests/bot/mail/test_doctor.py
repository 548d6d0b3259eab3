"""`yrka doctor` tries the mail server, and says what to do."""

from __future__ import annotations

from pathlib import Path

from bot.local import LocalTelegram
from tests.bot.mail.server import Post, an_account, serving
from tests.bot.test_settings import TOKEN
from tests.shell import settings, yrka


async def test_the_doctor_asks_the_mail_server_and_shows_no_password(tmp_path: Path) -> None:
    account = an_account(user="yrka", password="hemligt:@/")  # noqa: S106 — an example
    server = f"smtp://yrka:hemligt%3A%40%2F@localhost:{account.port}"
    mail = {"YRKA_SMTP": server, "YRKA_MAIL_FROM": "yrka@ekeby.example"}
    async with LocalTelegram(token=TOKEN) as telegram:
        given = settings(telegram, tmp_path) | mail
        with serving(Post(), account):
            well = await yrka("doctor", cwd=tmp_path, **given)
            wrong = await yrka("doctor", cwd=tmp_path, **given | {"YRKA_SMTP": server.replace("%3A", "x")})
        down = await yrka("doctor", cwd=tmp_path, **given)
    assert f"✓ E-postservern localhost:{account.port} svarar." in well.out
    assert f"E-postservern localhost:{account.port} går inte att använda: 535" in wrong.out
    assert "Kontrollera YRKA_SMTP" in down.out
    assert "hemligt" not in "".join(ran.out + ran.err for ran in (well, wrong, down))
