"""How a page is looked at: on what screen, in which colours, with or without script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Viewing:
    """A reader's screen (in CSS pixels) and settings."""

    width: int = 1280
    height: int = 900
    dark: bool = False
    scripts: bool = True
    still: bool = False

    @property
    def phone(self) -> bool:
        """Whether the screen is a phone's: touched, and only honest if the page says so."""
        return self.width < 600

    @property
    def name(self) -> str:
        """The words that a screenshot's file name ends with."""
        words = [{1280: "wide", 360: "narrow"}.get(self.width, str(self.width))]
        words += ["dark"] * self.dark + ["no-script"] * (not self.scripts)
        return "-".join(words)

    def options(self) -> dict[str, Any]:
        """What Playwright's `new_context` wants to hear."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "color_scheme": "dark" if self.dark else "light",
            "java_script_enabled": self.scripts,
            "reduced_motion": "reduce" if self.still else "no-preference",
            "is_mobile": self.phone,
            "has_touch": self.phone,
            "locale": "en-US",
            "timezone_id": "UTC",
        }


WIDE = Viewing()
NARROW = Viewing(width=360, height=780)
SMALLEST = Viewing(width=320, height=640)  # WCAG 2.2, 1.4.10 Reflow: 320 CSS pixels
