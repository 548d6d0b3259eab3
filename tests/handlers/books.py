"""Who is refused what at each stage of a draft, written by hand from the law and the board's own rules.

Who meets what by their relation to it is in permissions/table.py.
"""

from __future__ import annotations

from drafts.errors import (
    AlreadyAuthor,
    AlreadyReceived,
    AlreadySent,
    Closed,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    NotReady,
    NotSeen,
    NotSent,
    NotServing,
    OnlySecretary,
    Refusal,
)
from drafts.link_errors import RevokedLink
from drafts.meeting_errors import AlreadyJoined, NotJoined

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
advice    R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
advicepage R D · · · D D K  R D L L L D D K   R D L L L D D K   R D C C C D D K
heed      R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
letbe     R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
undo      R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
invite    R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
revoke    R D · · · D D K   R D · · · D D K   R D · · · D D K   R D · · · D D K
join      R · A A A · · K   R L A A A L L K   R L A A A L L K   R C A A A C C K
leave     R D · · · D D D   R D L L L D D D   R D L L L D D D   R D C C C D D D
sign      R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
unsign    R D · · · D D K   R D L L L D D K   R D L L L D D K   R D C C C D D K
send      R D Y S Y D D K   R D L S L D D K   R D L S L D D K   R D C S C D D K
confirm   R D Y S Y D D K   R D L S L D D K   R D L S L D D K   R D C S C D D K
anyway    R D Y S Y D D K   R D L S L D D K   R D L S L D D K   R D C S C D D K
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
anslut    R N J J J S N K   R · J J J S · K   R · J J J S · K   R C J J J S C K
anslutlas R D D D D D D D   R D D D D D D D   R D D D D D D D   R D D D D D D D
anslutut  R X X X X X X X   R X X X X X X X   R X X X X X X X   R C C C C C C C
anslutfler R D N N N D D K  R D · · · D D K   R D · · · D D K   R D C C C D D K
anslutnej R D W W W D D K   R D W W W D D K   R D W W W D D K   R D W W W D D K
anslutin  R O O O O O O Z   R O O O O O O ·   R O O O O O O ·   R O O O O O O ·
anslutfor R O O O O O O J   R O O O O O O J   R O O O O O O J   R O O O O O O J
anmal     R O O O O O O N   R O O O O O O ·   R O O O O O O ·   R O O O O O O C
anmald    R O O O O O O N   R O O O O O O ·   R O O O O O O ·   R O O O O O O C
anmalej   R O O O O O O ·   R O O O O O O ·   R O O O O O O ·   R O O O O O O ·
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
    "J": AlreadyJoined(),
    "X": NotJoined(),
    "W": RevokedLink(),
    "Z": NotSeen(),
}

VERBS = {line.split()[0]: line.split()[1:] for line in BY_HAND.strip().splitlines()}
