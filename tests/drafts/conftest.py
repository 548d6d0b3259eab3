"""Hypothesis measures no time here: a busy machine is no fault of the rules.

On CI it tries the same examples each time, so that a change is judged by what it changes; everywhere else it
looks for new ones.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "rules",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="YRKA_CI" in os.environ,
)
settings.load_profile("rules")
