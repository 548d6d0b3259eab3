"""Short ways of asking what one rule has to say."""

from __future__ import annotations

from collections.abc import Collection

from drafts.advice import Remark, advise
from drafts.base.document import BaseDocument
from drafts.text import AttSats, Block, Text


def a_text(*satser: str, motivation: Collection[str] = (), title: str = "") -> Text:
    """A piece of the motivation that begins with # is a heading."""
    return Text(
        title,
        tuple(AttSats(f"s1.{n}", words) for n, words in enumerate(satser)),
        tuple(Block(f"p2.{n}", words.lstrip("# "), words[:1] == "#") for n, words in enumerate(motivation)),
    )


def asked(
    rule: str, text: Text, names: Collection[str] = (), documents: Collection[BaseDocument] = ()
) -> list[Remark]:
    return [remark for remark in advise(text, names, documents) if remark.rule == rule]


def stops_at(rule: str, text: Text, names: Collection[str] = ()) -> list[str]:
    """The words the rule stops at, the first in each piece."""
    return [text.words(r.item)[r.start : r.end] for r in asked(rule, text, names)]


def in_sats(rule: str, words: str, names: Collection[str] = ()) -> list[str]:
    return stops_at(rule, a_text(words), names)


def in_motivation(rule: str, words: str, names: Collection[str] = ()) -> list[str]:
    return stops_at(rule, a_text(motivation=[words]), names)


def fixed(rule: str, words: str) -> str | None:
    """The wording the rule would have instead of this paragraph; an att-sats where it begins with Att."""
    text = a_text(words) if words.casefold().startswith("att ") else a_text(motivation=[words])
    (remark,) = asked(rule, text)
    return remark.fix
