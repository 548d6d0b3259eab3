"""Each person's pace, in this process: what is too fast is answered, and does nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from drafts.errors import TooFast
from drafts.pacing import Bucket, Pace, take

KEPT = 10_000  # people


@dataclass
class Paces:
    """`pace` is None where nobody is held back: the local server, where whole evenings pass in a second."""

    pace: Pace | None = None
    _buckets: dict[int, tuple[int, Bucket | None, int]] = field(default_factory=dict)

    def pass_(self, account: int, update: int, now: datetime) -> None:
        """TooFast, or nothing. An update that is run again, having lost a race, is counted once."""
        if self.pace is None:
            return
        seen, bucket, wait = self._buckets.pop(account, (-1, None, 0))
        if seen != update:
            try:
                bucket, wait = take(bucket, self.pace, now), 0
            except TooFast as fast:
                wait = fast.seconds
        self._buckets[account] = (update, bucket, wait)
        if len(self._buckets) > KEPT:
            self._buckets.pop(next(iter(self._buckets)))
        if wait:
            raise TooFast(wait)
