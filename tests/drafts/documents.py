"""Base documents and what may become of them, for Hypothesis and for examples."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from hypothesis import strategies as st

from drafts.base.document import FIRST, BaseDocument, Block, Cell, Kind

WORDS = ["Nämnden", "ska", "senast", "mars", "juni", "2026", "och", "parken", "ljus", "m.fl.", "å"]
said = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
odd = st.text(
    st.sampled_from(
        ["a", "å", " ", "\t", "\u2028", "\x0c", "\x85", "\r", "\\", '"', "@", "-", "+", "\u00ad"]
    ),
    max_size=6,
)
anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=4)
texts = said | said.map("{}.".format) | odd | anything
kinds = st.sampled_from(list(Kind))


def a_document(*rows: str, name: str = "avtal.docx") -> BaseDocument:
    """A block for each row, a heading where it begins with "# " and an item where with "• "."""
    return BaseDocument(name, "Avtal", tuple(_block(f"b{n}", row) for n, row in enumerate(rows, 1)))


def _block(id_: str, row: str) -> Block:
    if row.startswith("# "):
        return Block(id_, Kind.HEADING, row[2:], 1)
    return Block(id_, Kind.ITEM, row[2:], 1) if row.startswith("• ") else Block(id_, Kind.PARAGRAPH, row)


def added(document: BaseDocument, after: str, *rows: str) -> BaseDocument:
    ids = islice(iter(document.fresh_ids()), len(rows))
    return document.inserted(after, *(_block(id_, row) for id_, row in zip(ids, rows, strict=True)))


@st.composite
def documents(draw: st.DrawFn, most: int = 8) -> BaseDocument:
    rows = draw(st.lists(texts, max_size=most))
    return BaseDocument("b.docx", "B", tuple(draw(_blocks(f"b{n}", row)) for n, row in enumerate(rows, 1)))


@st.composite
def _blocks(draw: st.DrawFn, id_: str, text: str) -> Block:
    kind = draw(kinds)
    cell = Cell(*draw(st.tuples(*[st.integers(1, 3)] * 3))) if kind is Kind.CELL else None
    return Block(id_, kind, text, draw(st.integers(0, 3)), draw(st.sampled_from(["", "1.", "3.6.1"])), cell)


@st.composite
def edited(draw: st.DrawFn, document: BaseDocument, most: int = 5) -> BaseDocument:
    """The document after some edits of every kind."""
    for _ in range(draw(st.integers(0, most))):
        document = draw(_edits(document))
    return document


@st.composite
def _edits(draw: st.DrawFn, document: BaseDocument) -> BaseDocument:
    ids = [block.id for block in document.blocks]
    verb = draw(st.sampled_from(["insert", "reword", "remove", "move", "turn"])) if ids else "insert"
    if verb == "insert":
        new = draw(_blocks(next(iter(document.fresh_ids())), draw(texts)))
        return document.inserted(draw(st.sampled_from([FIRST, *ids])), new)
    id_ = draw(st.sampled_from(ids))
    if verb == "reword":
        return document.reworded(id_, draw(texts | _changed(document.block(id_).text)))
    if verb == "remove":
        return document.without([id_])
    if verb == "turn":
        turned = draw(_blocks(id_, document.block(id_).text))
        return replace(document, blocks=tuple(turned if b.id == id_ else b for b in document.blocks))
    return document.moved([id_], draw(st.sampled_from([FIRST, *(i for i in ids if i != id_)])))


@st.composite
def _changed(draw: st.DrawFn, text: str) -> str:
    words = text.split(" ")
    at = draw(st.integers(0, len(words)))
    return " ".join(
        [
            *words[:at],
            *draw(st.lists(st.sampled_from(WORDS), max_size=2)),
            *words[at + draw(st.integers(0, 2)) :],
        ]
    )


@st.composite
def histories(draw: st.DrawFn, most: int = 4) -> tuple[BaseDocument, ...]:
    """A document, and what it becomes step by step; ids of blocks that went may come back."""
    row = [draw(documents())]
    for _ in range(draw(st.integers(0, most))):
        row.append(draw(edited(draw(st.sampled_from(row)) if draw(st.booleans()) else row[-1])))
    return tuple(row)
