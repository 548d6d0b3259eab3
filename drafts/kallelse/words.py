"""What the lines of a kallelse are that are no ärende's title."""

from __future__ import annotations

import re

from drafts.base.finding import LETTERED, NUMBER

_DNR = r"(?:dnr|d\.nr|diarie(?:nr|nummer)|ärendenr)\.?"
_DNR_LINE = re.compile(rf"(?:{_DNR}[\s:]*)?\(?(?:{_DNR}[\s:]*)?(?P<dnr>{NUMBER})\)?[.,;]?", re.IGNORECASE)
_DNR_WORD_LINE = re.compile(rf"\(?{_DNR}[\s:]+(?P<dnr>\S.{{2,40}}?)\)?", re.IGNORECASE)
_DNR_BRACKET = re.compile(rf"\s*[(\[](?:{_DNR}[\s:]*)?(?P<dnr>{NUMBER})[)\]]", re.IGNORECASE)
_DNR_END = re.compile(rf"\s*[,;–-]?\s*\b{_DNR}[\s:]*(?P<dnr>{NUMBER})\s*$", re.IGNORECASE)
_DNR_BARE_END = re.compile(rf"\s+(?P<dnr>{LETTERED})\s*$")
_DNR_IN_TITLE = (_DNR_BRACKET, _DNR_END, _DNR_BARE_END)

_GROUP = re.compile(
    r"(?:[IVX]+\.?\s+|[A-D][.)]\s+)?"
    r"(?:(?:övriga |öppna |slutna |offentliga |nya |bordlagda |inledande )?"
    r"(?:besluts|informations|anmälnings|delegations|remiss|individ|initiativ|verksamhets)?(?:-\s*)?ärenden"
    r"|beslut|information(?:spunkter|er)?|anmälningar|anmälan|formalia|formella punkter|inledning|rapporter"
    r"|delegationsbeslut|medborgarförslag|motioner|nämndinitiativ|skrivelser|remisser"
    r"|inledande punkter|avslutande punkter"
    r"|ärendelista|ärendeförteckning|föredragningslista|dagordning|ärenden att behandla|ärende"
    r"|(?:informations|besluts)(?:- och (?:informations|besluts|anmälnings))?(?:ärenden|punkter))"
    r"(?:\s+(?:för|till) (?:beslut|kännedom))?\s*:?",
    re.IGNORECASE,
)
_FILES = re.compile(
    r"(?:handlingar?|bilag(?:a|or)(?: \d+)?|beslutsunderlag|underlag|dokument)(?:\s*:\s*|\s*$)(?P<rest>.*)",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(
    r"(?:[\w ]{1,60}s )?(?:förslag till beslut|beslutsförslag)\s*:?\s*(?P<rest>.*)", re.IGNORECASE
)
_SUMMARY = re.compile(r"(?:ärendet i korthet|sammanfattning(?: av ärendet)?)\s*:?", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?:föredra(?:gande|gning|s av|ganden)|handläggare|ansvarig|tid(?:såtgång)?|ärendetyp"
    r"|kl\.?|klockan|paus|ajournering|lunch|fika|kaffe|sekretess|delges|utdelas"
    r"|handlingar(?:na)? (?:delas|skickas|finns)|inga handlingar|muntlig|avser|sida|sid\.?)\b.*"
    r"|\d{1,2}[.:]\d\d(?:\s*[-–]\s*\d{1,2}[.:]\d\d)?.*|\(?muntligt?\)?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:välkom|anmäl (?:för|från)|förhinder|vid förhinder|den som|ledamöter? som|ersättare|med vänlig"
    r"|obs!?\b|gruppm|förmöte|sammanträdet (?:är|hålls)|ordförande|(?:nämnd)?sekreterare|kallade|för kännedom"
    r"|sista (?:dag|tid)|yrkanden|förslag (?:ska|skickas|lämnas)|meddela|kontakta)(?:\b.*|\w*.*)"
    r"|.{3,80}[,\s](?:[12]:[ea] )?(?:vice )?(?:ordförande|(?:nämnd)?sekreterare)\.?",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w.-]+){1,3}(?: \([A-Za-zÅÄÖåäö]{1,12}\))?")
_DECISION = re.compile(r"att\b|\w*(?:nämnden|styrelsen|fullmäktige|utskottet|beredningen)s?\b", re.IGNORECASE)
_HALF = re.compile(
    r".*(?:[,–-]|\b(?:av|om|och|för|i|till|på|med|från|samt|mellan|vid|enligt|eller|under|inom|den|det))"
)


def dnr_of(line: str) -> str:
    """The diarienummer of a line that holds nothing else."""
    found = _DNR_LINE.fullmatch(line) or _DNR_WORD_LINE.fullmatch(line)
    return found["dnr"] if found else ""


def without_dnr(title: str) -> tuple[str, str]:
    """The title, and the diarienummer that stood in brackets or at its end."""
    found = next(filter(None, (form.search(title) for form in _DNR_IN_TITLE)), None)
    if not found:
        return title, ""
    rest = f"{title[: found.start()]} {title[found.end() :]}"
    return " ".join(rest.split()), found["dnr"]


def is_group(line: str) -> bool:
    return bool(_GROUP.fullmatch(line))


def files_in(line: str) -> str | None:
    """What follows the word Handlingar; None where the line isn't about those."""
    return found["rest"] if (found := _FILES.fullmatch(line)) else None


def proposal_in(line: str) -> str | None:
    return found["rest"] if (found := _PROPOSAL.fullmatch(line)) else None


def is_summary(line: str) -> bool:
    return bool(_SUMMARY.fullmatch(line))


def is_aside(line: str) -> bool:
    return bool(_ASIDE.fullmatch(line))


def is_closing(line: str) -> bool:
    return bool(_CLOSING.fullmatch(line))


def is_name(line: str) -> bool:
    return bool(_NAME.fullmatch(line))


def is_decision(line: str) -> bool:
    return bool(_DECISION.match(line))


def is_half(title: str) -> bool:
    """Does it stop where no title does?"""
    return bool(_HALF.fullmatch(title))
