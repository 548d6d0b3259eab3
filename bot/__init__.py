"""The world and the wiring: in here nothing is decided."""

import os

# python-telegram-bot 22 gives a flood's waiting time as a timedelta from its next major version on, and
# warns until then whenever one is made.
os.environ.setdefault("PTB_TIMEDELTA", "true")
