"""What the bot wants said: letters put in the outbox with the change they tell of, and posted after it.

A letter is a plain value that survives a restart. A chat's letters are posted in the order written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from drafts.draft import Attachment


class Style(StrEnum):
    """How a button looks, where the reader's Telegram knows of it; elsewhere they all look the same."""

    PLAIN = ""
    CHIEF = "primary"  # the one main step
    GRAVE = "danger"  # takes away what is there


@dataclass(frozen=True, slots=True)
class Button:
    """One of `data` (up to 64 bytes), `url`, `copy` and `app`: the address of a page shown in Telegram."""

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""
    app: str = ""
    style: Style = Style.PLAIN


Rows = tuple[tuple[Button, ...], ...]


def tap(label: str, act: str, *args: object) -> Button:
    """A button that makes a Tap with this act and these arguments."""
    return Button(label, data=":".join((act, *map(str, args))))


def chief(button: Button) -> Button:
    return replace(button, style=Style.CHIEF)


def grave(button: Button) -> Button:
    return replace(button, style=Style.GRAVE)


class Topic(StrEnum):
    """What a reply to one of our messages is for."""

    CARD = "card"
    ITEM = "item"  # shows one piece of the text; a reply is a new wording
    PROPOSAL = "proposal"  # shows a wording not yet adopted
    SATS = "sats"  # asks for an att-sats
    MOTIVATION = "motivation"  # asks for (more) motivation
    LOOSE = "loose"  # a text that belongs nowhere yet
    CORRECTION = "correction"  # asks the secretary what is to be corrected
    ARENDE = "arende"  # asks for the next field of a new ärende
    MEETING = "meeting"  # asks for when, where, or until when proposals are taken
    HANDLING = "handling"  # asks for, or holds, a document's file
    BLOCK = "block"  # shows a block of a document; a reply is its new wording
    INSERTION = "insertion"  # asks for what is to stand behind a block
    AMENDMENT = "amendment"  # shows a change of a document not yet adopted
    INSTRUCTION = "instruction"  # holds an amendment in words that is not understood yet
    MINUTES = "minutes"  # asks the secretary for what the minutes need
    DECISION = "decision"  # asks for, or holds, what makes a decision that is not entered yet
    QUESTION = "question"  # asks what somebody says of the decision; a reply is in their own words
    STATEMENT = "statement"  # asks for, or holds, own words on a decision
    FORUM = "forum"  # offers a topic of its own to a draft
    REGISTER = "register"  # asks for, or holds, a register's or an agenda's file


@dataclass(frozen=True, slots=True)
class About:
    """What a message of ours is about: kept with its id, so that a reply finds its way after a restart."""

    topic: Topic
    draft: str = ""
    item: str = ""
    seen: str = ""  # digest of the words shown
    words: str = ""  # words not yet part of the draft
    account: int = 0  # whose it is, where it is someone's
    fields: dict[str, str] = field(default_factory=dict)
    open: bool = True  # it still waits for words, where its topic does


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in Telegram: a chat, and a topic of it where `thread` is not 0."""

    chat: int
    thread: int = 0

    @property
    def private(self) -> bool:
        """A private chat's id is its user's, and positive."""
        return self.chat > 0


@dataclass(frozen=True, slots=True)
class Message:
    """A new message. With `asks`, the reader's reply field opens with that as its placeholder."""

    spot: Spot
    text: str
    buttons: Rows = ()
    reply_to: int = 0
    about: About | None = None
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Whisper:
    """A message in a group that one person alone sees; where Telegram does not let that be, all see it."""

    spot: Spot
    account: int
    text: str
    reply_to: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """A message of ours as it is to read from now on."""

    spot: Spot
    message: int
    text: str
    buttons: Rows = ()
    about: About | None = None


class View(StrEnum):
    """Faces of a draft that are redrawn whenever it changes."""

    CARD = "card"
    SINCE = "since"  # what changed since one person signed
    NOTE = "note"  # the secretary's: what was delivered, and how it stands
    ANSLUTNING = "anslutning"  # the slip of one who has joined
    QUESTION = "question"  # asks one person what they say of the decision
    MOVED = "moved"  # an older one of these: it says that the new one is further down, and is let go


@dataclass(frozen=True, slots=True)
class Face:
    """A new message that shows a draft and is redrawn with it. `person`: whose it is; empty for a CARD."""

    spot: Spot
    draft: str
    view: View = View.CARD
    person: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A stored file, by its SHA-256. It arrives once, however often the posting is repeated.

    `draft`: whose Bilaga it is; a reply to it is about that.
    """

    spot: Spot
    sha256: str
    name: str
    caption: str = ""
    buttons: Rows = ()
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Stored PNGs, by their SHA-256, as one album."""

    spot: Spot
    sha256: tuple[str, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a tap: a passing note, or with `alert` one that has to be closed."""

    query: str
    text: str = ""
    alert: bool = False
    spot: Spot = Spot(0)  # it goes to the tap, not to a chat


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic of a forum, made for a draft whose card is then hung in it; else `otherwise` is said."""

    spot: Spot
    draft: str
    name: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The commands in the menu of one private chat; the usual ones where there are none."""

    spot: Spot
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail to a secretary, in plain text; posted by bot/mail/.

    It is about one version of a draft; or, with an empty `draft`, about what somebody says of a decision, and
    then `tells` has the accounts that learn of it if it does not come through.

    All that its bytes are made of stands here, so that a repeat is the same letter with the same Message-ID,
    made of `key`. `follows` is the key of the mail it is shown under in the reader's inbox. With `delivers`
    it is what brings the version to the secretary; without, it only tells of it.
    """

    to: str
    name: str
    subject: str
    text: str
    at: datetime
    key: str
    draft: str
    version: int
    person: str
    delivers: bool = False
    attachments: tuple[Attachment, ...] = ()
    reply_to: str = ""
    follows: str = ""
    tells: tuple[int, ...] = ()
    spot: Spot = Spot(0)  # it goes to an address, not to a chat


Letter = Message | Whisper | Edit | Face | Document | Pictures | Answer | NewTopic | Menu | Mail
