"""A style's folder is checked when it is loaded, and every fault names its file and line."""

from __future__ import annotations

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from bot.styles.faults import BadStyle
from bot.styles.folder import FILES_LIMIT, PASSAGES, SHIPPED, load_style, load_styles, style_names
from bot.styles.samples import SAMPLES
from handlers.house_style import FACTS, FILTERS, READ, Style, passages

ENDLESS = (
    "{% set a = board ~ board ~ board ~ board %}{% set b = a ~ a ~ a ~ a ~ a ~ a ~ a ~ a %}"
    "{% set c = b ~ b ~ b ~ b ~ b ~ b ~ b ~ b ~ b ~ b %}"
    "{% for x in c %}{% for y in c %}{{ board }}{% endfor %}{% endfor %}"
)
TraceFunction = Callable[[FrameType, str, Any], Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A board's own style, as somebody begins one: a copy of what ships."""
    shutil.copytree(SHIPPED / "enkel", tmp_path / "egen")
    return tmp_path / "egen"


def faults_of(folder: Path) -> str:
    with pytest.raises(BadStyle) as bad:
        load_style(folder)
    return str(bad.value)


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", sorted(style_names()))
def test_what_ships_is_sound(name: str) -> None:
    """Tried here, and not at every start."""
    assert load_style(SHIPPED / name).name == name


def test_a_template_of_thousands_of_brackets_is_a_fault(folder: Path) -> None:
    assert "för många parenteser" in faults_of(written(folder, "beslut.j2", "{{ " + "[" * 3_000))


def test_four_styles_ship() -> None:
    assert set(load_styles()) == style_names() == {"stockholm", "goteborg", "lomma", "enkel"}
    assert all({name for name, _ in style.headings} == set(PASSAGES) for style in load_styles().values())


def test_a_boards_own_stands_beside_those_that_ship_and_before_one_of_the_same_name(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "stockholm")
    assert style_names(folder.parent) == {*style_names(), "egen"}
    styles = load_styles(folder.parent)
    assert styles["egen"].title == styles["stockholm"].title == "Enkel"


def test_its_order_and_headings_are_its_own(folder: Path) -> None:
    sheet = (folder / "stil.yaml").read_text(encoding="utf-8")
    written(folder, "stil.yaml", sheet.replace("handlingar: Handlingar", "handlingar: Underlag"))
    assert ("handlingar", "Underlag") in load_style(folder).headings


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("Hej\n{% if outcome %}\nså", 2, "mallen går inte att läsa"),
        ("Hej\n\n{{ chair | titeled }}", 3, "filtret titeled finns inte"),
        ("{% if outcome is konstig %}a{% endif %}", 1, "testet konstig finns inte"),
        ("Hej\n{{ ordforande }}", 2, "uppgiften ordforande finns inte"),
        (
            "{% for m in motions %}\n{{ m.partier }}\n{% endfor %}",
            2,
            "ingen uppgift har något som heter partier",
        ),
        ('{% include "../stockholm/beslut.j2" %}', 1, "mallen ../stockholm/beslut.j2 finns inte"),
        ("{% include board %}", 1, "mallen som hämtas finns inte"),
        ('\n{% from "finns_inte.j2" import a %}', 2, "mallen finns_inte.j2 finns inte"),
        ('{{ "a" * 1000000000 }}', 1, "* får inte användas"),
        ("{{ 9 ** 99999 }}", 1, "** får inte användas"),
        ("{{ [chair] | titled }}", 1, "det går inte att räkna ut"),
        ("\n{{ ballot.ja }}", 2, "uppgiften finns inte här"),
        ("{{ board.__class__ }}", 1, "ingen uppgift har något som heter __class__"),
        ('{{ board["__class__"] }}', 1, "det får en mall inte göra"),
        ("{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}", 1, "ett makro anropar sig själv"),
        (
            ENDLESS,
            0,
            "passagen blir för lång",
        ),
    ],
)
def test_a_fault_in_a_template_is_told_by_file_and_line(
    folder: Path, text: str, line: int, fault: str
) -> None:
    told = faults_of(written(folder, "beslut.j2", text))
    assert f"egen/beslut.j2{f', rad {line}' if line else ''}: {fault}" in told


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("namn: Enkel", "", "namn saknas"),
        ("namn: Enkel", "namn: Enkel\nfärg: blå", "egen/stil.yaml, rad 2: färg är inget som stil.yaml har"),
        ("  jav: Jäv", "  jäv: Jäv", "egen/stil.yaml, rad 4: jäv är ingen passage"),
        ("  jav: Jäv", "  beslut: Jäv", "egen/stil.yaml, rad 4: beslut står två gånger"),
        ("  jav: Jäv", "  jav:", "egen/stil.yaml, rad 4: jav har ingen rubrik"),
        ("  jav: Jäv\n", "", "jav saknas under rubriker"),
        ("rubriker:", "rubriker: nej\nannat:", "rubriker saknas"),
        ("namn: Enkel", "namn: [Enkel", "egen/stil.yaml: "),
        ("namn: Enkel\nrubriker:", "- namn\n-", "egen/stil.yaml: "),
    ],
)
def test_a_fault_in_the_sheet_is_told_by_line(folder: Path, before: str, after: str, fault: str) -> None:
    sheet = (folder / "stil.yaml").read_text(encoding="utf-8")
    assert before in sheet
    assert fault in faults_of(written(folder, "stil.yaml", sheet.replace(before, after, 1)))


