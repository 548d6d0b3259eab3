"""What the bot says about itself in its profile, by language."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Profile:
    name: str
    texts: dict[tuple[str, str], str] = field(default_factory=dict)

    def write(self, what: str, language: str, text: str) -> None:
        """Set a text, or with an empty one take it away."""
        if text:
            self.texts[what, language] = text
        else:
            self.texts.pop((what, language), None)

    def read(self, what: str, language: str) -> str:
        standard = self.name if what == "name" else ""
        return self.texts.get((what, language)) or self.texts.get((what, "")) or standard
