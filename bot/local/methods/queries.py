"""Answers to taps on buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.local.entities import count_units
from bot.local.errors import bad_request
from bot.local.events import Answered
from bot.local.taps import Answer

if TYPE_CHECKING:
    from bot.local.params import Params
    from bot.local.world import World

LONGEST_ANSWER = 200


def answer_callback(world: World, params: Params) -> bool:
    tap = world.taps.get(params.text("callback_query_id"))
    if tap is None or not tap.is_open(world.clock()):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if count_units(params.text("text")) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    tap.answer = Answer(
        params.text("text"), params.flag("show_alert"), params.text("url") or None, world.clock()
    )
    world.tell(Answered(tap))
    return True
