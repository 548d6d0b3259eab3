"""What the page is made of: whole pages, and the pieces that are put into one as things happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.chat.looks import mark
from bot.chat.places import Place, places_of
from bot.chat.scene import Scene
from bot.local import Message, User
from bot.local.users import read_payload
from handlers.telling import SWEDEN

HERE = Path(__file__).parent / "page"
TOGETHER = 300  # seconds within which messages of one sender stand together
MONTHS = ("januari februari mars april maj juni juli augusti september oktober november december").split()  # noqa: SIM905


def _local(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone(SWEDEN)


def leads_to_bot(url: str, bot: User) -> bool:
    return read_payload(url, bot.username or "") is not None


def tell_time(at: int) -> str:
    return f"{_local(at):%H.%M}"


def tell_day(at: int, now: int) -> str:
    day, today = _local(at).date(), _local(now).date()
    match (today - day).days:
        case 0:
            return "I dag"
        case 1:
            return "I går"
        case _:
            return _dated(day, today)


def _dated(day: date, today: date) -> str:
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


_pages = Environment(
    loader=FileSystemLoader(HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_pages.globals |= {"mark": mark, "tell_time": tell_time, "leads_to_bot": leads_to_bot}


@dataclass(frozen=True)
class Entry:
    """A place in the list, with what was last said there."""

    place: Place
    unread: int

    @property
    def last(self) -> Message | None:
        return next(iter(reversed(self.place.messages)), None)


def show(template: str, **facts: object) -> str:
    return _pages.get_template(template).render(facts)


def show_list(scene: Scene, user: User) -> str:
    places = places_of(user, scene.stage.telegram.world)
    entries = [Entry(place, scene.unread(user, place)) for place in places]
    return show("list.html.j2", me=user, entries=entries)


def show_messages(scene: Scene, user: User, place: Place) -> str:
    messages = place.messages
    return "".join(
        _show(scene, user, message, before)
        for message, before in zip(messages, [None, *messages], strict=False)
    )


def show_message(scene: Scene, user: User, message: Message, place: Place) -> str:
    before = [other for other in place.messages if other.id < message.id]
    return _show(scene, user, message, before[-1] if before else None)


def _show(scene: Scene, user: User, message: Message, before: Message | None) -> str:
    now = scene.stage.telegram.world.clock()
    new_day = before is None or _local(before.at).date() != _local(message.at).date()
    follows = (
        before is not None
        and not new_day
        and before.service is None
        and before.sender is message.sender
        and message.at - before.at < TOGETHER
    )
    return show(
        "message.html.j2",
        m=message,
        me=user,
        bot=scene.stage.telegram.world.bot,
        day=tell_day(message.at, now) if new_day else "",
        follows=follows,
    )
