"""Everybody lays a hand on the same thing: what each is told, what is stored, and which secrets are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from bot.local import Message, Tap, User
from drafts.errors import StaleButton
from handlers.drawn import plain
from handlers.letters import About, Spot, Topic
from handlers.work import Work
from tests.handlers.acting import forge, told
from tests.handlers.permissions.acts import AFTER, BEFORE, OF_EACH, Hand, names
from tests.handlers.permissions.holding import ASKS, HOLDS
from tests.handlers.permissions.scene import IN_MEETING, RELATIONS, SECRETS, Scene
from tests.handlers.permissions.table import MEANING, Row

IN_GROUP = frozenset({"join", "anslutlas"})  # what is only done where the card hangs
OF_NO_BOARD = frozenset({"figures", "decisionwords", "decided", "statekeep", "statedrop"})  # bare buttons
READERS = frozenset({"author", "e.y.", "jäv", "away"})  # whoever stands on the draft reads it

Act = Callable[[Hand, Row, dict[str, str]], Awaitable[Tap | None]]


@dataclass(frozen=True)
class Told:
    """`answers`: to the tap, or in the chat. `said`: did the bot do more than answer a tap?"""

    answers: tuple[str, ...]
    said: bool
    secret: bool


async def check(scene: Scene, row: Row, act: Act) -> None:
    """Who may not is told why, nothing is stored and no secret is told; who may has the row's effect."""
    marks = dict(zip(RELATIONS, row.marks, strict=True))
    refused = [who for who in RELATIONS if marks[who] != "·"]
    allowed = [who for who in RELATIONS if marks[who] == "·"]
    if refused:
        await _check_refused(scene, row, act, {who: told(MEANING[marks[who]]) for who in refused})
    for together in [[who] for who in allowed] if row.effect else [allowed]:
        await _check_allowed(scene, row, act, together)
    await scene.clear()


async def _check_refused(scene: Scene, row: Row, act: Act, why: dict[str, str]) -> None:
    hands = await _hands(scene, row, why)
    before = await scene.rows()
    found = await _laid(scene, row, act, hands)
    assert {who: found[who].answers for who in why} == {who: (reason,) for who, reason in why.items()}
    assert [who for who in why if found[who].secret] == []
    assert await scene.rows() == before


async def _check_allowed(scene: Scene, row: Row, act: Act, together: list[str]) -> None:
    hands = await _hands(scene, row, together)
    before = await scene.kinds()
    found = await _laid(scene, row, act, hands)
    refusals = {told(refusal) for refusal in MEANING.values()}
    assert {who: found[who].answers for who in together if refusals & {*found[who].answers}} == {}
    assert [who for who in together if found[who].secret and who not in READERS] == []
    kinds = (await scene.kinds())[len(before) :]
    for hand, _more in hands.values() if row.name in AFTER else ():
        await AFTER[row.name](hand)
    assert row.effect <= {*kinds}
    assert row.effect or (not kinds and all(found[who].said for who in together))


async def _hands(scene: Scene, row: Row, relations: Iterable[str]) -> dict[str, tuple[Hand, dict[str, str]]]:
    """Everyone's on one draft, newly written; with what the button says for each."""
    draft, shared, hands = (await scene.write(row.state)).id, None, {}
    before = BEFORE.get(row.name)
    for who in relations:
        more = shared
        if before and (more is None or before in OF_EACH):
            more = shared = await before(await _hand(scene, scene.users[who], draft))
        hands[who] = more or {}
    laid = {who: await _hand(scene, scene.users[who], draft) for who in hands}
    return {who: (hand, await names(hand) | hands[who]) for who, hand in laid.items()}


async def _hand(scene: Scene, user: User, draft: str) -> Hand:
    return Hand(scene, user, await scene.shelf.draft(draft), await scene.board())


async def _laid(
    scene: Scene, row: Row, act: Act, hands: dict[str, tuple[Hand, dict[str, str]]]
) -> dict[str, Told]:
    begun = len(scene.calls)
    taps = {who: await act(hand, row, more) for who, (hand, more) in hands.items()}
    await scene.stage.settle()
    return {who: _told(scene, begun, hand.user, taps[who]) for who, (hand, _more) in hands.items()}


def _told(scene: Scene, begun: int, user: User, tap: Tap | None) -> Told:
    calls = [call for call in scene.calls[begun:] if call.params.get("chat_id") == str(user.id)]
    texts = [plain(call.params["text"]) for call in calls if call.method == "sendMessage"]
    answers = (tap.answer.text if tap.answer else "",) if tap else tuple(texts)
    secret = any(word in f"{call.params} {answers}" for call in calls for word in SECRETS)
    return Told(answers, bool(calls), secret)


async def tap(hand: Hand, row: Row, more: dict[str, str]) -> Tap:
    """On our oldest message to the person, which holds what the act needs; or on the newest in the group."""
    chat = hand.scene.group if row.name in IN_GROUP else hand.user.chat
    ours = [message for message in hand.scene.stage.telegram.world.messages(chat) if message.sender.is_bot]
    message = ours[-1] if row.name in IN_GROUP else ours[0]
    if row.name not in IN_GROUP:
        await _mark(hand, message, await HOLDS[row.name](hand) if row.name in HOLDS else None)
    return forge(hand.scene.stage, hand.user, row.act.format(**more), message)


async def check_others(scene: Scene, act: str, owner: str, others: Iterable[str]) -> None:
    """What a message in the group holds for its owner: to the others its button says nothing."""
    draft = (await scene.write("open")).id
    held = await HOLDS[act](await _hand(scene, scene.users[owner], draft))
    message = next(m for m in scene.stage.telegram.world.messages(scene.group) if m.sender.is_bot)
    await scene.commit(Work(marked=[(Spot(scene.group.id), message.id, held)]))
    data = {"fileas": f"fileas:{scene.stage.board.id}:{IN_MEETING}", "voteside": "voteside:ja:-"}.get(
        act, act
    )
    if data == act and act not in OF_NO_BOARD:
        data = f"{act}:{draft if held.draft else scene.stage.board.id}:0:0"
    before = await scene.rows()
    taps = {who: forge(scene.stage, scene.users[who], data, message) for who in others}
    await scene.stage.settle()
    answers = {who: tap.answer.text if tap.answer else "" for who, tap in taps.items()}
    assert answers == dict.fromkeys(taps, told(StaleButton()))
    assert await scene.rows() == before
    await scene.commit(Work(marked=[(Spot(scene.group.id), message.id, None)]))
    await scene.clear()


async def command(hand: Hand, row: Row, _more: dict[str, str]) -> None:
    hand.user.says(f"/{row.act}")


async def reply(hand: Hand, row: Row, _more: dict[str, str]) -> None:
    message = next(m for m in hand.scene.stage.telegram.world.messages(hand.user.chat) if m.sender.is_bot)
    about, words = ASKS[Topic(row.name)]
    await _mark(hand, message, await about(hand))
    if "." in words.rstrip("."):
        hand.user.sends(FILES[words], name=words, reply_to=message)
    else:
        hand.user.says(words, reply_to=message)


FILES = {
    "plan.md": b"# Plan\n\nEtt stycke.\n",
    "register.csv": b"namn;parti;roll\nMaria Kjellin;;sekreterare\n",
}


async def _mark(hand: Hand, message: Message, about: About | None) -> None:
    await hand.scene.commit(Work(marked=[(Spot(hand.user.id), message.id, about)]))
