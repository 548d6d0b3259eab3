"""Is every template of a style sound? Read, then tried on every sample, so that no evening finds out."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping

from jinja2 import TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.exceptions import SecurityError

from bot.styles.faults import StyleFault
from bot.styles.samples import SAMPLES
from handlers.house_style import FACTS, PARTS, Style, Templates, TooLongPassage, passages

_REFERRING = (nodes.FromImport, nodes.Import, nodes.Include, nodes.Extends)
_ENDLESS = (RecursionError, TooLongPassage)
_COUNTING = {nodes.Mul: "*", nodes.Pow: "**", nodes.Mod: "%"}


def check_templates(style: Style, files: Mapping[str, str]) -> list[StyleFault]:
    """Faults of the text where there are any; else those that the samples bring out, each once."""
    read = [fault for name, text in files.items() for fault in _read(style, name, text, files)]
    return read or list(dict.fromkeys(_tried(style)))


def _read(style: Style, name: str, text: str, files: Mapping[str, str]) -> Iterator[StyleFault]:
    file = f"{style.name}/{name}"
    try:
        tree = style.templates.parse(text, name)
    except TemplateSyntaxError as error:
        yield StyleFault(file, error.lineno, f"mallen går inte att läsa ({error.message})")
        return
    except RecursionError:  # thousands of brackets
        yield StyleFault(file, 0, "mallen går inte att läsa (för många parenteser)")
        return
    faults = {*_calls(tree, style.templates), *_references(tree, files)}
    faults = faults or set(_names(tree))  # Jinja finds names only where it knows every filter
    yield from (StyleFault(file, line, what) for line, what in sorted(faults))


def _names(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    given = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    unknown = meta.find_undeclared_variables(tree) - FACTS - given
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            yield name.lineno, f"uppgiften {name.name} finns inte"
    for part in tree.find_all(nodes.Getattr):
        if part.attr not in PARTS:
            yield part.lineno, f"ingen uppgift har något som heter {part.attr}"


def _calls(tree: nodes.Template, templates: Templates) -> Iterator[tuple[int, str]]:
    for used in tree.find_all(nodes.Filter):
        if used.name not in templates.filters:
            yield used.lineno, f"filtret {used.name} finns inte"
    for test in tree.find_all(nodes.Test):
        if test.name not in templates.tests:
            yield test.lineno, f"testet {test.name} finns inte"
    for kind, sign in _COUNTING.items():
        for counted in tree.find_all(kind):
            yield counted.lineno, f"{sign} får inte användas"


def _references(tree: nodes.Template, files: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    for other in tree.find_all(_REFERRING):
        template = getattr(other, "template", None)
        name = template.value if isinstance(template, nodes.Const) else None
        if name not in files:
            yield other.lineno, f"mallen {name or 'som hämtas'} finns inte i stilens mapp"


def _tried(style: Style) -> Iterator[StyleFault]:
    for sample in SAMPLES:
        try:
            passages(sample, style)
        # A template can raise anything Python does; each is a fault of the template.
        except Exception as error:  # noqa: BLE001
            name, line = _place(style, error)
            yield StyleFault(name, line, _what(error))
            if isinstance(error, _ENDLESS):
                return  # it would take as long with every sample


def _place(style: Style, error: Exception) -> tuple[str, int]:
    """The template and the line it had come to: Jinja gives tracebacks in the template's own lines."""
    if isinstance(error, TooLongPassage):
        return f"{style.name}/{error}.j2", 0
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".j2")]
    if not frames:
        return style.name, 0
    return f"{style.name}/{frames[-1].filename}", frames[-1].lineno or 0


def _what(error: Exception) -> str:
    if isinstance(error, UndefinedError):
        return f"uppgiften finns inte här ({error.message})"
    if isinstance(error, SecurityError):
        return f"det får en mall inte göra ({error})"
    if isinstance(error, TooLongPassage):
        return "passagen blir för lång"
    if isinstance(error, RecursionError):
        return "ett makro anropar sig själv utan slut"
    return f"det går inte att räkna ut ({error})"
