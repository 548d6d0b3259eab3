"""Before a page and instead of one: the door, and a no. What somebody wrote is theirs, and is shown again."""

from __future__ import annotations

from drafts.errors import Refusal, TooFast
from handlers.context import Context
from handlers.drawn import plain
from handlers.pages.visit import Frame, Sheet, Visit, opened, sheet
from handlers.refusals import sentence
from handlers.templates import page


def lobby(frame: Frame, link: str) -> str:
    """Where whoever comes from Telegram, or with a link, is let in."""
    return page("lobby", frame=frame, link=link)


def shut(frame: Frame, words: str = "") -> str:
    """The same to everybody who may not read, whether there is such a draft or not."""
    return page("shut", frame=frame, words=words)


def broken(frame: Frame, words: str) -> str:
    """Something is the matter with us."""
    return page("broken", frame=frame, words=words)


async def refused(visit: Visit, context: Context, refusal: Refusal) -> Sheet:
    """Why not, to those who may read the draft; to others as little as ever."""
    words = visit.says("ord")
    if isinstance(refusal, TooFast):
        return Sheet(page("slow", frame=visit.frame, wait=refusal.seconds, words=words), 429)
    try:
        reader = await opened(visit, context)
    except Refusal:
        return Sheet(shut(visit.frame, words), 403)
    return sheet(visit, reader, "refused", here="", why=plain(sentence(refusal)), words=words)
