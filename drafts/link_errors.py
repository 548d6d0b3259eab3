"""The refusals of links: each lets one person in, for a while, once."""

from __future__ import annotations

from drafts.errors import Refusal


class LinkRefused(Refusal): ...


class UnknownLink(LinkRefused): ...


class UsedLink(LinkRefused): ...


class ExpiredLink(LinkRefused): ...


class RevokedLink(LinkRefused): ...
