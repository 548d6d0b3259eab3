"""arenden.yaml: a list of ärenden, or one under the word `ärenden`."""

from __future__ import annotations

import yaml

from bot.boards.yaml_file import composed, fields_of, line
from drafts.agenda import AgendaRow
from drafts.errors import BadFile
from drafts.faults import BadLine, Why
from drafts.upload import key

ROW_LIMIT = 500
HEADS = frozenset({"arenden", "arendelista", "agenda", "dagordning"})


def agenda_rows(data: bytes) -> list[AgendaRow]:
    """A row for each ärende, with the line it begins on; BadFile where the file holds no list of them."""
    items = _items(composed(data))
    if len(items) > ROW_LIMIT:
        raise BadFile(Why.ROWS)
    return [_row(item) for item in items]


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        heads = [value for name, value in node.value if key(str(name.value)) in HEADS]
        node = heads[0] if len(heads) == len(node.value) == 1 else None
    if not isinstance(node, yaml.SequenceNode):
        raise BadFile(Why.NOT_A_LIST)
    return list(node.value)


def _row(node: yaml.Node) -> AgendaRow:
    if not isinstance(node, yaml.MappingNode):
        return AgendaRow(line(node), {})
    fields = fields_of(node)
    values = {field.key: field.value for field in fields}
    if len(values) < len(fields):
        raise BadLine(Why.KEY_TWICE, line(node))
    return AgendaRow(line(node), values)
