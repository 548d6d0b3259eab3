"""Who meets what: every act, for everyone in every relation to the draft.

It is written by hand, from the law and from what is promised to people, and asks no rule. A section is a verb
of the rules (drafts/mandates.py) or, in small letters, what is one's own, the board's or the secretary's. A
row: the state of the draft; what is done; what that appends to the log where it may be done ("-": it only
shows something); and what each of RELATIONS meets. "·" may do it.
"""

from __future__ import annotations

from dataclasses import dataclass

from drafts.errors import (
    AlreadyAuthor,
    MayNotInvite,
    MayNotSetServing,
    NoDraftHere,
    NotForSecretary,
    NotOnDraft,
    NotOnRegister,
    NotServing,
    OnlySecretary,
    Refusal,
    StaleButton,
    UnclearReply,
    UnknownPerson,
)
from drafts.meeting_errors import Absent, AlreadyJoined, HasVote, Javig, NoAnteckning, Undeciding
from tests.handlers.permissions.scene import RELATIONS

# An author, one with e.y., another ledamot, an author with jäv, one who is away, a gruppledare, the chair,
# the secretary; another board's secretary, nobody, an author who has left the register, who holds an
# author's old phone, and whose account was an author's and is somebody else's now.
TAPS = """
# START
open     new:{b}                               -                    · · · · · · · · R R R R ·
open     arende:{b}:23:{me}                    -                    · S · J F · · K R R R R S
open     kind:{b}:23:{me}:eget                 Opened               · S · J F · · K R R R R S
open     copyto:{d}:9_A                        OpenedFrom           · S D · · D D D R R R R D
open     file:{b}:23                           -                    · S · J F · · · R R R R S
open     fileas:{b}:23                         -                    · S · J F · · · R R R R S
open     filed:{b}:only                        HandlingFiled        · S · J F · · · R R R R S
open     unfile:{b}:{fresh}                    HandlingRemoved      · S · J F · · · R R R R S
# JOIN
open     join:{d}                              Joined               A A · A A · · K R R R R ·
# EDIT
open     add:{d}                               -                    · · D J · D D K R R R R D
open     ready:{d}:avsla                       SatserAdded          · · D J · D D K R R R R D
open     own:{d}                               -                    · · D J · D D K R R R R D
open     motivate:{d}                          -                    · · D J · D D K R R R R D
open     change:{d}                            -                    · · D J · D D K R R R R D
open     turn:{d}:0                            -                    · · D J · D D K R R R R D
open     item:{d}:{sats}                       -                    · · D J · D D K R R R R D
open     move:{d}:{sats}:1                     Moved                · · D J · D D K R R R R D
open     heading:{d}:{block}:1                 HeadingSet           · · D J · D D K R R R R D
open     remove:{d}:{sats}:{satsseen}          Removed              · · D J · D D K R R R R D
open     adopt:{d}                             Reworded             · · D J · D D K R R R R D
open     use:{d}:sats                          SatserAdded          · · D J · D D K R R R R D
open     advice:{d}                            -                    · · D J · D D K R R R R D
open     advicepage:{d}:0                      -                    · · D J · D D K R R R R D
open     heed:{d}:{sats}:full_stop:{satsseen}:0 Reworded             · · D J · D D K R R R R D
open     letbe:{d}:{sats}:full_stop:{satsseen}:0 AdviceDismissed      · · D J · D D K R R R R D
open     undo:{d}:{seq}                        Undone               · · D J · D D K R R R R D
open     unite:{d}:{other}                     MergeOffered         · · D J · D D K R R R R D
open     ununite:{d}:{other}                   MergeOffered         · · D J · D D K R R R R D
open     united:{d}:{other}                    OpenedFrom+WentInto  · · D J · D D K R R R R D
open     notunited:{d}:{other}                 MergeOffered         · · D J · D D K R R R R D
open     documents:{d}                         -                    · · D J · D D K R R R R D
open     outline:{d}:{doc}:0                   -                    · · D J · D D K R R R R D
open     section:{d}:{doc}:{head}:0            -                    · · D J · D D K R R R R D
open     start:{d}:{doc}:0                     -                    · · D J · D D K R R R R D
open     block:{d}:{doc}:{para}                -                    · · D J · D D K R R R R D
open     strike:{d}:{doc}:{para}               -                    · · D J · D D K R R R R D
open     strikeall:{d}:{doc}:{head}            -                    · · D J · D D K R R R R D
open     insert:{d}:{doc}:{para}               -                    · · D J · D D K R R R R D
open     shift:{d}:{doc}:{para}:0              -                    · · D J · D D K R R R R D
open     place:{d}:{doc}:{para}:{head}         -                    · · D J · D D K R R R R D
open     agree:{d}                             AmendmentSet         · · D J · D D K R R R R D
open     wording:{d}                           -                    · · D J · D D K R R R R D
open     takeback:{d}:{seq}                    Undone               · · D J · D D K R R R R D
open     lines:{d}:one                         -                    · · D J · D D K R R R R D
open     within:{d}:{doc}                      -                    · · D J · D D K R R R R D
open     pick:{d}:0                            -                    · · D J · D D K R R R R D
open     keepas:{d}                            AmendmentSet         · · D J · D D K R R R R D
open     dropamend:{d}:{amendment}:{amendmentseen} AmendmentDropped     · · D J · D D K R R R R D
open     shown:{d}:both                        ShownSet             · · D J · D D K R R R R D
unworded giveword:{d}:{amendment}              -                    · · D J · D D K R R R R D
open     carry:{d}:{doc}                       AmendmentsCarried    · · D J · D D K R R R R D
# INVITE
open     invite:{d}                            Invited              · · D J · D D K R R R R D
open     revoke:{d}                            InvitesRevoked       · · D J · D D K R R R R D
sent     anslutfler:{d}                        JoiningOffered       · · D J · D D K R R R R D
sent     anslutnej:{d}                         JoiningRevoked       · · D J · D D K R R R R D
# SIGN
open     sign:{d}:{seen}                       Signed               · · D J F D D K R R R R D
signed   unsign:{d}:{me}                       Unsigned             · · D J F D D K R R R R D
# LEAVE
open     leave:{d}:{me}                        Left                 · · D · · D D D R R R R D
# SEND
signed   send:{d}:{seen}                       -                    · S D J F D D K R R R R D
signed   confirm:{d}:{seen}:{file}             Sent                 · S D J F D D K R R R R D
exposed  anyway:{d}:{seen}                     PersonnummerKept     · S D J F D D K R R R R D
# WITHDRAW
open     withdraw:{d}                          -                    · S D J · D D K R R R R D
open     withdrawn:{d}                         Withdrawn            · S D J · D D K R R R R D
# READ
open     card:{d}                              -                    · · D · · D D D R R R R D
open     read:{d}                              -                    · · D · · D D D R R R R D
open     preview:{d}                           -                    · · D · · D D D R R R R D
open     history:{d}                           -                    · · D · · D D D R R R R D
open     past:{d}:0                            -                    · · D · · D D D R R R R D
open     more:{d}                              -                    · · D · · D D D R R R R D
open     cancel:{d}:send                       -                    · · D · · D D D R R R R D
open     unions:{d}                            -                    · · D · · D D D R R R R D
open     topic:{d}                             -                    B B D B B D D D R R R R D
open     copy:{d}                              -                    · · D · · D D D R R R R D
open     copies:{d}:0                          -                    · · D · · D D D R R R R D
open     amends:{d}                            -                    · · D · · D D D R R R R D
open     amend:{d}:{amendment}                 -                    · · D · · D D D R R R R D
# RECEIVE
sent     receive:{d}:1                         Received             O O O O O O O · R R R R O
sent     inbox:{b}:_1                          -                    O O O O O O O · R R R R O
sent     inboxes:{b}:0                         -                    O O O O O O O · R R R R O
sent     inboxnote:{d}                         -                    O O O O O O O · R R R R O
sent     inboxsaid:{b}:24:{said}               -                    O O O O O O O · R R R R O
sent     inboxreceive:{b}:_1:{waiting}         Received             O O O O O O O · R R R R O
sent     inboxall:{b}:_1                       -                    O O O O O O O · R R R R O
# RETURN
sent     correct:{d}:1                         -                    O O O O O O O · R R R R O
# ANSLUT
sent     anslut:{d}:{version}:jag              Anslot               N N · N N · · K R R R R S
sent     anslutlas:{d}                         -                    N N · N N · · K R R R R S
sent     anslutut:{d}                          AnslutningLeft       · · · · · · · · R R R R ·
# RESERVE
open     stated:{b}:24:{stance}:{decided}      StatementMade        · · D J F D D K R R R R D
open     statewith:{b}:24:r:{johan}:{said}     StatementMade        · S D J F D D K R R R R S
open     statekeep                             StatementMade        · · D J F D D K R R R R D
open     unstate:{b}:24:{stance}               StatementDropped     · · · · · · · · R R R R ·
open     state:{b}:24                          -                    · · · · · · · · R R R R ·
# UTTALANDE
open     statewords:{b}:24:u:{decided}         -                    · S D J F D D K R R R R S
# ERSATTARYTTRANDE
open     stated:{b}:24:e:{decided}             StatementMade        X · X J F X X K R R R R D
# ANTECKNA
open     statewords:{b}:24:a:                  -                    · W · J F · · K R R R R W
# own
open     mine                                  -                    · · H · · H H H H R R R H
open     discard:{d}                           -                    · · · · · · · · R R R R ·
open     refuse:{d}                            -                    · · · · · · · · R R R R ·
open     unused:{b}                            -                    · · · · · · · · R R R R ·
open     mend:{b}:0                            -                    · · · · · · · · R R R R ·
open     mendone:{b}:{para}                    -                    · · · · · · · · R R R R ·
open     mended:{b}                            -                    · · · · · · · · R R R R ·
open     mendjoin:{b}:{para}                   -                    · · · · · · · · R R R R ·
open     mendhead:{b}:{para}:1                 -                    · · · · · · · · R R R R ·
open     mendsplit:{b}:{para}                  -                    · · · · · · · · R R R R ·
open     statedrop                             -                    · · · · · · · · · · · · ·
open     mydata:{b}                            -                    · · · · · · · · R R · R ·
open     erase:{b}                             -                    · · · · · · · · R R R R ·
open     erased:{b}:{plan}                     AccountUnbound+ErasureWished · · · · · · · · R R R R ·
open     keepdata:{b}                          -                    · · · · · · · · R R R R ·
open     leaving:{b}:_2:{mine}:0               -                    · · · · · · · U R R R R ·
open     left:{b}:_2:{mine}:41                 PresenceSet          · · · · · · · G R R R R ·
open     cantcome:{b}:{fresh}:1                PresenceSet          · · · · · · · G R R R R ·
open     jav:{b}:44:0                          -                    · · · · · · · · R R R R ·
open     javset:{b}:44:{mine}:1                JavSet               · · · · · · · G R R R R ·
# board
open     agenda:{b}:_1:0                       -                    · · · · · · · · R R R R ·
open     matter:{b}:23                         -                    · · · · · · · · R R R R ·
open     meetings:{b}:0                        -                    · · · · · · · · R R R R ·
open     meeting:{b}:_1                        -                    · · · · · · · · R R R R ·
open     serving:{b}:23                        -                    V V V V · · · · R R R R V
open     serve:{b}:23:{ingrid}:1               ServingSet           V V V V V · · · R R R R V
open     instead:{b}:23:{ingrid}               -                    V V V V V · · · R R R R V
open     fill:{b}:23:{ingrid}:{birgit}         ServingSet           V V V V V V · · R R R R V
open     people:{b}:0                          -                    I I I I · · · · R R R R I
open     person:{b}:{ingrid}                   -                    I I I I I · I · R R R R I
open     link:{b}:{ingrid}                     LinkIssued           I I I I I · I · R R R R I
open     unlink:{b}:{ingrid}                   AccountUnbound       I I I I I · I · R R R R I
# secretary
open     newmeet:{b}                           -                    O O O O O O O · R R R R O
open     setmeet:{b}:_2:place                  -                    O O O O O O O · R R R R O
open     closemeet:{b}:{fresh}                 -                    O O O O O O O · R R R R O
open     endmeet:{b}:{fresh}                   MeetingClosed        O O O O O O O · R R R R O
open     reopenmeet:{b}:{fresh}                MeetingClosed        O O O O O O O · R R R R O
open     roll:{b}:_2:0                         -                    O O O O O O O · R R R R O
open     present:{b}:{fresh}:{lars}:0          PresenceSet          O O O O O O O · R R R R O
open     parts:{b}:_2:0                        -                    O O O O O O O · R R R R O
open     attend:{b}:_2:{lars}                  -                    O O O O O O O · R R R R O
open     whole:{b}:{fresh}:{lars}:0            PresenceSet          O O O O O · O · R R R R O
open     coming:{b}:_2:{lars}:0                -                    O O O O O O O · R R R R O
open     came:{b}:_2:{lars}:41                 PresenceSet          O O O O O O O · R R R R O
open     write:{b}                             -                    O O O O O O O · R R R R O
open     load:{b}                              -                    O O O O O O O · R R R R O
open     loadpeople:{b}                        -                    O O O O O O O · R R R R O
open     keep:{b}                              RegisterSet          O O O O O O O · R R R R O
open     drop:{b}                              -                    O O O O O O O · R R R R O
open     set:{b}:utt:0                         BoardNamed           O O O O O O O · R R R R O
open     settings:{b}                          -                    O O O O O O O · R R R R O
open     keeping:{b}                           -                    O O O O O O O · R R R R O
open     keepfor:{b}:sent:90                   BoardNamed           O O O O O O O · R R R R O
open     decisions:{b}:0                       -                    O O O O O O O · R R R R O
open     decide:{b}:23                         -                    O O O O O O O · R R R R O
open     outcome:{b}:23:forvaltningen          -                    O O O O O O O · R R R R O
open     figures                               -                    O O O O O O O · R R R R O
sent     voteside:ja:-                         -                    O O O O O O O · R R R R O
open     decisionwords                         -                    O O O O O O O · R R R R O
open     decided                               DecisionEntered      O O O O O O O · R R R R O
sent     decisionadd:{addition}                -                    O O O O O O O · R R R R O
open     undecide:{b}:44                       -                    O O O O O O O · R R R R O
open     undecided:{b}:44                      DecisionRemoved      O O O O O O O · R R R R O
open     stateof:{b}:24:0                      -                    O O O O O O O · R R R R O
open     minutes:{b}:_1                        -                    O O O O O O O · R R R R O
open     minutesof:{b}:0                       -                    O O O O O O O · R R R R O
open     minutesin:{b}:24                      -                    O O O O O O O · R R R R O
open     minutestext:{b}:_1                    -                    O O O O O O O · R R R R O
open     minutesfile:{b}:24                    -                    O O O O O O O · R R R R O
open     minutesask:{b}:24:words               -                    O O O O O O O · R R R R O
open     minutesstyle:{b}:_1                   -                    O O O O O O O · R R R R O
open     minutesset:{b}:_1:goteborg            BoardNamed           O O O O O O O · R R R R O
open     passages:{b}:24                       -                    O O O O O O O · R R R R O
open     order:{b}:24                          -                    O O O O O O O · R R R R O
open     orderfirst:{b}:24:{decided}           OrderSet             O O O O O O O · R R R R O
open     orderset:{b}:24:1                     OrderSet             O O O O O O O · R R R R O
sent     anslutin:{d}:1                        -                    O O O O O O O · R R R R O
sent     anslutfor:{d}:1:{lars}:1              Anslot               O O O O O O O · R R R R O
sent     anmal:{d}:1                           -                    O O O O O O O · R R R R O
sent     anmald:{d}:1                          Announced            O O O O O O O · R R R R O
sent     anmalej:{d}                           -                    O O O O O O O · R R R R O
"""

