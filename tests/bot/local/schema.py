"""Two judges of what goes over the wire, both by others: aiogram's generated schema and teremok's limits.

    check_calls(telegram.calls)     # after any test in which a bot talked to the local server

Raises AssertionError naming every request, answer and update that does not fit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from bot.local.calls import Call
from bot.local.errors import Refused
from bot.local.texts import format_text

LONGEST_TEXT = 4096


def check_calls(calls: Sequence[Call]) -> None:
    complaints = [f"{call.method}: {words}" for call in calls for words in complain(call)]
    assert not complaints, "\n".join(complaints)


def complain(call: Call) -> Iterator[str]:
    method = _find_method(call.method)
    if method is None:
        yield "is no method of the Bot API"
        return
    params = {name: _decode(value) for name, value in call.params.items()}
    yield from _find_strangers(method, params)
    try:
        request = method(**{name: value for name, value in params.items() if name in method.model_fields})
    except ValueError as error:
        yield f"the request does not fit: {error}"
        return
    yield from _check_limits(request, params)
    if call.status == 200:
        yield from _check_answer(method, call.body["result"])


def _find_method(name: str) -> Any:
    return _aiogram_methods().get(name.lower())


@cache
def _aiogram_methods() -> dict[str, Any]:
    from aiogram import methods  # noqa: PLC0415 — seconds to import, for those who ask

    models = (getattr(methods, name) for name in methods.__all__)
    names = ((getattr(model, "__api_method__", None), model) for model in models)
    return {name.lower(): model for name, model in names if isinstance(name, str)}


@cache
def _bot() -> Any:
    from aiogram import Bot  # noqa: PLC0415 — likewise

    return Bot("1:local")


def _decode(value: object) -> Any:
    """Read a parameter that is JSON in a string, as forms carry objects and lists."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _find_strangers(method: Any, params: dict[str, Any]) -> Iterable[str]:
    attached = json.dumps(params, default=str)
    return [
        f"has no parameter {name}"
        for name in params
        if name not in method.model_fields and f"attach://{name}" not in attached
    ]


def _check_limits(request: Any, params: dict[str, Any]) -> Iterator[str]:
    from teremok.validation import ApiRuleViolation, validate_method  # noqa: PLC0415 — likewise

    try:
        validate_method(_bot(), _with_text_as_shown(request, params))
    except (ApiRuleViolation, Refused) as violation:
        yield str(violation)


def _with_text_as_shown(request: Any, params: dict[str, Any]) -> Any:
    """Leave the markup out of a long text: the limit is on what is shown, and teremok counts what is sent."""
    text = params.get("text", "")
    if len(text) <= LONGEST_TEXT:
        return request
    shown, _ = format_text(text, params.get("parse_mode") or "", None)
    return request.model_copy(update={"text": shown, "parse_mode": None})


def _check_answer(method: Any, result: Any) -> Iterator[str]:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 — comes with aiogram

    try:
        read = TypeAdapter(method.__returning__).validate_python(result)
    except ValidationError as error:
        yield f"the answer does not fit: {error}"
        return
    yield from (f"the answer has an unknown {name}" for name in _find_extras(read))


def _find_extras(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _find_extras(each)
    elif hasattr(value, "model_fields_set"):
        yield from (f"{type(value).__name__}.{name}" for name in value.model_extra or {})
        for name in value.model_fields_set:
            yield from _find_extras(getattr(value, name, None))
