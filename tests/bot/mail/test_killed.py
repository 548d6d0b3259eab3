"""`yrka run` killed while a mail is handed over: it is there once all the same, and noted once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bench import mortal
from bench.mortal import Mortal
from bot.play.stage import open_stage
from drafts.delivery_changes import MailTaken
from drafts.stages import Stage as DraftStage
from tests.bot.mail.server import Post, Trouble, an_account, serving
from tests.chat import enter, open_draft
from tests.handlers.acting import the_draft


@pytest.mark.parametrize(
    ("trouble", "taken"),
    [(Trouble("after", slow=2), 2), (Trouble("DATA", "451 later", slow=2), 1)],
    ids=["the server has it and we never knew", "the server has it not"],
)
async def test_killed_while_the_server_thinks(
    trouble: Trouble, taken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account, post = an_account(), Post([trouble])
    mail = {"YRKA_SMTP": f"smtp://localhost:{account.port}", "YRKA_MAIL_FROM": account.sender}
    given = mortal.environment
    monkeypatch.setattr(mortal, "environment", lambda *those: given(*those) | mail)
    bot = Mortal(tmp_path)
    with serving(post, account):
        async with open_stage("example", bot.launch, tmp_path) as stage:
            stage.patience = 60
            (lars,) = await enter(stage, "Lars", group="grupp")
            await open_draft(lars)
            await lars.says("/att Att nämnden avslår förslaget.")
            await lars.taps("Skriv under")
            await lars.taps("Lämna in")
            lars.tap("Ja, lämna in")
            while not post.tries:  # noqa: ASYNC110 — another thread counts them
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.3)
            bot.kill()
            await stage.settle()
            draft = await the_draft(stage)
            rows = await stage.database.rows("SELECT 1 FROM log WHERE kind = ?", MailTaken.__name__)
    assert (len(post.taken), len(set(post.taken)), len(post.mailbox)) == (taken, 1, 1)
    assert (draft.stage, len(rows), bot.deaths) == (DraftStage.MOTTAGET, 1, 1)
