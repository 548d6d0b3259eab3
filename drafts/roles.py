"""Roles as registers write them, with the abbreviations and old names that occur."""

from __future__ import annotations

import re

from drafts.people import Role
from drafts.upload import key

# Matched against letters alone: `1:e vice ordf.` arrives here as `eviceordf`.
_FORMS = {
    Role.ORDFORANDE: r"ordf(orande)?",
    Role.VICE_ORDFORANDE: r"(e|a|forst[ea]|andr[ea]|tredje|i+)?v(ice)?ordf(orande)?",
    Role.LEDAMOT: r"(ord(inarie)?)?led(amot)?",
    Role.ERSATTARE: r"(tjanstgorande)?ers(attare)?(for.+)?|suppl(eant)?",
    Role.SEKRETERARE: r"(namnd)?sekr(eterare)?",
}


def role_of(text: str) -> Role | None:
    """The role that is written, or None where it is none of ours."""
    written = key(text)
    return next((role for role, form in _FORMS.items() if re.fullmatch(form, written)), None)
