"""Reading the real extract of minutes that everything starts from: who, which ärende, and its Bilaga."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from drafts.people import Person, Role

EXTRACT = Path(__file__).parents[2] / "shared" / "seed" / "protokollsutdrag.txt"
SECRETARY = Person("", "Gun Palm", "", Role.SEKRETERARE)  # minutes do not name whoever writes them


def need_extract() -> None:
    """Leave out the module that asks, where the extract is not: it is real, and not ours to copy."""
    if not EXTRACT.exists():
        pytest.skip(f"needs the real extract of minutes at {EXTRACT}", allow_module_level=True)


NAMED = re.compile(r"(?:(Ordföranden) )?\b([A-ZÅÄÖ]\w+(?: [A-ZÅÄÖ]\w+)+)(?:\s+m\.fl\.)?\s+\((\w+)\)")
SUPPORTS = re.compile(r"\) e\.y\.$")
SATS = re.compile(r"^\d+\. ")
LIST_MARK = "\uf0b7"


@dataclass(frozen=True)
class Extract:
    """`bilaga` are its lines as they stand, empty ones and all, from its title to its end."""

    minutes: str
    bilaga: tuple[str, ...]

    @property
    def number(self) -> str:
        return self._after("Ärende ")

    @property
    def paragraph(self) -> str:
        return self._found(r"^ ?§ (\S+)")

    @property
    def title(self) -> str:
        """What the ärende is called in the minutes."""
        return self._found(r"^(Remiss av .+?)^Remiss från")

    @property
    def diarienummer(self) -> str:
        """The board's own, which stands alone on its line."""
        return self._found(r"^([A-ZÅÄÖ]+ \d{4}/\d+) *$")

    @property
    def proposal(self) -> str:
        """What the administration proposed: here it is what was decided."""
        return self._found(r"^Beslut *$(.+?)^Förslag till beslut *$")

    @property
    def heading(self) -> str:
        """The Bilaga's own title, which is not the ärende's."""
        return " ".join(" ".join(self.bilaga[: self._line("Ärende ")]).split())

    @property
    def authors(self) -> tuple[str, ...]:
        """As they stand in the Bilaga's head: the one who wrote it first, with `e.y.`."""
        lines = self.bilaga[self._line("Ärende ") + 1 : self._line("Förslag till beslut")]
        return tuple(line.strip() for line in lines if line.strip())

    @property
    def satser(self) -> tuple[str, ...]:
        return tuple(SATS.sub("", line).strip() for line in self.bilaga if SATS.match(line))

    @property
    def motivation(self) -> str:
        """As somebody would copy it out of the document: broken where the print is."""
        last = max(n for n, line in enumerate(self.bilaga) if SATS.match(line))
        return "\n".join(self.bilaga[last + 1 :])

    @property
    def headings(self) -> tuple[str, ...]:
        """Short lines above a paragraph that close no sentence."""
        lines = ["", *self.motivation.split("\n")]
        above = (line for before, line in pairwise(lines) if not before.strip())
        return tuple(
            line.strip() for line in above if 0 < len(line.strip()) < 60 and line.strip()[-1].isalpha()
        )

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone the minutes name, with the role that can be told from them."""
        supporters = {line.partition(" (")[0] for line in self.authors if SUPPORTS.search(line)}
        named = dict.fromkeys(NAMED.findall(self.minutes))
        people = [_person(chairs, name, party, supporters) for chairs, name, party in named]
        return (*people, SECRETARY)

    def _found(self, pattern: str) -> str:
        """What stands in the minutes, without their line ends."""
        found = re.search(pattern, self.minutes, re.MULTILINE | re.DOTALL)
        assert found
        return " ".join(found[1].split())

    def _line(self, start: str) -> int:
        return next(n for n, line in enumerate(self.bilaga) if line.startswith(start))

    def _after(self, start: str) -> str:
        return self.bilaga[self._line(start)].removeprefix(start).strip()


def _person(chairs: str, name: str, party: str, supporters: set[str]) -> Person:
    if name in supporters:
        return Person("", name, party, Role.ERSATTARE)
    return Person("", name, party, Role.ORDFORANDE if chairs else Role.LEDAMOT)


def read_extract(path: Path = EXTRACT) -> Extract:
    """The Bilaga follows on the list of documents, whose last entry may run over no line."""
    lines = path.read_text(encoding="utf-8").split("\n")
    last = max(n for n, line in enumerate(lines) if line.strip().startswith(LIST_MARK))
    return Extract("\n".join(lines[: last + 1]), tuple(lines[last + 1 :]))


def write_board(extract: Extract, folder: Path) -> Path:
    """A board's folder with the people and the ärende of the extract."""
    folder.mkdir()
    (folder / "namnd.yaml").write_text("namn: Stadsdelsnämnden\n", encoding="utf-8")
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("namn", "parti", "roll"))
        writer.writerows((p.name, p.party, p.role.value) for p in extract.people)
    arende = {
        "ärende": extract.number,
        "paragraf": extract.paragraph,
        "titel": extract.title,
        "diarienummer": extract.diarienummer,
        "förslag": extract.proposal,
    }
    (folder / "arenden.yaml").write_text(yaml.safe_dump([arende], allow_unicode=True), encoding="utf-8")
    return folder
