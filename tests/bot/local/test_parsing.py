"""Our reading of marked-up text against TDLib's, which is the one Telegram's own server uses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.local.entities import Entity, count_units, cut_units
from bot.local.errors import Refused
from bot.local.html import HtmlReader
from bot.local.markdown import MarkdownReader
from bot.local.marking import mark_html
from bot.local.nesting import STYLES, nest
from bot.local.texts import format_text
from tests.bot.local import tdlib

Reading = tuple[str, tuple[Entity, ...]]

HTML_PIECES = [
    *("<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<s>", "</s>", "<code>", "</code>", "<pre>", "</pre>"),
    *('<code class="language-py">', '<a href="http://x.se/y">', '<a href="x.se">', "<a>", "</a>"),
    *("<blockquote>", "<blockquote expandable>", "</blockquote>", "<tg-spoiler>", "</tg-spoiler>"),
    *('<span class="tg-spoiler">', "</span>", "<span>", "<x>", "</>", "<", ">", "&amp;", "&lt", "&#229;"),
    *("&foo;", "&", "a", " ", "\n", "å", "😀", "hej", "/", "=", '"', "'", "<b a=1>", "<b a= 'x&amp;y'>"),
    *("<B>", "</B>", "<b", "</b", "<b =", '<tg-emoji emoji-id="12">', "</tg-emoji>", "<tg-emoji>", "&#0;"),
    *("&#x1F600;", "&#99999999999;", "<a href='tg://user?id=77'>", ";", "<b/>", "<br/>", "\t"),
]
MARKDOWN_PIECES = [
    *("*", "_", "__", "~", "||", "`", "```", "```py\n", "[", "](http://x.se/)", "](b.se)", "]", "(", ")"),
    *("\n", "a", "å", "😀", " ", "\\.", ".", "\\*", "hej", "|", "#"),
]


def read_html(text: str) -> Reading:
    return HtmlReader(text).read()


def read_markdown(text: str) -> Reading:
    return MarkdownReader(text).read()


def attempt(read: Callable[[str], Reading], text: str) -> Reading | str:
    try:
        return read(text)
    except Refused as refusal:
        return refusal.description


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(HTML_PIECES), max_size=9).map("".join))
@example("<b>a</i>")
@example("abc<x>")
@example("<a href>x</a>")
@example("<b a=å>x</b>")
def test_html_is_read_as_tdlib_reads_it(text: str) -> None:
    assert attempt(read_html, text) == attempt(tdlib.parse_html, text)


@settings(max_examples=800, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(MARKDOWN_PIECES), max_size=7).map("".join))
@example("*a")
@example("> x\n>y\nz")
@example("**>a\n>b||")
@example("a.b")
@example("[a](x.se")
def test_markdown_is_read_as_tdlib_reads_it(text: str) -> None:
    assert attempt(read_markdown, text) == attempt(tdlib.parse_markdown, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("abc<x>", 'can\'t parse entities: Unsupported start tag "x" at byte offset 3'),
        ("å<x>", 'can\'t parse entities: Unsupported start tag "x" at byte offset 2'),
        ("<b>a", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("a</b>", "can't parse entities: Unexpected end tag at byte offset 1"),
        ("a < b", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
    ],
)
def test_complaints_are_in_telegrams_words(text: str, words: str) -> None:
    assert attempt(read_html, text) == f"Bad Request: {words}"


def spans(end: int = 18) -> st.SearchStrategy[Entity]:
    kinds = [*STYLES, "code", "pre", "text_link", "blockquote", "expandable_blockquote"]

    def make(kind: str, edges: tuple[int, int]) -> Entity:
        url = "http://x.se/" if kind == "text_link" else None
        return Entity(kind, min(edges), abs(edges[0] - edges[1]), url=url)

    edge = st.integers(0, end)
    unequal = st.tuples(edge, edge).filter(lambda edges: edges[0] != edges[1])
    return st.builds(make, st.sampled_from(kinds), unequal)


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.lists(spans(), max_size=5))
def test_entities_are_nested_as_tdlib_nests_them(entities: list[Entity]) -> None:
    text = "nitton tecken text."[:18]
    assert tuple(nest(entities)) == tdlib.settle(text, [tdlib.write(entity) for entity in entities])


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(spans(17), max_size=5))
def test_a_text_marked_again_reads_the_same(entities: list[Entity]) -> None:
    text = 'a<b>&"😀 ö och så.'
    inside_the_face = count_units(text[:7]) - 1
    nested = nest(each for each in entities if inside_the_face not in {each.offset, each.end})
    read, found = read_html(mark_html(text, nested))
    assert (read, nest(found)) == (text, nest(nested))


def test_spaces_at_the_ends_go_and_entities_follow() -> None:
    assert format_text("  <b>hej</b>  \n", "HTML", None) == ("hej", (Entity("bold", 0, 3),))
    assert format_text("<b>  hej  </b>\n", "HTML", None) == ("  hej", (Entity("bold", 0, 5),))


def test_entities_may_come_beside_the_text() -> None:
    beside = '[{"type": "italic", "offset": 0, "length": 3}, {"type": "mention", "offset": 0, "length": 3}]'
    assert format_text("hej du", "", beside) == ("hej du", (Entity("italic", 0, 3),))


def test_no_more_than_a_hundred_entities_are_kept() -> None:
    text, entities = format_text(" ".join(["<s>a</s><u>b</u>"] * 80), "HTML", None)
    assert (len(text), len(entities)) == (239, 100)


def test_an_unknown_parse_mode_is_refused() -> None:
    with pytest.raises(Refused, match="unsupported parse_mode"):
        format_text("hej", "BBCode", None)


def test_units_are_utf16() -> None:
    assert count_units("å😀") == 3
    assert cut_units("å😀b", 1, 3) == "😀"


@pytest.mark.parametrize("url", ["http://[]", "http://[", "https://[v1]/x"])
def test_half_an_address_is_no_link(url: str) -> None:
    assert format_text(f'<a href="{url}">här</a>', "HTML", None) == ("här", ())
