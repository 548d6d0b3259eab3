"""Names, titles, parties and organs as minutes write them."""

from __future__ import annotations

import pytest

from drafts.minutes.facts import Member, Title
from drafts.minutes.naming import bare, open_parties, opening, owned, parties, titled
from drafts.minutes.organ import organ

HOLM = Member("Anna Holm", "S", Title.ORDFORANDE)
EK = Member("Bo Ek", "M", Title.VICE_ORDFORANDE)
NILSSON = Member("Jonas Nilsson", "M", group=True)
BERG = Member("Lars Berg", "C")
ASK = Member("Fia Ask", "-")
X = Member("Xenia Ström", "S", Title.TJANSTGORANDE)
Y = Member("Yngve Dahl", "M", Title.TJANSTGORANDE)
HOLM_TITLED = "ordföranden Anna Holm (S)"
X_NAMED, Y_NAMED, BERG_NAMED = "Xenia Ström (S)", "Yngve Dahl (M)", "Lars Berg (C)"


def test_the_party_stands_after_the_name_and_after_med_flera() -> None:
    assert bare([HOLM]) == "Anna Holm (S)"
    assert bare([NILSSON]) == "Jonas Nilsson m.fl. (M)"
    assert bare([ASK]) == "Fia Ask (-)"
    assert bare([Member("Gun Palm", "")]) == "Gun Palm"
    assert bare([HOLM, BERG, NILSSON]) == "Anna Holm (S), Lars Berg (C) och Jonas Nilsson m.fl. (M)"


def test_the_title_stands_before_the_name() -> None:
    assert titled([HOLM]) == "ordföranden Anna Holm (S)"
    assert opening(titled([EK])) == "Vice ordföranden Bo Ek (M)"
    assert titled([X]) == "tjänstgörande ersättaren Xenia Ström (S)"
    assert titled([HOLM, BERG]) == "ordföranden Anna Holm (S) och Lars Berg (C)"


@pytest.mark.parametrize(
    ("members", "text"),
    [
        ((X, Y), "tjänstgörande ersättarna Xenia Ström (S) och Yngve Dahl (M)"),
        ((BERG, X), "Lars Berg (C) och tjänstgörande ersättaren Xenia Ström (S)"),
        (
            (X, BERG, Y),
            f"tjänstgörande ersättaren {X_NAMED}, Lars Berg (C) och tjänstgörande ersättaren {Y_NAMED}",
        ),
        ((BERG, X, Y), "Lars Berg (C) samt tjänstgörande ersättarna Xenia Ström (S) och Yngve Dahl (M)"),
        (
            (X, Y, BERG, HOLM),
            f"tjänstgörande ersättarna {X_NAMED} och {Y_NAMED} samt {BERG_NAMED} och {HOLM_TITLED}",
        ),
        (
            (HOLM, X, Y, BERG),
            f"ordföranden Anna Holm (S), tjänstgörande ersättarna {X_NAMED} och {Y_NAMED} samt Lars Berg (C)",
        ),
    ],
)
def test_those_who_serve_side_by_side_share_their_title(members: tuple[Member, ...], text: str) -> None:
    assert titled(members) == text


@pytest.mark.parametrize(
    ("members", "text"),
    [
        ((Member("Magdalena Sundqvist", "S"),), "Magdalena Sundqvists (S) yrkande"),
        ((Member("Johan Lisspers", "L"),), "Johan Lisspers (L) yrkande"),
        ((Member("Klas Lax", "MP"),), "Klas Lax (MP) yrkande"),
        ((Member("Hans Moritz", "SD"),), "Hans Moritz (SD) yrkande"),
        ((HOLM, BERG), "Anna Holms (S) och Lars Bergs (C) yrkande"),
        ((BERG, NILSSON), "yrkandet från Lars Berg (C) och Jonas Nilsson m.fl. (M)"),
    ],
)
def test_whose_it_is(members: tuple[Member, ...], text: str) -> None:
    """A name in -s, -x or -z stands unchanged; nothing is owned by *m.fl.*"""
    assert owned(members, "yrkande", "yrkandet") == text


def test_a_party_is_named_once_and_a_partilos_by_name() -> None:
    assert parties([BERG, HOLM, Member("Cilla Cederlund", "C")]) == "(C) och (S)"
    assert parties([BERG, HOLM, NILSSON]) == "(C), (S) och (M)"
    assert parties([BERG, ASK]) == "(C) och Fia Ask (-)"
    assert open_parties([BERG, HOLM, NILSSON]) == "C, S och M"


def test_a_sentence_opens_with_a_capital_and_the_rest_is_left_alone() -> None:
    assert opening("ordföranden Anna af Klint (SD)") == "Ordföranden Anna af Klint (SD)"
    assert opening("") == ""


@pytest.mark.parametrize(
    ("board", "name", "short"),
    [
        ("Södermalms stadsdelsnämnd", "stadsdelsnämnden", "nämnden"),
        ("Hägersten-Älvsjö stadsdelsnämnd", "stadsdelsnämnden", "nämnden"),
        ("Stadsdelsnämnden", "stadsdelsnämnden", "nämnden"),
        ("Kommunstyrelsen", "kommunstyrelsen", "kommunstyrelsen"),
        ("Ekby kommuns kommunstyrelse", "kommunstyrelsen", "kommunstyrelsen"),
        ("Barn- och utbildningsnämnden", "barn- och utbildningsnämnden", "nämnden"),
        ("Ekby barn- och utbildningsnämnd", "barn- och utbildningsnämnden", "nämnden"),
        ("Kultur-, idrotts- och fritidsnämnd", "kultur-, idrotts- och fritidsnämnden", "nämnden"),
        ("Nämnden för konsumentservice", "nämnden för konsumentservice", "nämnden"),
        ("Socialnämnd Centrum", "socialnämnden Centrum", "nämnden"),
        ("Kommunstyrelsens arbetsutskott", "arbetsutskottet", "utskottet"),
        ("Skånes regionfullmäktige", "regionfullmäktige", "regionfullmäktige"),
        ("Kommunala pensionärsrådet", "kommunala pensionärsrådet", "rådet"),
        ("Bolaget", "Bolaget", "Bolaget"),
    ],
)
def test_a_board_is_called_by_its_noun(board: str, name: str, short: str) -> None:
    assert (organ(board).name, organ(board).short) == (name, short)
