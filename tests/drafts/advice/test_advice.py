"""What holds of all advice: it never falls over, stays within the text, keeps its word, and takes no time."""

from __future__ import annotations

import inspect
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import drafts.advice
from bot.play.script import SHIPPED
from drafts.advice import RULES, Remark, advise
from drafts.base.document import BaseDocument, Block, Kind, Line
from drafts.pasting import pieces
from drafts.text import Text
from drafts.words import MOTIVATION_LIMIT
from tests.drafts.advice.asking import a_text
from tests.drafts.texts import any_text
from tests.extract import EXTRACT, read_extract

DOCUMENT = BaseDocument("d", "d", (Block("b1", Kind.HEADING, "R", 1, lines=(Line(1, 1),)),))

# What the rules look for, to be put together in every way.
_bits = st.sampled_from(
    [
        "Att ", "att ", "skall ", "Skall", "ska ", "besluta ", "avger ", "och ", "samt ", "m fl",
        "m.fl.", "t ex", " ", ".", ",", "”", '"', "»", "«", "“", "(s)", "(S)", " (M)", "Anna ", "Holm",
        "Svensson ", "mkr", "5 ", "bör ", "eftersom ", "811218-9876", "lämna ", "X ", "utan bifall",
        "suppleanter ", "förvaltningen ", "utreds ", "i uppdrag att ", "utreda ", "att-sats 7",
        "femte att-satsen", "alternativt ", "avslå ", "godkänna ", "?", ":", "antingen ", "eller ",
        "ſuppleant", "tıllse att", "–", "\n", "a\u030a", "👍🏽", "rubriken ”R”", " sidan 9",
        "tredje stycket", "ord " * 31, "m m", "p g a", "vi hoppas", "\x00", "ERHÅLLER", "MKR",
    ]
)  # fmt: skip
_words = st.lists(_bits, max_size=10).map("".join) | any_text
texts = st.builds(
    lambda satser, motivation, title: a_text(*satser, motivation=motivation, title=title),
    st.lists(_words, max_size=4),
    st.lists(_words, max_size=3),
    _words,
)


def told(text: Text) -> tuple[Remark, ...]:
    return advise(text, ["Anna Holm"], [DOCUMENT])


@given(texts)
def test_of_any_text_each_rule_says_at_most_one_thing_a_piece_and_within_it(text: Text) -> None:
    remarks = told(text)
    assert len({(r.rule, r.item) for r in remarks}) == len(remarks)
    assert all(0 <= r.start < r.end <= len(text.words(r.item)) for r in remarks)


@given(texts)
def test_a_fix_settles_the_matter_and_raises_no_other_like_it(text: Text) -> None:
    before = {(r.rule, r.item) for r in told(text)}
    for remark in told(text):
        if remark.fix is None:
            continue
        after = {(r.rule, r.item) for r in told(text.reworded(remark.item, remark.fix))}
        assert (remark.rule, remark.item) not in after
        assert {key for key in after if key[0] == remark.rule} <= before


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_stands_in_a_file_of_its_own_and_names_its_authority(rule: str) -> None:
    module = inspect.getmodule(RULES[rule])
    assert module
    assert module.__name__ == f"{drafts.advice.__name__}.{rule}"
    authorities = ("skrivregler", "KL 5:53", "notes on", "agen", "agarna", "språklag", "Dataskydds", "listan")
    assert any(word.casefold() in (module.__doc__ or "").casefold() for word in authorities)


NASTY = (
    "a", "Att ", "( ", "”", '"', "“", "»", "«", "lämna ", "lämna a-", "1", "1-", "20", "850101-",
    "Anna ", "Anna-", "A", "A ", "A-", "A. ", "och ", "samt ge ", "att att ", "m ", "m.f",
    "rubriken ”", "rubriken ”R” första stycket ", ".", ". ", ".,", ")", " ", "\n", "\u2028",
    "antingen ", "x-", "x, ", "utan ", "– ", "(s) ", "Anna Svensson ", "mkr ", "att-sats 1 ",
    "första stycket under ",
)  # fmt: skip


@pytest.mark.parametrize("unit", NASTY)
def test_no_rule_runs_away_on_the_longest_motivation_there_can_be(unit: str) -> None:
    """Ten times the text takes about ten times as long: what ran away would take a hundred, or a thousand."""
    words = (unit * MOTIVATION_LIMIT)[:MOTIVATION_LIMIT]
    for text in (a_text(words), a_text(motivation=[words])):
        begun = time.process_time()
        told(text)
        assert time.process_time() - begun < 30


def test_the_examples_are_let_be_but_for_their_long_sentences() -> None:
    said = []
    for path in SHIPPED.glob("*.yaml"):
        steps = yaml.safe_load(path.read_text(encoding="utf-8"))["steps"]
        written = [step["replies"]["text"] for step in steps if "replies" in step]
        satser = [words for words in written if words.startswith("Att ")]
        motivation = [block for words in written if words not in satser for block, _ in pieces(words)]
        if path.stem != "sprakrad":
            said += [remark.rule for remark in advise(a_text(*satser, motivation=motivation))]
    assert set(said) <= {"long_sentence"}


@pytest.mark.skipif(not EXTRACT.exists(), reason=f"needs the real extract of minutes at {EXTRACT}")
def test_the_real_bilaga_is_let_be_but_for_its_longest_sentence() -> None:
    extract = read_extract()
    blocks = [f"# {words}" if heading else words for words, heading in pieces(extract.motivation)]
    text = a_text(*extract.satser, motivation=blocks, title=extract.heading)
    remarks = advise(text, [person.name for person in extract.people])
    assert [remark.rule for remark in remarks] == ["long_sentence"]