def test_every_passage_has_its_file(folder: Path) -> None:
    (folder / "jav.j2").unlink()
    assert faults_of(folder) == "egen/jav.j2: filen saknas."


def test_what_is_no_text_or_too_much_of_it_is_told(folder: Path) -> None:
    (folder / "jav.j2").write_bytes("Jäv".encode("utf-16"))
    written(folder, "beslut.j2", "x" * 60_000)
    for number in range(FILES_LIMIT):
        written(folder, f"mall{number}.j2", "")
    told = faults_of(folder)
    assert "egen/jav.j2: filen går inte att läsa som text i UTF-8." in told
    assert "egen/beslut.j2: filen får ha högst 50 kB." in told
    assert f"egen: mappen får ha högst {FILES_LIMIT} mallar." in told


def test_all_faults_of_all_styles_are_told_at_once(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "andra")
    shutil.copytree(folder, folder.parent / "Min stil 2")
    written(folder, "beslut.j2", "{{ a }}\n{{ b }}")
    (folder.parent / "andra" / "jav.j2").unlink()
    with pytest.raises(BadStyle) as bad:
        load_styles(folder.parent)
    assert str(bad.value).splitlines() == [
        "Min stil 2: mappens namn får bara ha små bokstäver a–z.",
        "andra/jav.j2: filen saknas.",
        "egen/beslut.j2, rad 1: uppgiften a finns inte.",
        "egen/beslut.j2, rad 2: uppgiften b finns inte.",
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadStyle, match="ingen: mappen finns inte"):
        load_styles(tmp_path / "ingen")


def test_an_empty_line_parts_paragraphs_and_no_other_does(folder: Path) -> None:
    """Whatever tags and line ends stand between the words."""
    text = (
        "{% if outcome %}\nHej\n{% endif %}\n{{ '' }}\nalla\n{% if outcome %}{% endif %}\n{# en\n\nrad #}\n"
        "här.\n\n\nDär."
    )
    worded = _beslut(load_style(written(folder, "beslut.j2", text)))
    assert worded == ("Hej alla här.", "Där.")


def _beslut(style: Style) -> tuple[str, ...]:
    decided = next(sample for sample in SAMPLES if sample.outcome)
    return passages(decided, style)[0].paragraphs


@pytest.mark.parametrize("style", load_styles().values(), ids=lambda style: str(style.name))
def test_the_samples_reach_every_line_of_those_that_ship(style: Style) -> None:
    """Only what a sample comes to is tried when a style is loaded."""
    reached: dict[str, set[int]] = defaultdict(set)

    def trace(frame: FrameType, _event: str, _arg: object) -> TraceFunction | None:
        if not frame.f_code.co_filename.endswith(".j2"):
            return None
        reached[frame.f_code.co_filename].add(frame.f_lineno)
        return trace

    with _traced(trace):
        for sample in SAMPLES:
            passages(sample, style)
    assert len(reached) == len(PASSAGES) + 1
    for name, python in reached.items():
        template = style.templates.get_template(name)
        lines = {line for line, _ in template.debug_info}
        assert lines - {template.get_corresponding_lineno(number) for number in python} == set(), name


@contextmanager
def _traced(trace: TraceFunction) -> Iterator[None]:
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def test_the_guide_names_all_that_a_template_knows() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "husstil.md").read_text(encoding="utf-8")
    spans = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", guide, flags=re.DOTALL))
    words = set(re.findall(r"[a-z_]+", " ".join(spans)))
    parts = {name for kind in READ for name in dir(kind) if not name.startswith("_")}
    assert FACTS | parts | set(FILTERS) | set(PASSAGES) | style_names() <= words
