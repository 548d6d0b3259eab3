"""Telegram's refusals: an error code, Telegram's own words, and sometimes parameters."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """What the Bot API answers instead of a result."""

    def __init__(self, code: int, description: str, parameters: dict[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @property
    def body(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(words: str) -> Refused:
    """Put Telegram's prefix before the words, in lower case unless they are a constant like TOPIC_CLOSED."""
    constant = len(words) > 1 and (words[1] == "_" or "A" <= words[1] <= "Z")
    return Refused(400, f"Bad Request: {words if constant else words[:1].lower() + words[1:]}")


def forbidden(words: str) -> Refused:
    return Refused(403, f"Forbidden: {words}")


def conflict(words: str) -> Refused:
    return Refused(409, f"Conflict: {words}")


def flood(retry_after: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def upgraded(supergroup_id: int) -> Refused:
    return Refused(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        {"migrate_to_chat_id": supergroup_id},
    )


def outage(code: int = 502) -> Refused:
    return Refused(code, {500: "Internal Server Error", 502: "Bad Gateway"}.get(code, "Service Unavailable"))


class Unmodelled(Refused):
    """Something Telegram can do and this server does not: said aloud instead of half done."""

    def __init__(self, what: str) -> None:
        super().__init__(501, f"Not Implemented: the local server does not model {what}")
