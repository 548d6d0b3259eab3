"""Everything the bot says is in `yrka doctor --texts`: no message, page, or turn of words is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO

import pytest
from jinja2 import Environment, nodes
from rich.console import Console

from bot.anthology.gathering import Heard, Said, everything, listen
from bot.anthology.pages import PAGES
from bot.anthology.printing import CHAPTERS, print_anthology
from bot.play.script import SHIPPED
from handlers import templates
from handlers.drawn import plain
from handlers.menu import TEXTS
from handlers.templates import letters, messages

# What readers are not told, and the word that stands for it everywhere.
_OTHERWISE = {
    "votering": "omröstning",
    "kvitt": "ta emot",
    "medförfattare": "den som står bakom",
    "mötet": "sammanträdet",
    "suppleant": "ersättare",
    "yrkande": "förslag",
    "i egna ord": "med egna ord",
    "privata chatten": "vår privata chatt",
    "lägga in åt": "föra in åt",
}
_HIDDEN = (nodes.Call, nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Test)


@pytest.fixture(scope="module")
def told() -> dict[str, list[Said]]:
    return everything(Heard())


def _words(node: nodes.Node, *, shown: bool = False) -> Iterator[str]:
    """What a template has to say: its text, and the strings that it puts into it."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Const) and shown and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, _HIDDEN):
        asked = node.test if isinstance(node, nodes.If | nodes.CondExpr) else None
        for child in node.iter_child_nodes():
            if child is not asked and not (isinstance(node, nodes.Filter) and child is not node.node):
                yield from _words(child, shown=shown or isinstance(node, nodes.Output))


def _lines(environment: Environment, ending: str) -> Iterator[tuple[str, str]]:
    for name in environment.list_templates(filter_func=lambda name: name.endswith(ending)):
        loader = environment.loader
        assert loader
        tree = environment.parse(loader.get_source(environment, name)[0])
        for macro in tree.find_all(nodes.Macro):
            for line in plain("\n".join(_words(macro))).split("\n"):
                if re.search(r"[a-zåäö]", line):
                    yield f"{name}, {macro.name}", _squeezed(line)


def _squeezed(text: str) -> str:
    return " ".join(text.split()).casefold()


def test_no_word_of_any_template_is_left_out(told: dict[str, list[Said]]) -> None:
    whole = _squeezed(" ".join(said.text for turns in told.values() for said in turns))
    for environment, ending in ((templates._chat, ".html.j2"), (templates._letters, ".txt.j2")):
        missing = [found for found in _lines(environment, ending) if found[1] not in whole]
        assert missing == []


def test_one_thing_has_one_word() -> None:
    for environment, ending in ((templates._chat, ".html.j2"), (templates._letters, ".txt.j2")):
        for where, line in _lines(environment, ending):
            assert not [word for word in _OTHERWISE if re.search(rf"\b{word}", line)], f"{where}: {line}"


def test_every_page_has_examples() -> None:
    shown = templates._pages.list_templates(filter_func=lambda name: name.endswith(".html.j2"))
    there = {name.removesuffix(".html.j2") for name in shown}
    assert {name for name in there if not name.startswith("_")} == set(PAGES)


def test_every_template_stands_in_one_chapter() -> None:
    files = [file for chapter in CHAPTERS.values() for file in chapter]
    said = {name.partition(".")[0] for name in (*messages(), *letters())} | set(PAGES)
    assert sorted(files) == sorted(said)


def test_what_is_printed_has_the_menu_and_every_word(told: dict[str, list[Said]]) -> None:
    paper = StringIO()
    print_anthology(told, Console(file=paper, width=200))
    printed = _squeezed(paper.getvalue())
    assert all(_squeezed(words) in printed for words in TEXTS.values())
    assert all(
        _squeezed(line) in printed
        for turns in told.values()
        for said in turns
        for line in said.text.split("\n")
    )


async def test_what_a_scenario_says_is_shown_as_it_was_said_with_its_buttons() -> None:
    heard = await listen([SHIPPED / "ersattare.yaml"], lambda _name: None)
    first = everything(heard)["opening.which_kind"][0]
    assert first.text.startswith("Ärende ")
    assert ("Gemensamt förslag", "Eget förslag") in first.buttons
    assert templates._hearers == []