COMMANDS = """
# START
open     nytt                                  -                    · · · · · · · · · R R R ·
# EDIT
open     att Att måla.                         SatserAdded          · · H J · H H H H R R R H
open     motivering Skäl.                      MotivationAdded      · · H J · H H H H R R R H
open     andra                                 -                    · · H J · H H H H R R R H
open     angra                                 Undone               · · H J · H H H H R R R H
# SEND
signed   skicka                                -                    · S H J F H H H H R R R H
# READ
open     utkast                                -                    · · H · · H H H H R R R H
open     forhandsvisa                          -                    · · H · · H H H H R R R H
open     historik                              -                    · · H · · H H H H R R R H
# own
open     start                                 -                    · · · · · · · · · · · · ·
open     hjalp                                 -                    · · · · · · · · · · · · ·
open     integritet                            -                    · · · · · · · · · · · · ·
# board
open     arenden                               -                    · · · · · · · · · R R R ·
open     kallelse                              -                    · · · · · · · · · R R R ·
open     register                              -                    I I I I · · · · · R R R I
# secretary
open     beslut                                -                    O O O O O O O · · R R R O
open     inkorg                                -                    O O O O O O O · · R R R O
open     protokoll                             -                    O O O O O O O · · R R R O
open     namnd                                 -                    O O O O O O O · · R R R O
"""

