"""A personnummer is found however it is written, and nothing else is taken for one.

The numbers are those Skatteverket shows as examples, or made up with a check digit that adds up.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.advice.personnummer import masked
from tests.drafts.advice.asking import a_text, asked, in_motivation, in_sats


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("811218-9876", "811218-XXXX"),
        ("8112189876", "811218-XXXX"),
        ("811218 9876", "811218-XXXX"),
        ("19811218-9876", "19811218-XXXX"),
        ("198112189876", "19811218-XXXX"),
        ("811218–9876", "811218-XXXX"),
        ("811218 - 9876", "811218-XXXX"),
        ("811218\u20119876", "811218-XXXX"),
        ("1981-12-18-9876", "19811218-XXXX"),
        ("121212+1212", "121212+XXXX"),
        ("701063-2391", "701063-XXXX"),
        ("000229-0005", "000229-XXXX"),
    ],
)
def test_it_is_found_however_it_is_written(written: str, hidden: str) -> None:
    assert in_sats("personnummer", f"Att {written} stryks.") == [written]
    assert in_motivation("personnummer", f"({written}).") == [written]
    assert masked(f"({written}).") == f"({hidden})."


@pytest.mark.parametrize(
    "words",
    [
        "811218-9875",  # does not add up
        "811318-9876",  # no thirteenth month
        "810229-9877",  # no leap year
        "19810229-9877",
        "811292-9876",  # the 32nd, even with 60 taken off
        "556036-0793",  # an organisation
        "070-123 45 67",
        "8112189876543",
        "VAH 2026/118-1.3",
        "den 18 december 1981 klockan 9.45",
        "1981-12-18 9876",  # a date and a time
    ],
)
def test_other_numbers_are_none(words: str) -> None:
    assert in_motivation("personnummer", words) == []
    assert masked(words) == words


def test_there_is_no_fix_and_the_title_counts() -> None:
    (remark,) = asked("personnummer", a_text("Att avslå.", title="Om 811218-9876"))
    assert (remark.item, remark.fix) == ("titel", None)


def _check_digit(nine: str) -> int:
    """Written from Skatteverket's description: weights 2 and 1, digit sums, what is left to the next ten."""
    products = "".join(str(int(digit) * (2, 1)[n % 2]) for n, digit in enumerate(nine))
    return -sum(map(int, products)) % 10


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.integers(1, 999), st.booleans())
def test_every_number_there_can_be_is_found_and_no_other_check_digit_will_do(
    born: date, number: int, coordinated: bool
) -> None:
    nine = f"{born:%y%m}{born.day + 60 * coordinated:02}{number:03}"
    written = [f"{born.year // 100}{nine[:6]}-{nine[6:]}{digit}" for digit in range(10)]
    found = [words for words in written if in_motivation("personnummer", f"Hon ({words}) bor här.")]
    assert found == [written[_check_digit(nine)]]
