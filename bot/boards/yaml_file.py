"""YAML as people write it: mappings and lists of plain texts, each with its line.

Nothing is converted (`007` stays `007`, `ja` stays `ja`), and nothing that a short text could blow up
with is followed: aliases, depth, tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from drafts.errors import BadFile
from drafts.faults import BadLine, Why
from drafts.upload import Field, text_of

DEPTH_LIMIT = 4  # a mapping with the list of ärenden, each a mapping, with a list of att-satser
EVENT_LIMIT = 50_000
TEXT_LIMIT = 10_000

_NULL = "tag:yaml.org,2002:null"

# libyaml's is the same reader, about eight times as fast; not every platform's wheel has it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def composed(data: bytes) -> yaml.Node | None:
    """The file's one document, unread; BadFile where there is none, or more in it than texts."""
    text = text_of(data)
    with _bad_lines():
        _check_events(text)
        return yaml.compose(text, Loader=_Loader)


def fields_of(node: yaml.MappingNode) -> list[Field]:
    """The mapping's values as text, one under another where it is a list of texts."""
    return [Field(line(name), _text(name), _texts(value)) for name, value in node.value]


def line(piece: yaml.Node | yaml.Event) -> int:
    return piece.start_mark.line + 1 if piece.start_mark else 0


@contextmanager
def _bad_lines() -> Iterator[None]:
    try:
        yield
    # Beyond its own errors PyYAML lets escape what int() and chr() raise on an odd number in an escape.
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise BadLine(Why.SYNTAX, _wrong_line(error)) from error


def _wrong_line(error: Exception) -> int:
    """Where to look: a quotation mark left open is noticed at the end, but stands where it began."""
    ended = "end of stream" in str(getattr(error, "problem", ""))
    mark = getattr(error, "context_mark" if ended else "problem_mark", None)
    return mark.line + 1 if mark else 0


def _check_events(text: str) -> None:
    """Before anything is built, since building goes as deep as the text does."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader)):
        if count > EVENT_LIMIT:
            raise BadFile(Why.ROWS)
        if isinstance(event, yaml.AliasEvent):
            raise BadLine(Why.ALIAS, line(event))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH_LIMIT:
            raise BadLine(Why.DEPTH, line(event))


def _texts(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return "\n".join(_text(item) for item in node.value)
    return _text(node)


def _text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise BadLine(Why.DEPTH, line(node))
    if len(node.value) > TEXT_LIMIT:
        raise BadLine(Why.LONG_TEXT, line(node))
    return "" if node.tag == _NULL else str(node.value)
