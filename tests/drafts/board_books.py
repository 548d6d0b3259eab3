"""Naive books of a meeting: who sat there in each ärende, and who serves, written down as plain lists.

They share no code with what they check. Names are first names.
"""

from __future__ import annotations

from drafts.people import Role
from tests.people import CAST, person

AGENDA = ("23", "24 A", "25")
MEETING = "_1"
ALL_DAY = "hela"


class Attendance:
    """There or not, a column an ärende; jäv, and every call of an ersättare, each as it was said."""

    def __init__(self) -> None:
        self.there = {p.first_name: [True] * len(AGENDA) for p in CAST}
        self.absent: set[str] = set()
        self.jav: set[tuple[str, str]] = set()
        self.called: list[tuple[str, str, str]] = []  # (scope, ersättare, place or empty): the latest last

    def says_absent(self, who: str) -> None:
        self.there[who] = [False] * len(AGENDA)
        self.absent.add(who)

    def says_there(self, who: str) -> None:
        self.there[who] = [True] * len(AGENDA)
        self.absent.discard(who)

    def leaves_before(self, who: str, nth: int) -> None:
        """They were there until then: whatever they were gone just before it is unsaid.

        But not where they had come to just that one: then they never came.
        """
        row = self.there[who]
        just_came = bool(nth) and row[nth] and not row[nth - 1]
        row[nth:] = [False] * (len(AGENDA) - nth)
        while not just_came and nth and not row[nth - 1]:
            nth -= 1
            row[nth] = True
        self.absent.discard(who)

    def comes_before(self, who: str, nth: int) -> None:
        self.there[who][nth:] = [True] * (len(AGENDA) - nth)
        self.absent.discard(who)

    def calls(self, scope: str, who: str, place: str) -> None:
        self.sends_home(scope, who)
        self.called.append((scope, who, place))

    def sends_home(self, scope: str, who: str) -> None:
        """Said of an ärende, it holds against what is said of the meeting."""
        self.called = [c for c in self.called if c[:2] != (scope, who)]

    def in_room(self, who: str, arende: str) -> bool:
        return self.there[who][AGENDA.index(arende)] and (arende, who) not in self.jav

    def serving(self, arende: str) -> dict[str, str]:
        """Who serves, and in whose place."""
        spoken = {who for scope, who, _place in self.called if scope == arende}
        here, whole = self._filled(arende, arende), self._filled(MEETING, arende)
        places = {place for place in here.values() if place}
        return here | {w: p for w, p in whole.items() if w not in spoken and (not p or p not in places)}

    def _filled(self, scope: str, arende: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for said, who, place in self.called:
            if said == scope and place != "hem" and self.in_room(who, arende):
                found = {w: p for w, p in found.items() if not place or p != place} | {who: place}
        return found

    def decides(self, who: str, arende: str) -> bool:
        role, serving = person(who).role, self.serving(arende)
        if role is Role.SEKRETERARE or not self.in_room(who, arende) or who in serving.values():
            return False
        return role is not Role.ERSATTARE or who in serving
