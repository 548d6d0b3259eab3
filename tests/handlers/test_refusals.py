"""Every no: who is refused what, at which stage, in which words; and that nothing has changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from bot.local import Tap, User
from bot.play.stage import Stage, open_stage
from drafts.draft import Draft
from drafts.errors import (
    AlreadyAuthor,
    AlreadyReceived,
    AlreadySent,
    Closed,
    MayNotInvite,
    MayNotSetServing,
    NoErsattaryttrande,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    NotReady,
    NotSent,
    NotServing,
    OnlySecretary,
    Refusal,
)
from drafts.signing import fingerprint
from drafts.text import words_digest
from tests.chat import Chatter, drafts, enter
from tests.handlers.acting import Stranger, check_peace, forge, forges, log_length, stored, stored_board, told

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Disa is on no register; Fatima is a ledamot who does not stand on the drafts; Jonas stands on them, and so
# do Erik, an ersättare who does not serve, and Ingrid, one who does; Oskar is an ersättare beside them;
# Anders chairs; Maria is the secretary.
ROLES = ("Disa", "Fatima", "Jonas", "Erik", "Ingrid", "Oskar", "Anders", "Maria")
STAGES = ("utkast", "inlämnat", "mottaget", "återtaget")

# What each of them meets at each stage. "·" may do it.
BY_HAND = """
add       R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
ready     R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
own       R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
motivate  R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
change    R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
turn      R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
item      R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
move      R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
heading   R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
remove    R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
undo      R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
invite    R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
revoke    R D · · · D D K   R D · · · D D K   R D · · · D D K   R D · · · D D K
join      R · A A A · · K   R L A A A L L K   R L A A A L L K   R C A A A C C K
leave     R D · · · D D D   R D L L L D D D   R D L L L D D D   R D C C C D D D
sign      R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
unsign    R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
send      R D Y S Y D D K   R D L S L D D K   R D L S L D D K   R D C S C D D K
confirm   R D Y S Y D D K   R D L S L D D K   R D L S L D D K   R D C S C D D K
withdraw  R D · S · D D K   R D · S · D D K   R D · S · D D K   R D C S C D D K
withdrawn R D · S · D D K   R D · S · D D K   R D · S · D D K   R D C S C D D K
cancel    R D · · · D D D   R D · · · D D D   R D · · · D D D   R D · · · D D D
receive   R O O O O O O N   R O O O O O O ·   R O O O O O O T   R O O O O O O C
correct   R O O O O O O N   R O O O O O O ·   R O O O O O O ·   R O O O O O O C
read      R D · · · D D D   R D · · · D D D   R D · · · D D D   R D · · · D D D
preview   R D · · · D D D   R D · · · D D D   R D · · · D D D   R D · · · D D D
history   R D · · · D D D   R D · · · D D D   R D · · · D D D   R D · · · D D D
past      R D · · · D D D   R D · · · D D D   R D · · · D D D   R D · · · D D D
card      R D · · · D D D   R D · · · D D D   R D · · · D D D   R D · · · D D D
more      R D · · · D D D   R D · · · D D D   R D · · · D D D   R D · · · D D D
"""
MEANING: dict[str, Refusal] = {
    "R": NotOnRegister(),
    "D": NotOnDraft(),
    "S": NotServing(),
    "K": NotForSecretary(),
    "O": OnlySecretary(),
    "L": AlreadySent(),
    "T": AlreadyReceived(),
    "N": NotSent(),
    "C": Closed(),
    "A": AlreadyAuthor(),
    "Y": NotReady(("unsigned",)),
}
# Here it is the board that is asked, whoever stands on what. Lars leads C, Ingrid's party; Johan leads L.
BOARD_ROLES = ("Disa", "Fatima", "Jonas", "Erik", "Ingrid", "Johan", "Lars", "Anders", "Maria")
BOARD_BY_HAND = """
agenda    R · · · · · · · ·
matter    R · · · · · · · ·
new       R · · · · · · · ·
arende    R · · S · · · · K
kind      R · · S · · · · K
people    R I I I I · · · ·
person    R I I I I I · I ·
link      R I I I I I · I ·
unlink    R I I I I I · I ·
serving   R V V V V · · · ·
serve     R V V V V V · · ·
write     R O O O O O O O ·
load      R O O O O O O O ·
loadpeople R O O O O O O O ·
keep      R O O O O O O O ·
drop      R O O O O O O O ·
set       R O O O O O O O ·
"""
BOARD_MEANING = MEANING | {"I": MayNotInvite(), "V": MayNotSetServing()}

VERBS = {line.split()[0]: line.split()[1:] for line in BY_HAND.strip().splitlines()}
BOARD_VERBS = {line.split()[0]: line.split()[1:] for line in BOARD_BY_HAND.strip().splitlines()}


@dataclass
class Evening:
    """One stage, with a draft at every stage of its life in one group."""

    stage: Stage
    drafts: dict[str, Draft]
    disa: User

    def user(self, name: str) -> User:
        return self.disa if name == "Disa" else self.stage.user(name)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def evening() -> AsyncIterator[Evening]:
    async with open_stage("example") as stage:
        yield await _played(stage)
        await stage.settle()
        check_peace(stage)


async def _played(stage: Stage) -> Evening:
    names = ("Lars", "Jonas", "Erik", "Ingrid", "Fatima", "Oskar", "Johan", "Anders", "Maria")
    lars, jonas, erik, ingrid, *_, maria = await enter(stage, *names, group="grupp")
    disa = (await Stranger.enters(stage)).user
    ingrid_id = stage.person("Ingrid").id
    await forges(maria, f"serve:{stage.board.id}:23:{ingrid_id}:1")
    made = {}
    for name in STAGES:
        made[name] = await _draft(lars, jonas, erik, ingrid, sent=name != "utkast")
    await forges(maria, f"receive:{made['mottaget'].id}:1")
    await forges(lars, f"withdrawn:{made['återtaget'].id}")
    disa.joins(stage.rooms["grupp"][0])
    await stage.settle()
    return Evening(stage, {name: await stored(stage, draft) for name, draft in made.items()}, disa)


async def _draft(lars: Chatter, *others: Chatter, sent: bool) -> Draft:
    before = {draft.id for draft in await drafts(lars.stage)}
    await lars.says("/nytt")
    await lars.taps("Ärende 23")
    await lars.taps("Gemensamt förslag")
    (draft,) = [draft for draft in await drafts(lars.stage) if draft.id not in before]
    await lars.taps("Lägg till att-sats")
    await lars.taps("Att godkänna förvaltningens förslag till beslut.")
    for other in others:
        await other.taps("Jag är med")
    draft, board = await stored(lars.stage, draft), await stored_board(lars.stage)
    for signer in (lars, *others) if sent else ():
        await forges(signer, f"sign:{draft.id}:{fingerprint(draft, board)}"[:64])
    if sent:
        await lars.taps("Lämna in")
        await lars.taps("Ja, lämna in")
    return await stored(lars.stage, draft)


def _data(verb: str, draft: Draft, board_text: str, account: int) -> str:
    sats = draft.text.satser[0]
    args: dict[str, tuple[object, ...]] = {
        "ready": ("avsla",),
        "turn": (0,),
        "item": (sats.id,),
        "move": (sats.id, 1),
        "heading": (sats.id, 1),
        "remove": (sats.id, words_digest(sats.text)),
        "undo": (draft.past[-1].seq,),
        "leave": (account,),
        "unsign": (account,),
        "sign": (board_text[:12],),
        "send": (board_text[:12],),
        "confirm": (board_text[:12], "0" * 12),
        "cancel": ("send",),
        "receive": (1,),
        "correct": (1,),
        "past": (0,),
    }
    return ":".join(map(str, (verb, draft.id, *args.get(verb, ()))))


async def _unchanged(evening: Evening, taps: dict[Tap, Refusal]) -> None:
    before = await log_length(evening.stage)
    await evening.stage.settle()
    got = {f"{tap.user.first_name} {tap.button.data}": tap.answer and tap.answer.text for tap in taps}
    wanted = {f"{tap.user.first_name} {tap.button.data}": told(refusal) for tap, refusal in taps.items()}
    assert got == wanted
    assert await log_length(evening.stage) == before


@pytest.mark.parametrize("verb", VERBS)
async def test_who_may_not_is_told_why_and_changes_nothing(evening: Evening, verb: str) -> None:
    board = await stored_board(evening.stage)
    group = evening.stage.telegram.world.messages(evening.stage.rooms["grupp"][0])
    neutral = next(message for message in group if message.sender.is_bot) if verb == "join" else None
    taps = {}
    for n, mark in enumerate(VERBS[verb]):
        user, draft = evening.user(ROLES[n % len(ROLES)]), evening.drafts[STAGES[n // len(ROLES)]]
        if mark != "·":
            data = _data(verb, draft, fingerprint(draft, board), user.id)
            taps[forge(evening.stage, user, data, neutral)] = MEANING[mark]
    await _unchanged(evening, taps)


@pytest.mark.parametrize("verb", BOARD_VERBS)
async def test_who_may_not_do_it_to_the_board_is_told_why(evening: Evening, verb: str) -> None:
    board, ingrid = evening.stage.board.id, evening.stage.person("Ingrid").id
    taps = {}
    for name, mark in zip(BOARD_ROLES, BOARD_VERBS[verb], strict=True):
        user = evening.user(name)
        args: dict[str, tuple[object, ...]] = {
            "matter": ("23",),
            "arende": ("23", user.id),
            "kind": ("23", user.id, "eget"),
            "people": (0,),
            "person": (ingrid,),
            "link": (ingrid,),
            "unlink": (ingrid,),
            "serving": ("23",),
            "serve": ("23", ingrid, 0),
            "set": ("ey", 0),
        }
        if mark != "·":
            data = ":".join(map(str, (verb, board, *args.get(verb, ()))))
            taps[forge(evening.stage, user, data)] = BOARD_MEANING[mark]
    await _unchanged(evening, taps)


COMMANDS = ["/nytt", "/utkast", "/arenden", "/att", "/motivering", "/andra", "/forhandsvisa"]
COMMANDS += ["/skicka", "/historik", "/angra", "/namnd", "/register"]


@pytest.mark.parametrize("command", COMMANDS)
async def test_who_is_on_no_register_is_told_how_to_get_a_link_whatever_they_say(
    evening: Evening, command: str
) -> None:
    stranger = Stranger(evening.stage, evening.disa)
    before = await log_length(evening.stage)
    assert await stranger.says(command) == told(NotOnRegister())
    assert await stranger.says(command, evening.stage.rooms["grupp"][0]) == told(NotOnRegister())
    assert await log_length(evening.stage) == before


@pytest.mark.parametrize("words", ["Hej", "Att nämnden avslår.", "123"])
async def test_a_stranger_who_just_writes_is_told_the_same(evening: Evening, words: str) -> None:
    stranger = Stranger(evening.stage, evening.disa)
    assert await stranger.says(words) == told(NotOnRegister())


ERIKS = ("add", "ready", "own", "motivate", "change", "item", "remove", "undo", "invite", "sign", "unsign")


async def test_where_the_board_lets_no_ersattare_be_noted_they_may_not_write(evening: Evening) -> None:
    """And may again when it does: the setting counts at once."""
    stage, draft = evening.stage, evening.drafts["utkast"]
    maria, erik = Chatter(stage, "Maria"), evening.user("Erik")
    await forges(maria, f"set:{stage.board.id}:ey:0")
    board = await stored_board(stage)
    acts = [_data(verb, draft, fingerprint(draft, board), erik.id) for verb in ERIKS]
    await _unchanged(evening, {forge(stage, erik, data): NoErsattaryttrande() for data in acts})
    oskar = forge(
        stage,
        evening.user("Oskar"),
        f"join:{draft.id}",
        stage.telegram.world.messages(stage.rooms["grupp"][0])[-1],
    )
    await _unchanged(evening, {oskar: NoErsattaryttrande()})
    await forges(maria, f"set:{stage.board.id}:ey:1")
    await forges(Chatter(stage, "Erik"), f"change:{draft.id}")
    assert Chatter(stage, "Erik").last.text == "Vad vill du ändra?"
