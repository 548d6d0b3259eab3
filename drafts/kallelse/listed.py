"""The ärenden of a kallelse that lists them: line by line, each line given its place or quoted as a fault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from drafts.agenda import AgendaRow
from drafts.arende import TITLE_LIMIT
from drafts.faults import Fault, What
from drafts.kallelse import words
from drafts.kallelse.facts import is_stop
from drafts.kallelse.lines import Line
from drafts.kallelse.numbers import Start, start_of

NEAR = 3  # a bare number so far beyond the last one may be the next ärende's
MANY = 5  # lines in a row that belong nowhere are a text of its own
COLUMNS = 12  # of a row; what stands beyond is no agenda's


@dataclass(slots=True)
class Entry:
    """An ärende as far as it is read. `into`: what the next plain line is a part of."""

    start: Start
    title: str
    diarienummer: str = ""
    proposal: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    into: str = "title"

    @property
    def row(self) -> AgendaRow:
        title, inside = words.without_dnr(self.title)
        fields = {
            "number": self.start.number,
            "title": title,
            "diarienummer": self.diarienummer or inside,
            "proposal": "\n".join(self.proposal),
            "summary": "\n".join(self.summary),
            "files": "\n".join(self.files),
        }
        return AgendaRow(0, fields)


@dataclass(slots=True)
class Listing:
    """`before` are the lines above the first ärende, where the meeting's own facts are."""

    entries: list[Entry] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)  # lines since the last one that found its place
    closed: bool = False  # the last line was of those that end a kallelse


def listing_of(lines: Iterable[Line]) -> Listing:
    listing = Listing()
    for line in lines:
        start = start_of(line.text)
        if start and not line.sub and _begins(listing, start):
            _begin(listing, start)
        elif not listing.entries:
            listing.before.append(line.text)
        elif _take(listing.entries[-1], line):
            _settle(listing)
            listing.closed = False
        else:
            _leave(listing, line.text)
    _settle(listing)
    return listing


def _begins(listing: Listing, start: Start) -> bool:
    """Is it the next of the series, rather than a numbered decision or a date?"""
    if start.form == "word":
        return True
    if not listing.entries:
        return start.form == "sign" or start.value == 1
    last = listing.entries[-1]
    ahead = start.value - last.start.value
    if "." in start.number and ahead:
        return False  # 14.30 is a time of day; 4.1 is below 4
    if last.into == "proposal" and (
        words.is_decision(start.title) or start.value == len(last.proposal) + 1 != ahead
    ):
        return False
    if start.form == "bare":
        return 0 < ahead <= NEAR or (ahead == 0 and start.number != last.start.number)
    return not (start.value == 1 and last.start.value > 1 and last.into != "title")


def _begin(listing: Listing, start: Start) -> None:
    hole = bool(listing.entries) and start.value == listing.entries[-1].start.value + 2
    if hole and len(listing.loose) == 1:
        listing.faults.append(Fault(0, What.MISSING_NUMBER, listing.loose.pop()))
    _settle(listing)
    listing.closed = False
    title, *rest = start.title.split("\t", COLUMNS)[:COLUMNS]
    entry = Entry(start, title)
    listing.entries.append(entry)
    for part in rest:
        _take(entry, Line(part))


def _take(entry: Entry, line: Line) -> bool:
    """The line put where it belongs; False where that is nowhere."""
    text, *rest = line.text.split("\t", COLUMNS)[:COLUMNS]
    if not entry.title:
        entry.title = text
    elif not _labelled(entry, text) and not _within(entry, line, text):
        return False
    return all(_take(entry, Line(part)) or True for part in rest)


def _labelled(entry: Entry, text: str) -> bool:
    """What says itself what it is."""
    if dnr := words.dnr_of(text):
        if entry.diarienummer or entry.into == "nothing":
            return False
        entry.diarienummer = dnr
    elif (named := words.files_in(text)) is not None:
        entry.into = "files"
        entry.files += _split(named)
    elif (proposed := words.proposal_in(text)) is not None:
        entry.into = "proposal"
        entry.proposal += [proposed] if proposed else []
    elif words.is_summary(text):
        entry.into = "summary"
    elif words.is_group(text):
        entry.into = "group"
    elif words.is_aside(text):
        entry.into = entry.into if entry.into != "title" else "aside"
    else:
        return False
    return True


def _within(entry: Entry, line: Line, text: str) -> bool:
    """What is a part of what stands above it."""
    if entry.into in {"proposal", "summary"} and not line.heading and not words.is_closing(text):
        numbered = start_of(text)
        goes_to = entry.proposal if entry.into == "proposal" else entry.summary
        goes_to.append(numbered.title if numbered and numbered.form == "sign" else text)
    elif line.sub or (entry.into == "files" and not line.heading and not words.is_closing(text)):
        entry.files.append(text)
    elif entry.into == "title" and _goes_on(entry.title, line):
        entry.title = f"{entry.title.removesuffix('-')}{'' if entry.title.endswith('-') else ' '}{text}"
    else:
        return False
    return True


def _goes_on(title: str, line: Line) -> bool:
    """Is the line the rest of a title that was broken?"""
    if len(title) > TITLE_LIMIT:
        return False
    return words.is_half(title) or (line.text[:1].islower() and not line.heading)


def _leave(listing: Listing, text: str) -> None:
    """A line that belongs to no ärende: a greeting and who sends it are nobody's loss."""
    listing.entries[-1].into = "nothing"
    if words.is_closing(text) or is_stop(text):
        listing.loose = [line for line in listing.loose if not words.is_name(line)]
        listing.closed = True
    elif not (listing.closed and words.is_name(text)):
        listing.loose.append(text)


def _settle(listing: Listing) -> None:
    """What was loose stays so, and is told."""
    if len(listing.loose) > MANY:
        listing.faults.append(Fault(0, What.NOT_READ, listing.loose[0]))
    else:
        listing.faults += (Fault(0, What.UNPLACED, line) for line in listing.loose)
    listing.loose = []


def _split(named: str) -> list[str]:
    return [name.strip() for name in named.replace(";", ",").split(",") if name.strip()]
