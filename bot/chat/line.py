"""The live line to each page: what happens is sent to whoever may see it, as it now looks.

A page that was cut off asks for everything again: nothing has to be remembered for it here.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bot.chat.pages import show_list, show_message
from bot.chat.places import Place, place_of
from bot.chat.scene import Scene, asked
from bot.local import Answered, Busy, Chat, Deleted, Drafted, Edited, Event, Message, Sent, User, Whispered

Said = dict[str, Any]
ALIVE = 20.0  # seconds between signs of life


@dataclass(eq=False)
class Viewer:
    user: User
    news: asyncio.Queue[Event | Said] = field(default_factory=asyncio.Queue)


class Line:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._viewers: set[Viewer] = set()
        self._states: dict[str, Said] = {}  # what whoever comes is told first
        scene.stage.telegram.world.listen(self.tell)

    def state(self, kind: str) -> Said:
        """What was told last of that kind."""
        return self._states.get(kind, {"kind": kind})

    def tell_state(self, state: Said) -> None:
        """What holds until it is told otherwise."""
        self._states[state["kind"]] = state
        self.tell(state)

    def tell(self, news: Event | Said) -> None:
        for viewer in self._viewers:
            viewer.news.put_nowait(news)

    async def serve(self, request: web.Request, user: User) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=ALIVE)
        await socket.prepare(request)
        viewer = Viewer(user)
        for state in self._states.values():
            viewer.news.put_nowait(state)
        self._viewers.add(viewer)
        telling = asyncio.create_task(self._tell(viewer, socket))
        try:
            async for message in socket:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            self._viewers.discard(viewer)
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)
        return socket

    async def _tell(self, viewer: Viewer, socket: web.WebSocketResponse) -> None:
        while True:
            batch = [await viewer.news.get()]
            while not viewer.news.empty():
                batch.append(viewer.news.get_nowait())
            said = [told for news in batch if (told := self._said(news, viewer.user))]
            if any(told["kind"] in {"message", "deleted"} for told in said):
                said.append({"kind": "list", "html": show_list(self._scene, viewer.user)})
            with contextlib.suppress(ConnectionResetError):
                for told in said:
                    await socket.send_json(told)

    def _said(self, news: Event | Said, user: User) -> Said | None:
        """None where it is not for them."""
        match news:
            case dict():
                return news
            case Sent(message) | Edited(message) if _sees(user, message.chat):
                return self._message(message, user, fresh=isinstance(news, Sent))
            case Deleted(message) if _sees(user, message.chat):
                return {"kind": "deleted", "place": place_of(message).key, "id": message.id}
            case _:
                return _passing(news, user)

    def _message(self, message: Message, user: User, *, fresh: bool) -> Said | None:
        """As it is by now: it may have been changed again, or taken away, before its turn came."""
        place, now = place_of(message), message.chat.messages.get(message.id)
        if now is None:
            return None
        return {
            "kind": "message",
            "place": place.key,
            "id": now.id,
            "fresh": fresh,
            "mine": now.sender is user,
            "bots": now.sender.is_bot,
            "html": show_message(self._scene, user, now, place),
            "asks": tell_asked(user, place) if fresh else None,
        }


def _passing(news: Event, user: User) -> Said | None:
    """What is seen as it happens, and not afterwards."""
    match news:
        case Answered(tap) if tap.user is user and tap.answer:
            said = {"kind": "answer", "place": place_of(tap.message).key, "id": tap.message.id}
            return said | {"text": tap.answer.text, "alert": tap.answer.alert}
        case Whispered(message) if message.receiver is user:
            return {"kind": "whisper", "text": message.text}
        case Busy(chat, topic, _) if _sees(user, chat):
            return {"kind": "busy", "place": Place(chat, topic).key}
        case Drafted(chat, _, text) if _sees(user, chat):
            return {"kind": "draft", "place": Place(chat).key, "text": text}
        case _:
            return None


def tell_asked(user: User, place: Place) -> Said | None:
    message = asked(user, place)
    if message is None or message.force_reply is None:
        return None
    return {"id": message.id, "placeholder": message.force_reply.placeholder or ""}


def _sees(user: User, chat: Chat) -> bool:
    return chat.person is user or (not chat.is_private and chat.has(user))
