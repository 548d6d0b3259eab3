"""Encryption at rest, for whoever sets YRKA_KEY: what people wrote is stored so that the key alone opens it.

Sealed are the changes of drafts and boards, letters, what our messages are about, updates that wait, and
files. Not sealed is what the database searches by: ids of drafts and boards, the kind and time of a change
and the id of who made it, numbers of chats, messages and accounts, the SHA-256 of files, their sizes; and a
Face (a letter of ids alone). It guards a lost disk or backup, not a machine that runs Yrka: the key is there.

The sealing is Fernet's (AES-128-CBC and HMAC-SHA-256, of `cryptography`). The first key seals, all of them
open: so keys are changed by putting a new one first, running `yrka seal`, and taking the old one away. What
was stored before there was a key is read as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

MARK = "gAAAAA"  # how every sealed text begins, and no JSON does
FILE_MARK = b"\x00yrka-sealed\x00"  # how every sealed file begins

_ring: list[Fernet] = []  # of this process: one bot, one set of keys


class WrongKeyError(Exception):
    """It is sealed, and no key here opens it."""


def use_keys(keys: Iterable[str]) -> None:
    """From now on, in this process; ValueError where one is no key."""
    _ring[:] = [Fernet(key) for key in keys]


def new_key() -> str:
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    try:
        Fernet(text)
    except ValueError:
        return False
    return True


def seal(text: str) -> str:
    return _ring[0].encrypt(text.encode()).decode() if _ring else text


def unseal(data: str) -> str:
    """WrongKeyError where no key fits."""
    return _opened(data.encode()).decode() if data.startswith(MARK) else data


def seal_file(body: bytes) -> bytes:
    return FILE_MARK + _ring[0].encrypt(body) if _ring else body


def unseal_file(data: bytes) -> bytes:
    """WrongKeyError where no key fits."""
    return _opened(data[len(FILE_MARK) :]) if data.startswith(FILE_MARK) else data


def _opened(token: bytes) -> bytes:
    if not _ring:
        raise WrongKeyError
    try:
        return MultiFernet(_ring).decrypt(token)
    except InvalidToken as wrong:
        raise WrongKeyError from wrong
