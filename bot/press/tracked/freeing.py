"""What stands around a changed paragraph and would hide the change, or keep it from being accepted."""

from __future__ import annotations

from lxml.etree import _Element as Element

from bot.press.tracked.settling import drop
from bot.readers.wordml import MC, W


def free(paragraph: Element) -> None:
    """Unlock the content controls it stands in, and drop the older copy of the text box it stands in."""
    for above in [paragraph, *paragraph.iterancestors()]:
        if above.tag == f"{W}sdt":
            for lock in above.findall(f"{W}sdtPr/{W}lock"):
                drop(lock)
        elif above.tag == f"{MC}Choice":
            for copy in list(above.itersiblings(f"{MC}Fallback")):
                drop(copy)
    for lock in paragraph.findall(f".//{W}sdt/{W}sdtPr/{W}lock"):
        drop(lock)