# What the message is about that is answered, in the private chat.
REPLIES = """
# START
open     handling                              -                    · S · · · · · · R R R R S
# EDIT
open     item                                  -                    · · D J · D D K R R R R D
open     proposal                              -                    · · D J · D D K R R R R D
open     sats                                  SatserAdded          · · D J · D D K R R R R D
open     motivation                            MotivationAdded      · · D J · D D K R R R R D
open     block                                 -                    · · D J · D D K R R R R D
open     amendment                             -                    · · D J · D D K R R R R D
open     insertion                             -                    · · D J · D D K R R R R D
open     card                                  -                    · · D J · D D K R R R R D
open     loose                                 -                    · · D J · D D K R R R R D
open     instruction                           -                    · · D J · D D K R R R R D
open     forum                                 -                    · · D J · D D K R R R R D
# RETURN
sent     correction                            Returned             O O O O O O O · R R R R O
# RESERVE
open     statement                             -                    · · D J F D D K R R R R D
open     question                              -                    · · Q Q Q Q Q Q R R R R Q
# secretary
open     arende                                -                    O O O O O O O · R R R R O
open     meeting                               MeetingSet           O O O O O O O · R R R R O
open     register                              -                    O O O O O O O · R R R R O
open     decision                              -                    O O O O O O O · R R R R O
open     minutes                               ArendeSet            O O O O O O O · R R R R O
"""

