"""The verbs with which a nämnd decides, and those with which it has something looked into."""

from __future__ import annotations

_DECIDE = (
    "anta avslå avsätta avstyrka besluta bifalla bordlägga fastställa föreslå ge godkänna hemställa "
    "inrätta tillstyrka uppdra upphäva utse återremittera överlämna"
)
_DECIDES = (
    "antar avslår avsätter avstyrker beslutar bifaller bordlägger fastställer föreslår ger godkänner "
    "hemställer inrättar tillstyrker uppdrar upphäver utser återremitterar överlämnar"
)
_LOOK_INTO = (
    "utreda undersöka kartlägga utvärdera inventera redovisa återredovisa återrapportera rapportera "
    "återkomma presentera analysera pröva"
)
DECIDE = tuple(_DECIDE.split())
DECIDES = tuple(_DECIDES.split())
LOOK_INTO = tuple(_LOOK_INTO.split())
