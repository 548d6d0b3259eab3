"""Web and mail addresses in running text, found where Telegram's clients find them.

A link without a protocol counts only under a domain ending in common use; with one, any ending does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTRIES = set(
    ["ac", "ad", "ae", "af", "ag", "ai", "al", "am", "ao", "aq", "ar", "as", "at", "au", "aw", "ax", "az", "ba", "bb", "bd", "be", "bf", "bg", "bh", "bi", "bj", "bm", "bn", "bo", "br", "bs", "bt", "bv", "bw", "by", "bz", "ca", "cc", "cd", "cf", "cg", "ch", "ci", "ck", "cl", "cm", "cn", "co", "cr", "cu", "cv", "cw", "cx", "cy", "cz", "de", "dj", "dk", "dm", "do", "dz", "ec", "ee", "eg", "er", "es", "et", "eu", "fi", "fj", "fk", "fm", "fo", "fr", "ga", "gb", "gd", "ge", "gf", "gg", "gh", "gi", "gl", "gm", "gn", "gp", "gq", "gr", "gs", "gt", "gu", "gw", "gy", "hk", "hm", "hn", "hr", "ht", "hu", "id", "ie", "il", "im", "in", "io", "iq", "ir", "is", "it", "je", "jm", "jo", "jp", "ke", "kg", "kh", "ki", "km", "kn", "kp", "kr", "kw", "ky", "kz", "la", "lb", "lc", "li", "lk", "lr", "ls", "lt", "lu", "lv", "ly", "ma", "mc", "md", "me", "mg", "mh", "mk", "ml", "mm", "mn", "mo", "mp", "mq", "mr", "ms", "mt", "mu", "mv", "mw", "mx", "my", "mz", "na", "nc", "ne", "nf", "ng", "ni", "nl", "no", "np", "nr", "nu", "nz", "om", "pa", "pe", "pf", "pg", "ph", "pk", "pl", "pm", "pn", "pr", "ps", "pt", "pw", "py", "qa", "re", "ro", "rs", "ru", "rw", "sa", "sb", "sc", "sd", "se", "sg", "sh", "si", "sj", "sk", "sl", "sm", "sn", "so", "sr", "ss", "st", "su", "sv", "sx", "sy", "sz", "tc", "td", "tf", "tg", "th", "tj", "tk", "tl", "tm", "tn", "to", "tr", "tt", "tv", "tw", "tz", "ua", "ug", "uk", "us", "uy", "uz", "va", "vc", "ve", "vg", "vi", "vn", "vu", "wf", "ws", "ye", "yt", "za", "zm", "zw"]
)
GENERIC = set(
    ["com", "org", "net", "edu", "gov", "int", "mil", "info", "biz", "name", "pro", "app", "dev", "page", "blog", "shop", "store", "online", "site", "tech", "cloud", "xyz", "wiki", "news", "live", "media", "social", "party", "vote", "eus", "cat", "stockholm", "museum", "travel", "jobs", "mobi", "tel", "asia", "post", "coop", "aero", "academy", "agency", "berlin", "center", "city", "community", "company", "digital", "email", "events", "foundation", "global", "group", "guide", "help", "host", "link", "network", "one", "press", "services", "solutions", "space", "support", "team", "today", "tools", "website", "work", "world"]
)

NOT_IN_URL = "\u2000-\u200b\u200e\u200f\u2016-\u206f"
DOMAIN = rf"(?:[A-Za-z0-9_.~-]|(?![{NOT_IN_URL}])[^\x00-\xbf\s])"
USER = rf"(?:(?![{NOT_IN_URL}])[^\s/\[\]{{}}()'`<>\"@«»])"
ADDRESS = re.compile(
    rf"(?P<protocol>[A-Za-z0-9+-]+://)?(?P<user>{USER}+@)?(?P<domain>{DOMAIN}+)(?P<port>:\d+)?"
    rf"(?P<path>[/?#](?:(?![{NOT_IN_URL}])[^\s<>\"«»])*)?"
)
EMAIL = re.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9][.]){1,6}[a-z]{2,8}",
    re.IGNORECASE,
)
PROTOCOLS = {"http://", "https://", "ftp://"}
BAD_ENDS = ".:;,('?!`"
PAIRS = {")": "(", "]": "[", "}": "{"}
LONGEST_LABEL = 63
HIGHEST_PORT = 65535


def find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    for match in ADDRESS.finditer(text):
        if _touches_word(text, match):
            continue
        start, end = match.start(), match.start() + len(_trim(match))
        if EMAIL.fullmatch(text[start:end]):
            yield start, end, "email"
        elif _is_host(match["domain"].rstrip("."), has_protocol=match["protocol"] is not None):
            yield start, end, "url"


def _touches_word(text: str, match: re.Match[str]) -> bool:
    if match["protocol"]:
        return match["protocol"].lower() not in PROTOCOLS
    before = text[match.start() - 1 : match.start()]
    return bool(before) and (before.isalnum() or before in "_/#@")


def _trim(match: re.Match[str]) -> str:
    """Leave out what ends the sentence rather than the address."""
    head = (match["protocol"] or "") + (match["user"] or "") + match["domain"]
    port, path = match["port"] or "", match["path"] or ""
    if port and not 0 < int(port[1:]) <= HIGHEST_PORT:
        return head.rstrip(".")
    path = _balance(path)
    bare = path[:1] + path[1:].rstrip(BAD_ENDS)
    if bare in {"?", "#"}:
        bare = ""
    return head + port + bare if port or bare else head.rstrip(".")


def _balance(path: str) -> str:
    """Cut at the first closing bracket that nothing in the path opened."""
    opened = dict.fromkeys(PAIRS.values(), 0)
    for position, character in enumerate(path):
        if character in opened:
            opened[character] += 1
        elif character in PAIRS:
            opened[PAIRS[character]] -= 1
            if opened[PAIRS[character]] < 0:
                return path[:position]
    return path


def _is_host(domain: str, *, has_protocol: bool) -> bool:
    labels = domain.split(".")
    if len(labels) < 2 or any(
        not label or len(label) > LONGEST_LABEL or label.endswith("-") for label in labels
    ):
        return False
    if all(label.isdigit() for label in labels):
        return len(labels) == 4 and all(int(label) <= 255 for label in labels)  # noqa: PLR2004 — an IPv4 address
    ending = labels[-1].lower()
    if len(ending) < 2 or not ending.isalpha() or "_" in labels[-2]:  # noqa: PLR2004 — shortest ending
        return False
    return has_protocol or ending in COUNTRIES | GENERIC