MEANING: dict[str, Refusal] = {
    "A": AlreadyAuthor(),
    "B": StaleButton(),
    "D": NotOnDraft(),
    "F": Absent(),
    "G": Undeciding(),
    "H": NoDraftHere(),
    "I": MayNotInvite(),
    "J": Javig(),
    "K": NotForSecretary(),
    "N": AlreadyJoined(),
    "O": OnlySecretary(),
    "Q": UnclearReply(),
    "R": NotOnRegister(),
    "S": NotServing(),
    "U": UnknownPerson(),
    "V": MayNotSetServing(),
    "W": NoAnteckning(),
    "X": HasVote(),
}


@dataclass(frozen=True)
class Row:
    section: str
    state: str
    act: str
    effect: frozenset[str]
    marks: tuple[str, ...]

    @property
    def name(self) -> str:
        """Of the button, the command or the topic."""
        return self.act.split(":", maxsplit=1)[0].split()[0]

    def __str__(self) -> str:
        return self.act


def rows(table: str) -> list[Row]:
    section, found = "", []
    for line in table.strip().splitlines():
        if line.startswith("#"):
            section = line.removeprefix("# ")
            continue
        state, *words = line.split()
        act, effect, marks = (
            " ".join(words[: -len(RELATIONS) - 1]),
            words[-len(RELATIONS) - 1],
            words[-len(RELATIONS) :],
        )
        kinds = frozenset(effect.split("+")) - {"-"}
        found.append(Row(section, state, act.replace("_A", " A"), kinds, tuple(marks)))
    return found
