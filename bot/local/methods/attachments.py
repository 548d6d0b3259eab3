"""Files in a request: uploaded with it, or known already by file_id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.local.errors import Unmodelled, bad_request
from bot.local.texts import format_text

if TYPE_CHECKING:
    from bot.local.files import File, Kind
    from bot.local.params import Params, Upload
    from bot.local.texts import Formatted
    from bot.local.world import World

KINDS: dict[str, Kind] = {"document": "Document", "photo": "Photo"}


def read_file(world: World, params: Params, name: str, kind: Kind) -> File:
    if name in params.uploads:
        return _store(world, params.uploads[name], kind)
    return _resolve(world, params, params.text(name), kind)


def read_media(world: World, params: Params, raw: Any) -> tuple[File, Formatted]:  # noqa: ANN401 — JSON as it came
    """Read one InputMedia: its file and its caption."""
    if not isinstance(raw, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    caption = format_text(raw.get("caption") or "", raw.get("parse_mode") or "", raw.get("caption_entities"))
    if "type" not in raw:
        raise bad_request("can't parse InputMedia: Can't find field \"type\"")
    if raw["type"] not in KINDS:
        raise Unmodelled(f"media of type {raw['type']}")
    if not raw.get("media"):
        raise bad_request("can't parse InputMedia: media not found")
    return _resolve(world, params, raw["media"], KINDS[raw["type"]]), caption


def _resolve(world: World, params: Params, reference: str, kind: Kind) -> File:
    if reference.startswith("attach://"):
        upload = params.uploads.get(reference.removeprefix("attach://"))
        reference = "" if upload is None else reference
        if upload:
            return _store(world, upload, kind)
    if not reference:
        raise bad_request(f"there is no {kind.lower()} in the request")
    if "." in reference:
        raise Unmodelled("files fetched from the web")
    return world.files.reuse(reference, kind)


def _store(world: World, upload: Upload, kind: Kind) -> File:
    return world.files.store(upload.data, upload.name, kind)
