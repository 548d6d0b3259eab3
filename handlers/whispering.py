"""What concerns whoever spoke and nobody else: in a group it is whispered to them."""

from __future__ import annotations

from handlers.letters import Message, Whisper
from handlers.taps import Words


def aside(words: Words, text: str) -> Message | Whisper:
    if words.spot.private:
        return Message(words.spot, text, reply_to=words.message)
    return Whisper(words.spot, words.account, text, words.message)
