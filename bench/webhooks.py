"""A webhook for each run that wants one, on this machine."""

from __future__ import annotations

from bot.local.ports import LOOPBACK, free_port
from bot.settings import Webhook


def a_webhook() -> Webhook:
    port = free_port()
    return Webhook(f"http://{LOOPBACK}:{port}/yrka", "hemlighet-hemlighet", port)
