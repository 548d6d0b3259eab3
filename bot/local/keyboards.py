"""Buttons under a message, and what else a bot may ask a client to show: `reply_markup`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.local.errors import Unmodelled, bad_request

MOST_BUTTONS = 100
KNOWN_BUTTON_FIELDS = {
    "text",
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "style",
    "icon_custom_emoji_id",
}
STYLES = {"danger", "success", "primary"}

Rows = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    app: str | None = None  # the address of a Mini App
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ForceReply:
    placeholder: str | None = None
    selective: bool = False


@dataclass(frozen=True, slots=True)
class Markup:
    """At most one of these is set; none of them is a message without markup."""

    buttons: tuple[tuple[Button, ...], ...] = ()
    keyboard: tuple[tuple[str, ...], ...] = ()
    force_reply: ForceReply | None = None
    removes_keyboard: bool = False

    @property
    def forbids_editing(self) -> bool:
        return bool(self.keyboard or self.force_reply or self.removes_keyboard)


NO_MARKUP = Markup()


def read_markup(raw: object) -> Markup:
    """Read a reply_markup parameter, refusing what Telegram refuses when it reads one."""
    markup = _decode(raw)
    if not markup:
        return NO_MARKUP
    if "inline_keyboard" in markup:
        return Markup(buttons=_read_rows(markup["inline_keyboard"]))
    if "keyboard" in markup:
        return Markup(keyboard=_read_labels(markup["keyboard"]))
    if markup.get("force_reply"):
        placeholder = markup.get("input_field_placeholder")
        return Markup(force_reply=ForceReply(placeholder, bool(markup.get("selective"))))
    return Markup(removes_keyboard=bool(markup.get("remove_keyboard")))


def check_buttons(markup: Markup, *, private: bool) -> None:
    """Refuse what Telegram's servers refuse once chat and message are known to be fine."""
    buttons = [button for row in markup.buttons for button in row]
    if not private and any(button.app is not None for button in buttons):
        raise bad_request("BUTTON_TYPE_INVALID")
    if any(button.data is not None and len(button.data.encode()) > 64 for button in buttons):  # noqa: PLR2004 — Telegram's limit, in bytes
        raise bad_request("BUTTON_DATA_INVALID")
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")


def _decode(raw: object) -> dict[str, Any]:
    if isinstance(raw, str) and raw:
        try:
            raw = json.loads(raw)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if raw in (None, ""):
        return {}
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    return raw


def _check_shape(rows: object, field: str, row_words: str) -> Rows:
    if not isinstance(rows, list):
        raise bad_request(f'Field "{field}" of the {row_words} must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'Field "{field}" must be an Array of Arrays')
    return rows


def _read_rows(rows: object) -> tuple[tuple[Button, ...], ...]:
    shaped = _check_shape(rows, "inline_keyboard", "InlineKeyboardMarkup")
    # Telegram drops empty rows in silence
    return tuple(tuple(_read_button(button) for button in row) for row in shaped if row)


def _read_button(button: object) -> Button:
    if not isinstance(button, dict):
        raise bad_request("can't parse InlineKeyboardButton: expected an Object")
    if "text" not in button:
        raise bad_request("can't parse InlineKeyboardButton: Can't find field \"text\"")
    if strange := set(button) - KNOWN_BUTTON_FIELDS:
        raise Unmodelled(f"inline buttons with {', '.join(sorted(strange))}")
    # of several actions Telegram keeps the one it reads first
    button = dict(button)
    style = button.get("style")
    if style is not None and style not in STYLES:
        raise bad_request("can't parse InlineKeyboardButton: invalid button style specified")
    if url := button.get("url"):
        return Button(button["text"], url=_check_url(url), style=style)
    if data := button.get("callback_data"):
        return Button(button["text"], data=data, style=style)
    if app := (button.get("web_app") or {}).get("url"):
        return Button(button["text"], app=_check_app(app), style=style)
    if copied := (button.get("copy_text") or {}).get("text"):
        return Button(button["text"], copy_text=copied, style=style)
    raise bad_request("text buttons are not allowed in the inline keyboard")


def _check_url(url: str) -> str:
    scheme, _, rest = url.rpartition("://")
    if scheme.lower() not in {"", "http", "https", "tg", "ton", "tonsite"} or not rest or " " in url:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if scheme.lower() in {"", "http", "https"} and "." not in rest.partition("/")[0].partition("?")[0]:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return url


def _check_app(url: str) -> str:
    """As Telegram's test environment takes them: without TLS too."""
    if not url.startswith(("https://", "http://")):
        raise bad_request(
            f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        )
    return url


def _read_labels(rows: object) -> tuple[tuple[str, ...], ...]:
    shaped = _check_shape(rows, "keyboard", "ReplyKeyboardMarkup")
    return tuple(
        tuple(button if isinstance(button, str) else str(button["text"]) for button in row)
        for row in shaped
        if row
    )
