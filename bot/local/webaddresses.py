"""Web and mail addresses in running text, found where Telegram's clients find them.

Every dot is looked at: what stands around it is stretched as far as an address may go, then judged. Without
a protocol an address counts only under a domain ending in common use; with one, any ending does. The list of
endings has all countries and the more usual others, far from the thousand there are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTRIES_IN_USE = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv "
    "bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es "
    "et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu "
    "id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt "
    "lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no "
    "np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si "
    "sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk "
    "us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
GENERIC_IN_USE = (
    "com org net edu gov int mil info biz name pro app dev page blog shop store online site tech cloud "
    "xyz wiki news live media social party vote eus cat stockholm museum travel jobs mobi tel asia post "
    "coop aero academy agency berlin center city community company digital email events foundation "
    "global group guide help host link network one press services solutions space support team today "
    "tools website work world"
)

ENDINGS = frozenset(f"{COUNTRIES_IN_USE} {GENERIC_IN_USE}".split())

# spaces and most of the general punctuation end an address; dashes and joiners do not
NOT_IN_URL = r"\s\u2000-\u200b\u200e\u200f\u2016-\u206f"
BEYOND_ASCII = rf"[^\x00-\xbf{NOT_IN_URL}]"
DOMAIN = re.compile(rf"[A-Za-z0-9_.~-]|{BEYOND_ASCII}")
DOMAIN_OR_AT = re.compile(rf"(?:[A-Za-z0-9_.~@-]|{BEYOND_ASCII})*")
USER = re.compile(rf"[^{NOT_IN_URL}/\[\]{{}}()'`<>\"@«»]")
PROTOCOL = re.compile(r"[A-Za-z0-9+-]|[^\x00-\x7f\s]")
PORT = re.compile(r":0*([1-9]\d{0,4})(?!\d)")
PATH = re.compile(rf"[/?#][^{NOT_IN_URL}<>\"«»]*")
EMAIL = re.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}"
    r"@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9][.]){1,6}[a-z]{2,8}",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"(?P<protocol>(?:https?|ftp)://)?(?P<place>[^/?#]*)(?P<path>.*)", re.IGNORECASE | re.DOTALL
)
BAD_ENDS = ".:;,('?!`"
PAIRS = {")": "(", "]": "[", "}": "{"}
LONGEST_LABEL = 63
HIGHEST_PORT = 65535
HIGHEST_BYTE = 255
BYTES_IN_ADDRESS = 4


def find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    floor = 0
    while 0 <= (dot := text.find(".", floor)) < len(text) - 1:
        if text[dot + 1] == " ":
            floor = dot + 2
            continue
        start, end = _stretch(text, floor, dot)
        if start is None:
            end = text.rfind(".", floor, end) + 1
        elif end > dot + 1:
            yield from _judge(text, start, end)
        floor = max(end, dot + 1)


def _stretch(text: str, floor: int, dot: int) -> tuple[int | None, int]:
    """Give where the address around this dot would begin and end; no beginning when there can be none."""
    start = _go_back(DOMAIN, text, dot, floor)
    end = _match_end(DOMAIN_OR_AT, text, dot)
    has_user = "@" in text[dot:end]
    if has_user:
        start = _go_back(USER, text, start, floor)
    end = _find_end(text, dot, end)
    if text[floor:start].endswith("@"):
        user = _go_back(USER, text, start - 1, floor)
        if has_user or user == start - 1:
            return None, end
        start = user
    return _find_start(text, floor, start), end


def _find_end(text: str, dot: int, end: int) -> int:
    port = PORT.match(text, end)
    if port and int(port[1]) <= HIGHEST_PORT:
        end = port.end()
    path = PATH.match(text, end)
    if path:
        kept = path[0][:1] + path[0][1:].rstrip(BAD_ENDS)
        end += len(kept) if kept not in {"?", "#"} else 0
    while end > dot + 1 and text[end - 1] == ".":
        end -= 1
    return end


def _find_start(text: str, floor: int, start: int) -> int | None:
    before = text[floor:start]
    if not before.endswith("://"):
        is_free = not before or not (before[-1].isalnum() or before[-1] in "_/#@")
        return start if is_free else None
    protocol = text[_go_back(PROTOCOL, text, start - 3, floor) : start - 3].lower()
    for known, strangers in (("http", {"shttp"}), ("https", set()), ("ftp", {"tftp", "sftp"})):
        if protocol.endswith(known) and protocol not in strangers:
            return start - 3 - len(known)
    return None


def _judge(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    found = text[start:end]
    if found.startswith("mailto:") and EMAIL.fullmatch(found[7:]):
        yield start + 7, end, "email"
    elif EMAIL.fullmatch(found):
        yield start, end, "email"
    elif match := WHOLE.fullmatch(found):
        host = match["place"].partition("@")[2] or match["place"]
        path = _balance(match["path"])
        if _is_host(host.rpartition(":")[0] or host, has_protocol=match["protocol"] is not None):
            yield start, start + match.start("path") + len(path), "url"


def _balance(path: str) -> str:
    """Cut at the first closing bracket that nothing in the path opened."""
    opened = dict.fromkeys(PAIRS.values(), 0)
    for position, character in enumerate(path):
        if character in opened:
            opened[character] += 1
        elif character in PAIRS:
            opened[PAIRS[character]] -= 1
            if opened[PAIRS[character]] < 0:
                return path[:position].rstrip(BAD_ENDS)
    return path.rstrip(BAD_ENDS)


def _is_host(domain: str, *, has_protocol: bool) -> bool:
    *names, ending = domain.split(".")
    labels = [*names, ending]
    if not names or any(not 0 < len(label.encode()) <= LONGEST_LABEL or label[-1] == "-" for label in labels):
        return False
    if all(label.isdecimal() and label.isascii() for label in labels):
        return len(labels) == BYTES_IN_ADDRESS and all(_is_byte(label) for label in labels)
    if len(ending) == 1 or "_" in ending + names[-1]:
        return False
    if ending.startswith("xn--"):
        return len(ending) > len("xn--a") and ending[4:].isalnum()
    return "-" not in ending and (has_protocol or ending.lower() in ENDINGS)


def _is_byte(label: str) -> bool:
    return str(int(label)) == label and int(label) <= HIGHEST_BYTE


def _go_back(allowed: re.Pattern[str], text: str, position: int, floor: int) -> int:
    while position > floor and allowed.fullmatch(text, position - 1, position):
        position -= 1
    return position


def _match_end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
