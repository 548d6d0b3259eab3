"""What a bot asked for: the parameters of one request, however they came."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import BodyPartReader

from bot.local.errors import bad_request

if TYPE_CHECKING:
    from aiohttp import web

LEADING_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes


@dataclass(slots=True)
class Params:
    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str) -> int:
        """Read a number by its leading digits, as Telegram does; none is 0."""
        match = LEADING_NUMBER.match(self.text(name).strip('"'))
        return int(match[0]) if match else 0

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"true", "yes", "1"}

    def data(self, name: str, complaint: str) -> Any:  # noqa: ANN401 — JSON as it came
        """Read a value that is JSON, or a string of JSON."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            return value or None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(complaint) from None

    @property
    def described(self) -> dict[str, Any]:
        """The parameters for the record, with uploads by their names."""
        return self.values | {name: upload.name for name, upload in self.uploads.items()}


async def read_params(request: web.Request) -> Params:
    params = Params(dict(request.query))
    if request.content_type == "application/json":
        body = await request.read()
        params.values |= _read_object(body) if body else {}
    elif request.content_type.startswith("multipart/"):
        await _read_parts(request, params)
    else:
        params.values |= dict(await request.post())
    return params


def _read_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object: expected an Object")
    return value


async def _read_parts(request: web.Request, params: Params) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            params.values[part.name] = content.decode()
        else:
            params.uploads[part.name] = Upload(part.filename, content)
